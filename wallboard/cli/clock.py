"""The one clock. Nothing else in the program asks for the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, tzinfo

from wallboard.model.instant import Clock, Instant


def steady_s() -> float:
    """Return the seconds of a clock that never jumps and, where the system has one, goes on while it sleeps."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


def clock(time_zone: tzinfo | None = None) -> Clock:
    """Return the clock, with its wall time in the zone, or in this machine's."""
    return clock_in(lambda: time_zone)


def clock_in(time_zone: Callable[[], tzinfo | None]) -> Clock:
    """Return the clock, with its wall time in the zone that counts at each moment, or in this machine's."""

    def now() -> Instant:
        zone = time_zone()
        return Instant(datetime.now(zone).astimezone(zone), steady_s())

    return now


def wall_s() -> float:
    """Return the time of day as files are dated, in seconds."""
    return time.time()
