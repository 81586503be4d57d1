"""When what is closed opens, in words: as short as a column of a wall, or in full where nothing else is to be said."""

from __future__ import annotations

from datetime import datetime, timedelta


def opening(opens_at: datetime | None, now: datetime) -> str:
    """Return `opens 09:00`, `opens Mon 09:00` or `opens 7 Dec 09:00`, in the zone of `now` (both aware).

    '' where it is not known, or past.
    """
    if opens_at is None or opens_at <= now:
        return ""
    local, days = _seen_from(now, opens_at)
    day = "" if days == 0 else f"{local:%a} " if days < 7 else f"{local.day} {local:%b} "
    return f"opens {day}{local:%H:%M}"


def opening_in_full(opens_at: datetime | None, now: datetime) -> str:
    """Return the same as `opens at 09:00`, `opens tomorrow at 09:00`, `opens Monday 7 Dec at 09:00`."""
    if opens_at is None or opens_at <= now:
        return ""
    local, days = _seen_from(now, opens_at)
    day = "" if days == 0 else "tomorrow " if days == 1 else f"{local:%A} "
    date = f"{local.day} {local:%b} " if days >= 7 else ""
    return f"opens {day}{date}at {local:%H:%M}"


def _seen_from(now: datetime, opens_at: datetime) -> tuple[datetime, int]:
    """Return the moment in the zone of `now`, and how many days it is away there."""
    local = opens_at.astimezone(now.tzinfo)
    return local, (local.date() - now.date()) // timedelta(days=1)
