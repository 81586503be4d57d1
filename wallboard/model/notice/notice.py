"""A notice: all that a channel is told at a moment, and its words.

CRITICAL Billing: longest wait 4:12, target 0:20
OVER Billing: back to normal after 12:30
12 alarms, 3 critical: Billing, Sales, Support, and 9 more; 2 over
7 alarms about 4: Appointments, Payments, Sales, and 1 more
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from wallboard.model.alarm.alarms import Change
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.notice.item import Item
from wallboard.model.written import duration

SHOWN = 3
"""What a line names of that which alarms are about, before it counts the others."""


class Notice(Struct, frozen=True):
    """What is told at once."""

    at: datetime
    """Aware."""
    items: tuple[Item, ...]
    """At least one; in the order of `item.items`."""
    tenant: str = ""
    """Whose floor it is."""
    is_test: bool = False
    """Somebody tries out the way: nothing is wrong."""

    @property
    def wrong(self) -> int:
        """How many alarms are told as standing."""
        return _sum(item for item in self.items if item.change is not Change.OVER)

    @property
    def critical(self) -> int:
        """How many of these are critical."""
        return _sum(
            item for item in self.items if item.change is not Change.OVER and item.severity is Severity.CRITICAL
        )

    @property
    def over(self) -> int:
        """How many alarms are told as over."""
        return _sum(item for item in self.items if item.change is Change.OVER)

    @property
    def severity(self) -> Severity:
        """The worst that stands; NONE where all is over."""
        standing = (item.severity for item in self.items if item.change is not Change.OVER)
        return max(standing, default=Severity.NONE)

    @property
    def title(self) -> str:
        """The notice in one line."""
        words = _title(self)
        return f"TEST {words}" if self.is_test else words


def trial(at: datetime, tenant: str = "") -> Notice:
    """Return a notice that tries out a way; `at` is aware."""
    words = "this is a test, nothing is wrong"
    item = Item(Change.RAISED, Severity.WARNING, "test", Scope.FEED, "wallboard", words, at, episode="test")
    return Notice(at, (item,), tenant, is_test=True)


def line(item: Item) -> str:
    """Return one item in a line."""
    level = item.severity.name
    match item.change:
        case Change.OVER:
            after = "" if item.lasted_s is None else f" after {duration(item.lasted_s)}"
            return f"OVER {item.subject}: {item.words}{after}"
        case Change.RAISED:
            return f"{level} {item.subject}: {item.words}"
        case Change.WORSE:
            return f"NOW {level} {item.subject}: {item.words}"
        case Change.REPEATED:
            return f"STILL {level} {item.subject}: {item.words}"


def _title(notice: Notice) -> str:
    if len(notice.items) == 1:
        return line(notice.items[0])
    standing = [item for item in notice.items if item.change is not Change.OVER]
    over = [item for item in notice.items if item.change is Change.OVER]
    if not standing:
        return f"{notice.over} alarms over{_about(over)}: {_named(over)}"
    rest = f"; {notice.over} over" if over else ""
    if len(standing) == 1:
        return f"{line(standing[0])}{rest}"
    critical = f", {notice.critical} critical" if notice.critical else ""
    return f"{notice.wrong} alarms{_about(standing)}{critical}: {_named(standing)}{rest}"


def _about(items: list[Item]) -> str:
    """Return how many they are about, where not all are named and some have several: else nobody could add it up."""
    subjects = _subjects(items)
    about = sum(subjects.values())
    return f" about {about}" if len(subjects) > SHOWN and about < _sum(items) else ""


def _named(items: list[Item]) -> str:
    """Return the first few subjects, each once, and how many others there are."""
    subjects = _subjects(items)
    others = sum([*subjects.values()][SHOWN:])
    return f"{', '.join([*subjects][:SHOWN])}{f', and {others} more' if others else ''}"


def _subjects(items: list[Item]) -> dict[str, int]:
    """Return the subjects, and how many each of them is: agents without names are several."""
    return {item.subject: item.number for item in items}


def _sum(items: Iterable[Item]) -> int:
    return sum(item.number for item in items)
