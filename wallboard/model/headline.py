"""The headline's figures over the selection, and the service levels by medium: pure sums over the two lists.

Contacts are counted from the queue list, agents from the agent list: sums of agents over queues would count those who
serve several queues more than once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wallboard.model.agent import Agent, AgentState
from wallboard.model.figure import Figure, Levels, Severity
from wallboard.model.need import below_target, wait_severity
from wallboard.model.queue import MEDIA, Queue, QueueKind, abandoned_fraction
from wallboard.model.service_level import ServiceTarget, weighted
from wallboard.model.standards import Standards

AT_WORK = (AgentState.OFFERED, AgentState.BUSY, AgentState.WRAP_UP)
"""The states in which an agent is occupied with a contact."""
ABANDONED_CRITICAL_FACTOR = 2
ABANDONED_MIN_CONTACTS = 20


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One figure of the headline."""

    value: float | None
    """In the figure's unit: a count, seconds, or a fraction; None: no value."""
    severity: Severity = Severity.NONE


@dataclass(frozen=True, slots=True)
class LevelGauge:
    """The service level of one medium."""

    media: str
    level_30min: float | None
    """A fraction, weighted by the contacts queued; None: nothing counted."""
    level_day: float | None
    target: ServiceTarget | None
    severity: Severity
    queues: int


def total(values: Iterable[int | None]) -> int | None:
    """Return the sum of the values that are known; None where none is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def by_state(agents: Iterable[Agent]) -> Mapping[AgentState, int]:
    """Count the agents by state; agents with no status at all count as UNKNOWN."""
    return Counter(agent.state for agent in agents)


def occupancy(states: Mapping[AgentState, int]) -> float | None:
    """Return (offered + busy + wrap-up) ÷ (those + available) now; None where nobody works or is available."""
    working = sum(states.get(state, 0) for state in AT_WORK)
    ready = working + states.get(AgentState.AVAILABLE, 0)
    return working / ready if ready else None


def headline(
    queues: Sequence[Queue], agents: Sequence[Agent], standards: Standards, figures: Iterable[Figure]
) -> Mapping[Figure, FigureValue]:
    """Return the chosen figures: queues and agents are those of the selection, waits are over live queues only."""
    live = [queue for queue in queues if standards.kind(queue) is QueueKind.LIVE]
    computed = {figure: _COMPUTE[figure](live, agents, standards) for figure in figures}
    for figure, levels in standards.levels.items():
        if figure in computed:
            computed[figure] = FigureValue(computed[figure].value, levels.judge(computed[figure].value))
    return computed


def level_gauges(queues: Iterable[Queue], standards: Standards) -> tuple[LevelGauge, ...]:
    """Return a gauge for each medium that has a queue, in the document's order of media; excluded queues left out."""
    counted = [queue for queue in queues if standards.kind(queue) is not QueueKind.EXCLUDED]
    media = sorted(
        {queue.media_type.lower() for queue in counted},
        key=lambda medium: (MEDIA.index(medium) if medium in MEDIA else len(MEDIA), medium),
    )
    return tuple(
        _gauge(medium, [queue for queue in counted if queue.media_type.lower() == medium], standards)
        for medium in media
    )


def service_level_30min(queues: Iterable[Queue]) -> float | None:
    """Return the 30-minute service level of several queues, weighted by the contacts queued in that time."""
    return weighted((queue.service_level_30min, queue.thirty_min_queued) for queue in queues)


def service_level_day(queues: Iterable[Queue]) -> float | None:
    """Return the day's service level of several queues, weighted by the contacts queued since the day began."""
    return weighted((queue.service_level_day, queue.day_queued) for queue in queues)


def abandoned_30min(queues: Sequence[Queue]) -> float | None:
    """Return abandoned ÷ (accepted + abandoned) of the last 30 minutes over several queues; None without volume.

    A queue of which only one of the two is known counts for nothing: its half would tilt the share.
    """
    known = [queue for queue in queues if queue.contacts_30min is not None]
    return abandoned_fraction(
        total(queue.thirty_min_accepted for queue in known), total(queue.thirty_min_abandoned for queue in known)
    )


def longest_wait_s(queues: Iterable[Queue]) -> int | None:
    """Return the longest wait of all in seconds, or None while nobody waits."""
    return max((queue.longest_wait_s for queue in queues if queue.longest_wait_s is not None), default=None)


