"""What a floor holds itself to: targets, limits, opening hours, kinds, groups. The configuration sets them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct, field

from wallboard.model.agent import Agent, AgentState
from wallboard.model.figure import DEFAULT_HEADLINE, Figure, Levels
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget

_HOUR_S = 3600
DEFAULT_TARGETS: Mapping[str, ServiceTarget] = MappingProxyType(
    {
        "phone": ServiceTarget(0.80, 20),
        "chat": ServiceTarget(0.80, 60),
        "email": ServiceTarget(0.90, 4 * _HOUR_S),
        "vmail": ServiceTarget(0.90, 4 * _HOUR_S),
    }
)
DEFAULT_STATE_LIMITS_S: Mapping[AgentState, int] = MappingProxyType(
    {AgentState.BREAK: 30 * 60, AgentState.WRAP_UP: 5 * 60, AgentState.OFFLINE: 60 * 60}
)
DEFAULT_REASON_LIMITS_S: Mapping[str, int | None] = MappingProxyType(
    {"lunch": 30 * 60, "training": 60 * 60, "personal": None}
)
"""Nobody is to be asked why a personal break takes long."""
_LIVE_MEDIA = ("phone", "chat")
_WITH_REASONS = frozenset({AgentState.BREAK, AgentState.OFFLINE, AgentState.WRAP_UP})
"""States that are limited by their reason, where it has a limit."""


class QueueRule(Struct, frozen=True):
    """What the configuration says of the queues that its selection chooses; None leaves the medium's default."""

    queues: Selection
    target: ServiceTarget | None = None
    kind: QueueKind | None = None
    opening: OpeningHours | None = None


class QueueTerms(Struct, frozen=True):
    """What one queue is judged by, all rules considered."""

    target: ServiceTarget | None
    """Its promise: its own, or else its medium's, or None for a medium without one."""
    kind: QueueKind
    """How it counts: configured, or else live for phone and chat and deferred for the others."""
    opening: OpeningHours
    """Its own hours, or else the floor's."""


class TeamRule(Struct, frozen=True):
    """A sum of queues under a name."""

    name: str
    queues: Selection
    group_ids: frozenset[str] = frozenset()
    """The groups of agents that work for it; none: unknown."""


class Standards(Struct, frozen=True, dict=True):
    """All that a reading is judged by. The defaults suit a floor that has configured nothing."""

    queues: Selection = field(default_factory=Selection)
    agents: Selection = field(default_factory=Selection)
    groups: Mapping[str, str] = field(default_factory=dict)
    """Group id → label."""
    group_opening: Mapping[str, OpeningHours] = field(default_factory=dict)
    """Group id → the hours of that team, where they are not the floor's."""
    media_targets: Mapping[str, ServiceTarget] = field(default_factory=lambda: DEFAULT_TARGETS)
    floor_target: ServiceTarget | None = None
    """What the live queues promise together; None: what they share, or else what the phone promises."""
    abandoned_target: float = 0.05
    """The largest share of contacts that may be abandoned, 0 to 1."""
    queue_rules: tuple[QueueRule, ...] = ()
    """For single queues, over their medium: of those that choose a queue, the first that says a thing decides it."""
    opening: OpeningHours = field(default_factory=OpeningHours)
    state_limits_s: Mapping[AgentState, int] = field(default_factory=lambda: DEFAULT_STATE_LIMITS_S)
    reason_limits_s: Mapping[str, int | None] = field(default_factory=lambda: DEFAULT_REASON_LIMITS_S)
    """Reason's short code, case folded → seconds, or None for no limit. Goes before the state's limit."""
    hold_limit_s: int | None = 3 * 60
    """None: no limit."""
    duration_includes_wrap_up: bool = False
    """Whether the average durations of queues hold the wrap-up: the API's document does not say."""
    headline: tuple[Figure, ...] = DEFAULT_HEADLINE
    levels: Mapping[Figure, Levels] = field(default_factory=dict)
    wall_tiles: tuple[Figure, ...] = ()
    """The figures of the wall's headline; none: those of the headline."""
    teams: tuple[TeamRule, ...] = ()
    time_zone: tzinfo | None = None
    """The tenant's; None: that of the machine."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures that are to be known, each once."""
        return tuple(dict.fromkeys(self.headline + self.wall_tiles))

    def terms(self, queue: Queue) -> QueueTerms:
        """Return what the queue is judged by; worked out once, since its rules look at nothing that changes."""
        key = queue.id, queue.name, queue.media_type
        terms = self._known_terms.get(key)
        if terms is None:
            terms = self._known_terms[key] = self._terms(*key)
        return terms

    def teams_at_work(self, queue: Queue) -> tuple[TeamRule, ...]:
        """Return the teams that the queue is among, of those whose groups of agents are known."""
        return tuple(team for team in self.teams if team.group_ids and team.queues.chooses(queue.id, queue.name))

    def is_group_open(self, agent: Agent, at: datetime) -> bool:
        """Say whether the agent's group is open at that moment (aware): outside of it nobody oversteps a limit."""
        return self.group_opening.get(agent.group_id, self.opening).is_open(at)

    def limit_s(self, agent: Agent) -> int | None:
        """Return the seconds that the agent may stay in this state, by reason or else by state; None: no limit."""
        state = agent.state
        if self.reason_limits_s and state in _WITH_REASONS:
            reason = agent.reason.casefold()
            if reason in self.reason_limits_s:
                return self.reason_limits_s[reason]
        return self.state_limits_s.get(state)

    def group_label(self, agent: Agent) -> str:
        """Return the label of the agent's group, or its id where it has none."""
        return self.groups.get(agent.group_id, agent.group_id)

    def _terms(self, queue_id: str, name: str, media_type: str) -> QueueTerms:
        rules = [rule for rule in self.queue_rules if rule.queues.chooses(queue_id, name)]
        medium = media_type.lower()
        return QueueTerms(
            target=next((rule.target for rule in rules if rule.target), None) or self.media_targets.get(medium),
            kind=next((rule.kind for rule in rules if rule.kind), None)
            or (QueueKind.LIVE if medium in _LIVE_MEDIA else QueueKind.DEFERRED),
            opening=next((rule.opening for rule in rules if rule.opening), None) or self.opening,
        )

    @cached_property
    def _known_terms(self) -> dict[tuple[str, str, str], QueueTerms]:
        """By id, name and medium."""
        return {}
