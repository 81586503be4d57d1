"""What a queue was in the last hour, as this board has read it: three courses below each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from msgspec import Struct

from wallboard.model.course import Trend
from wallboard.model.figure import Measure
from wallboard.model.need import CRITICAL_WAIT_FLOOR_S
from wallboard.model.queue_row import QueueRow
from wallboard.ui.render import marks
from wallboard.ui.render.cells import Spans, fit, fit_spans, width_of
from wallboard.ui.render.direction import Direction, directions
from wallboard.ui.render.last_hour import MINUTES, axis, worst_of, worst_words
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.sparkline import A_FEW, sparkline
from wallboard.ui.render.words import count, duration, percent

_NAME, _WORST = 14, 13


class _Shown(Struct, frozen=True):
    """One course and how it is drawn."""

    name: str
    trend: Trend
    now: float | None
    """As it is shown at present; a longest wait ticks."""
    top: float
    """What fills the height, if it never was more."""
    ink: str
    measure: Measure
    words: Callable[[float | None], str]
    worsens_downwards: bool = False


def trends(row: QueueRow, moment: Moment, ends_at: datetime, height: int, width: int) -> Lines:
    """Return who waited, how long, and at which level, each as bars so many lines high, apart where more than 1.

    `ends_at` (aware, in the tenant's zone) is the time of the reading.
    """
    cells = width - _NAME - _WORST
    times = axis(ends_at, cells) if cells > 0 else ()
    lines: Lines = (((fit("LAST HOUR", _NAME), "label"), *times),)
    for index, shown in enumerate(_courses(row, moment)):
        # Bars that touch those above them would be one.
        gap: Lines = ((),) if index and height > 1 else ()
        lines += (*gap, *_drawn(shown, moment, height, width))
    return lines


def _courses(row: QueueRow, moment: Moment) -> tuple[_Shown, ...]:
    past, level_now = row.trends, row.queue.service_level_30min
    within_s = row.target.within_s if row.target else CRITICAL_WAIT_FLOOR_S
    waited_s = moment.waited(row.queue.longest_wait_s)
    wait, level = row.wait_severity, row.level_severity
    wait_ink = marks.SEVERITY_INK[wait] if wait else "busy"
    level_ink = marks.SEVERITY_INK[level] if level else "good" if row.target and row.is_judged else "busy"
    return (
        _Shown("waiting", past.waiting, row.queue.waiting, A_FEW, wait_ink, Measure.COUNT, count),
        _Shown("longest wait", past.longest_wait, waited_s, within_s, wait_ink, Measure.SECONDS, duration),
        _Shown(
            "level 30 min", past.level, level_now, 1.0, level_ink, Measure.FRACTION, percent, worsens_downwards=True
        ),
    )


def _drawn(shown: _Shown, moment: Moment, height: int, width: int) -> Iterator[Spans]:
    """Yield the bars between the name, with where it has gone, and the worst that it was."""
    cells = max(0, width - _NAME - _WORST)
    values = shown.trend.spark(cells, MINUTES)
    known = [value for value in values if value is not None]
    worst = worst_of(shown.trend, cells, shown.now, is_lowest=shown.worsens_downwards)
    words = worst_words(worst, shown.words, shown.measure, is_lowest=shown.worsens_downwards)
    moves = directions(shown.trend, shown.measure, shown.worsens_downwards) if moment.is_current else ()
    bars = sparkline(values, max([shown.top, *known]), shown.ink, height)
    for index, bar in enumerate(bars):
        left: Spans = ((shown.name, "label"),) if index == 0 else _move(moves[0]) if moves and index == 1 else ()
        right: Spans = ((words, "hint"),) if index == 0 else ()
        yield (*fit_spans(left, _NAME), *bar, *fit_spans(right, _WORST, "right"))


def _move(direction: Direction) -> Spans:
    """Return where a figure has gone, clear of the bars beside it."""
    return direction.long() if width_of(direction.long()) < _NAME else direction.short()
