"""The columns of the queue grid: one short renderer each."""

from __future__ import annotations

import math
from collections.abc import Callable

from wallboard.model.figure import Severity
from wallboard.model.foresight.breach import left_s
from wallboard.model.need import QueueNeed
from wallboard.model.queue import Queue, QueueKind, media_word
from wallboard.model.queue_row import QueueRow
from wallboard.model.totals import QueueTotals
from wallboard.ui.render import marks
from wallboard.ui.render.bars import gauge
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.columns import Cell, Column, figure_column
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.sparkline import A_FEW, SPARK_MINUTES, sparkline
from wallboard.ui.render.words import NO_VALUE, count, duration, missing_agents, narrowed, percent

_NOTHING: Spans = ((NO_VALUE, "hint"),)


def _count_cell(number: int | None, ink: str) -> Spans:
    """Draw a count: its ink where it counts something, quiet where it is 0, a dash where there is no value."""
    return _NOTHING if number is None else ((count(number), ink if number else "hint"),)


def _name(row: QueueRow, _moment: Moment, _width: int) -> Spans:
    quiet = row.need >= QueueNeed.IN_PROGRESS or row.kind is not QueueKind.LIVE
    return ((row.queue.name or row.queue.id, "value" if quiet and not row.severity else "strong"),)


def _sign(row: QueueRow, _moment: Moment, _width: int) -> Spans:
    return ((marks.SEVERITY[row.severity], marks.SEVERITY_INK[row.severity]),)


def _media(row: QueueRow, _moment: Moment, _width: int) -> Spans:
    return ((media_word(row.queue.media_type), "label"),)


def _waiting(row: QueueRow, _moment: Moment, _width: int) -> Spans:
    return _count_cell(row.queue.waiting, _wait_ink(row))


def _longest(row: QueueRow, moment: Moment, _width: int) -> Spans:
    wait_s = moment.waited(row.queue.longest_wait_s)
    return _NOTHING if wait_s is None else ((duration(wait_s), _wait_ink(row)),)


def _wait_ink(row: QueueRow) -> str:
    # That of the reading, not of the ticked value.
    return marks.SEVERITY_INK[row.wait_severity]


def over_ink(row: QueueRow) -> str:
    """Return the ink of a wait over its answer-within: it may have come to that by ticking, since the reading."""
    return marks.SEVERITY_INK[max(row.wait_severity, Severity.WARNING)] if row.is_judged else "value"


def _answer(row: QueueRow, moment: Moment, width: int) -> Spans:
    if not row.is_open:
        return (("closed", "hint"),)
    left = left_s(moment.waited(row.queue.longest_wait_s), row.target)
    if left is None:
        return _NOTHING
    words, ink = ("in", "label") if left >= 0 else ("over", over_ink(row))
    return ((f"{words} {narrowed(moment.mark + duration(abs(left)), width - len(words) - 1)}", ink),)


def _answer_order(row: QueueRow) -> float:
    left = row.foresight.left_s
    return math.inf if left is None else left


def level_ink(row: QueueRow, severity: Severity) -> str:
    """Return the ink of one of the row's service levels: plain where nothing holds the queue to any."""
    if row.target is None or not row.is_judged:
        return "value"
    return marks.SEVERITY_INK[severity] if severity else "good"


def _level_ink(row: QueueRow) -> str:
    return level_ink(row, row.level_severity)


def _gauge(row: QueueRow, _moment: Moment, width: int) -> Spans:
    target = row.target.fraction if row.target else None
    return (" ", "value"), *gauge(row.queue.service_level_30min, target, width - 1, _level_ink(row))


def _level(row: QueueRow, _moment: Moment, _width: int) -> Spans:
    level = row.queue.service_level_30min
    return _NOTHING if level is None else ((percent(level), _level_ink(row)),)


def _level_day(row: QueueRow, _moment: Moment, _width: int) -> Spans:
    level = row.queue.service_level_day
    return _NOTHING if level is None else ((percent(level), "label"),)


def _free(row: QueueRow, _moment: Moment, _width: int) -> Spans:
    short = row.queue.free == 0 and row.queue.waiting and row.is_judged
    return ((count(row.queue.free), "warning"),) if short else _count_cell(row.queue.free, "available")


def _missing(row: QueueRow, _moment: Moment, _width: int) -> Spans:
    staffing = row.foresight.staffing.value
    if staffing is None:
        return _NOTHING
    ink = marks.SEVERITY_INK[row.staff_severity] if staffing.missing > 0 else "label" if staffing.missing else "hint"
    return ((missing_agents(staffing), ink),)


def _missing_order(row: QueueRow) -> float:
    staffing = row.foresight.staffing.value
    return math.inf if staffing is None else -staffing.missing


def _abandoned(row: QueueRow, _moment: Moment, _width: int) -> Spans:
    share = row.queue.abandoned_30min
    return _NOTHING if share is None else ((percent(share), "value" if share else "hint"),)


def _average_wait(row: QueueRow, _moment: Moment, _width: int) -> Spans:
    wait_s = row.queue.number("thirty_min_avg_wait_time_s")
    return _NOTHING if wait_s is None else ((duration(wait_s), "value"),)


def _trend(row: QueueRow, _moment: Moment, width: int) -> Spans:
    values = row.trends.waiting.spark(width - 1, SPARK_MINUTES)
    top = max([A_FEW, *(value for value in values if value is not None)])
    (line,) = sparkline(values, top, _wait_ink(row) if row.wait_severity else "hint")
    return (" ", "value"), *line


