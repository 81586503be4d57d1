"""Floors for the tests of the model and the screen: records by attribute, readings, situations, a clock of the test."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from wallboard.model.agent import Agent
from wallboard.model.agent_row import AgentRow
from wallboard.model.fields import Record, described
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.queue_row import QueueRow
from wallboard.model.situation import Feed, Situation
from wallboard.model.snapshot import Batch, Reading
from wallboard.model.standards import Standards

START = Instant(datetime(2027, 3, 1, 14, 32, 7, tzinfo=UTC), 5000.0)
"""A Monday afternoon: when the readings of the tests are taken."""

SHORT: dict[str, object] = {
    "thirty_min_queued": 48,
    "thirty_min_accepted": 48,
    "thirty_min_avg_duration_s": 320,
    "agent_count_wait_transact": 0,
    "agent_count_busy": 9,
    "number_in_progress": 9,
}
"""What makes a queue one that needs 12 agents (80 % within 20 s, no wrap-up beside the duration), and has 9."""

R = TypeVar("R", bound=Record)


class TestClock:
    """A clock that only the test moves."""

    __test__ = False

    def __init__(self, at: Instant = START) -> None:
        self.at = at

    def __call__(self) -> Instant:
        return self.at

    def advance(self, seconds: float) -> Instant:
        self.at = self.at.plus(seconds)
        return self.at


def queue(queue_id: str = "116", /, **changes: object) -> Queue:
    """A phone queue on target, with one agent free and nothing to do; changes go by attribute."""
    return _record(Queue, {**_QUIET_QUEUE, "id": queue_id, "name": f"Queue {queue_id}", **changes})


def agent(agent_id: str = "jdoe", /, **changes: object) -> Agent:
    """An agent who has been available for 65 s; changes go by attribute."""
    return _record(Agent, {**_FREE_AGENT, "id": agent_id, "name": f"Agent {agent_id}", **changes})


def _record(record_type: type[R], values: dict[str, object]) -> R:
    names = {field.attribute: field.api_name for field in described(record_type)}
    return record_type.model_validate({names.get(name, name): value for name, value in values.items()})


_QUIET_QUEUE: dict[str, object] = {
    "media_type": "phone",
    "agent_count_busy": 0,
    "agent_count_logged_out": 0,
    "agent_count_on_break": 0,
    "agent_count_post_process": 0,
    "agent_count_wait_transact": 1,
    "agent_count_work_offline": 0,
    "day_abandoned": 2,
    "day_accepted": 98,
    "day_queued": 100,
    "day_sla_activity": 90,
    "longest_wait_time_s": 0,
    "number_in_offered": 0,
    "number_in_progress": 0,
    "queue_size": 0,
    "sla_activity": 90,
    "thirty_min_abandoned": 0,
    "thirty_min_accepted": 10,
    "thirty_min_avg_wait_time_s": 12,
    "thirty_min_queued": 10,
    "thirty_min_sla_activity": 90,
}
_FREE_AGENT: dict[str, object] = {
    "status": 0,
    "sub_status": "none",
    "group_id": "108",
    "phone_line1_status": -1,
    "phone_line2_status": -1,
    "time_in_status_s": 65,
}


def feed(
    records: Sequence[R] | None, *, read_at: Instant = START, turned_at: Instant | None = START, **more: Any
) -> Feed[R]:
    """A list as the monitor knows it; None: nothing has been read yet."""
    reading = None if records is None else Reading(Batch(tuple(records)), read_at, turned_at)
    return Feed(reading, **more)


def situation(
    queues: Sequence[Queue] | None = (), agents: Sequence[Agent] | None = (), *, read_at: Instant = START
) -> Situation:
    """Both lists, read at the same moment, right after the turn of the server's cache."""
    return Situation(
        agents=feed(agents, read_at=read_at, turned_at=read_at),
        queues=feed(queues, read_at=read_at, turned_at=read_at),
    )


def floor(queues: Sequence[Queue] = (), agents: Sequence[Agent] = (), standards: Standards | None = None) -> Floor:
    """The floor of two lists, judged at the start."""
    return Floor.of(situation(queues, agents), standards or Standards(), START.wall)


def queue_row(standards: Standards | None = None, /, **changes: object) -> QueueRow:
    """The row of one queue."""
    return floor([queue(**changes)], standards=standards).queues[0]


def agent_row(standards: Standards | None = None, /, **changes: object) -> AgentRow:
    """The row of one agent."""
    return floor(agents=[agent(**changes)], standards=standards).agents[0]
