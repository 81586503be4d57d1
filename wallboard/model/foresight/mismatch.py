"""What does not fit together: contacts wait and somebody could take them, or an agent stands where no contact comes."""

from __future__ import annotations

from enum import StrEnum

from wallboard.model.agent import Agent, AgentState
from wallboard.model.foresight.breach import left_s
from wallboard.model.need import is_unstaffed
from wallboard.model.queue import Queue
from wallboard.model.service_level import ServiceTarget

_LINE_2_ERROR = 3
"""Of line 2 alone: on line 1 the same code is a contact that rings."""


class QueueMismatch(StrEnum):
    """What does not fit in a queue."""

    WAITING_WHILE_FREE = "waiting-while-free"
    """Contacts wait while agents are free for it."""
    UNSTAFFED = "unstaffed"
    """Contacts wait and nobody is logged in."""
    SWITCHED_OFF = "switched-off"
    """A wait is over answer-within, and agents who are assigned to it are not enabled."""


class AgentMismatch(StrEnum):
    """What does not fit with an agent."""

    NO_SKILL = "no-skill"
    """Available, and enabled for no skill."""
    LINE_ERROR = "line-error"
    """A phone line in error."""


def queue_mismatches(queue: Queue, target: ServiceTarget | None) -> tuple[QueueMismatch, ...]:
    """Return what does not fit in an open queue; nothing where nobody waits, or that is unknown."""
    if not queue.waiting:
        return ()
    found = []
    if queue.free:
        found.append(QueueMismatch.WAITING_WHILE_FREE)
    if is_unstaffed(queue):
        found.append(QueueMismatch.UNSTAFFED)
    left = left_s(queue.longest_wait_s, target)
    if left is not None and left < 0 and switched_off(queue):
        found.append(QueueMismatch.SWITCHED_OFF)
    return tuple(found)


def switched_off(queue: Queue) -> int:
    """Return how many agents are assigned to the queue and not enabled for it; 0 where that is unknown.

    `assigned-agent-count` - `enabled-agent-count`.
    """
    assigned, enabled = queue.assigned_agent_count, queue.enabled_agent_count
    return 0 if assigned is None or enabled is None else max(0, assigned - enabled)


def agent_mismatches(agent: Agent) -> tuple[AgentMismatch, ...]:
    """Return what does not fit with an agent."""
    no_skill = agent.enabled_skill_count == 0 and agent.state is AgentState.AVAILABLE
    if agent.phone_line2_status != _LINE_2_ERROR:
        return (AgentMismatch.NO_SKILL,) if no_skill else ()
    return (AgentMismatch.NO_SKILL, AgentMismatch.LINE_ERROR) if no_skill else (AgentMismatch.LINE_ERROR,)
