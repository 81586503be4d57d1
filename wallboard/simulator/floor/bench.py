"""Who could take a contact right now, per queue, longest idle first: never a search over all agents."""

from collections import OrderedDict
from collections.abc import Iterable

from wallboard.simulator.floor.agents import Agent
from wallboard.simulator.floor.codes import Status
from wallboard.simulator.floor.queues import Queue

_Row = OrderedDict[Agent, None]


class Bench:
    """For each queue a row of idle agents, and a row of agents who chat and could chat with one more."""

    def __init__(self, queues: Iterable[Queue]) -> None:
        self._rows: dict[Queue, tuple[_Row, _Row]] = {queue: (OrderedDict(), OrderedDict()) for queue in queues}

    def sit(self, agent: Agent) -> None:
        """Join the end of the rows: all queues of an idle agent, the chat queues of a chatting one."""
        idle = agent.status is Status.AVAILABLE
        for queue in agent.enabled if idle else agent.chat_queues:
            self._rows[queue][0 if idle else 1][agent] = None

    def rise(self, agent: Agent) -> None:
        """Leave all rows."""
        for queue in agent.enabled:
            for row in self._rows[queue]:
                row.pop(agent, None)

    def first(self, queue: Queue) -> Agent | None:
        """Return the longest-idle agent for a queue, one without a chat if possible; None without any."""
        for row in self._rows[queue]:
            if row:
                return next(iter(row))
        return None
