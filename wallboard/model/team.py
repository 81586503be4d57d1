"""Teams: named sums of queues, which a wall shows where a floor has more queues than anybody can read from afar.

Contacts add up over queues, and agents do not: one who serves three of a team's queues is free once. So those who are
free are counted in the team's groups of agents, or else are no fewer than in the queue that has the most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from msgspec import Struct, field

from wallboard.model.agent import Agent
from wallboard.model.figure import Severity
from wallboard.model.foresight.budget import Budget
from wallboard.model.foresight.common_budget import budget_of
from wallboard.model.foresight.estimate import Estimate
from wallboard.model.foresight.needs import StaffNeeds, staff_needs
from wallboard.model.foresight.next_breach import next_breach
from wallboard.model.need import QueueNeed, queue_severity
from wallboard.model.queue import QueueKind
from wallboard.model.queue_row import QueueRow, queues_of, shared
from wallboard.model.service_level import weighted
from wallboard.model.standards import TeamRule
from wallboard.model.totals import QueueTotals, rated, totals_of


class FreeAgents(Struct, frozen=True):
    """How many agents of a team can take a contact now."""

    number: int | None = None
    """None: unknown."""
    is_least: bool = False
    """True where there may be more of them: it is what the queue with the most has."""
    is_of_agents: bool = False
    """True where it is counted from the agent list, False where from the queue list."""


class Team(Struct, frozen=True, dict=True):
    """What the queues of a team come to. Waits and levels are as those of totals: see there.

    Estimates are worked out when first asked for: of 2,000 queues that takes 40 ms.
    """

    name: str
    queues: int = 0
    """Those of the selection that count; 0 where its patterns find none."""
    totals: QueueTotals = field(default_factory=QueueTotals)
    average_wait_s: float | None = None
    """Of the contacts queued in 30 minutes."""
    average_duration_s: float | None = None
    """Of the contacts accepted in 30 minutes."""
    free: FreeAgents = field(default_factory=FreeAgents)
    target: float | None = None
    """The fraction that its open queues share; None: nothing, or different ones."""
    need: QueueNeed = QueueNeed.CLOSED
    """That of its worst queue."""
    wait_severity: Severity = Severity.NONE
    """How bad the worst wait is."""
    opens_at: datetime | None = None
    """When the first of its queues opens, while all are closed."""
    rows: tuple[QueueRow, ...] = ()
    """Its queues that count."""

    @cached_property
    def staff(self) -> StaffNeeds:
        """What its queues need: the worst of them, and how many are short."""
        return staff_needs(self.rows)

    @cached_property
    def budget(self) -> Estimate[Budget]:
        """What is left of the day's promise of its queues together."""
        return budget_of(rated(self.rows), self.target)

    @cached_property
    def next_breach(self) -> QueueRow | None:
        """The queue whose longest wait is over the most, or will be first; None while nobody waits."""
        return next_breach(rated(self.rows))

    @property
    def id(self) -> str:
        """Its name, as no two have the same."""
        return self.name

    @property
    def severity(self) -> Severity:
        """The sign it carries: of its worst queue, or of the level of all of them, which counts more contacts."""
        return max(queue_severity(self.need), self.totals.severity)


FreeByGroup = Mapping[str, int] | None
"""Group id → free agents; None: not read yet."""


def teams_of(rules: Sequence[TeamRule], rows: Sequence[QueueRow], agents: Iterable[Agent] | None) -> tuple[Team, ...]:
    """Return the teams, worst first and otherwise in the order of the rules; `agents` None: not read yet."""
    by_group: FreeByGroup = None
    if agents is not None and any(rule.group_ids for rule in rules):
        by_group = Counter(agent.group_id for agent in agents if agent.is_free)
    return tuple(sorted((_team(rule, rows, by_group) for rule in rules), key=lambda team: (-team.severity, team.need)))


def _team(rule: TeamRule, rows: Sequence[QueueRow], by_group: FreeByGroup) -> Team:
    own = [row for row in rows if rule.queues.chooses(row.id, row.queue.name)]
    counted = [row for row in own if row.kind is not QueueKind.EXCLUDED]
    judged = rated(own)
    queues = queues_of(judged)
    opening = [row.opens_at for row in counted if row.opens_at is not None]
    target = shared(judged, lambda promise: promise.fraction)
    return Team(
        name=rule.name,
        queues=len(counted),
        totals=totals_of(own),
        average_wait_s=weighted(
            (queue.number("thirty_min_avg_wait_time_s"), queue.thirty_min_queued) for queue in queues
        ),
        average_duration_s=weighted(
            (queue.number("thirty_min_avg_duration_s"), queue.thirty_min_accepted) for queue in queues
        ),
        free=_free(rule, counted, by_group),
        target=target,
        need=min((row.need for row in counted), default=QueueNeed.CLOSED),
        wait_severity=max((row.wait_severity for row in judged), default=Severity.NONE),
        opens_at=min(opening, default=None),
        rows=tuple(counted),
    )


def _free(rule: TeamRule, rows: Sequence[QueueRow], by_group: FreeByGroup) -> FreeAgents:
    if rule.group_ids:
        number = None if by_group is None else sum(by_group.get(group, 0) for group in rule.group_ids)
        return FreeAgents(number, is_of_agents=True)
    known = [row.queue.free for row in rows if row.queue.free is not None]
    # A team of one queue has no others to count twice.
    return FreeAgents(max(known, default=None), is_least=len(rows) > 1 and bool(known))
