"""Rules over a stretch of readings: what fires, when and for how long, and how much of the time is in alarm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.cli.alarms.unwatched import Lookout
from wallboard.model.alarm.alarm import Alarm, Key
from wallboard.model.alarm.alarms import Alarms, Change, News
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards

_MINUTE_S = 60


class Episode(Struct, frozen=True):
    """One alarm, from the moment it fired."""

    rule: str
    name: str
    """Of its subject."""
    severity: Severity
    """The worst that it was told at."""
    words: str
    """What it said then."""
    fired: Instant
    ended: Instant | None = None
    """None: it still stood at the end."""

    @property
    def lasted_s(self) -> float | None:
        """Seconds from when it fired to when it was over; None: it was not."""
        return None if self.ended is None else self.ended.since(self.fired)


class Rehearsal(Struct, frozen=True):
    """What became of a stretch of readings."""

    episodes: tuple[Episode, ...] = ()
    """In the order in which they fired."""
    minutes: int = 0
    """That were looked at."""
    in_alarm: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Rule → the minutes in which an alarm of it stood."""
    in_critical: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Rule → the minutes in which a critical one did."""
    unwatched: Mapping[str, str] = field(default_factory=dict)
    """Rule that had nothing to watch all the time, and so could not fire → why, in words."""

    @property
    def critical_share(self) -> float:
        """The share of minutes in which any critical alarm stood, 0 to 1."""
        return len(frozenset[int]().union(*self.in_critical.values())) / self.minutes if self.minutes else 0.0

    @property
    def alarm_share(self) -> float:
        """The share of minutes in which any alarm stood, 0 to 1."""
        return len(frozenset[int]().union(*self.in_alarm.values())) / self.minutes if self.minutes else 0.0


def rehearsed(readings: Iterable[tuple[Instant, Situation]], held_to: Standards, rules: Rules) -> Rehearsal:
    """Judge readings in their order, as a board does, and return what its rules make of them."""
    alarms, floor, lookout = Alarms(), Floor(), Lookout(rules)
    news: list[tuple[Instant, News]] = []
    minutes: set[int] = set()
    in_alarm: dict[str, set[int]] = defaultdict(set)
    in_critical: dict[str, set[int]] = defaultdict(set)
    for at, situation in readings:
        floor = Floor.of(situation, held_to, at.wall, floor)
        alarms = after(alarms, floor, rules, at)
        lookout.look(floor, at)
        news += [(at, each) for each in alarms.news]
        minute = int(at.steady_s // _MINUTE_S)
        minutes.add(minute)
        for alarm in alarms.raised():
            in_alarm[alarm.rule].add(minute)
            if alarm.severity is Severity.CRITICAL:
                in_critical[alarm.rule].add(minute)
    return Rehearsal(tuple(_episodes(news)), len(minutes), _frozen(in_alarm), _frozen(in_critical), lookout.unwatched())


def _episodes(news: Iterable[tuple[Instant, News]]) -> list[Episode]:
    stand: dict[Key, Episode] = {}
    over: list[Episode] = []
    for at, each in news:
        alarm = each.alarm
        match each.change:
            case Change.RAISED:
                stand[alarm.key] = _begun(alarm, at)
            case Change.WORSE:
                stand[alarm.key] = replace(stand[alarm.key], severity=alarm.severity, words=alarm.words)
            case Change.OVER:
                over.append(replace(stand.pop(alarm.key), ended=at))
    return sorted([*over, *stand.values()], key=lambda episode: episode.fired.steady_s)


def _begun(alarm: Alarm, at: Instant) -> Episode:
    return Episode(alarm.rule, alarm.name, alarm.severity, alarm.words, at)


def _frozen(minutes: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {rule: frozenset(each) for rule, each in minutes.items()}
