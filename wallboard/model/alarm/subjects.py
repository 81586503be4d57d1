"""What a rule of each scope is about: its rows, and what can be compared in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from msgspec import Struct

from wallboard.model.agent import AgentState
from wallboard.model.agent_row import AgentRow
from wallboard.model.alarm.condition import Fields
from wallboard.model.alarm.feeds import FeedRow, feed_rows
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.sums import GroupSum, QueueSum, floor_sum, group_sums, medium_sums, team_sum
from wallboard.model.filter import FIELDS
from wallboard.model.filter.field import Side, side
from wallboard.model.filter.fields import in_percent
from wallboard.model.filter.kinds import COUNT, PERCENT, TEXT, TIME, Choice
from wallboard.model.filter.lacks import always, is_refused
from wallboard.model.floor import Floor
from wallboard.model.foresight.compared import in_a_row, may_miss
from wallboard.model.instant import Instant
from wallboard.model.queue_row import QueueRow
from wallboard.model.service_level import points_below
from wallboard.model.situation import Freshness, Situation

Row = TypeVar("Row")


class Subjects(Struct, Generic[Row], frozen=True):
    """The rows of one scope. Each has an `id` of its own, and a `text` for words without a field."""

    fields: Fields[Row]
    all_of: Callable[[Floor, Instant], Sequence[Row]]
    """Of a floor, as it is at that moment."""
    name: Callable[[Row], str]
    """For people."""
    is_judged: Callable[[Row], bool] = lambda _row: True
    """False where nothing is raised about it at present: it is closed."""
    lists: tuple[str, ...] = ()
    """The lists of the API that they are read from, by attribute of the situation; none: how those lists are."""
    of_agents: frozenset[str] = frozenset()
    """Where they are read from both: the fields that the agent list has, and the queue list has not."""

    def lists_for(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the lists that so many fields are read from, by name: that of the queues first."""
        if not self.of_agents:
            return self.lists
        found = {"agents" if name in self.of_agents else "queues" for name in names}
        return tuple(name for name in self.lists if name in found)

    def untold(self, situation: Situation, at: Instant) -> frozenset[str]:
        """Return the fields that are read from a list which is not live; what a row is called is read from none."""
        old = {name for name in self.lists if not situation.feed(name).freshness(at).is_current}
        if not old:
            return frozenset()
        return frozenset(name for name in self.fields if name != "name" and old.issuperset(self.lists_for([name])))


def _nobody_waits(row: QueueSum) -> bool:
    return row.waiting == 0


def _no_contacts(row: QueueSum) -> bool:
    return row.totals.contacts_30min == 0


def _has_no_budget(row: QueueSum) -> bool:
    return is_refused(row.ahead.budget) or row.totals.queued_today == 0


_SUM_FIELDS: Fields[QueueSum] = {
    "name": side(TEXT, lambda row: (row.name,)),
    "waiting": side(COUNT, lambda row: row.waiting),
    "wait": side(TIME, lambda row: row.longest_wait_s, nothing_if=_nobody_waits),
    "offered": side(COUNT, lambda row: row.totals.offered),
    "level": side(PERCENT, lambda row: in_percent(row.totals.level_30min), nothing_if=_no_contacts),
    "target": side(PERCENT, lambda row: in_percent(row.target), nothing_if=always),
    "below": side(
        PERCENT,
        lambda row: in_percent(points_below(row.totals.level_30min, row.target)),
        nothing_if=lambda row: row.target is None or _no_contacts(row),
    ),
    "contacts": side(COUNT, lambda row: row.totals.contacts_30min),
    "day": side(
        PERCENT,
        lambda row: in_percent(row.totals.level_day),
        nothing_if=lambda row: row.queued_today == 0,
    ),
    "abandoned": side(PERCENT, lambda row: in_percent(row.totals.abandoned_30min), nothing_if=_no_contacts),
    "queued-today": side(COUNT, lambda row: row.totals.queued_today),
}


