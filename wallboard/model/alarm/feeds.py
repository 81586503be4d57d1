"""The two lists of the API, as rules compare them."""

from __future__ import annotations

from msgspec import Struct

from wallboard.model.instant import Instant
from wallboard.model.situation import Freshness, Situation
from wallboard.model.words import folded

BEAT_S = 5.0
"""Without a reading alarms are judged again so often: a list that grows stale is an alarm of its own."""

_NAMES = {"agents": "Agent list", "queues": "Queue list"}


class FeedRow(Struct, frozen=True):
    """One list, at a moment."""

    id: str
    freshness: Freshness
    age_s: float | None
    """The most that its numbers can be old; None: never read."""
    cause: str
    """Why it cannot be read, in a few words."""
    polls: int = 0
    """Tries so far."""

    @property
    def name(self) -> str:
        """For people."""
        return _NAMES[self.id]

    @property
    def text(self) -> str:
        """What a condition's words are looked for in."""
        return folded(self.name)


def feed_rows(situation: Situation, now: Instant) -> list[FeedRow]:
    """Return both lists."""
    rows = []
    for name, feed in (("agents", situation.agents), ("queues", situation.queues)):
        age_s = feed.age_s(now)
        cause = feed.trouble.cause if feed.trouble else ""
        rows.append(FeedRow(name, feed.freshness(now), age_s[1] if age_s else None, cause, feed.polls))
    return rows