def contacts_30min(queues: Iterable[Queue]) -> int:
    """Return the contacts that a 30-minute level is over: accepted + abandoned, where both are known."""
    return sum(queue.contacts_30min or 0 for queue in queues)


def _gauge(medium: str, queues: Sequence[Queue], standards: Standards) -> LevelGauge:
    level = service_level_30min(queues)
    target = standards.media_targets.get(medium)
    severity = below_target(level, target.fraction if target else None, contacts_30min(queues))
    return LevelGauge(medium, level, service_level_day(queues), target, severity, len(queues))


def _waiting(live: Sequence[Queue], _agents: Sequence[Agent], standards: Standards) -> FigureValue:
    # The count has no level of its own: it takes the colour of the waits behind it.
    return FigureValue(total(queue.waiting for queue in live), _worst_wait(live, standards))


def _longest_wait(live: Sequence[Queue], _agents: Sequence[Agent], standards: Standards) -> FigureValue:
    return FigureValue(longest_wait_s(live), _worst_wait(live, standards))


def _worst_wait(live: Sequence[Queue], standards: Standards) -> Severity:
    return max((wait_severity(queue, standards.target(queue)) for queue in live), default=Severity.NONE)


def _level_30min(live: Sequence[Queue], _agents: Sequence[Agent], standards: Standards) -> FigureValue:
    level = service_level_30min(live)
    return FigureValue(level, below_target(level, floor_target(standards), contacts_30min(live)))


def _level_day(live: Sequence[Queue], _agents: Sequence[Agent], standards: Standards) -> FigureValue:
    level = service_level_day(live)
    contacts = sum(queue.contacts_today or 0 for queue in live)
    return FigureValue(level, below_target(level, floor_target(standards), contacts))


def floor_target(standards: Standards) -> float | None:
    """Return the target of the live floor, a fraction: the phone's. Targets of several media are never averaged."""
    target = standards.media_targets.get("phone")
    return target.fraction if target else None


def _abandoned(live: Sequence[Queue], _agents: Sequence[Agent], standards: Standards) -> FigureValue:
    target = standards.abandoned_target
    share = abandoned_30min(live)
    if contacts_30min(live) < ABANDONED_MIN_CONTACTS or share is None or share <= target:
        return FigureValue(share)
    return FigureValue(share, Levels(target, ABANDONED_CRITICAL_FACTOR * target).judge(share))


def _free(live: Sequence[Queue], agents: Sequence[Agent], _standards: Standards) -> FigureValue:
    if not agents:
        return FigureValue(None)
    free = sum(agent.is_free for agent in agents)
    nobody_for_those_who_wait = free == 0 and bool(total(queue.waiting for queue in live))
    return FigureValue(free, Severity.WARNING if nobody_for_those_who_wait else Severity.NONE)


def _average_wait(live: Sequence[Queue], _agents: Sequence[Agent], _standards: Standards) -> FigureValue:
    return FigureValue(
        weighted((queue.number("thirty_min_avg_wait_time_s"), queue.thirty_min_queued) for queue in live)
    )


def _on_break(_live: Sequence[Queue], agents: Sequence[Agent], _standards: Standards) -> FigureValue:
    return FigureValue(by_state(agents).get(AgentState.BREAK, 0) if agents else None)


_Compute = Callable[[Sequence[Queue], Sequence[Agent], Standards], FigureValue]
_COMPUTE: Mapping[Figure, _Compute] = {
    Figure.WAITING: _waiting,
    Figure.LONGEST_WAIT: _longest_wait,
    Figure.SERVICE_LEVEL: _level_30min,
    Figure.ABANDONED: _abandoned,
    Figure.FREE: _free,
    Figure.OCCUPANCY: lambda _live, agents, _standards: FigureValue(occupancy(by_state(agents))),
    Figure.ACCEPTED_TODAY: lambda live, _agents, _standards: FigureValue(total(q.day_accepted for q in live)),
    Figure.QUEUED_TODAY: lambda live, _agents, _standards: FigureValue(total(q.day_queued for q in live)),
    Figure.AVERAGE_WAIT: _average_wait,
    Figure.SERVICE_LEVEL_TODAY: _level_day,
    Figure.ON_BREAK: _on_break,
}
