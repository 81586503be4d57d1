"""One thing that can be wrong on a floor. What becomes of it is for `heard` to say."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class Topic(StrEnum):
    """What a concern is about: those of one topic are told together where they are many."""

    WAITS = "waits"
    LEVELS = "levels"
    FLOOR = "floor"
    AGENTS = "agents"


MANY_WORSE: Mapping[Topic, str] = {
    Topic.WAITS: "{} queues keep people waiting, the worst",
    Topic.LEVELS: "{} queues are below their service level, the worst",
    Topic.AGENTS: "{} agents need a look, among them",
}
MANY_BETTER: Mapping[Topic, str] = {
    Topic.WAITS: "{} queues keep people waiting less",
    Topic.LEVELS: "{} queues are nearer to their service level, or at it",
}
"""How a sentence about many begins. Of the topics that are not here there is one concern at most, or no relief."""


class Concern(Struct, frozen=True):
    """How one thing stands at a reading."""

    key: str
    """The same for as long as the thing exists."""
    topic: Topic
    name: str
    """For people."""
    level: int
    """How bad it is: 0 for not at all, the larger the worse."""
    words: str
    """How it stands, as a sentence without its end: "Billing: 7 waiting, oldest 4 minutes 12, nobody free"."""
    relief: str
    """The sentence for when it is less bad than it was."""
    is_at_its_limit: bool = False
    """It may be as bad again at any moment: that is no relief."""
