"""The shortest way for the cursor, in sequences that every terminal since the VT100 knows.

Down it goes by vertical tabs: to a terminal they are line feeds, and the operating system, which may make a carriage
return of a line feed, leaves them alone. Behind the last line they would scroll: a place is always on the screen.
"""

from __future__ import annotations

from functools import lru_cache

Place = tuple[int, int]
"""Line and column, from 0."""


def move_to(place: Place) -> str:
    """Return the sequence that leads to a place from wherever the cursor is."""
    y, x = place
    if x:
        return f"\x1b[{y + 1};{x + 1}H"
    return f"\x1b[{y + 1}H" if y else "\x1b[H"


def move(start: Place | None, place: Place, *, has_tabs: bool = True) -> str:
    """Return the shortest sequence from one place to another; None is a place that nobody knows.

    `has_tabs` is False for a terminal without vertical tabs.
    """
    if start is None:
        return move_to(place)
    (from_y, from_x), (y, x) = start, place
    way = _across(from_x, x)
    # In a line, no place is as short.
    return way if y == from_y else min(move_to(place), _down(y - from_y, has_tabs=has_tabs) + way, key=len)


@lru_cache(maxsize=4096)
def _across(from_x: int, x: int) -> str:
    ways = [_steps(x - from_x, "C", "D"), "\r" + _steps(x, "C", "D")]
    if x <= from_x:
        ways.append("\b" * (from_x - x))
    return min(ways, key=len)


@lru_cache
def _down(lines: int, *, has_tabs: bool) -> str:
    way = _steps(lines, "B", "A")
    return "\v" * lines if has_tabs and 0 < lines < len(way) else way


def _steps(number: int, ahead: str, back: str) -> str:
    if not number:
        return ""
    count = str(abs(number)) if abs(number) > 1 else ""
    return f"\x1b[{count}{ahead if number > 0 else back}"
