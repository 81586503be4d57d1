"""The columns of `show agents` and `show queues` for people: what a floor asks first, in its own words."""

from __future__ import annotations

from collections.abc import Iterable

from wallboard.cli.table import table
from wallboard.model.agent import Agent
from wallboard.model.queue import Queue
from wallboard.model.standards import Standards
from wallboard.model.written import NO_VALUE, duration, percent

_NUMBERS = frozenset(
    {"in state", "waiting", "longest", "free", "in progress", "level 30 min", "abandoned 30 min", "accepted today"}
)


def agent_table(agents: Iterable[Agent], standards: Standards) -> str:
    """Return one line per agent."""
    header = ("id", "name", "state", "in state", "reason", "medium", "group", "accepted today")
    return table(header, (_agent(agent, standards) for agent in agents), _NUMBERS)


def queue_table(queues: Iterable[Queue], standards: Standards) -> str:
    """Return one line per queue."""
    header = (
        *("id", "name", "medium", "kind", "waiting", "longest", "free", "in progress"),
        *("level 30 min", "target", "abandoned 30 min"),
    )
    return table(header, (_queue(queue, standards) for queue in queues), _NUMBERS)


def _agent(agent: Agent, standards: Standards) -> tuple[str, ...]:
    return (
        agent.id,
        agent.name,
        agent.state_words,
        duration(agent.time_in_status_s),
        agent.reason,
        agent.medium or "",
        standards.group_label(agent),
        _number(agent.day_accepted_count),
    )


def _queue(queue: Queue, standards: Standards) -> tuple[str, ...]:
    terms = standards.terms(queue)
    return (
        queue.id,
        queue.name,
        queue.media_type,
        terms.kind.value,
        _number(queue.waiting),
        duration(queue.longest_wait_s),
        _number(queue.free),
        _number(queue.here),
        percent(queue.service_level_30min),
        f"{percent(terms.target.fraction)} in {duration(terms.target.within_s)}" if terms.target else NO_VALUE,
        percent(queue.abandoned_30min),
    )


def _number(value: int | None) -> str:
    return NO_VALUE if value is None else str(value)
