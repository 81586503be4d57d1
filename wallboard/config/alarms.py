"""The tables `alarms` and `maintenance`: rules of one's own, changes of the built-in ones, and times of no alarms.

[profiles.main.alarms.chat-wait]
of = "queue"
where = "media:chat"
warning = "wait>2m"
critical = "wait>5m waiting>=3"
for = "2 polls"

What is built in, and what a condition means over a scope, is known in `rules` alone.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, Field, PlainValidator, model_validator

from wallboard.config import forms, quantities
from wallboard.config.tables import Id, Label, Limit, Table, Word, Words
from wallboard.config.week import week
from wallboard.model.alarm.rule import Lasting, Scope
from wallboard.model.notice.channel import Channel
from wallboard.model.opening import Hours


def _each_once(channels: list[Channel]) -> list[Channel]:
    if len(set(channels)) < len(channels):
        raise ValueError("must name each channel once")
    return channels


class AlarmTable(Table):
    """A rule under a name of your own; under the name of a built-in rule, what differs from that."""

    of: Annotated[Scope, Field(strict=False)] | None = Field(
        None,
        examples=['"queue"'],
        description=f"What it watches, each by itself: {', '.join(Scope)}. A built-in rule has its own.",
    )
    where: Words | None = Field(
        None, examples=['"media:phone !night"'], description="Which of them, in the words of filter.md; left out: all."
    )
    warning: Words | None = Field(
        None,
        examples=['"waiting>=5"'],
        description='When it is a warning, in the words of filter.md; `"off"`: never. A rule has one level or both.',
    )
    critical: Words | None = Field(None, examples=['"waiting>=10"'], description='When it is critical; `"off"`: never.')
    clear: Words | None = Field(
        None,
        examples=['"waiting<3"'],
        description="What must be so, beside that neither level is, for it to be over; left out: nothing more.",
    )
    lasting: Annotated[Lasting, PlainValidator(quantities.lasting)] | None = Field(
        None,
        alias="for",
        examples=['"2 polls"'],
        description='How long a level must last first: `"2 polls"`, `"90s"`; left out: the first reading raises it.',
    )
    calm: Limit = Field(
        None,
        examples=['"2m"'],
        description='How long it must be over, without a break; `"off"`: the first reading ends it. Left out: `"1m"`.',
    )
    hours: Annotated[dict[int, tuple[Hours, ...]], PlainValidator(week)] | None = Field(
        None,
        examples=['{ mon-fri = "08:00-18:00" }'],
        description="When it holds, as in `opening`; left out: always. Nothing is raised while its queue is closed.",
    )
    holidays: list[date] = Field([], examples=["[2027-12-25]"], description="Days on which those hours do not begin.")
    time_zone: forms.Zone | None = Field(
        None, examples=['"Europe/London"'], description="Zone of those hours; left out: the profile's."
    )
    message: Label | None = Field(
        None,
        examples=['"{waiting} waiting, {free} free"'],
        description="What it says, with fields of what it watches in braces; left out: the fields of its levels.",
    )
    channels: Annotated[list[Annotated[Channel, Field(strict=False)]], AfterValidator(_each_once)] | None = Field(
        None,
        examples=['["bell", "webhook"]'],
        description=f"Where it is told, beside the screen, of what `notice` sets up: {', '.join(Channel)}. "
        "Left out: on all of them, but of agents on the desktop alone; `[]`: on none.",
    )
    repeat: Limit = Field(
        None,
        examples=['"15m"'],
        description='How often it is told again while nobody has taken it; left out or `"off"`: once.',
    )
    on: bool = Field(True, examples=["false"], description="`false` silences the rule.")

    @model_validator(mode="after")
    def _has_hours(self) -> AlarmTable:
        if self.hours is None and (self.holidays or self.time_zone):
            raise ValueError("says nothing without hours: holidays and time_zone are of them")
        return self


class MaintenanceTable(Table):
    """A time of work: nothing is raised, and what stands is over. The lists themselves go on being watched."""

    begins: datetime = Field(
        alias="from",
        examples=["2027-03-01T22:00:00"],
        description="Begin, without quotes; without an offset (`Z`, `+01:00`) in the profile's zone.",
    )
    ends: datetime = Field(alias="to", examples=["2027-03-02T02:00:00"], description="End, written like the begin.")
    queue_ids: list[Id] = Field([], examples=['["116"]'], description="Exact ids of the queues that it is for.")
    queues: list[Word] = Field(
        [],
        examples=['["Sales*"]'],
        description="Patterns on id or name of those queues. With neither given it is for the whole floor.",
    )