_TEAM_FIELDS: Fields[QueueSum] = {
    **_SUM_FIELDS,
    "left": side(TIME, lambda row: row.left_s, nothing_if=_nobody_waits),
    "next-breach": side(TEXT, lambda row: (row.next_breach,)),
    "short": side(COUNT, lambda row: row.short, nothing_if=always),
    "missing": side(COUNT, lambda row: row.missing, nothing_if=always),
    "neediest": side(TEXT, lambda row: (row.neediest,)),
    "misses": side(COUNT, lambda row: may_miss(row.ahead.budget), nothing_if=_has_no_budget),
    "in-a-row": side(COUNT, lambda row: in_a_row(row.ahead.budget), nothing_if=_has_no_budget),
    "free": side(COUNT, lambda row: row.free),
}
_STATES = {
    "logged-in": None,
    "busy": AgentState.BUSY,
    "break": AgentState.BREAK,
    "offline": AgentState.OFFLINE,
    "wrap-up": AgentState.WRAP_UP,
}


def _state_side(states: Callable[[Row], Mapping[AgentState, int]], state: AgentState | None) -> Side[Row]:
    if state is not None:
        return side(COUNT, lambda row: states(row).get(state, 0))
    return side(COUNT, lambda row: sum(states(row).values()) - states(row).get(AgentState.LOGGED_OUT, 0))


_FLOOR_FIELDS: Fields[QueueSum] = {
    **_TEAM_FIELDS,
    **{name: _state_side(lambda row: row.states, state) for name, state in _STATES.items()},
    "in-maintenance": side(COUNT, lambda row: row.in_maintenance),
}
_GROUP_FIELDS: Fields[GroupSum] = {
    "name": side(TEXT, lambda row: (row.id,)),
    "free": side(COUNT, lambda row: row.group.free),
    "time": side(TIME, lambda row: row.group.longest_s, nothing_if=always),
    **{name: _state_side(lambda row: row.group.states, state) for name, state in _STATES.items()},
}
_FEED_FIELDS: Fields[FeedRow] = {
    "name": side(TEXT, lambda row: (row.name,)),
    "freshness": side(Choice(tuple(freshness.value for freshness in Freshness)), lambda row: (row.freshness.value,)),
    "age": side(TIME, lambda row: row.age_s),
    "cause": side(TEXT, lambda row: (row.cause,)),
}

SUBJECTS: Mapping[Scope, Subjects[Any]] = MappingProxyType(
    {
        Scope.QUEUE: Subjects[QueueRow](
            {name: field.queues for field in FIELDS if field.queues for name in field.names},
            lambda floor, _now: floor.queues,
            lambda row: row.queue.name,
            lambda row: row.is_judged,
            ("queues",),
        ),
        Scope.AGENT: Subjects[AgentRow](
            {name: field.agents for field in FIELDS if field.agents for name in field.names},
            lambda floor, _now: floor.agents,
            lambda row: row.agent.name,
            lists=("agents",),
        ),
        Scope.TEAM: Subjects[QueueSum](
            _TEAM_FIELDS,
            lambda floor, _now: [team_sum(team) for team in floor.teams],
            lambda row: row.name,
            lambda row: row.is_open,
            ("queues", "agents"),
            frozenset({"free"}),
        ),
        Scope.MEDIUM: Subjects[QueueSum](
            _SUM_FIELDS,
            lambda floor, _now: medium_sums(floor),
            lambda row: row.name,
            lambda row: row.is_open,
            ("queues",),
        ),
        Scope.GROUP: Subjects[GroupSum](
            _GROUP_FIELDS, lambda floor, _now: group_sums(floor), lambda row: row.id, lists=("agents",)
        ),
        Scope.FLOOR: Subjects[QueueSum](
            _FLOOR_FIELDS,
            lambda floor, _now: [floor_sum(floor)],
            lambda row: row.name,
            lambda row: row.is_open,
            ("queues", "agents"),
            frozenset({"free", *_FLOOR_FIELDS.keys() - _TEAM_FIELDS.keys()}),
        ),
        Scope.FEED: Subjects[FeedRow](
            _FEED_FIELDS, lambda floor, now: feed_rows(floor.situation, now), lambda row: row.name
        ),
    }
)
