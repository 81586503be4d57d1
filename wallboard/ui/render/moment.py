"""How far a list's timers have ticked on, and whether its numbers may be claimed: what a cell needs to know of time."""

from __future__ import annotations

from msgspec import Struct

from wallboard.model.fields import Record
from wallboard.model.instant import Instant
from wallboard.model.situation import Feed
from wallboard.ui.render.words import STALE_MARK


class Moment(Struct, frozen=True):
    """The time of one list, as its cells are drawn."""

    elapsed_s: int = 0
    """Whole seconds since its numbers were taken, 0 once they are stale."""
    is_current: bool = True
    """False where the numbers must be shown as old: dim, with a tilde."""
    is_read: bool = True
    """False before the first reading: there are no numbers yet, which is not the same as none."""
    now: Instant | None = None
    """For what ticks whether its list is read or not, such as an alarm; None elsewhere."""

    @classmethod
    def of(cls, feed: Feed[Record], now: Instant) -> Moment:
        """Return the list's time at `now`."""
        has_reading = feed.reading is not None
        return cls(int(feed.elapsed_s(now)), not has_reading or feed.freshness(now).is_current, has_reading)

    @property
    def mark(self) -> str:
        """What stands before a figure: a tilde where it is old."""
        return "" if self.is_current else STALE_MARK

    def ticked(self, seconds: int | None) -> int | None:
        """Return a timer's value now, or None for "no value"."""
        return None if seconds is None else seconds + self.elapsed_s

    def waited(self, seconds: int | None) -> int | None:
        """Return a longest wait's value now; one of 0 stands: who is counted as waiting may be offered already."""
        return self.ticked(seconds) if seconds else seconds
