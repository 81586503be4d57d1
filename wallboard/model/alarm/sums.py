"""Queues and agents added up, as rules compare them: teams, media, groups, and the whole floor.

Closed queues raise nothing: as for the signs of a sum, only what is open of it is added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from wallboard.model.agent import AgentState
from wallboard.model.agent_groups import AgentGroup, agent_groups
from wallboard.model.floor import Floor
from wallboard.model.foresight.compared import missing, time_left_s
from wallboard.model.foresight.of_floor import FloorForesight
from wallboard.model.foresight.off_track import OffTrack
from wallboard.model.headline import total
from wallboard.model.queue import MEDIA, Queue, QueueKind, media_word
from wallboard.model.queue_row import QueueRow, live_target, medium_target, queues_of
from wallboard.model.team import Team
from wallboard.model.totals import QueueTotals, rated, totals_of
from wallboard.model.view import Grouping
from wallboard.model.words import folded


class QueueSum(Struct, frozen=True):
    """Several queues together."""

    id: str
    name: str
    rows: Sequence[QueueRow]
    """Its queues, the closed ones among them, and any that are excluded from sums."""
    totals: QueueTotals
    """Of those that are open."""
    target: float | None = None
    """The fraction that they are held to; None: different ones, or none."""
    free: int | None = None
    """Agents who are free for them; None: unknown."""
    states: Mapping[AgentState, int] = field(default_factory=dict)
    """How many agents of the whole floor are in each state; of a part of it none is known."""
    in_maintenance: int | None = None
    """Agents of the whole floor who are out of work by maintenance mode; of a part of it that is not known."""
    ahead: FloorForesight | Team = field(default_factory=FloorForesight)
    """What is to be expected of them; of no queue where nothing is known."""

    @property
    def text(self) -> str:
        """What a condition's words are looked for in."""
        return folded(self.name)

    @property
    def is_open(self) -> bool:
        """False while all that count are closed, even if contacts are left in one."""
        return any(row.is_judged for row in self.rows)

    @property
    def waiting(self) -> int | None:
        """How many wait in those whose level is told: in live queues, or in all where none is live."""
        return _sum(queue.waiting for queue in self._rated)

    @property
    def longest_wait_s(self) -> int | None:
        """The longest wait in the same."""
        return self.totals.longest_wait_s

    @property
    def queued_today(self) -> int | None:
        """The contacts that the day's level of the same is over."""
        return _sum(queue.day_queued for queue in self._rated)

    @property
    def _rated(self) -> Sequence[Queue]:
        return queues_of(rated(self.rows), only_open=True)

    @property
    def short(self) -> int | None:
        """How many of them lack agents; None: of none it is known."""
        return self.ahead.staff.short if self.ahead.staff.known else None

    @property
    def missing(self) -> int | None:
        """The agents that the queue lacks that lacks the most: needs are never summed. None: of none it is known."""
        worst = self.ahead.staff.worst
        return missing(worst.staffing) if worst else None

    @property
    def neediest(self) -> str:
        """The name of that queue; '' where no queue lacks any."""
        worst = self.ahead.staff.worst
        return worst.name if worst and self.missing else ""

    @property
    def left_s(self) -> int | None:
        """Seconds until a wait is over answer-within; 0 once one is; None: nobody waits."""
        first = self.ahead.next_breach
        return time_left_s(first.foresight.left_s) if first else None

    @property
    def next_breach(self) -> str:
        """The name of the queue whose wait that is; '' while nobody waits."""
        return self.ahead.next_breach.queue.name if self.ahead.next_breach else ""


def _sum(values: Iterable[int | None]) -> int | None:
    """Return the sum of the values that are known; 0 of no queue, None where none is known."""
    numbers = list(values)
    return total(numbers) if numbers else 0


def floor_sum(floor: Floor) -> QueueSum:
    """Return the floor as a whole."""
    live = [row for row in floor.queues if row.kind is QueueKind.LIVE]
    held = [row for row in live if row.is_open] or live or floor.queues
    target = live_target(held, floor.standards, lambda promise: promise.fraction)
    free = sum(row.agent.is_free for row in floor.agents)
    return QueueSum(
        "floor",
        "Floor",
        floor.queues,
        _open_totals(floor.queues, floor.totals),
        target,
        free,
        floor.states,
        floor.foresight.off_track.get(OffTrack.MAINTENANCE, 0),
        floor.foresight,
    )


def medium_sums(floor: Floor) -> list[QueueSum]:
    """Return the media that have a queue, each with its queues' sum."""
    by_medium: dict[str, list[QueueRow]] = {}
    for row in floor.queues:
        by_medium.setdefault(row.medium, []).append(row)
    known = [medium for medium in MEDIA if medium in by_medium]
    return [_medium_sum(medium, by_medium[medium], floor) for medium in [*known, *sorted(by_medium.keys() - {*known})]]


def _medium_sum(medium: str, rows: Sequence[QueueRow], floor: Floor) -> QueueSum:
    target = medium_target(rows, medium, floor.standards, lambda promise: promise.fraction)
    return QueueSum(medium, media_word(medium), rows, totals_of(rows, only_open=True), target)


def team_sum(team: Team) -> QueueSum:
    """Return a team."""
    totals = _open_totals(team.rows, team.totals)
    return QueueSum(team.id, team.name, team.rows, totals, team.target, team.free.number, ahead=team)


def _open_totals(rows: Sequence[QueueRow], totals: QueueTotals) -> QueueTotals:
    """Return the totals of what is open of the rows; `totals` are those of all, and of most hours of a day the same."""
    return totals if all(row.is_open for row in rows) else totals_of(rows, only_open=True)


class GroupSum(Struct, frozen=True):
    """The agents of one group."""

    id: str
    group: AgentGroup

    @property
    def text(self) -> str:
        """What a condition's words are looked for in."""
        return folded(self.id)


def group_sums(floor: Floor) -> list[GroupSum]:
    """Return the groups of agents; agents without a group are in none."""
    return [GroupSum(group.label, group) for group in agent_groups(floor.agents, Grouping.GROUP) if group.label]
