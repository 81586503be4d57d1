"""The tables inside a profile: what each may hold, its defaults, and what it does.

How quantities are written is said in `quantities`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, model_validator

from wallboard.config import forms
from wallboard.config.quantities import count, duration, percent, target
from wallboard.config.week import week
from wallboard.model.agent import AgentState
from wallboard.model.figure import Figure, Levels
from wallboard.model.opening import Hours
from wallboard.model.queue import QueueKind
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import DEFAULT_STATE_LIMITS_S, DEFAULT_TARGETS, Standards

Count = Annotated[int, PlainValidator(count)]
Duration = Annotated[timedelta, PlainValidator(duration)]
Percent = Annotated[float, PlainValidator(percent)]
Target = Annotated[ServiceTarget, PlainValidator(target)]
Limit = Annotated[timedelta | None, PlainValidator(forms.limit)]
Id = Annotated[str, BeforeValidator(forms.identifier), Field(min_length=1)]
Word = Annotated[str, Field(min_length=1)]
Label = Annotated[str, AfterValidator(forms.visible), Field(min_length=1)]
Words = Annotated[str, AfterValidator(forms.one_line), Field(min_length=1)]
"""A filter or condition."""

Q = TypeVar("Q", int, timedelta, float)

_DEFAULTS = Standards()


class Table(BaseModel):
    """A table of the file: unknown keys and values of another type are refused."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        strict=True,
        extra="forbid",
        hide_input_in_errors=True,
        validate_by_name=False,
        validate_by_alias=True,
    )


class Targets(Table):
    """What the floor promises, per medium: share and answer-within. It must equal the tenant's SLA settings."""

    phone: Target = Field(DEFAULT_TARGETS["phone"], description="Phone queues.")
    chat: Target = Field(DEFAULT_TARGETS["chat"], description="Chat queues.")
    email: Target = Field(DEFAULT_TARGETS["email"], description="E-mail queues.")
    vmail: Target = Field(DEFAULT_TARGETS["vmail"], description="Voice mail queues.")
    floor: Target | None = Field(
        None,
        examples=['"80 % in 20s"'],
        description="The live floor as a whole, phone and chat together, in the headline and its gauge. Left out: what "
        "its queues share, or else what the phone promises.",
    )
    abandoned: Percent = Field(
        _DEFAULTS.abandoned_target,
        description="The largest share of phone and chat contacts that may be abandoned, judged in whole percents.",
    )


def _of_state(state: AgentState) -> timedelta:
    return timedelta(seconds=DEFAULT_STATE_LIMITS_S[state])


class Limits(Table):
    """How long an agent may stay in a state before the board says so; `"off"` sets no limit."""

    on_break: Limit = Field(_of_state(AgentState.BREAK), alias="break", description="On break.")
    wrap_up: Limit = Field(_of_state(AgentState.WRAP_UP), alias="wrap-up", description="In wrap-up.")
    offline: Limit = Field(_of_state(AgentState.OFFLINE), description="Working offline.")
    busy: Limit = Field(None, description="Busy with a contact.")
    available: Limit = Field(None, description="Available.")
    offered: Limit = Field(None, description="Being offered a contact.")
    hold: Limit = Field(timedelta(seconds=_DEFAULTS.hold_limit_s or 0), description="A customer on hold.")
    reasons: dict[str, Limit] = Field(
        {},
        examples=['{ Lunch = "45m" }'],
        description="Per short code of a reason, over its state's limit. Without: Lunch 30 minutes, Training 60, and "
        "Personal none.",
    )


class Pair(Table, Generic[Q]):
    """The two levels of a figure."""

    warning: Q
    critical: Q

    def levels(self) -> Levels:
        """Return the levels in the model's units."""
        return Levels(_number(self.warning), _number(self.critical))


def _number(quantity: float | timedelta) -> float:
    return quantity.total_seconds() if isinstance(quantity, timedelta) else quantity


