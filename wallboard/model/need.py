"""Who needs somebody first: the order of queues and agents on every board, and the signs beside them.

Computed once for each reading and never from ticked values, so that rows change places at polls only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum

from wallboard.model.agent import Agent, AgentState
from wallboard.model.figure import Severity
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.service_level import ServiceTarget, points_below
from wallboard.model.standards import QueueTerms, Standards

CRITICAL_WAIT_FACTOR = 3
CRITICAL_WAIT_FLOOR_S = 60
NEAR_SHARE = 0.75
CRITICAL_POINTS_BELOW = 0.15
ENOUGH_CONTACTS = 20
"""Below so many contacts in 30 minutes a share says little."""
CRITICAL_CONTACTS = 30
"""For a critical level. Of 20 contacts a queue that holds 80 % is 15 points below by chance in 9 % of its half-hours,
of 30 in 3 %: see benchmarks/alarms.py.
"""
_DROPPED_ITEMS = (0, 1)
_ON_HOLD = 1
DROPPED_FOR_S = 3600


class QueueNeed(IntEnum):
    """Classes of queues, worst first: a row changes its place only when it changes its class."""

    UNSTAFFED = 0
    """Contacts wait and nobody is logged in."""
    CRITICAL = 1
    OVER = 2
    """The longest wait is over answer-within."""
    NEAR = 3
    """It is over 75 % of it, or the 30-minute service level is below target."""
    WAITING = 4
    IN_PROGRESS = 5
    """Contacts are offered or handled, or it is unknown whether any waits: that is never told as nobody."""
    QUIET = 6
    CLOSED = 7
    """Outside of its opening hours with nobody waiting."""


class AgentNeed(IntEnum):
    """Classes of agents, those to look at first."""

    OVER_LIMIT = 0
    """Longer in a state, or with a caller on hold, than the limit allows."""
    DROPPED = 1
    """Logged out by the system in the last hour."""
    FREE = 2
    OFFERED = 3
    BUSY = 4
    WRAP_UP = 5
    BREAK = 6
    OFFLINE = 7
    UNKNOWN = 8
    LOGGED_OUT = 9


def queue_need(queue: Queue, terms: QueueTerms, *, is_open: bool) -> QueueNeed:
    """Return the queue's class by what it is judged by."""
    if is_open and terms.kind is not QueueKind.EXCLUDED:
        trouble = _trouble(queue, terms.target)
        if trouble is not None:
            return trouble
    if queue.waiting:
        return QueueNeed.WAITING
    if queue.waiting is None:
        return QueueNeed.IN_PROGRESS
    if not is_open:
        return QueueNeed.CLOSED
    return QueueNeed.IN_PROGRESS if queue.number_in_offered or queue.here else QueueNeed.QUIET


def _trouble(queue: Queue, target: ServiceTarget | None) -> QueueNeed | None:
    if queue.waiting and is_unstaffed(queue):
        return QueueNeed.UNSTAFFED
    wait, level = wait_severity(queue, target), level_severity(queue, target)
    if Severity.CRITICAL in (wait, level):
        return QueueNeed.CRITICAL
    if wait is Severity.WARNING:
        return QueueNeed.OVER
    return QueueNeed.NEAR if is_near(queue, target) or level is Severity.WARNING else None


def queue_severity(need: QueueNeed) -> Severity:
    """Return the sign that a queue of this class carries."""
    if need <= QueueNeed.CRITICAL:
        return Severity.CRITICAL
    return Severity.WARNING if need <= QueueNeed.NEAR else Severity.NONE


def queue_order(
    queue: Queue, need: QueueNeed, kind: QueueKind, target: ServiceTarget | None
) -> tuple[int, bool, float, str]:
    """Return the sort key: class, live media before deferred, longest wait in answer-withins, name."""
    waits = (queue.longest_wait_s or 0) / (target.within_s if target else CRITICAL_WAIT_FLOOR_S)
    share = waits if need < QueueNeed.IN_PROGRESS else 0.0
    return int(need), kind is not QueueKind.LIVE, -share, queue.name.casefold()


def is_unstaffed(queue: Queue) -> bool:
    """Say whether nobody at all is logged in for the queue; False where the counts are unknown."""
    return all(count == 0 for count in _logged_in(queue))


def may_be_unstaffed(queue: Queue) -> bool:
    """Say whether the counts that are unknown leave it open whether anybody is logged in for the queue."""
    counts = _logged_in(queue)
    return None in counts and not any(counts)


