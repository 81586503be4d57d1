"""What is wrong on a floor, as it is told: an alarm, or several that say the same. What becomes of it: see `heard`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from wallboard.model.alarm.alarm import Alarm
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant
from wallboard.model.spoken.agents import step
from wallboard.model.spoken.manner import NOBODY_THERE, Manner, Manners, Topic

Key = tuple[str, ...]
_AGENTS: Key = ("agents",)
_THE_FLOOR = "The floor"


class Concern(Struct, frozen=True):
    """How one thing stands."""

    key: Key
    """The same for as long as it stands."""
    topic: Topic
    name: str
    """Of its subject, for people."""
    level: int
    """How bad it is, the larger the worse."""
    severity: Severity
    since: Instant
    """When the first of its alarms was raised."""
    alarms: tuple[tuple[Manner, Alarm], ...]

    @property
    def is_counted(self) -> bool:
        """True where it is agents whose names are not told."""
        return self.key == _AGENTS


def concerns_of(alarms: Alarms, manners: Manners, *, names: bool) -> Iterator[Concern]:
    """Yield what is wrong by the alarms that are raised; `names`: agents may be named."""
    told: dict[Key, list[tuple[Manner, Alarm]]] = {}
    for alarm in alarms.open.values():
        manner = manners.get(alarm.rule)
        if manner is not None and alarm.is_raised:
            told.setdefault(_key(manner, alarm, names=names), []).append((manner, alarm))
    for key, group in told.items():
        # Pending ones, too: how the queue stands is told as it is, and that nobody is there not twice.
        is_unstaffed = (NOBODY_THERE, group[0][1].subject_id) in alarms.open
        yield _concern(key, group, is_unstaffed=is_unstaffed)


def _key(manner: Manner, alarm: Alarm, *, names: bool) -> Key:
    if manner.topic is Topic.AGENTS and not names:
        return _AGENTS
    what = manner.topic if manner.topic is Topic.WAITS else manner.rule.name
    return what, alarm.scope, alarm.subject_id


def _concern(key: Key, group: Sequence[tuple[Manner, Alarm]], *, is_unstaffed: bool) -> Concern:
    manner, first = group[0]
    severity = max(alarm.severity for _, alarm in group)
    name = _THE_FLOOR if manner.rule.scope is Scope.FLOOR else first.name
    # Nobody there is worse than any wait: it does not end by itself.
    level = severity + (is_unstaffed and manner.topic is Topic.WAITS)
    if key == _AGENTS:
        name, level = "Agents", step(len(group))
    return Concern(
        key,
        manner.topic,
        name,
        level,
        severity,
        min((alarm.began for _, alarm in group), key=lambda at: at.steady_s),
        tuple(group),
    )
