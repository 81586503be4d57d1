"""From settings to what a floor is watched by: the built-in rules as they are changed, and those of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from wallboard.config.alarms import AlarmTable, MaintenanceTable
from wallboard.config.forms import OFF, near
from wallboard.config.places import Path
from wallboard.config.settings import Settings
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.condition import Condition
from wallboard.model.alarm.maintenance import Maintenance
from wallboard.model.alarm.message import Message
from wallboard.model.alarm.rule import Rule, Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.filter import FilterError
from wallboard.model.opening import OpeningHours
from wallboard.model.selection import Selection
from wallboard.model.standards import Standards


class Origin(StrEnum):
    """Who wrote a rule."""

    BUILT_IN = "built-in"
    CHANGED = "built-in, changed"
    OWN = "yours"


class ListedRule(Struct, frozen=True):
    """A rule, and how it came to be."""

    rule: Rule
    origin: Origin
    is_on: bool = True
    """False where the configuration silences it."""


class WrongRuleError(ValueError):
    """A table makes no rule."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        super().__init__("; ".join(what for _, what in problems))
        self.problems = problems
        """Key ('': the table as a whole), and what is wrong there."""


def rules(settings: Settings, held_to: Standards) -> Rules:
    """Return what valid settings watch a floor by that holds itself to these standards."""
    return Rules(
        tuple(listed.rule for listed in listed_rules(settings, held_to) if listed.is_on),
        tuple(_maintenance(table, held_to.time_zone) for table in settings.maintenance),
    )


def listed_rules(settings: Settings, held_to: Standards) -> Iterator[ListedRule]:
    """Yield every rule of valid settings, silenced ones too: the built-in ones first."""
    known = {rule.name: rule for rule in built_in(held_to)}
    for name, rule in known.items():
        table = settings.alarms.get(name)
        if table is None:
            yield ListedRule(rule, Origin.BUILT_IN)
        else:
            yield ListedRule(_rule(name, table, rule, held_to.time_zone), Origin.CHANGED, table.on)
    for name, table in settings.alarms.items():
        if name not in known:
            yield ListedRule(_rule(name, table, None, held_to.time_zone), Origin.OWN, table.on)


def wrong_rules(settings: Settings, held_to: Standards) -> Iterator[tuple[Path, str]]:
    """Yield what is wrong with alarms and maintenance, each with its path in the profile."""
    known = {rule.name: rule for rule in built_in(held_to)}
    for name, table in settings.alarms.items():
        try:
            _rule(name, table, known.get(name), held_to.time_zone, tuple(known))
        except WrongRuleError as error:
            yield from ((("alarms", name, *([key] if key else [])), what) for key, what in error.problems)
    for number, written in enumerate(settings.maintenance):
        times = _maintenance(written, held_to.time_zone)
        if times.ends <= times.begins:
            yield ("maintenance", number, "to"), "must be later than from"


def _rule(name: str, table: AlarmTable, base: Rule | None, zone: tzinfo | None, known: tuple[str, ...] = ()) -> Rule:
    """Return the rule that a table makes, of a built-in one or anew. Raises WrongRuleError."""
    scope = _scope(table, base, near(name, known))
    base = base or Rule(name, scope, Message(""))
    fields = SUBJECTS[scope].fields
    problems: list[tuple[str, str]] = []

    def condition(key: str, before: Condition[Any] | None, *, may_be_off: bool = False) -> Condition[Any] | None:
        text: str | None = getattr(table, key)
        if text is None:
            return before
        if may_be_off and text == OFF:
            return None
        try:
            return Condition.of(text, fields)
        except FilterError as error:
            problems.append((key, f"is no condition: {error}"))
            return before

    warning = condition("warning", base.warning, may_be_off=True)
    critical = condition("critical", base.critical, may_be_off=True)
    where, clear = condition("where", base.where), condition("clear", base.clear)
    text = table.message or base.message.text or _default_message(name, warning, critical)
    try:
        message = Message.of(text, fields)
    except FilterError as error:
        problems.append(("message", f"is no message: {error}"))
    if not problems and warning is None and critical is None:
        problems.append(("", "has no level: set warning or critical, or on = false to silence it"))
    if problems:
        raise WrongRuleError(problems)
    given = table.model_fields_set
    return replace(
        base,
        message=message,
        warning=warning,
        critical=critical,
        where=where,
        clear=clear,
        lasting=table.lasting or base.lasting,
        calm_s=_seconds(table.calm) or 0.0 if "calm" in given else base.calm_s,
        hours=OpeningHours(table.hours, frozenset(table.holidays), table.time_zone or zone)
        if table.hours
        else base.hours,
        channels=base.channels if table.channels is None else frozenset(table.channels),
        repeat_s=_seconds(table.repeat) if "repeat" in given else base.repeat_s,
    )


def _default_message(name: str, *levels: Condition[Any] | None) -> str:
    """Return a message with the figures that the levels compare; the rule's name where they compare none."""
    named = dict.fromkeys(term.field for level in levels if level for _, term in level.terms if term.field)
    return ", ".join(f"{field} {{{field}}}" for field in named) or name.replace("-", " ")


def _scope(table: AlarmTable, base: Rule | None, advice: str) -> Scope:
    if base is None:
        if table.of is None:
            what = f'is no built-in rule{advice or ""}; one of yours says what it watches: of = "queue"'
            raise WrongRuleError([("", what)])
        return table.of
    if table.of not in (None, base.scope):
        what = f'cannot be changed: this built-in rule is of "{base.scope}"; give one of yours another name'
        raise WrongRuleError([("of", what)])
    return base.scope


def _maintenance(table: MaintenanceTable, zone: tzinfo | None) -> Maintenance:
    return Maintenance(
        _moment(table.begins, zone),
        _moment(table.ends, zone),
        Selection(tuple(table.queue_ids), tuple(table.queues)),
    )


def _moment(written: datetime, zone: tzinfo | None) -> datetime:
    # In UTC: an hour of the night that a zone has twice is one time of maintenance, and not two.
    is_in_zone = written.tzinfo is None and zone is not None
    try:
        return (written.replace(tzinfo=zone) if is_in_zone else written).astimezone(UTC)
    except (OverflowError, ValueError):
        # The first or last hours of the calendar, which somebody writes who means for ever.
        end = datetime.min if written.year == datetime.min.year else datetime.max
        return end.replace(tzinfo=UTC)


def _seconds(limit: timedelta | None) -> float | None:
    return limit.total_seconds() if limit else None
