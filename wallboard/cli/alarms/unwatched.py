"""Rules that had nothing to watch over a stretch of readings, and why: they could not have fired."""

from __future__ import annotations

from enum import IntEnum

from wallboard.model.alarm.rule import Rule, Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant


class Reached(IntEnum):
    """How near a rule came to watching something, at best."""

    OFF_HOURS = 0
    NOBODY_THERE = 1
    """There is no subject of its scope."""
    NONE_FITS = 2
    """There are, but its `where` fits none of them."""
    SILENT = 3
    """Those that fit are closed, or in maintenance."""
    WATCHES = 4


class Lookout:
    """Looks at every reading until each rule has found something to watch."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._reached = {rule.name: Reached.OFF_HOURS for rule in rules.rules}

    def look(self, floor: Floor, at: Instant) -> None:
        """See what the rules find on a floor as it is at that moment."""
        for rule in self._rules.rules:
            reached = self._reached[rule.name]
            if reached is not Reached.WATCHES and rule.holds(at.wall):
                self._reached[rule.name] = max(reached, self._found(rule, floor, at))

    def unwatched(self) -> dict[str, str]:
        """Return why each rule that never found anything had nothing to watch, by its name."""
        return {
            rule.name: _why(rule, self._reached[rule.name])
            for rule in self._rules.rules
            if self._reached[rule.name] is not Reached.WATCHES
        }

    def _found(self, rule: Rule, floor: Floor, at: Instant) -> Reached:
        subjects = SUBJECTS[rule.scope]
        everyone = subjects.all_of(floor, at)
        if not everyone:
            return Reached.NOBODY_THERE
        rows = everyone if rule.where is None else rule.where.met_by(everyone)
        if not rows:
            return Reached.NONE_FITS
        times = () if rule.scope is Scope.FEED else self._rules.maintenance
        is_heard = any(subjects.is_judged(row) and not any(time.covers(row, at.wall) for time in times) for row in rows)
        return Reached.WATCHES if is_heard else Reached.SILENT


def _why(rule: Rule, reached: Reached) -> str:
    match reached:
        case Reached.OFF_HOURS:
            return "none of this time is in its hours"
        case Reached.NONE_FITS if rule.where:
            return f"no {rule.scope} fits its where, {rule.where.text}"
        case Reached.NOBODY_THERE:
            return f"there is no {rule.scope}"
        case _:
            return "what it is about was closed, or in maintenance, all the time"
