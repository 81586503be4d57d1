"""Figures as people say them: "4 minutes 12" is heard where "4:12" would be read as a time of day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wallboard.model.written import NO_VALUE, points

_TIME = re.compile(r"(?:(\d+):)?(\d+):(\d\d)", re.ASCII)
_DAYS = re.compile(r"(\d+) d", re.ASCII)
_PERCENT = re.compile(r"(?<=\d) %")


def duration(seconds: float) -> str:
    """Return `40 seconds`, `4 minutes 12`, `1 hour 5 minutes` or `3 days`."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    if hours >= 100:
        return counted(hours // 24, "day")
    if hours:
        return counted(hours, "hour") + (f" {counted(minute, 'minute')}" if minute else "")
    if not minutes:
        return counted(second, "second")
    return counted(minutes, "minute") + (f" {second}" if second else "")


def counted(number: int, noun: str) -> str:
    """Return `1 queue`, `2 queues`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def somebody(number: int, words: str) -> str:
    """Return `3 free`, `nobody free`."""
    return f"{number or 'nobody'} {words}"


def percent(fraction: float) -> str:
    """Return a fraction in whole percents: `71 percent`."""
    return f"{points(fraction)} percent"


def listed(names: Sequence[str], shown: int) -> str:
    """Return the first of the names, and how many more there are: `Billing, Sales and 4 more`."""
    if len(names) > shown:
        return f"{', '.join(names[:shown])} and {len(names) - shown} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def said(written: str) -> str:
    """Return a value as a message writes it, in words: `4:12` is `4 minutes 12`, `–` is `unknown`."""
    if match := _TIME.fullmatch(written):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return duration((hours * 60 + minutes) * 60 + seconds)
    if match := _DAYS.fullmatch(written):
        return counted(int(match[1]), "day")
    return "unknown" if written == NO_VALUE else written


def said_in(text: str) -> str:
    """Return a text in words, as far as it has signs that are read in more ways than one."""
    return _PERCENT.sub(" percent", text)