def _logged_in(queue: Queue) -> tuple[int | None, ...]:
    return (
        queue.agent_count_wait_transact,
        queue.agent_count_busy,
        queue.agent_count_post_process,
        queue.agent_count_on_break,
        queue.agent_count_work_offline,
    )


def wait_severity(queue: Queue, target: ServiceTarget | None) -> Severity:
    """Judge the longest wait: WARNING over answer-within, CRITICAL over 3 × it and no less than 60 s."""
    if target is None or queue.longest_wait_s is None:
        return Severity.NONE
    if queue.longest_wait_s >= critical_wait_s(target):
        return Severity.CRITICAL
    return Severity.WARNING if queue.longest_wait_s > target.within_s else Severity.NONE


def critical_wait_s(target: ServiceTarget) -> int:
    """Return the seconds from which a longest wait is CRITICAL."""
    return max(CRITICAL_WAIT_FACTOR * target.within_s, CRITICAL_WAIT_FLOOR_S)


def is_near(queue: Queue, target: ServiceTarget | None) -> bool:
    """Say whether the longest wait has used up 75 % of answer-within."""
    return target is not None and (queue.longest_wait_s or 0) >= NEAR_SHARE * target.within_s


def level_severity(queue: Queue, target: ServiceTarget | None) -> Severity:
    """Judge the 30-minute service level: WARNING below target, CRITICAL 15 points below, from 30 contacts."""
    return below_target(queue.service_level_30min, target.fraction if target else None, queue.contacts_30min or 0)


def below_target(level: float | None, target: float | None, contacts: int) -> Severity:
    """Judge a service level (fractions) of that many contacts against its target, in whole points."""
    below = points_below(level, target)
    if not below:
        return Severity.NONE
    critical = below >= CRITICAL_POINTS_BELOW and contacts >= CRITICAL_CONTACTS
    return Severity.CRITICAL if critical else Severity.WARNING


def agent_need(agent: Agent, standards: Standards, at: datetime, limit_s: int | None) -> AgentNeed:
    """Return the agent's class at the moment `at` (aware): over no limit and not dropped while their team is closed.

    `limit_s` is that of their state, as `Standards.limit_s` has it.
    """
    over = (limit_s is not None and (agent.time_in_status_s or 0) > limit_s) or overheld_s(agent, standards) is not None
    need = _OF_STATE[agent.state]
    is_dropped = need is AgentNeed.LOGGED_OUT and was_dropped(agent)
    if (over or is_dropped) and standards.is_group_open(agent, at):
        return AgentNeed.OVER_LIMIT if over else AgentNeed.DROPPED
    return need


_OF_STATE: Mapping[AgentState, AgentNeed] = {
    **{state: AgentNeed[state.name] for state in AgentState if state is not AgentState.AVAILABLE},
    AgentState.AVAILABLE: AgentNeed.FREE,
}


def agent_severity(need: AgentNeed) -> Severity:
    """Return the sign that an agent of this class carries."""
    return Severity.WARNING if need <= AgentNeed.DROPPED else Severity.NONE


def agent_order(agent: Agent, need: AgentNeed) -> tuple[int, bool, int, str]:
    """Return the sort key: class; for free agents those without a chat first; longest in status; name."""
    has_chats = need is AgentNeed.FREE and bool(agent.active_customer_chat_count)
    return int(need), has_chats or not agent.takes_new_chats, -(agent.time_in_status_s or 0), agent.name.casefold()


def overheld_s(agent: Agent, standards: Standards) -> int | None:
    """Return the seconds a caller has been on hold where that is over the limit, or else None."""
    limit_s = standards.hold_limit_s
    held = 0
    if agent.phone_line1_status == _ON_HOLD:
        held = agent.phone_line1_status_time_s or 0
    if agent.phone_line2_status == _ON_HOLD:
        held = max(held, agent.phone_line2_status_time_s or 0)
    return held if limit_s is not None and held > limit_s else None


def was_dropped(agent: Agent) -> bool:
    """Say whether the system ended the agent's session (closed or timed out) less than an hour ago.

    False where that time is unknown, as it is of everybody after a restart of the system.
    """
    time_s = agent.time_in_status_s
    is_recent = time_s is not None and time_s < DROPPED_FOR_S
    return is_recent and agent.state is AgentState.LOGGED_OUT and agent.system_item in _DROPPED_ITEMS
