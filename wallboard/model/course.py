"""Numbers in the course of time: what each was at every reading of the last hour, and what that says of its trend.

Nothing is made up between two readings: where there was none, there is a gap.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import inf

from msgspec import Struct

from wallboard.model.fields import Record
from wallboard.model.situation import Feed

KEPT_S = 3600.0
SPACING_S = 5.0
"""Readings nearer to the last one than this do not enter: a source that turns faster is not remembered faster."""
TOLERANCE_S = 60.0
"""How far from a moment the reading may be that answers for it."""
HOLDS_S = 30.0
"""How long a reading may be shown as the present (see `Freshness`): it is what was then, until the next one."""
_NO_VALUE = -inf

Gathered = Callable[[Sequence[float]], float]
"""One number for several readings: the largest, or the mean."""


class _Row(Struct, frozen=True):
    """One reading. An array and not a mapping: an hour of 2,000 queues takes 9 MB so, and nothing for the collector."""

    places: Mapping[str, int]
    """Key → index in `values`; shared by all rows of the same keys."""
    values: array[float]
    """In single precision, whole up to 16 million; endless: no value, for a figure may be negative."""

    def of(self, key: str) -> float | None:
        """Return the number of a key; None: no value."""
        place = self.places.get(key)
        return None if place is None or (value := self.values[place]) == _NO_VALUE else value


class Course(Struct, frozen=True):
    """The numbers of one kind by key, such as the contacts waiting by queue, at each reading of the last hour."""

    times_s: tuple[float, ...] = ()
    """When the readings were taken, on the steady clock, oldest first."""
    rows: tuple[_Row, ...] = ()

    def new_in(self, feed: Feed[Record]) -> float | None:
        """Return when the list was read, where that reading is to be taken; None for one that is known already.

        What is read again and again is one reading, of the first time; that of a frozen source is none.
        """
        if feed.reading is None or feed.frozen_since is not None:
            return None
        at_s = (feed.reading.first_read_at or feed.reading.read_at).steady_s
        return at_s if not self.times_s or at_s >= self.times_s[-1] + SPACING_S else None

    def plus(self, at_s: float, numbers: Mapping[str, float | None]) -> Course:
        """Return the course with one more reading, later than all that it has; None is "no value"."""
        places = self.rows[-1].places if self.rows else {}
        if places.keys() != numbers.keys():
            places = {key: place for place, key in enumerate(numbers)}
        values = array("f", [_NO_VALUE if (number := numbers[key]) is None else number for key in places])
        first = bisect_left(self.times_s, at_s - KEPT_S - TOLERANCE_S)
        return Course((*self.times_s[first:], at_s), (*self.rows[first:], _Row(places, values)))

    def trend(self, key: str, gathered: Gathered = max) -> Trend:
        """Return what one number was; `gathered` makes one number of those that share a place in a picture."""
        return Trend(self, key, gathered)


class Trend(Struct, frozen=True):
    """What one number was. It is asked from the moment of the latest reading back, and not from the present."""

    course: Course = Course()
    key: str = ""
    gathered: Gathered = max

    @property
    def latest(self) -> float | None:
        """The number of the latest reading; None: no value."""
        return self.course.rows[-1].of(self.key) if self.course.rows else None

    def ago(self, minutes: float) -> float | None:
        """Return what the number was so many minutes before; None where no reading was near, or it had no value."""
        times_s = self.course.times_s
        if not times_s:
            return None
        moment_s = times_s[-1] - 60 * minutes
        after = bisect_left(times_s, moment_s)
        nearest = min((at for at in (after - 1, after) if at >= 0), key=lambda at: abs(times_s[at] - moment_s))
        return self.course.rows[nearest].of(self.key) if abs(times_s[nearest] - moment_s) <= TOLERANCE_S else None

    def spark(self, buckets: int, minutes: float) -> tuple[float | None, ...]:
        """Return the last minutes in so many equal parts, the latest last; None: no reading, or none with a value.

        The parts begin at fixed moments, so that a picture of them stands still until it moves on by a whole part. One
        that is too short for a reading of its own has the one before, if that was the present throughout.
        """
        times_s = self.course.times_s
        if not times_s or buckets <= 0:
            return (None,) * buckets
        part_s = 60 * minutes / buckets
        first = int(times_s[-1] // part_s) - buckets + 1
        edges = [bisect_left(times_s, (first + part) * part_s) for part in range(buckets)]
        spans = pairwise([*edges, len(times_s)])
        return tuple(
            self._gathered(start - self._holds(start, end, number * part_s), end)
            for number, (start, end) in enumerate(spans, start=first + 1)
        )

    def _holds(self, start: int, end: int, until_s: float) -> bool:
        """Say whether there is no reading of its own, and the one before was the present for so long."""
        return start == end > 0 and self.course.times_s[start - 1] + HOLDS_S >= until_s

    def _gathered(self, start: int, end: int) -> float | None:
        values = [row.of(self.key) for row in self.course.rows[start:end]]
        known = [value for value in values if value is not None]
        return self.gathered(known) if known else None
