"""What a filter leaves of a floor."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.model.agent_row import AgentRow
from wallboard.model.filter import Filter, Narrowing
from wallboard.model.floor import Floor
from wallboard.model.queue_row import QueueRow


def agents_left(floor: Floor, chosen: Filter) -> Sequence[AgentRow]:
    return Narrowing[AgentRow]().left(floor.agents, chosen.agents)


def queues_left(floor: Floor, chosen: Filter) -> Sequence[QueueRow]:
    return Narrowing[QueueRow]().left(floor.queues, chosen.queues)
