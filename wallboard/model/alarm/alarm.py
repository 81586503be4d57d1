"""One rule on one subject, from the moment its condition is met to the moment it is over.

met ──▶ pending ──lasting──▶ active ──▶ acknowledged        worse: active again, whoever had acknowledged it
        │                      │  ▲          │
        ▼ no longer met        ▼  └─ snoozed ┘
        forgotten            over: calm for long enough, or its subject is gone
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from wallboard.model.alarm.rule import Lasting, Scope
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant

Key = tuple[str, str]
"""Name of the rule, id of the subject: what an alarm is known by for as long as it lasts."""

APART_S = 60.0
"""What two boards raise within so many seconds is the same alarm."""


class Stage(StrEnum):
    """How far an alarm has come."""

    PENDING = "pending"
    """Its condition is met, and not for long enough yet."""
    ACTIVE = "active"
    SNOOZED = "snoozed"
    """Active, and put off until a moment."""
    ACKNOWLEDGED = "acknowledged"
    OVER = "over"


class Ending(StrEnum):
    """Why an alarm is over, in the words of the screen."""

    CALM = "back to normal"
    GONE = "no longer listed"
    CLOSED = "closed"
    OFF_HOURS = "outside of the rule's hours"
    MAINTENANCE = "maintenance"
    RULE_GONE = "no longer in the configuration"


class Poll(Struct, frozen=True):
    """What an alarm is judged by: an answer with numbers, or a try where it is about the list itself."""

    at: Instant
    number: float
    """The same for answers with the same numbers: they are one poll."""


class Run(Struct, frozen=True):
    """For how long something has been so, without a break."""

    since: Instant
    """The first reading that says so."""
    polls: int = 1

    def longer(self, poll: Poll, before: Poll | None) -> Run:
        """Return it after a poll that says so, too; `before` is the one before it."""
        return self if before and before.number == poll.number else Run(self.since, self.polls + 1)

    def lasts(self, lasting: Lasting, at: Instant) -> bool:
        """Say whether it has been so for long enough at a reading that still says so."""
        return self.polls >= lasting.polls and at.since(self.since) >= lasting.seconds


class Acknowledged(Struct, frozen=True):
    """Somebody takes care of it."""

    by: str
    """Login name or initials."""
    at: Instant


class Alarm(Struct, frozen=True):
    """An alarm as it stands."""

    rule: str
    scope: Scope
    subject_id: str
    name: str
    """Of its subject, for people."""
    words: str
    """What is wrong, as of the latest reading in which it was."""
    severity: Severity
    """The level it was raised at; while it is pending, that of its condition."""
    met: Run
    """Since when its condition has been met; a break shorter than the rule's calm time is none."""
    critical: Run | None = None
    """Since when that of the critical level has been met without any break."""
    fired: Instant | None = None
    """When it was raised; None while pending."""
    told: Instant | None = None
    """When it was told last."""
    calm: Run | None = None
    """Since when it has been over."""
    eased: Run | None = None
    """Since when it has been less than critical."""
    acknowledged: Acknowledged | None = None
    snoozed_until: Instant | None = None
    answered: Instant | None = None
    """When somebody took it, put it off or let it go last; None: nobody has since it came to its level."""
    judged: Poll | None = None
    """The latest poll that told how its subject is; None: none has since the board began."""
    missed: float | None = None
    """Number of the first poll in a row that its subject was missing in; None: it is listed."""
    ended: Instant | None = None
    ending: Ending | None = None

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.rule, self.subject_id

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if self.ended is not None:
            return Stage.OVER
        if self.fired is None:
            return Stage.PENDING
        if self.acknowledged is not None:
            return Stage.ACKNOWLEDGED
        return Stage.ACTIVE if self.snoozed_until is None else Stage.SNOOZED

    @property
    def began(self) -> Instant:
        """When it was raised; while it is pending, since when its condition has been met."""
        return self.fired or self.met.since

    @property
    def lasted_s(self) -> float | None:
        """Seconds from when it was raised to its end; None while it stands, and where it was never raised."""
        return None if self.ended is None or self.fired is None else self.ended.since(self.fired)

    @property
    def is_raised(self) -> bool:
        """True from the moment it is raised until it is over."""
        return self.fired is not None and self.ended is None

    @property
    def is_calm(self) -> bool:
        """True while it stands and its condition is met no longer: its words are of what was."""
        return self.is_raised and self.calm is not None

    @property
    def wants_somebody(self) -> bool:
        """True while nobody has taken it or put it off."""
        return self.stage is Stage.ACTIVE

    def is_same_as(self, other: Alarm) -> bool:
        """Say whether both are one alarm, as two boards have it that read at moments of their own."""
        return self.key == other.key and abs(self.began.since(other.began)) <= APART_S

    def over(self, ending: Ending, at: Instant) -> Alarm:
        """Return it as it ends."""
        return replace(self, ended=at, ending=ending, snoozed_until=None)
