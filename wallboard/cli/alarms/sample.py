"""A small floor in trouble, to show what a message says: made up, and judged like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from wallboard.model.agent import Agent
from wallboard.model.alarm.rule import Rule
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.selection import Selection
from wallboard.model.situation import Feed, Situation, Trouble
from wallboard.model.snapshot import Batch, Reading
from wallboard.model.standards import Standards, TeamRule

Of = TypeVar("Of", Agent, Queue)
_AT = Instant(datetime(2027, 3, 1, 10, 41, tzinfo=UTC), 0.0)
_LATER = _AT.plus(60.0)
_NOBODY = {
    f"agent-count-{state}": 0
    for state in ("waitTransact", "busy", "postProcess", "onBreak", "workOffline", "loggedOut")
}
_QUEUE = {
    "media-type": "phone",
    "queue-size": 5,
    "longest-wait-time": 252,
    "number-in-offered": 0,
    "number-in-progress": 4,
    "day-queued": 203,
    "day-accepted": 190,
    "day-abandoned": 13,
    "day-sla-activity": 71,
    "thirty-min-avg-duration": 310,
    "thirty-min-queued": 42,
    "thirty-min-accepted": 38,
    "thirty-min-abandoned": 4,
    "thirty-min-sla-activity": 61,
}
_QUEUES = (
    {**_QUEUE, **_NOBODY, "queue-id": "116", "queue-name": "Billing", "agent-count-busy": 4},
    {**_QUEUE, **_NOBODY, "queue-id": "117", "queue-name": "Sales", "agent-count-waitTransact": 2},
    {**_QUEUE, **_NOBODY, "queue-id": "118", "queue-name": "Night desk"},
    {**_QUEUE, **_NOBODY, "queue-id": "119", "queue-name": "Web chat", "media-type": "chat"},
)
_AT_LUNCH = {
    "agent-status": 4,
    "status-code-list-id": 1,
    "status-code-item-id": 2,
    "status-code-item-short-code": "Lunch",
}
_DROPPED = {"agent-status": 9, "status-code-list-id": -1, "status-code-item-id": 1}
_AGENTS = (
    {**_AT_LUNCH, "agent-id": "jdoe", "agent-name": "Jo Doe", "group-id": "108", "time-in-status": 2470},
    {**_DROPPED, "agent-id": "kim", "agent-name": "Kim Lee", "group-id": "108", "time-in-status": 95},
)


def sample_message(rule: Rule) -> tuple[str, str] | None:
    """Return name and message of a row that a rule would be raised about; None where it would about none of them."""
    subjects = SUBJECTS[rule.scope]
    rows = subjects.all_of(_floor(), _LATER)
    watched = rule.where.met_by(rows) if rule.where else rows
    found = [row for row, _ in rule.levels(watched).values()]
    return (subjects.name(found[0]), rule.message.of_row(found[0], subjects.fields)) if found else None


def _floor() -> Floor:
    trouble = Trouble("HTTP 503, server busy", "", _AT, tries=3)
    situation = Situation(_feed(Agent, _AGENTS, trouble), _feed(Queue, _QUEUES, trouble))
    teams = (TeamRule("Billing", Selection(ids=("116",))),)
    held_to = Standards(groups={"108": "Billing"}, teams=teams, duration_includes_wrap_up=True)
    return Floor.of(situation, held_to, _AT.wall)


def _feed(record_type: type[Of], records: Sequence[Mapping[str, object]], trouble: Trouble) -> Feed[Of]:
    batch = Batch(tuple(record_type.model_validate(record) for record in records))
    return Feed(Reading(batch, _AT), trouble)
