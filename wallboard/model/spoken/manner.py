"""How the alarms of each rule are told. Those of the built-in ones that say the same of a queue are told as one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.message import Message
from wallboard.model.alarm.rule import Rule, Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.standards import Standards


class Topic(StrEnum):
    """What alarms are about: those of one topic are told together where they are many."""

    WAITS = "waits"
    """Somebody waits in a queue: told by how it stands."""
    LEVELS = "levels"
    AGENTS = "agents"
    OTHER = "other"


MANY_WORSE: Mapping[Topic, str] = {
    Topic.WAITS: "{} queues keep people waiting, the worst",
    Topic.LEVELS: "{} queues are below their service level, the worst",
    Topic.AGENTS: "{} agents need a look, among them",
    Topic.OTHER: "{} alarms, the worst",
}
MANY_OVER: Mapping[Topic, str] = {
    Topic.WAITS: "{} queues keep nobody waiting too long any more",
    Topic.LEVELS: "{} queues are back at their service level",
    Topic.AGENTS: "{} agents are back to normal",
    Topic.OTHER: "{} alarms are over",
}
"""How a sentence about many begins."""

NOBODY_THERE = "nobody-logged-in"
_LISTS_OLD = "not-live"
"""Told by what may be claimed of the numbers, which knows more of it, and says it whatever rules there are."""
_TOPICS: Mapping[str, Topic] = {
    "longest-wait": Topic.WAITS,
    NOBODY_THERE: Topic.WAITS,
    "waiting-while-free": Topic.WAITS,
    "service-level": Topic.LEVELS,
}
"""Built-in rule → its topic, unless its message is another one than its own."""
_NAMES: Mapping[str, str] = {
    "floor-service-level": "service level",
    "abandoned": "abandoned contacts",
    "switched-off": "assigned agents",
    "over-limit": "",
    "long-hold": "",
    "dropped": "",
}
"""Built-in rule → what is back to normal once it is over; '': its subject is."""
_COUNTED: Mapping[str, str] = {
    "over-limit": "over the limit",
    "long-hold": "with a caller on hold for too long",
    "dropped": "dropped by the system",
}


class Manner(Struct, frozen=True):
    """How the alarms of one rule are told."""

    rule: Rule
    topic: Topic = Topic.OTHER

    @property
    def message(self) -> Message[Any]:
        """What its alarms say, behind the name and a colon."""
        return Message(self.rule.message.text.replace(": ", ", "))

    @property
    def name(self) -> str:
        """What it is called when it is over; '' where its subject is enough."""
        return "" if self.topic is Topic.WAITS else _NAMES.get(self.rule.name, self._spaced)

    @property
    def counted(self) -> str:
        """What agents are, of whom only the number is told."""
        return _COUNTED.get(self.rule.name, self._spaced)

    @property
    def _spaced(self) -> str:
        return self.rule.name.replace("-", " ").replace("_", " ")


Manners = Mapping[str, Manner]
"""By the name of the rule, of those whose alarms are told."""


def manners(rules: Rules, standards: Standards) -> Manners:
    """Return how the alarms of these rules are told on a floor of these standards."""
    usual = {rule.name: rule.message for rule in built_in(standards)}
    return {
        rule.name: Manner(rule, _topic(rule, is_usual=rule.message == usual.get(rule.name)))
        for rule in rules.rules
        if rule.name != _LISTS_OLD
    }


def _topic(rule: Rule, *, is_usual: bool) -> Topic:
    if rule.scope is Scope.AGENT:
        return Topic.AGENTS
    return _TOPICS.get(rule.name, Topic.OTHER) if is_usual else Topic.OTHER
