"""The one clock. Nothing else in the program asks for the time."""

from __future__ import annotations

import time
from datetime import datetime, tzinfo

from wallboard.model.instant import Clock, Instant


def steady_s() -> float:
    """Return the seconds of a clock that never jumps and, where the system has one, goes on while it sleeps."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


def clock(time_zone: tzinfo | None = None) -> Clock:
    """Return the clock, with its wall time in the zone, or in this machine's."""

    def now() -> Instant:
        return Instant(datetime.now(time_zone).astimezone(time_zone), steady_s())

    return now
