"""What the monitor knows at a moment: the last good readings, how fresh each list is, and what is wrong with it.

NEVER ──▶ LIVE ──▶ LATE ──▶ STALE          age of the reading, in periods of the server's cache: 1.5, 3
│                 ▲
├── tries fail ───┤            REFUSED where the credentials were refused
└── nothing moves ┴─▶ FROZEN   answers arrive, but from a source that stands still
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Generic

from msgspec import Struct, field

from wallboard.model.agent import Agent
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.snapshot import R_co, Reading

LIVE_PERIODS = 1.5
LATE_PERIODS = 3.0
FAILED_TRIES_FOR_STALE = 2


class Freshness(StrEnum):
    """What may be claimed of a list's numbers."""

    LIVE = "live"
    LATE = "late"
    STALE = "stale"
    FROZEN = "frozen"
    REFUSED = "refused"
    NEVER = "never"

    @property
    def is_current(self) -> bool:
        """True where the numbers may be shown as the present: timers tick and alarms move only then."""
        return self in (Freshness.LIVE, Freshness.LATE)


class Trouble(Struct, frozen=True):
    """Why a list cannot be read at present."""

    cause: str
    """What went wrong in a few words, for the banner: "HTTP 503, server busy". Never holds a secret."""
    advice: str
    """What to do about it, one sentence; '' where nothing can be done but wait."""
    since: Instant
    """The first try that failed."""
    tries: int
    """Failed tries in a row, at least 1."""
    refused: bool = False
    """True where the server refused the credentials."""


class Feed(Struct, Generic[R_co], frozen=True):
    """One list of the API, agents or queues, as the monitor knows it."""

    reading: Reading[R_co] | None = None
    """The last good reading; None before the first."""
    trouble: Trouble | None = None
    frozen_since: Instant | None = None
    """Since when answers repeat a source that stands still; None while it moves or proves nothing."""
    next_poll_at: Instant | None = None
    period_s: float = 10.0
    polls: int = 0
    """Tries so far, failed ones included."""
    failed_polls: int = 0

    def freshness(self, now: Instant) -> Freshness:
        """Say what may be claimed of this list's numbers at `now`."""
        if self.trouble and self.trouble.refused:
            return Freshness.REFUSED
        if self.reading is None:
            return Freshness.NEVER
        age_s = now.since(self.reading.read_at)
        if age_s >= LATE_PERIODS * self.period_s or (self.trouble and self.trouble.tries >= FAILED_TRIES_FOR_STALE):
            return Freshness.STALE
        if self.frozen_since is not None:
            return Freshness.FROZEN
        return Freshness.LIVE if age_s < LIVE_PERIODS * self.period_s else Freshness.LATE

    def age_s(self, now: Instant) -> tuple[float, float] | None:
        """Return the youngest and the oldest that the numbers can be, in seconds; equal where the turn is known.

        At the last answer with these numbers they were no older than a period, unless the source stands still.
        """
        if self.reading is None:
            return None
        youngest = max(0.0, now.since(self.reading.counted_from))
        if self.reading.turned_at is not None:
            return youngest, max(youngest, now.since(self.reading.turned_after or self.reading.turned_at))
        return youngest, max(youngest, now.since(self.reading.read_at) + self.period_s)

    def elapsed_s(self, now: Instant) -> float:
        """Return the seconds that this list's timers have ticked on since they were taken; they stop once stale."""
        if self.reading is None or not self.freshness(now).is_current:
            return 0.0
        return max(0.0, now.since(self.reading.counted_from))


_WORST_FIRST = (
    Freshness.REFUSED,
    Freshness.NEVER,
    Freshness.STALE,
    Freshness.FROZEN,
    Freshness.LATE,
    Freshness.LIVE,
)


class Situation(Struct, frozen=True):
    """All that the board shows, at the moment of the latest event."""

    agents: Feed[Agent] = field(default_factory=Feed)
    queues: Feed[Queue] = field(default_factory=Feed)

    def feed(self, name: str) -> Feed[Any]:
        """Return the list of that name, as the rules of alarms have it."""
        return {"agents": self.agents, "queues": self.queues}[name]

    @property
    def is_read(self) -> bool:
        """True once both lists have been read."""
        return self.agents.reading is not None and self.queues.reading is not None

    def freshness(self, now: Instant) -> Freshness:
        """Return the worse of the two lists."""
        states = (self.agents.freshness(now), self.queues.freshness(now))
        return next(state for state in _WORST_FIRST if state in states)
