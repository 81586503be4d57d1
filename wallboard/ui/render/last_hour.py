"""The last hour as charts: what the headline's figures were, one above the other on one axis of time.

LAST HOUR                10:00     10:10     10:20
  Waiting                            ▂▃▅▇██▇▅▃
  most 14       ▁▁▁▂▂▃▃▂▁▁▁▁▂▃▃▄▅▆▇████████████
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from msgspec.structs import replace

from wallboard.model.course import Trend
from wallboard.model.figure import Measure
from wallboard.model.instant import later
from wallboard.ui.render.cells import Spans, fit, fit_spans
from wallboard.ui.render.headline_tiles import Tile
from wallboard.ui.render.marks import SEVERITY_INK
from wallboard.ui.render.sparkline import sparkline
from wallboard.ui.render.words import count, duration, percent

LOWEST = 3
"""Lines below which it is not worth the room: the axis, and one chart of two lines."""
MINUTES = 60
_LABEL_WIDTH = 18
_CHART_ROWS = (2, 8)
"""A chart's least and greatest height, without the line between it and the next."""
_MARK_EVERY = (10, 15, 30)
_MARK_WIDTH = 7
_MARK = "%H:%M"


def last_hour_lines(shown: Sequence[Tile], ends_at: datetime | None, width: int, height: int) -> tuple[Spans, ...]:
    """Return as many of the figures' charts as fit, in at most `height` lines of `width` cells.

    `ends_at` (aware, in the tenant's zone) is the time of the latest reading; None: there is none yet.
    """
    cells = width - _LABEL_WIDTH
    remembered = remembered_of(shown)
    title: Spans = ((fit("LAST HOUR", _LABEL_WIDTH), "label"),)
    if ends_at is None or not remembered or cells < _MARK_WIDTH or height < LOWEST:
        return (title,)
    number = max(1, min(len(remembered), height // (_CHART_ROWS[0] + 1)))
    rows = min(max(_CHART_ROWS[0], (height - 1 - number) // number), max(_CHART_ROWS))
    lines: list[Spans] = [(*title, *axis(ends_at, cells))]
    for tile in remembered[:number]:
        lines += [*_chart(tile, cells, rows), ()]
    return tuple(lines[: min(height, len(lines) - 1)])


def remembered_of(shown: Sequence[Tile]) -> list[Tile]:
    """Return those of the figures that have a chart."""
    return [tile for tile in shown if tile.trend.latest is not None]


def axis(ends_at: datetime, cells: int) -> Spans:
    """Return the times of day over charts that end at a moment, each above what it names."""
    cell_s = MINUTES * 60 / cells
    every = next((each for each in _MARK_EVERY if each * 60 / cell_s >= _MARK_WIDTH), _MARK_EVERY[-1])
    since_last_s = ends_at.minute % every * 60 + ends_at.second
    line = [" "] * cells
    for step in range(MINUTES // every + 1):
        ago_s = since_last_s + step * every * 60
        at = cells - 1 - int(ago_s / cell_s)
        if 0 <= at <= cells - len(words := f"{later(ends_at, -ago_s):{_MARK}}"):
            line[at : at + len(words)] = words
    return (("".join(line), "hint"),)


def _chart(tile: Tile, cells: int, rows: int) -> tuple[Spans, ...]:
    values = tile.trend.spark(cells, MINUTES)
    known = [value for value in values if value is not None]
    top = max([tile.top, *known])
    ink = SEVERITY_INK[tile.severity] if tile.severity else "good" if tile.is_level else "busy"
    worst = worst_of(tile.trend, cells, tile.value, is_lowest=tile.is_level)
    words = worst_words(worst, partial(_written, tile), tile.measure, is_lowest=tile.is_level)
    labels: list[Spans] = [((f"  {tile.title.capitalize()}", "value"),), ((f"  {words}", "hint"),)]
    labels += [()] * (rows - len(labels))
    return tuple(
        (*fit_spans(label, _LABEL_WIDTH), *line)
        for label, line in zip(labels, sparkline(values, top, ink if tile.is_current else "hint", rows), strict=True)
    )


def worst_of(trend: Trend, cells: int, now: float | None, *, is_lowest: bool) -> float | None:
    """Return the lowest or the most of all readings in a picture so many cells wide and of what is shown as `now`.

    A bar may be a mean, and what is shown may be newer than what is remembered. None: nothing is remembered.
    """
    worst = min if is_lowest else max
    known = [value for value in replace(trend, gathered=worst).spark(cells, MINUTES) if value is not None]
    return worst(known if now is None else [*known, now]) if known else None


def worst_words(worst: float | None, words: Callable[[float], str], measure: Measure, *, is_lowest: bool) -> str:
    """Return the worst that a figure was, in words: a time of 0 that is the longest was nobody's."""
    if worst is None:
        return "no data"
    if measure is Measure.SECONDS and not worst:
        return "nobody waited"
    return f"{'lowest' if is_lowest else 'most'} {words(worst)}"


def _written(tile: Tile, value: float) -> str:
    match tile.measure:
        case Measure.FRACTION:
            return percent(value)
        case Measure.SECONDS:
            return duration(value)
        case Measure.COUNT:
            return count(value)
