"""What becomes of all alarms when the floor has been judged.

Nothing begins and nothing is over but by a reading that is live: while a list is stale, its alarms are held. Durations
are between readings, so that the same readings make the same alarms whenever they are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from wallboard.model.alarm.alarm import Alarm, Ending
from wallboard.model.alarm.alarms import Alarms, Change, News
from wallboard.model.alarm.look import Look, Moment, fresh_lists, looked, moment_of
from wallboard.model.alarm.reading import Found, begun, gone_on, left_out, reminded
from wallboard.model.alarm.rule import Rule, Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.paced import Pause, no_pause

_AT_ONCE = 500
"""Rows that a rule is asked about between two pauses: less than a millisecond."""


def after(alarms: Alarms, floor: Floor, rules: Rules, now: Instant, pause: Pause = no_pause) -> Alarms:
    """Return the alarms once a floor has been judged. `now` is when, and counts for alarms about the lists alone.

    `pause` is called every few hundred records: rules over thousands take some hundredths of a second.
    """
    fresh = fresh_lists(alarms, floor.situation)
    looks: dict[tuple[Scope, tuple[str, ...]], Look] = {}
    open_by_rule: dict[str, dict[str, Alarm]] = defaultdict(dict)
    for alarm in alarms.open.values():
        open_by_rule[alarm.rule][alarm.subject_id] = alarm
    stand: list[Alarm] = []
    for rule in rules.rules:
        before = open_by_rule.pop(rule.name, {})
        lists = SUBJECTS[rule.scope].lists_for(rule.fields)
        moment = moment_of(lists, fresh, floor.situation) if lists else Moment(now)
        if moment is None:
            stand += before.values()
            continue
        if (rule.scope, lists) not in looks:
            looks[rule.scope, lists] = looked(rule.scope, lists, floor, moment, rules.maintenance)
        stand += _judged(rule, before, looks[rule.scope, lists], pause)
    stand += [alarm.over(Ending.RULE_GONE, now) for left in open_by_rule.values() for alarm in left.values()]
    read_s = {**alarms.read_s, **{name: moment.at.steady_s for name, moment in fresh.items()}}
    return alarms.plus(stand, _news(alarms, stand), read_s)


def _judged(rule: Rule, before: Mapping[str, Alarm], look: Look, pause: Pause) -> Iterator[Alarm]:
    """Yield the rule's alarms after a reading, those among them that are over."""
    moment, subjects = look.moment, SUBJECTS[rule.scope]
    at = moment.at
    if not rule.holds(at.wall):
        yield from (alarm.over(Ending.OFF_HOURS, at) for alarm in before.values())
        return
    levels = _levels(rule, look.rows, pause)
    for subject_id, alarm in before.items():
        row = look.by_id.get(subject_id)
        if row is None or (look.is_empty and alarm.missed in (None, moment.poll_of(row).number)):
            yield left_out(alarm, moment.poll_of(row))
        elif subject_id in look.silenced:
            yield alarm.over(Ending.MAINTENANCE, at)
        elif not subjects.is_judged(row):
            yield alarm.over(Ending.CLOSED, at)
        else:
            severity = levels[subject_id][1] if subject_id in levels else Severity.NONE
            went_on = _went_on(alarm, rule, row, severity, look)
            if went_on is not None:
                yield went_on
    for subject_id, (row, severity) in levels.items():
        if subject_id not in before:
            found = _found(rule, row, severity, look)
            yield begun(rule, subject_id, subjects.name(row), found, moment.poll_of(row))


def _went_on(alarm: Alarm, rule: Rule, row: Any, severity: Severity, look: Look) -> Alarm | None:
    found, moment = _found(rule, row, severity, look), look.moment
    if alarm.missed is not None and not look.is_empty:
        alarm = replace(alarm, missed=None)
    if found.is_clear is None:
        # Neither calm nor wrong: it is held, as by a list that is stale.
        return alarm
    name, after_a_gap = SUBJECTS[rule.scope].name(row), moment.is_after_a_gap(alarm)
    went_on = gone_on(alarm, rule, name, found, moment.poll_of(row), after_a_gap=after_a_gap)
    return went_on and reminded(went_on, rule, moment.at)


def _found(rule: Rule, row: Any, severity: Severity, look: Look) -> Found:
    if severity is Severity.NONE:
        return Found(severity, is_clear=rule.is_clear(row))
    words = rule.message.of_row(row, SUBJECTS[rule.scope].fields, untold=look.untold)
    return Found(severity, words, may_be_critical=severity is Severity.WARNING and rule.may_be_critical(row))


def _levels(rule: Rule, rows: Sequence[Any], pause: Pause) -> dict[str, tuple[Any, Severity]]:
    """Return the rows for which something is wrong, by id, each with how much."""
    levels: dict[str, tuple[Any, Severity]] = {}
    for first in range(0, len(rows), _AT_ONCE):
        some = rows[first : first + _AT_ONCE]
        levels |= rule.levels(some if rule.where is None else rule.where.met_by(some))
        pause()
    return levels


def _news(before: Alarms, stand: Sequence[Alarm]) -> Iterator[News]:
    for alarm in stand:
        was = before.open.get(alarm.key)
        change = _change(was, alarm)
        if change is not None:
            yield News(change, alarm)


def _change(was: Alarm | None, alarm: Alarm) -> Change | None:
    if alarm.fired is None:
        return None
    if alarm.ended is not None:
        return Change.OVER
    if was is None or was.fired is None:
        return Change.RAISED
    if alarm.severity > was.severity:
        return Change.WORSE
    return Change.REPEATED if alarm.told != was.told else None
