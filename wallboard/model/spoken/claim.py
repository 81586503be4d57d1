"""What may be claimed of the numbers, in sentences: which list is stale and why, and when it is live again."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from msgspec import Struct

from wallboard.model.instant import Instant
from wallboard.model.situation import Feed, Freshness, Situation

_NAMES = ("The agent list", "The queue list")
_BOTH = "The numbers"


class Claim(Struct, frozen=True):
    """What is claimed of the two lists; None: nothing yet. LATE is claimed as LIVE: it is not worth a sentence."""

    agents: Freshness | None = None
    queues: Freshness | None = None

    @classmethod
    def of(cls, situation: Situation, now: Instant) -> Claim:
        """Return what may be claimed at a moment."""
        return cls(_told(situation.agents.freshness(now)), _told(situation.queues.freshness(now)))

    @property
    def is_of_both(self) -> bool:
        """True where the same is claimed of both."""
        return self.agents is self.queues

    @property
    def is_live(self) -> bool:
        """True where both are as the floor is."""
        return self.agents is self.queues is Freshness.LIVE


def claimed(before: Claim, claim: Claim, situation: Situation, zone: tzinfo | None) -> list[str]:
    """Return what is to be said of a claim about a situation, where it is another than before."""
    of_both = (
        (before.agents, claim.agents, situation.agents, _NAMES[0]),
        (before.queues, claim.queues, situation.queues, _NAMES[1]),
    )
    changed = [(was, is_now, feed, name) for was, is_now, feed, name in of_both if was is not is_now]
    if len(changed) == len(of_both) and claim.is_of_both:
        changed = [(before.queues, claim.queues, situation.queues, _BOTH)]
    # Of the first numbers the summary tells enough.
    return [
        _sentence(is_now, feed, name, zone)
        for was, is_now, feed, name in changed
        if is_now is not None and not (is_now is Freshness.LIVE and was in (None, Freshness.NEVER))
    ]


def _told(freshness: Freshness) -> Freshness:
    return Freshness.LIVE if freshness.is_current else freshness


def _sentence(freshness: Freshness, feed: Feed[Any], name: str, zone: tzinfo | None) -> str:
    verb = "are" if name == _BOTH else "is"
    cause = f": {feed.trouble.cause}" if feed.trouble else ""
    match freshness:
        case Freshness.LIVE:
            return f"{name} {verb} live again"
        case Freshness.REFUSED:
            advice = f". {feed.trouble.advice.rstrip('.')}" if feed.trouble and feed.trouble.advice else ""
            return f"{name} {verb} refused{cause}{advice}"
        case Freshness.FROZEN:
            since = f" since {_clock(feed.frozen_since, zone)}" if feed.frozen_since else ""
            return f"{name} {verb} frozen{since}: answers arrive, but nothing in them moves"
        case Freshness.STALE:
            read = f", last read at {_clock(feed.reading.read_at, zone)}" if feed.reading else ""
            return f"{name} {verb} stale{cause}{read}"
        case _:
            return f"{name} cannot be read{cause}"


def _clock(moment: Instant, zone: tzinfo | None) -> str:
    return f"{moment.wall.astimezone(zone):%H:%M:%S}"
