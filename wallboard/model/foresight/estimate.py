"""An estimate: the figure, what it assumes, and why there is none where the data cannot carry it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Generic, TypeVar

from msgspec import Struct

T_co = TypeVar("T_co", covariant=True)


class Refusal(StrEnum):
    """Why there is no estimate, in the words of a board."""

    MEDIUM = "not for work that waits for hours"
    EXCLUDED = "the queue counts in no sum"
    CLOSED = "closed"
    NO_TARGET = "no target"
    WHOLE_TARGET = "no number of agents answers all in time"
    UNKNOWN = "a number that it needs is unknown"
    FEW = "under 10 contacts in 30 min"
    TOO_MANY = "more agents or contacts than a queue has"
    BEHIND = "a backlog is not counted"
    FEW_TODAY = "under 20 contacts today"
    NOBODY = "nobody at work"


class Assumption(StrEnum):
    """What an estimate takes for granted, in the words of a board."""

    STEADY = "contacts come, and take, as in the last 30 minutes"
    PATIENT = "nobody gives up (Erlang C)"
    IMPATIENT = "people give up as they did today (Erlang A)"
    WRAP_UP = "wrap-up takes as long as on the whole floor"
    SHARED = "agents shared with other queues: upper bound"
    ONE_CHAT = "one chat at a time: upper bound"
    WHOLE_PERCENT = "the API gives whole percents"
    SAME_PROMISE = "the tenant's SLA settings are as the target"


class Estimate(Struct, Generic[T_co], frozen=True):
    """A figure that is not counted but worked out: boards mark it "est."."""

    value: T_co | None = None
    refusal: Refusal | None = None
    """Why there is no value; None where there is one."""
    assumes: tuple[Assumption, ...] = ()


@cache
def refused(refusal: Refusal) -> Estimate[T_co]:
    """Return an estimate that there is none of."""
    return Estimate(refusal=refusal)