def _number_column(
    key: str,
    title: str,
    priority: int,
    value: Callable[[Queue], float | None],
    cell: Cell[QueueRow],
    *,
    words: str,
    width: int = 5,
    largest_first: bool = True,
    ticks: bool = False,
) -> Column[QueueRow]:
    """Return a column sorted by `value`; rows without one come last."""

    def order(row: QueueRow) -> float:
        number = value(row.queue)
        if number is None:
            return math.inf
        return -number if largest_first else number

    return figure_column(
        key, title, priority, cell, order, words=words, width=width, largest_first=largest_first, ticks=ticks
    )


def _count_column(
    key: str, title: str, attribute: str, priority: int, words: str, ink: str = "value"
) -> Column[QueueRow]:
    """Return a column of a field that counts."""
    return _number_column(
        key,
        title,
        priority,
        lambda queue: queue.number(attribute),
        lambda row, _moment, _width: _count_cell(row.queue.number(attribute), ink),
        words=words,
    )


_TREND = Column("trend", f" WAITING {SPARK_MINUTES} MIN", 16, _trend, 30, max_width=1 + 2 * SPARK_MINUTES)
"""Of wide boards alone; at its widest, a bar is half a minute."""
_LIVE_COLUMNS: tuple[Column[QueueRow], ...] = (
    Column("sign", "", 1, _sign, 0),
    Column(
        "queue",
        "QUEUE",
        16,
        _name,
        0,
        order=lambda row: row.queue.name.casefold(),
        max_width=34,
        grows_by_text=True,
        words="name",
        apart=lambda row: row.apart,
    ),
    Column("media", "MEDIA", 6, _media, 7, order=lambda row: row.queue.media_type),
    _number_column("waiting", "WAIT", 0, lambda queue: queue.waiting, _waiting, words="waiting"),
    _count_column("offered", "OFFER", "number_in_offered", 8, "offered", "offered"),
    _number_column(
        "longest", "LONGEST", 0, lambda queue: queue.longest_wait_s, _longest, words="longest wait", width=8, ticks=True
    ),
    Column("answer", "ANSWER", 12, _answer, 3, "right", _answer_order, words="time left to answer", ticks=True),
    Column("gauge", " SERVICE LEVEL", 15, _gauge, 5, max_width=40),
    _number_column(
        "level",
        "30 MIN",
        1,
        lambda queue: queue.service_level_30min,
        _level,
        words="service level in 30 min",
        largest_first=False,
    ),
    _number_column(
        "day",
        "DAY",
        6,
        lambda queue: queue.service_level_day,
        _level_day,
        words="service level today",
        # An old 100 % has a tilde before it.
        width=6,
        largest_first=False,
    ),
    _number_column("free", "FREE", 2, lambda queue: queue.free, _free, words="free agents", largest_first=False),
    _count_column("here", "HERE", "number_in_progress", 4, "agents here", "busy"),
    figure_column("missing", "NEED", 3, _missing, _missing_order, words="agents needed (est.)"),
    _number_column(
        "elsewhere",
        "ELSE",
        10,
        lambda queue: queue.elsewhere,
        lambda row, _moment, _width: _count_cell(row.queue.elsewhere, "label"),
        words="agents elsewhere",
    ),
    _number_column("abandoned", "ABAND", 9, lambda queue: queue.abandoned_30min, _abandoned, words="abandoned share"),
)
QUEUE_COLUMNS: tuple[Column[QueueRow], ...] = (*_LIVE_COLUMNS, _TREND)
"""Of the overview."""

ALL_QUEUE_COLUMNS: tuple[Column[QueueRow], ...] = (
    *_LIVE_COLUMNS,
    _number_column(
        "average-wait",
        "AVG WAIT",
        11,
        lambda queue: queue.number("thirty_min_avg_wait_time_s"),
        _average_wait,
        words="average wait in 30 min",
    ),
    _count_column("wrap-up", "WRAP", "agent_count_post_process", 12, "agents in wrap-up"),
    _count_column("break", "BREAK", "agent_count_on_break", 13, "agents on break"),
    _count_column("queued", "QUEUED", "day_queued", 14, "queued today"),
    _count_column("accepted", "ACCPT", "day_accepted", 15, "accepted today"),
    _count_column("lost", "LOST", "day_abandoned", 16, "abandoned today"),
    _count_column("offline", "OFFL", "agent_count_work_offline", 17, "agents offline"),
    _count_column("out", "OUT", "agent_count_logged_out", 18, "agents logged out"),
    _TREND,
)
"""Of the screen for queues."""


def totals(sums: QueueTotals, queues: int, moment: Moment) -> dict[str, Spans]:
    """Return the totals line of so many queues by column; the longest wait ticks."""
    wait_s = moment.waited(sums.longest_wait_s)
    name: Spans = ((f"{count(queues)} {'queue' if queues == 1 else 'queues'}", "label"),)
    if 0 < sums.live < queues:
        name = (f"{count(sums.live)} live of {count(queues)}", "label"), (" · the day's counts: all", "hint")
    level_ink = marks.SEVERITY_INK[sums.severity] if sums.severity else "value"
    return {
        "sign": (("Σ", "label"),),
        "queue": name,
        "waiting": ((count(sums.waiting), "strong"),),
        "offered": ((count(sums.offered), "value"),),
        "longest": ((duration(wait_s), "value"),),
        "level": ((percent(sums.level_30min), level_ink),),
        "day": ((percent(sums.level_day), "label"),),
        "abandoned": ((percent(sums.abandoned_30min), "value"),),
        "queued": ((count(sums.queued_today), "value"),),
        "accepted": ((count(sums.accepted_today), "value"),),
        "lost": ((count(sums.abandoned_today), "value"),),
    }
