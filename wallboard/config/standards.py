"""From settings to the model's standards: what a reading is judged by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta, tzinfo

from wallboard.config.forms import near
from wallboard.config.settings import Settings
from wallboard.config.tables import Group, Limits, Opening, RuleTable, TeamTable
from wallboard.model.agent import AgentState
from wallboard.model.opening import OpeningHours
from wallboard.model.selection import Selection
from wallboard.model.standards import DEFAULT_REASON_LIMITS_S, QueueRule, Standards, TeamRule


def standards(settings: Settings) -> Standards:
    """Return what the settings hold the floor to."""
    zone = settings.time_zone
    groups = settings.groups
    return Standards(
        queues=Selection(tuple(settings.queue_ids), tuple(settings.queues)),
        agents=Selection(tuple(settings.agent_ids), tuple(settings.agents)),
        groups={group_id: group.label for group_id, group in groups.items()},
        group_opening={key: _opening(group.opening, zone) for key, group in groups.items() if group.opening},
        media_targets={medium: getattr(settings.targets, medium) for medium in ("phone", "chat", "email", "vmail")},
        floor_target=settings.targets.floor,
        abandoned_target=settings.targets.abandoned,
        queue_rules=tuple(_rule(rule, zone) for rule in settings.queue_rules),
        opening=_opening(settings.opening, zone) if settings.opening else OpeningHours(),
        state_limits_s=_state_limits_s(settings.limits),
        reason_limits_s={
            **DEFAULT_REASON_LIMITS_S,
            **{reason.casefold(): _seconds(limit) for reason, limit in settings.limits.reasons.items()},
        },
        hold_limit_s=_seconds(settings.limits.hold),
        duration_includes_wrap_up=settings.duration_includes_wrap_up,
        headline=tuple(settings.headline),
        levels=settings.levels.by_figure(),
        wall_tiles=tuple(settings.wall.tiles or ()),
        teams=tuple(_team(name, table, groups) for name, table in settings.teams.items()),
        time_zone=zone,
    )


def no_groups(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the name of each team that names a group which does not exist, and what to say of it."""
    for name, team in settings.teams.items():
        for group in team.groups:
            if not _group_ids(group, settings.groups):
                known = [*settings.groups, *(table.label for table in settings.groups.values())]
                advice = near(group, known) or f': give it a label in groups ({group} = "LABEL")'
                yield name, f'"{group}" is not a group{advice}'


def _team(name: str, table: TeamTable, groups: Mapping[str, Group]) -> TeamRule:
    ids = frozenset(group_id for group in table.groups for group_id in _group_ids(group, groups))
    return TeamRule(name, Selection(tuple(table.queue_ids), tuple(table.queues)), ids)


def _group_ids(group: str, groups: Mapping[str, Group]) -> list[str]:
    """Return the id that it is, or those that have it as their label."""
    return [group] if group in groups else [key for key, table in groups.items() if table.label == group]


def _rule(rule: RuleTable, zone: tzinfo | None) -> QueueRule:
    return QueueRule(
        queues=Selection(tuple(rule.queue_ids), tuple(rule.queues)),
        target=rule.target,
        kind=rule.kind,
        opening=_opening(rule.opening, zone) if rule.opening else None,
    )


def _opening(opening: Opening, zone: tzinfo | None) -> OpeningHours:
    return OpeningHours(opening.hours, frozenset(opening.holidays), opening.time_zone or zone)


def _state_limits_s(limits: Limits) -> Mapping[AgentState, int]:
    by_state = {
        AgentState.BREAK: limits.on_break,
        AgentState.WRAP_UP: limits.wrap_up,
        AgentState.OFFLINE: limits.offline,
        AgentState.BUSY: limits.busy,
        AgentState.AVAILABLE: limits.available,
        AgentState.OFFERED: limits.offered,
    }
    return {state: int(limit.total_seconds()) for state, limit in by_state.items() if limit}


def _seconds(limit: timedelta | None) -> int | None:
    return int(limit.total_seconds()) if limit else None
