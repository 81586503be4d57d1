"""All alarms of a floor, and what there is to tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.model.alarm.alarm import Acknowledged, Alarm, Key
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant

KEPT = 500
"""Alarms that are over are remembered up to this number, the latest first; all of those that one reading ended, until
the next: whoever was told of one is told why it is over."""
SNOOZES_S = (300.0, 900.0, 3600.0)
"""For how long an alarm is put off: each time for the next longer one, and after the last not at all."""


class Change(StrEnum):
    """What is worth telling of an alarm."""

    RAISED = "raised"
    WORSE = "worse"
    REPEATED = "repeated"
    """It still stands, and its rule wants that told; or it was put off until now."""
    OVER = "over"


class News(Struct, frozen=True):
    """One thing to tell."""

    change: Change
    alarm: Alarm


class Alarms(Struct, frozen=True):
    """The alarms of a floor."""

    open: Mapping[Key, Alarm] = field(default_factory=dict)
    """Pending ones, and those that are raised and not over."""
    past: tuple[Alarm, ...] = ()
    """Those that are over, the latest first."""
    news: tuple[News, ...] = ()
    """What the latest reading has to tell."""
    read_s: Mapping[str, float] = field(default_factory=dict)
    """When each list was read last that they have been judged by, on the steady clock."""

    def raised(self) -> list[Alarm]:
        """Return those that are raised and not over: who wants somebody first, then the worst, then the latest."""
        return sorted(
            (alarm for alarm in self.open.values() if alarm.is_raised),
            key=lambda alarm: (not alarm.wants_somebody, -alarm.severity, -alarm.began.steady_s),
        )

    def signs(self, scope: Scope) -> Mapping[str, Severity]:
        """Return the worst that stands about each subject of a scope, by id; acknowledged or not."""
        signs: dict[str, Severity] = {}
        for alarm in self.open.values():
            if alarm.scope is scope and alarm.is_raised:
                signs[alarm.subject_id] = max(alarm.severity, signs.get(alarm.subject_id, Severity.NONE))
        return signs

    def calming(self, scope: Scope) -> Mapping[str, tuple[str, ...]]:
        """Return the rules whose alarms stand though nothing is wrong any more, by the id of each subject."""
        rules: dict[str, tuple[str, ...]] = {}
        for alarm in self.open.values():
            if alarm.scope is scope and alarm.is_raised and alarm.calm is not None:
                rules[alarm.subject_id] = (*rules.get(alarm.subject_id, ()), alarm.rule)
        return rules

    @property
    def wanting(self) -> Counter[Severity]:
        """How many of each level want somebody."""
        return Counter(alarm.severity for alarm in self.open.values() if alarm.wants_somebody)

    def are_taken(self, keys: Collection[Key]) -> bool:
        """Say whether somebody takes care of all of these that are open; False where none is."""
        open_ones = [self.open[key] for key in keys if key in self.open]
        return bool(open_ones) and all(alarm.acknowledged for alarm in open_ones)

    def of(self, scope: Scope, subject_id: str) -> list[Alarm]:
        """Return those about one subject that are raised, the worst first."""
        return [alarm for alarm in self.raised() if (alarm.scope, alarm.subject_id) == (scope, subject_id)]

    def without(self, keys: Collection[Key]) -> Alarms:
        """Return all but some of them."""
        return replace(
            self,
            open={key: alarm for key, alarm in self.open.items() if key not in keys},
            past=tuple(alarm for alarm in self.past if alarm.key not in keys),
            news=tuple(news for news in self.news if news.alarm.key not in keys),
        )

    def acknowledged(self, keys: Iterable[Key], by: str, at: Instant) -> Alarms:
        """Return them with some taken care of by somebody."""
        return self._answered(keys, Acknowledged(by, at), None, at)

    def released(self, keys: Iterable[Key], at: Instant) -> Alarms:
        """Return them with some that nobody takes care of any more."""
        return self._answered(keys, None, None, at)

    def snoozed(self, keys: Iterable[Key], until: Instant | None, at: Instant) -> Alarms:
        """Return them with some put off until a moment, or no longer put off; nobody takes care of those."""
        return self._answered(keys, None, until, at)

    def with_answers_of(self, others: Alarms) -> Alarms:
        """Return them with what somebody has answered at another board, where that is later; self where nothing is.

        An answer to a warning is none to what is critical here.
        """
        answered = {}
        for key, alarm in self.open.items():
            other = others.open.get(key)
            if other is not None and _answers(other, alarm):
                answered[key] = replace(
                    alarm,
                    acknowledged=other.acknowledged,
                    snoozed_until=other.snoozed_until,
                    answered=other.answered,
                )
        return replace(self, open={**self.open, **answered}, news=()) if answered else self

    def plus(self, alarms: Iterable[Alarm], news: Iterable[News], read_s: Mapping[str, float]) -> Alarms:
        """Return what they have become by a reading."""
        alarms = list(alarms)
        over = [alarm for alarm in alarms if alarm.ended is not None and alarm.fired is not None]
        over.sort(key=lambda alarm: alarm.began.steady_s, reverse=True)
        return Alarms(
            {alarm.key: alarm for alarm in alarms if alarm.ended is None},
            (*over, *self.past)[: max(KEPT, len(over))],
            tuple(news),
            read_s,
        )

    def _answered(self, keys: Iterable[Key], taken: Acknowledged | None, until: Instant | None, at: Instant) -> Alarms:
        answered = {
            key: replace(self.open[key], acknowledged=taken, snoozed_until=until, answered=at)
            for key in keys
            if key in self.open and self.open[key].is_raised
        }
        return replace(self, open={**self.open, **answered}, news=())


def _answers(other: Alarm, alarm: Alarm) -> bool:
    """Say whether what somebody has answered to the other is one to this alarm, and later than what it has."""
    is_the_same = alarm.is_raised and other.is_raised and other.is_same_as(alarm)
    if not is_the_same or other.answered is None or other.severity < alarm.severity:
        return False
    # By the wall clock: it is the one that two boards share.
    return alarm.answered is None or other.answered.wall.timestamp() > alarm.answered.wall.timestamp()
