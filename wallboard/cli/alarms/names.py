"""Alarms about agents without their names: what leaves the screen is read by who knows whom."""

from __future__ import annotations

import re

from msgspec.structs import replace

from wallboard.model.alarm.alarm import Alarm
from wallboard.model.alarm.rule import Rule, Scope
from wallboard.model.alarm.rules import Rules

_WHO = re.compile(r"\{(name|id)\}")
_FIELD = re.compile(r"\{([^{}]*)\}")
_NOBODY = "the agent"


def nameless(rules: Rules) -> Rules:
    """Return the rules with messages that name no agent."""
    return replace(rules, rules=tuple(_nameless(rule) for rule in rules.rules))


def _nameless(rule: Rule) -> Rule:
    if rule.scope is not Scope.AGENT:
        return rule
    return replace(rule, message=replace(rule.message, text=_WHO.sub(_NOBODY, rule.message.text)))


def _nameless_words(alarm: Alarm, rules: Rules) -> str:
    """Return an agent's alarm in its own words, with "the agent" where its rule's message has who it is.

    In its rule's name alone where the message is another one by now: it cannot be told what of the words is a name.
    """
    message = next((rule.message.text for rule in rules.rules if rule.name == alarm.rule), "")
    who = {"name": re.escape(alarm.name), "id": re.escape(alarm.subject_id)}
    parts = enumerate(_FIELD.split(message))
    pattern = "".join(who.get(part, "(.*)") if at % 2 else re.escape(part) for at, part in parts)
    said = re.fullmatch(pattern, alarm.words, re.DOTALL)
    if said is None:
        return alarm.rule
    values = iter(said.groups())
    return _FIELD.sub(lambda _: next(values), _WHO.sub(_NOBODY, message))


class Subjects:
    """What the subjects of alarms are called."""

    def __init__(self, *, with_names: bool) -> None:
        self._with_names = with_names
        self._numbers: dict[str, int] = {}

    def called(self, alarm: Alarm) -> str:
        """Return the subject's name; of an agent without names "agent 3", the same for as long as this runs."""
        if self._with_names or alarm.scope is not Scope.AGENT:
            return alarm.name
        return f"agent {self._numbers.setdefault(alarm.subject_id, len(self._numbers) + 1)}"

    def words(self, alarm: Alarm, rules: Rules) -> str:
        """Return what is wrong, of an agent without names by these rules' messages."""
        if self._with_names or alarm.scope is not Scope.AGENT:
            return alarm.words
        return _nameless_words(alarm, rules)

    def id_of(self, alarm: Alarm) -> str | None:
        """Return the subject's id; None for an agent without names: a login is one."""
        return alarm.subject_id if self._with_names or alarm.scope is not Scope.AGENT else None
