"""Figures in words: durations, counts and shares, as screens, messages and tables write them."""

from __future__ import annotations

NO_VALUE = "–"


def duration(seconds: float | None) -> str:
    """Return `0:41`, `12:05` or `1:12:40`; whole days from 100 hours on, which no timer of a shift reaches."""
    if seconds is None:
        return NO_VALUE
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    if hours >= 100:
        return f"{hours // 24} d"
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def count(number: float | None) -> str:
    """Return a count with thin groups of thousands: `1 604`; one below 0 as `−4`."""
    return NO_VALUE if number is None else f"{int(number):,}".replace(",", " ").replace("-", "−")


def percent(fraction: float | None) -> str:
    """Return a fraction in whole percents: `71 %`."""
    return NO_VALUE if fraction is None else f"{whole_points(fraction)} %"


def points(fraction: float | None) -> str:
    """Return a fraction in whole percents without the sign: `71`."""
    return NO_VALUE if fraction is None else str(whole_points(fraction))


def within(seconds: int) -> str:
    """Return an answer-within as people say it: `20 s`, `5 min`, `4 h`."""
    if seconds >= 3600 and seconds % 3600 == 0:
        return f"{seconds // 3600} h"
    return f"{seconds // 60} min" if seconds >= 120 and seconds % 60 == 0 else f"{seconds} s"


def whole_points(fraction: float) -> int:
    """Return a fraction as it is written, in whole percents: half up, and 100 or 0 only for what is exactly so.

    Shares are judged by it, against limits that are whole percents: nobody sees why one "5 %" should be more than
    another, and of what is written "3 %" nobody sees whether it is more than 3.4 %.
    """
    whole = int(fraction * 100 + 0.5)
    if whole == 100 and fraction < 1:
        return 99
    return 1 if whole == 0 and fraction > 0 else whole
