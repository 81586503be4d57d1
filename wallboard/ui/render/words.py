"""What every screen says in words: figures, and the moments and marks that only screens have."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

from wallboard.model.foresight.staffing import Staffing
from wallboard.model.notice.telling import Mute
from wallboard.model.written import NO_VALUE, count, duration, percent, points, within

__all__ = [
    "AT_MOST",
    "NO_VALUE",
    "STALE_MARK",
    "age",
    "clock",
    "count",
    "day_and_clock",
    "duration",
    "marked",
    "missing_agents",
    "muted_words",
    "narrowed",
    "percent",
    "points",
    "signed",
    "utc",
    "within",
]

STALE_MARK = "~"
AT_MOST = "≤"
_FIGURE = re.compile(rf"{STALE_MARK}?\d[\d\s:]*[%d]?")


def clock(moment: datetime, zone: tzinfo | None) -> str:
    """Return the time of day in the tenant's zone: `14:32:07`."""
    return f"{moment.astimezone(zone):%H:%M:%S}"


def day_and_clock(moment: datetime, zone: tzinfo | None, now: datetime) -> str:
    """Return the time of day in the tenant's zone, behind its date where that is not the one of `now`."""
    local, today = moment.astimezone(zone), now.astimezone(zone)
    if local.date() == today.date():
        return clock(local, zone)
    day = f"{local:%a} {local.day} {local:%b}" if local.year == today.year else f"{local:%Y-%m-%d}"
    return f"{day} {clock(local, zone)}"


def muted_words(mute: Mute, zone: tzinfo | None) -> str:
    """Return that nothing is told beside the screen, and until when in the tenant's zone: `muted to 14:47`."""
    return f"muted to {clock(mute.until.wall, zone).rpartition(':')[0]}" if mute.until else "muted"


def utc(seconds: int) -> datetime | None:
    """Return the moment of UTC seconds, or None where they are beyond the calendar of any zone."""
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    # Of the first and the last year, some hours are in another one elsewhere, which Python does not have.
    return moment if datetime.min.year < moment.year < datetime.max.year else None


def age(span: tuple[float, float]) -> str:
    """Return how old a reading is: `3 s old`, or `3–13 s old` where the turn of the server's cache is not known."""
    youngest, oldest = (int(seconds) for seconds in span)
    if oldest >= 120:
        return f"{duration(youngest)} old"
    return f"{youngest} s old" if youngest == oldest else f"{youngest}–{oldest} s old"


def marked(figure: str, mark: str) -> str:
    """Return a figure behind its mark (`STALE_MARK` or ''); "no value" is not old, it is none."""
    return figure if figure == NO_VALUE else mark + figure


def signed(number: int) -> str:
    """Return a difference: `+3`, `−2`, `0`."""
    return f"+{count(number)}" if number > 0 else f"−{count(-number)}" if number else "0"


def missing_agents(staffing: Staffing) -> str:
    """Return how many agents more or fewer it takes, behind `≤` where that is an upper bound."""
    return (AT_MOST if staffing.is_upper_bound else "") + signed(staffing.missing)


def narrowed(figure: str, cells: int) -> str:
    """Return a figure in at most so many cells: without spaces, in hours, in thousands or millions; never cut.

    A number that is cut reads as a smaller one. Text that is no figure is returned as it is.
    """
    if len(figure) <= cells or not _FIGURE.fullmatch(figure):
        return figure
    mark, number = (STALE_MARK, figure[1:]) if figure.startswith(STALE_MARK) else ("", figure)
    closed = "".join(number.split())
    forms = [closed]
    if ":" in closed:
        forms.append(f"{closed.split(':')[0]}h")
    elif closed.isdigit():
        forms += [f"{closed[:-3]}k", f"{closed[:-6]}M"]
    return next((mark + form for form in forms if len(mark + form) <= cells), "#" * cells)
