"""Agents who are off track: what a team leader would want to be told of, and nothing that is private."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from wallboard.model.agent import Agent, AgentState
from wallboard.model.need import DROPPED_FOR_S, AgentNeed, overheld_s
from wallboard.model.standards import Standards

LONG_CALL_FACTOR = 3
LONG_CALL_S = 600
LONG_CALL_MIN_CONTACTS = 5
REJECTS = 3
FLAPS = 4
_MAINTENANCE = 2
_SENT_AWAY = (4, 5)
_OVER_LIMIT, _DROPPED, _BUSY = AgentNeed.OVER_LIMIT, AgentNeed.DROPPED, AgentNeed.BUSY
_BREAK, _OFFLINE, _LOGGED_OUT = AgentNeed.BREAK, AgentNeed.OFFLINE, AgentNeed.LOGGED_OUT
"""Looked up once: to get a member from its enum takes longer than to compare it."""


class OffTrack(StrEnum):
    """In which way an agent is off track."""

    OVER_LIMIT = "over-limit"
    """Longer in a state than its limit, by reason or else by state."""
    LONG_WRAP_UP = "long-wrap-up"
    """The same of wrap-up."""
    LONG_HOLD = "long-hold"
    """A caller is on hold for longer than the limit."""
    LONG_CALL = "long-call"
    """A call of more than ten minutes that takes over three times as long as theirs do on average today."""
    DROPPED = "dropped"
    """The session was closed or timed out less than an hour ago (system items 0 and 1)."""
    SENT_AWAY = "sent-away"
    """The system took them out of work, if logged out in the last hour: call ignored, interaction timed out (4, 5)."""
    REJECTING = "rejecting"
    """Three contacts or more rejected in 30 minutes."""
    FLAPPING = "flapping"
    """Four changes into break or offline in an hour."""
    MAINTENANCE = "maintenance"
    """Out of work by maintenance mode (2): of the whole floor, and no agent's own doing."""


def off_track(
    agent: Agent, need: AgentNeed, standards: Standards, at: datetime, *, limit_s: int | None, changes: int
) -> tuple[OffTrack, ...]:
    """Return how an agent is off track at the moment `at` (aware); in no way while their team is closed.

    `need` is their class and `limit_s` the limit of their state, as judged; `changes` is how often they went on break
    or offline in the last hour (`AgentMemory.changes`). Whom somebody logged out (system item 3), or who logged in
    anew (6), is not off track.
    """
    # What the class rules out is not asked again: of 20,000 agents few are off track.
    found = list(_in_state(agent, need, standards, limit_s)) if need <= _DROPPED or _may_be_off(agent, need) else []
    if (agent.thirty_min_rejected_count or 0) >= REJECTS and agent.is_logged_in:
        found.append(OffTrack.REJECTING)
    if changes >= FLAPS and agent.is_logged_in:
        found.append(OffTrack.FLAPPING)
    return tuple(found) if found and standards.is_group_open(agent, at) else ()


def _may_be_off(agent: Agent, need: AgentNeed) -> bool:
    """Say whether the state of somebody within all limits can be told of: a long call, or out of work by the system."""
    if need is _BUSY:
        return (agent.time_in_status_s or 0) > LONG_CALL_S
    if need is _LOGGED_OUT:
        time_s = agent.time_in_status_s
        return time_s is not None and time_s < DROPPED_FOR_S
    return need is _BREAK or need is _OFFLINE


def _in_state(agent: Agent, need: AgentNeed, standards: Standards, limit_s: int | None) -> Iterator[OffTrack]:
    if need is _DROPPED:
        yield OffTrack.DROPPED
        return
    if need is _OVER_LIMIT:
        if limit_s is not None and (agent.time_in_status_s or 0) > limit_s:
            yield OffTrack.LONG_WRAP_UP if agent.state is AgentState.WRAP_UP else OffTrack.OVER_LIMIT
        if overheld_s(agent, standards) is not None:
            yield OffTrack.LONG_HOLD
    if agent.state is AgentState.BUSY:
        if is_long_call(agent):
            yield OffTrack.LONG_CALL
    elif agent.system_item in _SENT_AWAY:
        yield OffTrack.SENT_AWAY
    elif agent.system_item == _MAINTENANCE:
        yield OffTrack.MAINTENANCE


def is_long_call(agent: Agent) -> bool:
    """Say whether the call of a busy agent takes over ten minutes and three times their average of today.

    `time-in-status` against `day-avg-processing-time`, from 5 contacts of the day on; False where one is unknown.
    """
    average_s, time_s = agent.day_avg_processing_time_s, agent.time_in_status_s
    if not average_s or time_s is None or (agent.day_accepted_count or 0) < LONG_CALL_MIN_CONTACTS:
        return False
    return time_s > max(LONG_CALL_S, LONG_CALL_FACTOR * average_s) and agent.medium == "phone"
