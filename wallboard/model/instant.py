"""One moment on two clocks: what people read (wall) and what ages are counted in (steady)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from msgspec import Struct


class Instant(Struct, frozen=True):
    """A moment, read from the wall clock and the steady clock together."""

    wall: datetime
    """Aware. For display and opening hours; it may jump when the machine's clock is set."""
    steady_s: float
    """Seconds of a clock that never jumps and goes on while the machine sleeps. For ages and waits."""

    def since(self, earlier: Instant) -> float:
        """Return the seconds from `earlier` to this moment."""
        return self.steady_s - earlier.steady_s

    def plus(self, seconds: float) -> Instant:
        """Return the moment that many seconds later."""
        return Instant(later(self.wall, seconds), self.steady_s + seconds)


def later(moment: datetime, seconds: float) -> datetime:
    """Return the moment (aware) that many seconds later, in the same zone.

    By way of UTC: on the face of a zone's clock, an hour later may be none or two hours later.
    """
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(moment.tzinfo)


Clock = Callable[[], Instant]
"""Gives the present moment. `cli` makes the one that is real; tests make theirs."""
