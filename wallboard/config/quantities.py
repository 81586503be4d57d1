"""How the configuration writes numbers with a unit, and what they are: one way for each.

A duration is text with its units ("20s", "5m", "4h", "1h 30m"), a percent is text with its sign ("80 %"), a target is
both ("80 % in 20s"), a count is a plain number; what must last does so for polls ("2 polls") or a duration ("90s").
A bare 20 or 0.8 would leave the unit to be guessed, and is refused; so is 2.5 %, as shares are judged as the board
writes them, in whole percents.
"""

from __future__ import annotations

import re
from datetime import timedelta

from wallboard.model.alarm.rule import Lasting
from wallboard.model.service_level import ServiceTarget

_DURATION = re.compile(r"(?:(\d{1,4})\s*h)?\s*(?:(\d{1,5})\s*m)?\s*(?:(\d{1,6})\s*s)?", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3})\s*%", re.ASCII)
_POLLS = re.compile(r"(\d{1,4})\s*polls?", re.ASCII)
_MOST = 999_999_999
_TARGET = re.compile(r"(.+?)\s+in\s+(.+)")


def duration(value: object) -> timedelta:
    """Return the duration that the text writes; ValueError unless it is longer than 0."""
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if not length:
        raise ValueError(f'must be a duration with its unit, such as "20s", "5m" or "1h 30m", not {_quoted(value)}')
    return length


def percent(value: object) -> float:
    """Return the whole percent that the text writes, as a fraction from 0 to 1."""
    match = _PERCENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match or int(match[1]) > 100:
        raise ValueError(f'must be a whole percent from 0 to 100 with its sign, such as "80 %", not {_quoted(value)}')
    return int(match[1]) / 100


def target(value: object) -> ServiceTarget:
    """Return the service target that the text writes."""
    match = _TARGET.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError(f'must be a target such as "80 % in 20s", not {_quoted(value)}')
    return ServiceTarget(percent(match[1]), int(duration(match[2]).total_seconds()))


def lasting(value: object) -> Lasting:
    """Return how long something must be so, as the text writes it: for so many readings in a row, or for a time."""
    match = _POLLS.fullmatch(value.strip()) if isinstance(value, str) else None
    if match and int(match[1]):
        return Lasting(polls=int(match[1]))
    try:
        return Lasting(seconds=duration(value).total_seconds())
    except ValueError:
        raise ValueError(f'must be polls or a duration, such as "2 polls" or "90s", not {_quoted(value)}') from None


def count(value: object) -> int:
    """Return a whole number from 0, of at most nine digits."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise ValueError(f"must be a whole number from 0 to {_MOST}, without quotes, not {_quoted(value)}")
    return value


def written(value: float | timedelta | ServiceTarget | Lasting) -> str:
    """Return a quantity as the configuration writes it: what the functions above read. A float is a fraction."""
    match value:
        case timedelta():
            minutes, seconds = divmod(int(value.total_seconds()), 60)
            hours, minutes = divmod(minutes, 60)
            parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
            return " ".join(f"{number}{unit}" for number, unit in parts if number)
        case ServiceTarget():
            return f"{written(value.fraction)} in {written(timedelta(seconds=value.within_s))}"
        case Lasting(polls, seconds):
            return written(timedelta(seconds=seconds)) if seconds else f"{polls} poll{'s' if polls > 1 else ''}"
        case float():
            return f"{value * 100:.0f} %"
        case _:
            return str(value)


def _quoted(value: object) -> str:
    try:
        return f'"{value}"' if isinstance(value, str) else str(value)
    except ValueError:  # an integer in hexadecimal digits may be longer than Python writes in decimal ones
        return "a number that is too long"
