"""How the configuration writes numbers with a unit, and what they are: one way for each.

A duration is text with its units ("20s", "5m", "4h", "1h 30m"), a percent is text with its sign ("80 %"), a target is
both ("80 % in 20s"), a count is a plain number. A bare 20 or 0.8 would leave the unit to be guessed, and is refused.
"""

from __future__ import annotations

import re
from datetime import timedelta

from wallboard.model.service_level import ServiceTarget

_DURATION = re.compile(r"(?:(\d{1,4})\s*h)?\s*(?:(\d{1,5})\s*m)?\s*(?:(\d{1,6})\s*s)?", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%", re.ASCII)
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
    """Return the percent that the text writes, as a fraction from 0 to 1."""
    match = _PERCENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match or float(match[1]) > 100:
        raise ValueError(f'must be a percent from 0 to 100 with its sign, such as "80 %", not {_quoted(value)}')
    return float(match[1]) / 100


def target(value: object) -> ServiceTarget:
    """Return the service target that the text writes."""
    match = _TARGET.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError(f'must be a target such as "80 % in 20s", not {_quoted(value)}')
    return ServiceTarget(percent(match[1]), int(duration(match[2]).total_seconds()))


def count(value: object) -> int:
    """Return a whole number from 0."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"must be a whole number from 0, without quotes, not {_quoted(value)}")
    return value


def written(value: float | timedelta | ServiceTarget) -> str:
    """Return a quantity as the configuration writes it: what the functions above read. A float is a fraction."""
    match value:
        case timedelta():
            minutes, seconds = divmod(int(value.total_seconds()), 60)
            hours, minutes = divmod(minutes, 60)
            parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
            return " ".join(f"{number}{unit}" for number, unit in parts if number)
        case ServiceTarget():
            return f"{written(value.fraction)} in {written(timedelta(seconds=value.within_s))}"
        case float():
            return f"{value * 100:.6g} %"
        case _:
            return str(value)


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
