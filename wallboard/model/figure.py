"""The headline's figures: what can be chosen, and the levels from which each is worth a colour."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from msgspec import Struct


class Severity(IntEnum):
    """How much a figure or row wants somebody to look: the larger, the sooner."""

    NONE = 0
    WARNING = 1
    CRITICAL = 2


class Measure(StrEnum):
    """What a figure's number is."""

    COUNT = "count"
    SECONDS = "seconds"
    FRACTION = "fraction"
    """A share, 0 to 1."""


class Figure(StrEnum):
    """A number of the headline, by its name in the configuration."""

    WAITING = "waiting"
    LONGEST_WAIT = "longest-wait"
    SERVICE_LEVEL = "service-level"
    ABANDONED = "abandoned"
    FREE = "free"
    OCCUPANCY = "occupancy"
    ACCEPTED_TODAY = "accepted-today"
    QUEUED_TODAY = "queued-today"
    AVERAGE_WAIT = "average-wait"
    SERVICE_LEVEL_TODAY = "service-level-today"
    ON_BREAK = "on-break"
    STAFF_NEEDED = "staff-needed"
    """How many agents the queue that lacks the most lacks; negative: how many every queue could spare. Estimated."""

    @property
    def measure(self) -> Measure:
        """What the figure's number is, and so the unit of its levels."""
        match self:
            case Figure.LONGEST_WAIT | Figure.AVERAGE_WAIT:
                return Measure.SECONDS
            case Figure.SERVICE_LEVEL | Figure.SERVICE_LEVEL_TODAY | Figure.ABANDONED | Figure.OCCUPANCY:
                return Measure.FRACTION
            case _:
                return Measure.COUNT

    @property
    def is_of_agents(self) -> bool:
        """True where it is counted from the agent list, False where from the queue list."""
        return self in (Figure.FREE, Figure.OCCUPANCY, Figure.ON_BREAK)

    @property
    def is_of_day(self) -> bool:
        """True where it begins anew at the tenant's midnight."""
        return self in (Figure.ACCEPTED_TODAY, Figure.QUEUED_TODAY, Figure.SERVICE_LEVEL_TODAY)

    @property
    def worsens_downwards(self) -> bool | None:
        """True where less is worse, False where more is; None where a floor may fear either."""
        match self:
            case Figure.SERVICE_LEVEL | Figure.SERVICE_LEVEL_TODAY | Figure.FREE:
                return True
            case Figure.OCCUPANCY | Figure.ACCEPTED_TODAY | Figure.QUEUED_TODAY:
                return None
            case _:
                return False


DEFAULT_HEADLINE = (
    Figure.WAITING,
    Figure.LONGEST_WAIT,
    Figure.SERVICE_LEVEL,
    Figure.ABANDONED,
    Figure.FREE,
    Figure.STAFF_NEEDED,
)


class Levels(Struct, frozen=True):
    """The two levels of a figure. It gets worse towards `critical`: upwards, or downwards where critical < warning."""

    warning: float
    """In the figure's own unit: a count, seconds, or a fraction (0 to 1)."""
    critical: float

    def judge(self, value: float | None) -> Severity:
        """Return the level that the value has reached; no value reaches none."""
        if value is None:
            return Severity.NONE
        falling = self.critical < self.warning
        for severity, level in ((Severity.CRITICAL, self.critical), (Severity.WARNING, self.warning)):
            if value <= level if falling else value >= level:
                return severity
        return Severity.NONE
