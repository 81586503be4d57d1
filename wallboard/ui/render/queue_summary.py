"""The head of a queue's own screen: who waits, against which promise, who works on it."""

from __future__ import annotations

from wallboard.model.need import below_target
from wallboard.model.queue import QueueKind
from wallboard.model.queue_row import QueueRow
from wallboard.ui.render import marks
from wallboard.ui.render.bars import gauge
from wallboard.ui.render.cells import Spans, fit, justified
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.queue_columns import level_ink, media_word
from wallboard.ui.render.words import STALE_MARK, count, duration, marked, percent, within

_TWO_SETTINGS = (
    "  Levels are the API's, by the tenant's SLA setting; waits are judged by the answer-within configured here."
)


def queue_summary(row: QueueRow, moment: Moment, width: int) -> tuple[Spans, ...]:
    """Return the lines over the fields of a queue."""
    queue, mark = row.queue, "" if moment.is_current else STALE_MARK
    ink = marks.SEVERITY_INK[row.severity]
    name: Spans = ((f"{marks.SEVERITY[row.severity]} ", ink), (queue.name or queue.id, "strong"))
    kind = {QueueKind.LIVE: "", QueueKind.DEFERRED: " · deferred", QueueKind.EXCLUDED: " · in no sum"}[row.kind]
    target = row.target
    goal = f"{percent(target.fraction)} within {within(target.within_s)}" if target else "no target configured"
    about: Spans = ((f"queue {queue.id} · {media_word(queue.media_type)}{kind}{_closed(row)} · {goal}", "label"),)
    wait_s = moment.waited(queue.longest_wait_s)
    levels = (
        ("now", queue.service_level_now, queue.contacts_30min or 0),
        ("30 min", queue.service_level_30min, queue.contacts_30min or 0),
        ("day", queue.service_level_day, queue.contacts_today or 0),
    )
    people = (
        (queue.free, "free", "available"),
        (queue.here, "at work here", "busy"),
        (queue.elsewhere, "elsewhere or offered", "label"),
        (queue.agent_count_on_break, "on break", "break"),
        (queue.agent_count_work_offline, "offline", "offline"),
        (queue.agent_count_logged_out, "logged out", "hint"),
    )
    waits: Spans = (
        (f"  {marked(count(queue.waiting), mark)}", ink if queue.waiting else "value"),
        (" waiting   longest ", "label"),
        (marked(duration(wait_s), mark), ink if wait_s is not None else "hint"),
        (f"   {marked(count(queue.number_in_offered), mark)} offered", "label"),
    )
    return (
        justified(name, about, width),
        (),
        waits,
        (("  ", "value"), *(span for part in people for span in _people(*part, mark))),
        *(_level(*level, row, mark, width) for level in levels),
        ((_TWO_SETTINGS, "hint"),),
    )


def _closed(row: QueueRow) -> str:
    if row.is_open:
        return ""
    return f" · closed, opens {row.opens_at:%a %d %b %H:%M}" if row.opens_at else " · closed"


def _level(word: str, level: float | None, contacts: int, row: QueueRow, mark: str, width: int) -> Spans:
    target = row.target.fraction if row.target else None
    ink = level_ink(row, below_target(level, target, contacts))
    bar = max(10, min(60, width - 24))
    return (
        ("  ", "value"),
        (fit(word, 8), "label"),
        *gauge(level, target, bar, ink),
        (fit(marked(percent(level), mark), 8, "right"), ink if level is not None else "hint"),
    )


def _people(number: int | None, words: str, ink: str, mark: str) -> Spans:
    return (marked(count(number), mark), ink if number else "hint"), (f" {words}   ", "label")