class LevelTable(Table):
    """From which value on a headline figure is a warning, and from which it is critical."""

    waiting: Pair[Count] | None = Field(
        None, examples=["{ warning = 1, critical = 3 }"], description="Contacts waiting."
    )
    longest_wait: Pair[Duration] | None = Field(
        None, alias="longest-wait", examples=['{ warning = "30s", critical = "60s" }'], description="Longest wait."
    )
    service_level: Pair[Percent] | None = Field(
        None,
        alias="service-level",
        examples=['{ warning = "80 %", critical = "60 %" }'],
        description="Service level, 30 minutes.",
    )
    abandoned: Pair[Percent] | None = Field(
        None, examples=['{ warning = "5 %", critical = "10 %" }'], description="Abandoned, 30 minutes."
    )
    free: Pair[Count] | None = Field(
        None, examples=["{ warning = 2, critical = 0 }"], description="Free agents; critical is below warning."
    )
    occupancy: Pair[Percent] | None = Field(
        None, examples=['{ warning = "85 %", critical = "95 %" }'], description="Occupancy."
    )
    accepted_today: Pair[Count] | None = Field(
        None, alias="accepted-today", examples=["{ warning = 800, critical = 1000 }"], description="Accepted today."
    )
    queued_today: Pair[Count] | None = Field(
        None, alias="queued-today", examples=["{ warning = 900, critical = 1200 }"], description="Queued today."
    )
    average_wait: Pair[Duration] | None = Field(
        None, alias="average-wait", examples=['{ warning = "25s", critical = "90s" }'], description="Average wait."
    )
    service_level_today: Pair[Percent] | None = Field(
        None,
        alias="service-level-today",
        examples=['{ warning = "80 %", critical = "60 %" }'],
        description="Service level today.",
    )
    on_break: Pair[Count] | None = Field(
        None, alias="on-break", examples=["{ warning = 5, critical = 10 }"], description="Agents on break."
    )
    staff_needed: Pair[Count] | None = Field(
        None,
        alias="staff-needed",
        examples=["{ warning = 1, critical = 3 }"],
        description="Agents that the queue lacks which lacks the most; estimated.",
    )

    def by_figure(self) -> Mapping[Figure, Levels]:
        """Return the levels of the figures that have any."""
        pairs = {figure: getattr(self, figure.name.lower()) for figure in Figure}
        return {figure: pair.levels() for figure, pair in pairs.items() if pair}

    @model_validator(mode="after")
    def _get_worse_in_one_direction(self) -> LevelTable:
        for figure, levels in self.by_figure().items():
            if levels.critical == levels.warning:
                raise ValueError(f"{figure}: critical must differ from warning")
            if figure.worsens_downwards not in (None, levels.critical < levels.warning):
                side = "below" if figure.worsens_downwards else "above"
                raise ValueError(f"{figure}: critical must be {side} warning")
        return self


class Opening(Table):
    """When it is open. Outside of it a queue says "closed" and raises nothing about staff or service level."""

    hours: Annotated[dict[int, tuple[Hours, ...]], PlainValidator(week)] = Field(
        examples=['{ mon-fri = "08:00-18:00", sat = ["09:00-12:00", "13:00-16:00"] }'],
        description="Per day or range of days. A day left out is closed; hours may end after midnight.",
    )
    holidays: list[date] = Field([], examples=["[2027-01-01, 2027-12-25]"], description="Closed days, without quotes.")
    time_zone: forms.Zone | None = Field(
        None, examples=['"Europe/London"'], description="Zone of these hours; left out: the profile's."
    )


class Group(Table):
    """A group of agents, by its `group-id`. A label alone will do: `108 = "Sales"`."""

    label: Label = Field(examples=['"Sales"'], description="What to call the group.")
    opening: Opening | None = Field(
        None,
        examples=['{ hours = { mon-fri = "09:00-17:00" } }'],
        description="Hours of the group; left out: the profile's.",
    )

    @model_validator(mode="before")
    @classmethod
    def _label_alone(cls, value: object) -> object:
        return {"label": value} if isinstance(value, str) else value


class RuleTable(Table):
    """What differs for the queues that it names. Of several rules for a queue, the first that says a thing decides."""

    queue_ids: list[Id] = Field([], examples=['["116"]'], description="Exact ids of the queues that this is for.")
    queues: list[Word] = Field(
        [], examples=['["Callback*"]'], description="Patterns (`*`, `?`, `[…]`) on their id or name."
    )
    target: Target | None = Field(None, examples=['"90 % in 10s"'], description="Their target, over their medium's.")
    kind: Annotated[QueueKind, Field(strict=False)] | None = Field(
        None,
        examples=['"deferred"'],
        description='`"live"`: people wait on the line. `"deferred"`: work for hours, never in the headline\'s waits '
        '(callbacks). `"excluded"`: shown, but in no sum (test and outbound queues). Left out: by medium.',
    )
    opening: Opening | None = Field(
        None, examples=['{ hours = { mon-fri = "09:00-17:00" } }'], description="Their hours; left out: the profile's."
    )

    @model_validator(mode="after")
    def _names_queues(self) -> RuleTable:
        if not self.queue_ids and not self.queues:
            raise ValueError('names no queues: set queue_ids = ["116"] or queues = ["Callback*"]')
        return self


class TeamTable(Table):
    """A team: the sum of several queues under a name, for the wall. Contacts add up; an agent is counted once."""

    queue_ids: list[Id] = Field([], examples=['["116"]'], description="Exact ids of its queues.")
    queues: list[Word] = Field(
        [], examples=['["Sales*"]'], description="Patterns (`*`, `?`, `[…]`) on their id or name."
    )
    groups: list[Id] = Field(
        [],
        examples=['["108"]'],
        description="Groups of agents that work for it, by id or by label in `groups`: who is free is counted there. "
        "Left out: at least as many (`≥`) as in the queue that has the most.",
    )

    @model_validator(mode="after")
    def _names_queues(self) -> TeamTable:
        if not self.queue_ids and not self.queues:
            raise ValueError('names no queues: set queue_ids = ["116"] or queues = ["Sales*"]')
        return self
