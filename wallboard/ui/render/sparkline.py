"""Sparklines: the course of a number as bars of eighths of a cell, blank where nothing was read.

They are scaled from 0, or from the lowest value where that is below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from wallboard.ui.render.cells import Spans
from wallboard.ui.render.marks import BARS

SPARK_MINUTES = 30
"""The same on every part of the board, so that a bar stands for the same time wherever the lines are equally wide."""
A_FEW = 4.0
"""What fills the height where contacts or agents are counted, if there never were more: one who waits is no peak."""
_EIGHTHS = len(BARS) - 1


def sparkline(values: Sequence[float | None], top: float, ink: str, height: int = 1) -> tuple[Spans, ...]:
    """Return the values as bars, one cell wide and at most `height` cells high, in lines from top to bottom.

    `top`, more than 0, fills the whole height. The ground is a low bar, so that it is no gap, and nothing else is as
    low. Only what is more than 0 has a colour.
    """
    ground = min([0.0, *(value for value in values if value is not None)])
    bars = [(_eighths(value, ground, top, height * _EIGHTHS), value is not None and value <= 0) for value in values]
    below = [row * _EIGHTHS for row in reversed(range(height))]
    return tuple(_line(bars, lower, ink) for lower in below)


def _line(bars: Sequence[tuple[int, bool]], lower: int, ink: str) -> Spans:
    """Draw the part of the bars that is in one line, `lower` eighths above the ground."""
    return tuple(
        ("".join(BARS[min(max(bar - lower, 0), _EIGHTHS)] for bar, _ in some), "track" if is_plain else ink)
        for is_plain, some in groupby(bars, itemgetter(1))
    )


def _eighths(value: float | None, ground: float, top: float, height: int) -> int:
    if value is None:
        return 0
    if value <= ground:
        return 1
    return 1 + max(1, round((height - 1) * min(1.0, (value - ground) / (top - ground))))
