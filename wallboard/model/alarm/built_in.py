"""The rules that every board has, quiet on a normal day. The configuration changes or silences them by name.

Their levels are those of the signs all over the board: see `model.need`.
"""

from __future__ import annotations

from wallboard.model.alarm.condition import Condition
from wallboard.model.alarm.message import Message
from wallboard.model.alarm.rule import Lasting, Rule, Scope
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.need import (
    CRITICAL_CONTACTS,
    CRITICAL_POINTS_BELOW,
    CRITICAL_WAIT_FACTOR,
    CRITICAL_WAIT_FLOOR_S,
    ENOUGH_CONTACTS,
)
from wallboard.model.standards import Standards
from wallboard.model.written import whole_points

_ENOUGH = f"contacts>={ENOUGH_CONTACTS}"
_SLIDING_CALM_S = 300.0
"""What is counted over 30 minutes or an hour goes up and down: a service level by a point with each contact."""


def built_in(standards: Standards) -> tuple[Rule, ...]:
    """Return the rules of a floor that holds itself to these standards."""
    most = whole_points(standards.abandoned_target)
    return (
        _rule(
            "longest-wait",
            Scope.QUEUE,
            "longest wait {wait}, target {within}",
            warning="waited>100",
            critical=f"waited>={CRITICAL_WAIT_FACTOR * 100} wait>={CRITICAL_WAIT_FLOOR_S}",
            polls=2,
        ),
        _rule(
            "nobody-logged-in",
            Scope.QUEUE,
            "{waiting} waiting and nobody for this queue is logged in",
            critical="need:unstaffed",
            polls=3,
        ),
        _level("service-level", Scope.QUEUE),
        _level("floor-service-level", Scope.FLOOR),
        _rule(
            "waiting-while-free",
            Scope.QUEUE,
            "{waiting} waiting while {free} are free",
            warning="waiting>0 free>0",
            polls=3,
        ),
        _rule(
            "abandoned",
            Scope.QUEUE,
            f"{{abandoned}} abandoned in 30 minutes, target {most} %",
            warning=f"abandoned>{most} {_ENOUGH}",
            polls=2,
            calm_s=_SLIDING_CALM_S,
        ),
        _rule(
            "switched-off",
            Scope.QUEUE,
            "longest wait {wait}, and agents who are assigned to it are switched off",
            warning="mismatch:switched-off",
            polls=6,
        ),
        _rule(
            "over-limit",
            Scope.AGENT,
            "{state} for {time}: over the limit",
            warning="off-track:over-limit,long-wrap-up",
        ),
        _rule("long-hold", Scope.AGENT, "a caller is on hold over the limit", warning="off-track:long-hold"),
        _rule("dropped", Scope.AGENT, "dropped: {reason}", warning="need:dropped"),
        *_off_track(),
        _rule(
            "maintenance-mode",
            Scope.FLOOR,
            "{in-maintenance} agents are out of work by maintenance mode",
            warning="in-maintenance>=3",
            polls=2,
        ),
        _rule("not-live", Scope.FEED, "{freshness}: {cause}", critical="!freshness:live,late", seconds=30, calm_s=0),
    )


def _off_track() -> tuple[Rule, ...]:
    """Return the rules of what is worth a look though it breaks no limit, from where it is rare on a normal day.

    Of 50 agents four calls an hour take over three times as long as is usual for the agent, and one in two hours takes
    over 20 minutes, too; whom the system took out of work for a call ignored is mostly back within 10.
    """
    return (
        _rule(
            "long-call",
            Scope.AGENT,
            "a call for {time}, over three times their average",
            warning="off-track:long-call time>20m",
        ),
        _rule("sent-away", Scope.AGENT, "out of work for {time}: {reason}", warning="off-track:sent-away time>10m"),
        _rule(
            "rejecting",
            Scope.AGENT,
            "{rejected} contacts rejected in 30 minutes",
            warning="off-track:rejecting",
            calm_s=_SLIDING_CALM_S,
        ),
        _rule(
            "flapping",
            Scope.AGENT,
            "often away: on break or offline again and again in an hour",
            warning="off-track:flapping",
            calm_s=_SLIDING_CALM_S,
        ),
    )


def _level(name: str, scope: Scope) -> Rule:
    return _rule(
        name,
        scope,
        "service level {level}, target {target}",
        warning=f"below>0 {_ENOUGH}",
        critical=f"below>={CRITICAL_POINTS_BELOW * 100:g} contacts>={CRITICAL_CONTACTS}",
        polls=2,
        calm_s=_SLIDING_CALM_S,
    )


def _rule(
    name: str,
    scope: Scope,
    message: str,
    *,
    warning: str = "",
    critical: str = "",
    polls: int = 1,
    seconds: float = 0,
    calm_s: float = 60.0,
) -> Rule:
    fields = SUBJECTS[scope].fields
    return Rule(
        name,
        scope,
        Message.of(message, fields),
        warning=Condition.of(warning, fields) if warning else None,
        critical=Condition.of(critical, fields) if critical else None,
        lasting=Lasting(polls, seconds),
        calm_s=calm_s,
    )
