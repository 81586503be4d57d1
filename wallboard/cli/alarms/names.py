"""Alarms about agents without their names: what leaves the screen is read by who knows whom."""

from __future__ import annotations

import re

from msgspec.structs import replace

from wallboard.model.alarm.alarm import Alarm
from wallboard.model.alarm.rule import Rule, Scope
from wallboard.model.alarm.rules import Rules

_WHO = re.compile(r"\{(name|id)\}")


def nameless(rules: Rules) -> Rules:
    """Return the rules with messages that name no agent."""
    return replace(rules, rules=tuple(_nameless(rule) for rule in rules.rules))


def _nameless(rule: Rule) -> Rule:
    if rule.scope is not Scope.AGENT:
        return rule
    return replace(rule, message=replace(rule.message, text=_WHO.sub("the agent", rule.message.text)))


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

    def id_of(self, alarm: Alarm) -> str | None:
        """Return the subject's id; None for an agent without names: a login is one."""
        return alarm.subject_id if self._with_names or alarm.scope is not Scope.AGENT else None
