"""When queues are open: weekly hours, holidays and the time zone they are told in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from msgspec import Struct, field

Hours = tuple[time, time]
"""Opens, closes. Closing at 00:00 is the end of that day; closing before opening is after midnight."""


class OpeningHours(Struct, frozen=True):
    """Weekly opening hours. Without any, a queue is always open."""

    week: Mapping[int, tuple[Hours, ...]] = field(default_factory=dict)
    """Weekday (Monday is 0) → the hours of that day. A weekday that is left out is closed, unless all are."""
    holidays: frozenset[date] = frozenset()
    """Days on which no hours begin."""
    time_zone: tzinfo | None = None
    """The zone of hours and holidays; None: that of the moment asked about."""

    def is_open(self, at: datetime) -> bool:
        """Say whether it is open at that moment (aware)."""
        local = at.astimezone(self.time_zone) if self.time_zone else at
        # In UTC: in the hour of the night that a zone has twice, nothing opens or closes a second time.
        moment = at.astimezone(UTC)
        return not self.week or any(begin <= moment < end for begin, end in self._spans_around(local))

    def next_opening(self, at: datetime) -> datetime | None:
        """Return when it opens next, or None where it is open now or will not open within two weeks."""
        if self.is_open(at):
            return None
        local = at.astimezone(self.time_zone) if self.time_zone else at
        moment = at.astimezone(UTC)
        days = (local.date() + timedelta(days=ahead) for ahead in range(15))
        return next((begin for day in days for begin, _ in self._spans(day, local) if begin > moment), None)

    def _spans_around(self, local: datetime) -> list[tuple[datetime, datetime]]:
        today = local.date()
        return self._spans(today - timedelta(days=1), local) + self._spans(today, local)

    def _spans(self, day: date, local: datetime) -> list[tuple[datetime, datetime]]:
        if day in self.holidays:
            return []
        spans = []
        for opens, closes in sorted(self.week.get(day.weekday(), ())):
            ends_on = day if closes > opens else day + timedelta(days=1)
            spans.append((datetime.combine(day, opens, local.tzinfo), datetime.combine(ends_on, closes, local.tzinfo)))
        return spans
