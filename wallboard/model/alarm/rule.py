"""A rule: when something is wrong, for how long it must be so, and when it is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from wallboard.model.alarm.condition import Condition
from wallboard.model.alarm.message import Message
from wallboard.model.figure import Severity
from wallboard.model.opening import OpeningHours

CALM_S = 60.0
"""How long a condition must not be met before an alarm is over, where its rule says nothing: a flicker is one alarm."""


class Scope(StrEnum):
    """What a rule is about, by its name in the configuration."""

    QUEUE = "queue"
    AGENT = "agent"
    TEAM = "team"
    MEDIUM = "medium"
    GROUP = "group"
    FLOOR = "floor"
    FEED = "feed"
    """The lists of the API themselves: whether they are live."""


class Lasting(Struct, frozen=True):
    """How long a condition must be met, without a break, before an alarm is raised; both must be so."""

    polls: int = 1
    """Readings in a row, the first included."""
    seconds: float = 0.0
    """From the first of them to the last."""

    def __str__(self) -> str:
        if self.seconds:
            return f"for {self.seconds:g} s"
        return f"for {self.polls} polls" if self.polls > 1 else "at once"


class Rule(Struct, frozen=True):
    """One rule. Its conditions are over the rows of its scope, see `subjects`."""

    name: str
    scope: Scope
    message: Message[Any]
    warning: Condition[Any] | None = None
    critical: Condition[Any] | None = None
    where: Condition[Any] | None = None
    """Which rows it is about; None: all of the scope."""
    clear: Condition[Any] | None = None
    """What must be met, beside that nothing else is, for an alarm to be over; None: nothing more."""
    lasting: Lasting = field(default_factory=Lasting)
    calm_s: float = CALM_S
    """How long it must be over, without a break, for the alarm to be so."""
    hours: OpeningHours = field(default_factory=OpeningHours)
    """When the rule holds; outside of them its alarms are over."""
    channels: frozenset[str] | None = None
    """Where it is told, beside the screen; None: everywhere."""
    repeat_s: float | None = None
    """How often it is told anew while nobody has acknowledged it; None: once."""

    def levels(self, rows: Sequence[Any]) -> dict[str, tuple[Any, Severity]]:
        """Return the rows for which something is wrong, by id, each with how much."""
        levels: dict[str, tuple[Any, Severity]] = {}
        for condition, severity in ((self.warning, Severity.WARNING), (self.critical, Severity.CRITICAL)):
            if condition is not None:
                levels.update((row.id, (row, severity)) for row in condition.met_by(rows))
        return levels

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields that its conditions compare; '' where one looks for words in a row."""
        conditions = (self.warning, self.critical, self.where, self.clear)
        return frozenset(term.field for condition in conditions if condition for _, term in condition.terms)

    def is_clear(self, row: Any) -> bool | None:
        """Say whether a row that no level is met by is as it must be for an alarm to be over.

        None: it may be and may not, as the API did not give what that turns on.
        """
        if self._may_be_wrong(row):
            return None
        return self.clear is None or self.clear.is_met(row, by_nothing=True)

    def may_be_critical(self, row: Any) -> bool:
        """Say whether it is unknown if a row that is not critical for sure is so."""
        return self.critical is not None and self.critical.is_met(row) is None

    def _may_be_wrong(self, row: Any) -> bool:
        if self.where is not None and self.where.is_met(row) is False:
            return False
        return any(level is not None and level.is_met(row) is not False for level in (self.warning, self.critical))

    def holds(self, at: datetime) -> bool:
        """Say whether it holds at that moment (aware)."""
        return self.hours.is_open(at)
