"""Opening hours as the configuration writes them.

{ mon-fri = "08:00-18:00", sat = ["09:00-12:00", "13:00-16:00"] }
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

from wallboard.model.opening import Hours

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"(\d\d):(\d\d)\s*-\s*(\d\d):(\d\d)", re.ASCII)
_ADVICE = 'write days as mon … sun or mon-fri, and hours as "08:00-18:00"'


def week(value: object) -> dict[int, tuple[Hours, ...]]:
    """Return the hours by weekday (Monday is 0); ValueError with the reason where they cannot be read."""
    if not isinstance(value, Mapping) or not value:
        raise ValueError(f"must be a table of days: {_ADVICE}")
    hours: dict[int, tuple[Hours, ...]] = {}
    for days, spans in value.items():
        for day in _weekdays(str(days)):
            if day in hours:
                raise ValueError(f"gives {_DAYS[day]} twice")
            hours[day] = tuple(_span(span) for span in (spans if isinstance(spans, list) else [spans]))
    return hours


def written(hours: Mapping[int, tuple[Hours, ...]]) -> dict[str, list[str]]:
    """Return the hours as the configuration writes them, day by day."""
    return {_DAYS[day]: [_written(span) for span in spans] for day, spans in sorted(hours.items())}


def _weekdays(text: str) -> range:
    first, _, last = text.lower().partition("-")
    try:
        begin, end = _DAYS.index(first), _DAYS.index(last or first)
    except ValueError:
        raise ValueError(f'has no day "{text}": {_ADVICE}') from None
    if end < begin:
        raise ValueError(f'counts days from mon to sun: write "{text}" as two entries')
    return range(begin, end + 1)


def _span(text: object) -> Hours:
    match = _SPAN.fullmatch(text.strip()) if isinstance(text, str) else None
    if not match:
        raise ValueError(f'cannot read "{text}": {_ADVICE}')
    opens_h, opens_m, closes_h, closes_m = (int(part) for part in match.groups())
    try:
        opens = time(opens_h, opens_m)
        closes = time(0) if (closes_h, closes_m) == (24, 0) else time(closes_h, closes_m)
    except ValueError:
        raise ValueError(f'has no such time of day as in "{text}"') from None
    if opens == closes and (opens_h, closes_h) != (0, 24):
        raise ValueError(f'opens and closes at the same time: "{text}"; write "00:00-24:00" for the whole day')
    return opens, closes


def _written(span: Hours) -> str:
    opens, closes = span
    return f"{opens:%H:%M}-{'24:00' if closes == time(0) else f'{closes:%H:%M}'}"
