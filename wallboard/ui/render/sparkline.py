"""Sparklines: the course of a number as bars of eighths of a cell, scaled from 0, and blank where nothing was read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from wallboard.ui.render.cells import Spans
from wallboard.ui.render.marks import BARS

SPARK_MINUTES = 30
"""The same on every part of the board, so that a bar stands for the same time wherever the lines are equally wide."""
A_FEW = 4.0
"""What fills the height where contacts or agents are counted, if there never were more: one who waits is no peak."""
_EIGHTHS = len(BARS) - 1


def sparkline(values: Sequence[float | None], top: float, ink: str, height: int = 1) -> tuple[Spans, ...]:
    """Return the values as bars, one cell wide and at most `height` cells high, in lines from top to bottom.

    `top`, more than 0, fills the whole height. A 0 is a low bar without a colour, so that it is no gap, and nothing
    else is as low.
    """
    bars = [_eighths(value, top, height * _EIGHTHS) for value in values]
    below = [row * _EIGHTHS for row in reversed(range(height))]
    return tuple(_line(bars, lower, ink) for lower in below)


def _line(bars: Sequence[int], lower: int, ink: str) -> Spans:
    """Draw the part of the bars that is in one line, `lower` eighths above the ground."""
    return tuple(
        ("".join(BARS[min(max(bar - lower, 0), _EIGHTHS)] for bar in some), "track" if is_zero else ink)
        for is_zero, some in groupby(bars, lambda bar: bar == 1)
    )


def _eighths(value: float | None, top: float, height: int) -> int:
    if value is None:
        return 0
    if value <= 0:
        return 1
    return 1 + max(1, round((height - 1) * min(1.0, value / top)))
