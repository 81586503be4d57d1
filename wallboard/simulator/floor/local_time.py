"""The tenant's clock: between UTC seconds and the local time of its days, shifts and arrival curves."""

from bisect import bisect_right
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Curve = tuple[tuple[float, float], ...]
"""(hour of the day, level) points in rising order, the first at hour 0, the last at hour 24; linear between."""


class LocalTime:
    """Local time in one zone, daylight saving included."""

    def __init__(self, time_zone: str) -> None:
        self._zone = ZoneInfo(time_zone)

    def day(self, time_s: int) -> date:
        """Return the local date of a UTC second."""
        return datetime.fromtimestamp(time_s, self._zone).date()

    def second_of_day(self, time_s: int) -> int:
        """Return the seconds on the local clock's face since 00:00."""
        local = datetime.fromtimestamp(time_s, self._zone)
        return local.hour * 3600 + local.minute * 60 + local.second

    def at(self, day: date, second_of_day: int) -> int:
        """Return the UTC second at which the local clock shows that time; 24 h and more run into the next days."""
        local = datetime.combine(day, time()) + timedelta(seconds=second_of_day)
        return int(local.replace(tzinfo=self._zone).timestamp())

    def next_at(self, clock: time, after_s: int) -> int:
        """Return the first UTC second after the given one at which the local clock shows `clock`."""
        second = clock.hour * 3600 + clock.minute * 60 + clock.second
        day = self.day(after_s) - timedelta(days=1)
        while (found_s := self.at(day, second)) <= after_s:
            day += timedelta(days=1)
        return found_s


def level(curve: Curve, second_of_day: int) -> float:
    """Return the height of a curve at a time of day."""
    hour = second_of_day / 3600
    right = bisect_right(curve, (hour, float("inf")))
    (hour_before, before), (hour_after, after) = curve[right - 1], curve[min(right, len(curve) - 1)]
    if hour_after == hour_before:
        return before
    return before + (after - before) * (hour - hour_before) / (hour_after - hour_before)
