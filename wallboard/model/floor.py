"""The floor as one value: the selected queues and agents, judged and in order of need. Made once for each reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wallboard.model.agent import Agent, AgentState
from wallboard.model.figure import Figure, Severity
from wallboard.model.headline import FigureValue, LevelGauge, by_state, headline, level_gauges
from wallboard.model.need import (
    AgentNeed,
    QueueNeed,
    agent_need,
    agent_order,
    agent_severity,
    queue_need,
    queue_order,
    queue_severity,
)
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.service_level import ServiceTarget
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards
from wallboard.model.totals import QueueTotals, live_totals


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A queue and what the standards say of it."""

    queue: Queue
    kind: QueueKind
    target: ServiceTarget | None
    need: QueueNeed

    @property
    def id(self) -> str:
        """The queue's id: what a cursor holds."""
        return self.queue.id

    @property
    def severity(self) -> Severity:
        """The sign it carries."""
        return queue_severity(self.need)


@dataclass(frozen=True, slots=True)
class AgentRow:
    """An agent and what the standards say of them."""

    agent: Agent
    need: AgentNeed
    group: str
    limit_s: int | None
    """Seconds the agent may stay in this state; None: no limit."""

    @property
    def id(self) -> str:
        """The agent's id: what a cursor holds."""
        return self.agent.id

    @property
    def severity(self) -> Severity:
        """The sign they carry."""
        return agent_severity(self.need)


@dataclass(frozen=True, slots=True)
class Floor:
    """All that the screens draw, but for the passing of time."""

    situation: Situation = field(default_factory=Situation)
    queues: tuple[QueueRow, ...] = ()
    """Of the selection, worst first."""
    agents: tuple[AgentRow, ...] = ()
    """Of the selection, those to look at first."""
    all_queues: int = 0
    """In the tenant, selected or not."""
    all_agents: int = 0
    logged_in: int = 0
    """Agents of the selection who are logged in."""
    totals: QueueTotals = field(default_factory=QueueTotals)
    """Of the selection."""
    figures: Mapping[Figure, FigureValue] = field(default_factory=dict)
    gauges: tuple[LevelGauge, ...] = ()
    states: Mapping[AgentState, int] = field(default_factory=dict)

    @classmethod
    def of(cls, situation: Situation, standards: Standards, at: datetime) -> Floor:
        """Judge a situation by the standards; `at` (aware) decides which queues are open."""
        all_queues = situation.queues.reading.batch.records if situation.queues.reading else ()
        all_agents = situation.agents.reading.batch.records if situation.agents.reading else ()
        queues = [queue for queue in all_queues if standards.queues.chooses(queue.id, queue.name)]
        agents = [agent for agent in all_agents if standards.agents.chooses(agent.id, agent.name)]
        queue_rows = _queue_rows(queues, standards, at)
        return cls(
            situation=situation,
            queues=queue_rows,
            agents=_agent_rows(agents, standards, at),
            all_queues=len(all_queues),
            all_agents=len(all_agents),
            logged_in=sum(agent.is_logged_in for agent in agents),
            totals=totals_of(queue_rows),
            figures=headline(queues, agents, standards, standards.headline),
            gauges=level_gauges(queues, standards),
            states=by_state(agents),
        )


def totals_of(rows: Sequence[QueueRow]) -> QueueTotals:
    """Add up the rows that are live."""
    live = [row for row in rows if row.kind is QueueKind.LIVE]
    return live_totals([row.queue for row in live], {row.target.fraction for row in live if row.target})


def _queue_rows(queues: list[Queue], standards: Standards, at: datetime) -> tuple[QueueRow, ...]:
    needs = [(queue, queue_need(queue, standards, at)) for queue in queues]
    needs.sort(key=lambda pair: queue_order(pair[0], pair[1], standards))
    return tuple(QueueRow(queue, standards.kind(queue), standards.target(queue), need) for queue, need in needs)


def _agent_rows(agents: list[Agent], standards: Standards, at: datetime) -> tuple[AgentRow, ...]:
    needs = [(agent, agent_need(agent, standards, at)) for agent in agents]
    needs.sort(key=lambda pair: agent_order(pair[0], pair[1]))
    return tuple(AgentRow(agent, need, standards.group_label(agent), standards.limit_s(agent)) for agent, need in needs)
