"""The floor as one value: the selected queues and agents, judged and in order of need. Made once for each reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from heapq import merge
from operator import itemgetter
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.model.agent import Agent, AgentState
from wallboard.model.agent_row import AgentRow
from wallboard.model.alarm.alarm import Key
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.left_out import LeftOut
from wallboard.model.alarm.rule import Scope
from wallboard.model.apart import coming_apart
from wallboard.model.figure import Figure, Severity
from wallboard.model.figure_memory import FigureMemory
from wallboard.model.foresight.agent_memory import AgentMemory
from wallboard.model.foresight.of_floor import FloorForesight
from wallboard.model.foresight.off_track import off_track
from wallboard.model.headline import FigureValue, headline
from wallboard.model.level_gauge import LevelGauge, level_gauges
from wallboard.model.need import (
    agent_need,
    agent_order,
    queue_need,
    queue_order,
)
from wallboard.model.paced import Pause, no_pause, paced
from wallboard.model.queue import Queue
from wallboard.model.queue_memory import QueueMemory
from wallboard.model.queue_row import QueueRow
from wallboard.model.row_text import AgentTexts, queue_text
from wallboard.model.selection import Selection
from wallboard.model.situation import Situation
from wallboard.model.staff import Staff
from wallboard.model.standards import Standards
from wallboard.model.team import Team, teams_of
from wallboard.model.totals import QueueTotals, totals_of

OfTenant = TypeVar("OfTenant", Queue, Agent)
Row = TypeVar("Row", QueueRow, AgentRow)


class Floor(Struct, frozen=True):
    """All that the screens draw, but for the passing of time."""

    situation: Situation = field(default_factory=Situation)
    standards: Standards = field(default_factory=Standards)
    """What it is judged by."""
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
    teams: tuple[Team, ...] = ()
    """Of the configuration, worst first; over the selection."""
    states: Mapping[AgentState, int] = field(default_factory=dict)
    longest_s: Mapping[AgentState, int] = field(default_factory=dict)
    """The longest time that an agent of the selection has been in each state."""
    queue_memory: QueueMemory = field(default_factory=QueueMemory)
    """What each queue of the tenant was in the last hour; rows have their own at hand."""
    figure_memory: FigureMemory = field(default_factory=FigureMemory)
    """What each figure was in the last hour."""
    alarms: Alarms = field(default_factory=Alarms)
    """As of its readings. They are judged by rules, see `alarm.engine`, once the floor stands; over the whole floor."""
    elsewhere: frozenset[Key] = frozenset()
    """Those of the alarms that are about what a view leaves out."""
    whole: Floor | None = None
    """The same reading over all that the alarms are about, where this is what a view chooses; None: this is it."""
    agent_memory: AgentMemory = field(default_factory=AgentMemory)
    """Which agents of the tenant went on break or offline in the last hour."""
    foresight: FloorForesight = field(default_factory=FloorForesight)
    """What is to be expected of the selection."""

    @classmethod
    def of(
        cls,
        situation: Situation,
        standards: Standards,
        at: datetime,
        before: Floor | None = None,
        pause: Pause = no_pause,
        whole: Floor | None = None,
    ) -> Floor:
        """Judge a situation by the standards; `at` (aware) decides which queues are open.

        `before` is the floor of the reading before: what it remembers goes on here, and a queue that is in the same
        class as there keeps its place in it. `pause` is called every few records: thousands take a tenth of a second.
        `whole` is the floor of the same reading that a view, whose choice is in the standards, shows a part of: what
        it says of a queue or an agent is not judged again.
        """
        before = before or cls()
        all_queues = situation.queues.reading.batch.records if situation.queues.reading else ()
        all_agents = situation.agents.reading.batch.records if situation.agents.reading else ()
        queues = _chosen(all_queues, standards.queues)
        agents = _chosen(all_agents, standards.agents)
        queue_memory = whole.queue_memory if whole else before.queue_memory.plus(situation.queues)
        agent_memory = whole.agent_memory if whole else before.agent_memory.plus(situation.agents, pause)
        staff = Staff.of(paced(agents, pause))
        wrap_up = 0.0 if standards.duration_includes_wrap_up else staff.wrap_up_s
        known = {row.id: row for row in whole.queues} if whole else {}
        apart = coming_apart(tuple(queue.name for queue in queues))
        judged = (
            known.get(queue.id) or _queue_row(queue, standards, at, queue_memory, wrap_up, apart.get(queue.name, 0))
            for queue in paced(queues, pause)
        )
        queue_rows = _in_order(judged, before.queues)
        agent_rows = _agent_rows(agents, standards, at, agent_memory, pause, whole.agents if whole else ())
        if Figure.STAFF_NEEDED in standards.figures:
            for row in paced(queue_rows, pause):
                # Kept by the row: the headline asks all of them at once, which takes 40 ms of 2,000 queues.
                _ = row.foresight.staffing
        # Of 2,000 queues each of these takes 10 to 20 ms.
        pause()
        figures = headline(queue_rows, staff, standards, standards.figures)
        pause()
        floor_target = standards.floor_target
        totals = totals_of(queue_rows, floor_target.fraction if floor_target else None)
        pause()
        return cls(
            situation=situation,
            standards=standards,
            queues=queue_rows,
            agents=agent_rows,
            all_queues=len(all_queues),
            all_agents=len(all_agents),
            logged_in=staff.logged_in,
            totals=totals,
            figures=figures,
            gauges=level_gauges(queue_rows, standards),
            teams=teams_of(standards.teams, queue_rows, paced(agents, pause) if situation.agents.reading else None),
            states=staff.states,
            longest_s=staff.longest_s,
            queue_memory=queue_memory,
            agent_memory=agent_memory,
            foresight=FloorForesight(queue_rows, agent_rows, standards),
            figure_memory=_figure_memory(before, standards).plus(situation, _numbers(figures, totals), queue_rows),
            whole=whole,
        )

    @property
    def known_queues(self) -> tuple[QueueRow, ...]:
        """Its queues, and those that a view leaves out."""
        return (*self.whole.queues, *self.queues) if self.whole else self.queues

    @property
    def known_agents(self) -> tuple[AgentRow, ...]:
        """Its agents, and those whom a view leaves out."""
        return (*self.whole.agents, *self.agents) if self.whole else self.agents

    @property
    def alarms_here(self) -> Alarms:
        """The alarms that a view is about: all where it leaves out nothing."""
        return self.alarms.without(self.elsewhere) if self.elsewhere else self.alarms

    def watched(self, alarms: Alarms, pause: Pause = no_pause) -> Floor:
        """Return this floor with its alarms, and their signs on the rows that they are about."""
        queues, agents = alarms.signs(Scope.QUEUE), alarms.signs(Scope.AGENT)
        return replace(
            self,
            alarms=alarms,
            queues=_signed(self.queues, queues, pause),
            agents=_signed(_calming(self.agents, alarms.calming(Scope.AGENT)), agents, pause),
            elsewhere=self._left_out(self.whole).of(alarms) if self.whole else frozenset(),
            whole=self.whole.watched(alarms, pause) if self.whole else None,
        )

    def remembering(self, past: Floor) -> Floor:
        """Return this floor with the memory of an earlier one in place of its own."""
        return replace(
            self,
            queue_memory=past.queue_memory,
            figure_memory=_figure_memory(past, self.standards),
            agent_memory=past.agent_memory,
            whole=self.whole.remembering(past) if self.whole else None,
        )

    def _left_out(self, whole: Floor) -> LeftOut:
        queues, agents = {row.id for row in self.queues}, {row.id for row in self.agents}
        return LeftOut(
            self.standards,
            [row for row in whole.queues if row.id not in queues],
            [row for row in whole.agents if row.id not in agents],
        )


def _chosen(records: Sequence[OfTenant], selection: Selection) -> Sequence[OfTenant]:
    if selection.chooses_all:
        return records
    return [record for record in records if selection.chooses(record.id, record.name)]


def _calming(rows: tuple[AgentRow, ...], rules: Mapping[str, tuple[str, ...]]) -> tuple[AgentRow, ...]:
    """Return agents with the rules whose alarms stand about them though nothing is wrong any more."""
    return tuple(replace(row, was=rules[row.id]) if row.id in rules else row for row in rows) if rules else rows


def _signed(rows: tuple[Row, ...], signs: Mapping[str, Severity], pause: Pause) -> tuple[Row, ...]:
    """Return rows with the signs of their alarms; those that carry one stand above all others, else as they were."""
    if not signs:
        return rows
    signed = [replace(row, alarm=signs[row.id]) if row.id in signs else row for row in paced(rows, pause)]
    signed.sort(key=lambda row: -row.severity)
    return tuple(signed)


def _figure_memory(before: Floor, standards: Standards) -> FigureMemory:
    """Return what is known of the figures of these standards: the memory of a changed selection starts anew."""
    was = before.standards
    is_over_the_same = (was.queues, was.agents, was.queue_rules) == (
        standards.queues,
        standards.agents,
        standards.queue_rules,
    )
    return before.figure_memory if is_over_the_same else FigureMemory()


def _numbers(figures: Mapping[Figure, FigureValue], totals: QueueTotals) -> Mapping[Figure, float | None]:
    """Return what to remember of the figures, which are of live queues: that nobody waits is known, and no gap."""
    is_empty = totals.live > 0 and totals.waiting == 0
    nobody_waits = {Figure.LONGEST_WAIT: 0.0} if is_empty and Figure.LONGEST_WAIT in figures else {}
    return {**{figure: value.value for figure, value in figures.items()}, **nobody_waits}


def _in_order(rows: Iterable[QueueRow], before: Sequence[QueueRow]) -> tuple[QueueRow, ...]:
    # Among others of their class: alarms may have lifted some of them above it.
    ranks = {(row.id, row.need): rank for rank, row in enumerate(sorted(before, key=lambda row: row.need))}
    stayed: list[QueueRow] = []
    came: list[QueueRow] = []
    for row in rows:
        (stayed if (row.id, row.need) in ranks else came).append(row)

    def order(row: QueueRow) -> tuple[object, ...]:
        return queue_order(row.queue, row.need, row.kind, row.target)

    # Those who come into a class step in front of the first one that they outrank; the others keep their order.
    stayed.sort(key=lambda row: ranks[row.id, row.need])
    return tuple(merge(stayed, sorted(came, key=order), key=order))


def _queue_row(
    queue: Queue, standards: Standards, at: datetime, memory: QueueMemory, wrap_up: float | None, apart: int
) -> QueueRow:
    terms = standards.terms(queue)
    is_open = terms.opening.is_open(at)
    return QueueRow(
        queue,
        terms.kind,
        terms.target,
        queue_need(queue, terms, is_open=is_open),
        queue_text(queue, is_open=is_open),
        is_open=is_open,
        opens_at=None if is_open else terms.opening.next_opening(at),
        trends=memory.of(queue.id),
        wrap_up_s=wrap_up,
        apart=apart,
    )


def _agent_rows(
    agents: Sequence[Agent],
    standards: Standards,
    at: datetime,
    memory: AgentMemory,
    pause: Pause,
    known: Sequence[AgentRow],
) -> tuple[AgentRow, ...]:
    texts, by_id = AgentTexts(), {row.id: row for row in known}
    rows = []
    for agent in paced(agents, pause):
        row = by_id.get(agent.id) or _agent_row(agent, standards, at, memory, texts)
        rows.append((agent_order(agent, row.need), row))
    # Stable, and without a function of ours: nobody else has the interpreter meanwhile, 10 ms for 20,000.
    rows.sort(key=itemgetter(0))
    return tuple(row for _, row in rows)


def _agent_row(agent: Agent, standards: Standards, at: datetime, memory: AgentMemory, texts: AgentTexts) -> AgentRow:
    group, limit_s = standards.group_label(agent), standards.limit_s(agent)
    need = agent_need(agent, standards, at, limit_s)
    ways = off_track(agent, need, standards, at, limit_s=limit_s, changes=memory.changes(agent.id))
    return AgentRow(agent.id, agent, need, group, limit_s, texts.of(agent, group), ways)
