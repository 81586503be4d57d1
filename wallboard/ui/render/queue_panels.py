"""The panels of a queue's own screen: who waits, against which promise, who works on it, and how it has gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from wallboard.model.figure import Severity
from wallboard.model.foresight.breach import left_s
from wallboard.model.need import QueueNeed, below_target, critical_wait_s
from wallboard.model.queue_row import QueueRow
from wallboard.model.queue_staff import QueueStaff
from wallboard.ui.render import marks
from wallboard.ui.render.bars import gauge, stacked_bar
from wallboard.ui.render.cells import Span, Spans, fit, fit_spans, flowed, wrapped
from wallboard.ui.render.digits import heavy
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.opening import opening
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.periods import Pair
from wallboard.ui.render.queue_columns import level_ink, over_ink
from wallboard.ui.render.words import NO_VALUE, count, duration, marked, percent, within

_TWO_SETTINGS = "by the tenant's own SLA setting; waits are held to the answer-within configured here"
_TWO_SETTINGS_SHORT = "percents by the tenant's SLA, waits by ours"
_LEVEL_NAME, _LEVEL_FIGURE = 8, 7


def waiting(row: QueueRow, moment: Moment, taken_at: datetime, width: int) -> Lines:
    """Return how many wait and how long, in heavy digits, and how much of the promise is used up.

    `taken_at` (aware, in the tenant's zone) is the time of the reading.
    """
    left = width * 2 // 5
    numbers = heavy(_waiting(row, moment), left - 1)
    waits = heavy(_longest(row, moment), width - left)
    title: Spans = (("WAITING", "label"), _sign(waiting_severity(row)))
    return (
        (*fit_spans(title, left), ("LONGEST WAIT", "label"), _sign(row.wait_severity)),
        *(
            (*fit_spans(((number, _waiting_ink(row)),), left), (digits, _longest_ink(row)))
            for number, digits in zip(numbers, waits, strict=True)
        ),
        _promise_gauge(row, moment, width),
        *flowed([promise(row, moment, taken_at), _offered(row, moment)], width, 2),
    )


def waiting_lines(row: QueueRow, moment: Moment, taken_at: datetime, width: int) -> Lines:
    """Return the same in as few lines as it takes."""
    parts: tuple[Spans, ...] = (
        (("WAITING ", "label"), (_waiting(row, moment), _waiting_ink(row)), _sign(waiting_severity(row))),
        (("LONGEST ", "label"), (_longest(row, moment), _longest_ink(row)), _sign(row.wait_severity)),
        promise(row, moment, taken_at),
        _offered(row, moment),
    )
    return flowed(parts, width, 2)


def waiting_severity(row: QueueRow) -> Severity:
    """Return how bad it is that so many wait: as the longest of them, or as nobody being there to help."""
    return row.severity if row.need is QueueNeed.UNSTAFFED else row.wait_severity


def promise(row: QueueRow, moment: Moment, taken_at: datetime) -> Spans:
    """Return how the longest wait stands to answer-within; of a closed queue, when it opens."""
    if not row.is_open:
        opens = opening(row.opens_at, taken_at)
        return ((f"closed, {opens}" if opens else "closed", "label"),)
    if row.target is None:
        return (("no target configured", "hint"),)
    goal = f"answer within {within(row.target.within_s)}"
    left = left_s(moment.waited(row.queue.longest_wait_s), row.target)
    if left is None:
        return ((goal, "label"),)
    words, ink = ("left", "label") if left >= 0 else ("over", over_ink(row))
    return (f"{moment.mark}{duration(abs(left))} {words}", ink), (f" · {goal}", "label")


def staff(row: QueueRow, moment: Moment, width: int) -> Lines:
    """Return the queue's agents by what they do for it: a bar of those who are logged in, and its legend."""
    queue = row.queue
    logged_in = marked(count(QueueStaff.of(queue).logged_in), moment.mark)
    enabled, assigned = (
        marked(count(number), moment.mark) for number in (queue.enabled_agent_count, queue.assigned_agent_count)
    )
    heading: tuple[Spans, ...] = (
        (("AGENTS", "label"),),
        ((f"{logged_in} logged in", "hint"),),
        ((f"{enabled} enabled of {assigned} assigned", "hint"),),
    )
    return (*flowed(heading, width, 2), *staff_bar(row, moment, width))


def staff_bar(row: QueueRow, moment: Moment, width: int) -> Lines:
    """Return bar and legend; where a count is unknown there is no bar, and where nobody is, it says so."""
    counts = QueueStaff.of(row.queue)
    parts = (
        ("●", counts.free, "free", "available"),
        ("■", counts.here, "here", "busy"),
        ("□", counts.elsewhere, "elsewhere or offered", "label"),
        ("▪", counts.on_break, "on break", "break"),
        ("○", counts.offline, "offline", "offline"),
    )
    bar = [(number or 0, ink) for _, number, _, ink in parts]
    out = ("·", counts.logged_out, "logged out", "hint")
    legend = flowed([_part(*part, moment) for part in (*parts, out)], width, 2)
    if row.need is QueueNeed.UNSTAFFED:
        return ((("▲ contacts wait and nobody is logged in", "critical"),), *legend)
    if counts.logged_in is None:
        return ((("· not all counts are known ·", "hint"),), *legend)
    return (stacked_bar(bar, width), *legend)


def levels(row: QueueRow, moment: Moment, width: int, *, is_short: bool = False) -> Lines:
    """Return the service levels against the target, each judged by its own contacts, and whose percents they are."""
    goal: Spans = (("  no target configured", "hint"),)
    if row.target:
        goal = (("  target ", "hint"), ("╋", "tick"), (f" {percent(row.target.fraction)}", "hint"))
    remark = () if is_short else wrapped(_TWO_SETTINGS, width)
    heading: Spans = (("SERVICE LEVEL", "label"), *goal, (f"  {_TWO_SETTINGS_SHORT}" if is_short else "", "hint"))
    lines = (_level(name, level, severity, row, moment, width) for name, level, severity in _levels(row))
    return (heading, *lines, *(((line, "hint"),) for line in remark))


def levels_lines(row: QueueRow, moment: Moment, width: int) -> Lines:
    """Return the levels as figures, in as few lines as it takes."""
    parts: list[Spans] = [(("SERVICE LEVEL", "label"),)]
    for name, level, severity in _levels(row):
        figure = marked(percent(level), moment.mark)
        parts.append(((f"{name} ", "label"), (figure, level_ink(row, severity)), _sign(severity)))
    return flowed(parts, width, 2)


def pairs(row: QueueRow, moment: Moment) -> tuple[Pair, ...]:
    """Return contacts, waits and durations of 30 minutes and of the day."""
    queue = row.queue

    def counts(name: str, short: str, half_hour: int | None, day: int | None) -> Pair:
        return Pair(name, short, marked(count(half_hour), moment.mark), marked(count(day), moment.mark))

    def times(name: str, short: str, field: str) -> Pair:
        half_hour, day = (queue.number(f"{period}_{field}") for period in ("thirty_min", "day"))
        return Pair(name, short, marked(duration(half_hour), moment.mark), marked(duration(day), moment.mark))

    longest = marked(duration(queue.number("thirty_min_longest_wait_time_s")), moment.mark)
    lost = (marked(percent(share), moment.mark) for share in (queue.abandoned_30min, queue.abandoned_today))
    return (
        counts("queued", "queued", queue.thirty_min_queued, queue.day_queued),
        counts("accepted", "accept", queue.thirty_min_accepted, queue.day_accepted),
        counts("abandoned", "aband", queue.thirty_min_abandoned, queue.day_abandoned),
        Pair("abandoned share", "share", *lost),
        times("average wait", "avg wait", "avg_wait_time_s"),
        Pair("longest wait", "longest", longest, ""),
        times("average duration", "avg dur", "avg_duration_s"),
    )


def _waiting(row: QueueRow, moment: Moment) -> str:
    return marked(count(row.queue.waiting), moment.mark)


def _longest(row: QueueRow, moment: Moment) -> str:
    return marked(duration(moment.waited(row.queue.longest_wait_s)), moment.mark)


def _waiting_ink(row: QueueRow) -> str:
    if not row.queue.waiting:
        return "hint" if row.queue.waiting is None else "label"
    severity = waiting_severity(row)
    return marks.SEVERITY_INK[severity] if severity else "strong"


def _longest_ink(row: QueueRow) -> str:
    severity = row.wait_severity
    return marks.SEVERITY_INK[severity] if severity else "hint" if row.queue.longest_wait_s is None else "strong"


def _sign(severity: Severity) -> Span:
    return f" {marks.SEVERITY[severity]}".rstrip(), marks.SEVERITY_INK[severity]


def _offered(row: QueueRow, moment: Moment) -> Spans:
    return ((f"{marked(count(row.queue.number_in_offered), moment.mark)} being offered", "label"),)


def _promise_gauge(row: QueueRow, moment: Moment, width: int) -> Spans:
    """Draw the longest wait up to where it is critical, with answer-within as the tick."""
    if row.target is None or row.queue.waiting is None:
        return ()
    critical_s = critical_wait_s(row.target)
    wait_s = moment.waited(row.queue.longest_wait_s) or 0
    ink = over_ink(row) if wait_s > row.target.within_s else "good"
    return gauge(wait_s / critical_s, row.target.within_s / critical_s, width, ink)


def _levels(row: QueueRow) -> Iterator[tuple[str, float | None, Severity]]:
    """Yield name, level and how it stands to the target, by the contacts of its own period."""
    queue, target = row.queue, row.target.fraction if row.target and row.is_judged else None
    for name, level, contacts in (
        ("now", queue.service_level_now, queue.contacts_30min),
        ("30 min", queue.service_level_30min, queue.contacts_30min),
        ("day", queue.service_level_day, queue.contacts_today),
    ):
        yield name, level, below_target(level, target, contacts or 0)


def _level(name: str, level: float | None, severity: Severity, row: QueueRow, moment: Moment, width: int) -> Spans:
    ink = level_ink(row, severity)
    figure = marked(percent(level), moment.mark)
    bar = width - _LEVEL_NAME - _LEVEL_FIGURE - len(" ▲")
    return (
        (fit(name, _LEVEL_NAME), "label"),
        *gauge(level, row.target.fraction if row.target else None, bar, ink),
        (fit(figure, _LEVEL_FIGURE, "right"), "hint" if figure == NO_VALUE else ink),
        _sign(severity),
    )


def _part(sign: str, number: int | None, words: str, ink: str, moment: Moment) -> Spans:
    figure = marked(count(number), moment.mark)
    return (f"{sign} {figure}", ink if number else "hint"), (f" {words}", "label")
