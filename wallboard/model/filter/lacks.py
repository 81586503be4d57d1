"""Why a row has no value in a field: there is nothing to measure, or nobody knows what it is.

A filter leaves both out alike. An alarm does not: that nobody waits is good news, and a count that the API did not give
is none.
"""

from __future__ import annotations

from enum import Enum, auto

from wallboard.model.agent import AgentState
from wallboard.model.agent_row import AgentRow
from wallboard.model.foresight.estimate import Estimate, Refusal
from wallboard.model.need import may_be_unstaffed
from wallboard.model.queue_row import QueueRow


class Lack(Enum):
    """Why there is no value."""

    NOTHING = auto()
    """It is known that there is none: nobody waits, no contact was counted, no target is set."""
    UNKNOWN = auto()
    """The API did not give it, or not what it is worked out from."""


def always(_row: object) -> bool:
    """Say that a row without a value has nothing to measure."""
    return True


def never(_row: object) -> bool:
    """Say that a value which is not there is one that nobody knows."""
    return False


def nobody_waits(row: QueueRow) -> bool:
    """Say whether there is no wait to measure."""
    return row.queue.waiting == 0


def no_breach(row: QueueRow) -> bool:
    """Say whether no wait can be over its promise: nobody waits, or none was made."""
    return nobody_waits(row) or row.target is None or not row.is_open


def no_contacts(row: QueueRow) -> bool:
    """Say whether the figures of 30 minutes stand on nothing."""
    queue = row.queue
    return _is_nothing(queue.thirty_min_queued, queue.thirty_min_accepted, queue.thirty_min_abandoned)


def no_contacts_today(row: QueueRow) -> bool:
    """Say whether the figures of the day stand on nothing."""
    return _is_nothing(row.queue.day_queued, row.queue.day_accepted, row.queue.day_abandoned)


def _is_nothing(*counts: int | None) -> bool:
    """Say whether nothing was counted, as far as that is known: some tenants never give the abandoned ones."""
    return 0 in counts and not any(counts)


def is_refused(estimate: Estimate[object]) -> bool:
    """Say whether there is no estimate for another reason than that a number is unknown."""
    return estimate.refusal is not Refusal.UNKNOWN


def is_queue_unsure(row: QueueRow) -> bool:
    """Say whether a queue may stand in another class than it does, or not fit: who waits, or for how long, is unknown.

    Only where it could make a difference: while nobody waits, all is known.
    """
    queue = row.queue
    if not queue.waiting:
        return queue.waiting is None
    return queue.longest_wait_s is None or queue.free is None or may_be_unstaffed(queue)


def is_agent_unsure(row: AgentRow) -> bool:
    """Say whether an agent may be in another state, or over its limit: that, or the time in it, is unknown."""
    return is_state_unsure(row) or (row.agent.time_in_status_s is None and row.limit_s is not None)


def is_state_unsure(row: AgentRow) -> bool:
    """Say whether it is unknown what the agent is doing; of a code that we do not know it is known what it is not."""
    return row.agent.status is None


def is_logged_out(row: AgentRow) -> bool:
    """Say whether an agent has nothing to measure: after a restart the API tells not even since when."""
    return row.agent.state is AgentState.LOGGED_OUT
