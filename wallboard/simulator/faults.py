"""What can go wrong with a tenant, and the plan of when it does: by rate, for a time, or so many times.

Only says what happens when; the faults of the records are in `spoilt`, those of an answer in `breakage`, and those of
its delivery in `delivery`.

    kind                     what happens                                                 amount (default)
    busy                     503
    busy_seconds             503 with `Retry-After` in seconds                            seconds (30)
    busy_date                503 with `Retry-After` as an HTTP date                       seconds from now (30)
    failed                   500
    slow                     the body trickles                                            seconds in all (20)
    hang                     no answer at all, the connection stays open
    stall                    half of the body, then nothing, the connection stays open
    reset                    half of the body, then the connection is reset
    truncated                half of the body, then the connection is closed
    cut_short                half of the body as if it were all of it
    garbage                  random bytes as the body
    wrong_type               the right body as `text/html`
    login_page               200 with a log-in page
    empty                    200 without a body
    oversized                the right body and spaces after it                           bytes in all (80 MiB)
    gzip_bomb                a small body that inflates to spaces                         bytes in all (256 MiB)
    xml_bomb                 XML whose entities expand to gigabytes
    redirect                 302 to another host
    clock_skew               the `Date` header is wrong                                   seconds ahead, or < 0 (3600)
    token_rotated            only the renewed token is accepted (see tenant.Credentials)
    frozen                   the cache turns no more, but still answers
    restart                  the system restarts: values are -1 until known again         once
    day_reset                the day's counters begin again at 0                          once
    record_broken            records lose their id and their meaning                      records (1)
    duplicated               records are there twice                                      records (1)
    vanished                 records are gone                                             records (1)
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from random import Random
from typing import Self

from msgspec import Struct

from wallboard.simulator import assignments
from wallboard.simulator.assignments import AssignmentError
from wallboard.simulator.listing import Listing


class Kind(StrEnum):
    """A way to go wrong; the module's table says what each does."""

    BUSY = "busy"
    BUSY_SECONDS = "busy_seconds"
    BUSY_DATE = "busy_date"
    FAILED = "failed"
    SLOW = "slow"
    HANG = "hang"
    STALL = "stall"
    RESET = "reset"
    TRUNCATED = "truncated"
    CUT_SHORT = "cut_short"
    GARBAGE = "garbage"
    WRONG_TYPE = "wrong_type"
    LOGIN_PAGE = "login_page"
    EMPTY = "empty"
    OVERSIZED = "oversized"
    GZIP_BOMB = "gzip_bomb"
    XML_BOMB = "xml_bomb"
    REDIRECT = "redirect"
    CLOCK_SKEW = "clock_skew"
    TOKEN_ROTATED = "token_rotated"  # noqa: S105 — the name of a fault
    FROZEN = "frozen"
    RESTART = "restart"
    DAY_RESET = "day_reset"
    RECORD_BROKEN = "record_broken"
    DUPLICATED = "duplicated"
    VANISHED = "vanished"


EVENTS = frozenset({Kind.RESTART, Kind.DAY_RESET})
"""Happen to the whole tenant when the cache turns; once, unless `times` says otherwise."""

OF_RECORDS = frozenset({Kind.FROZEN, Kind.RECORD_BROKEN, Kind.DUPLICATED, Kind.VANISHED})
"""Drawn for each list when its cache turns, so that all answers of one generation agree."""

OF_ACCESS = frozenset({Kind.TOKEN_ROTATED})
"""Drawn when the credentials of a request are checked."""

OF_CLOCK = frozenset({Kind.CLOCK_SKEW})
"""Drawn for each request, and add up."""

OF_DELIVERY = frozenset({Kind.SLOW, Kind.HANG, Kind.STALL, Kind.RESET, Kind.TRUNCATED})
"""Drawn for each request; the one that was planned last counts."""

OF_ANSWERS = frozenset(Kind) - EVENTS - OF_RECORDS - OF_ACCESS - OF_CLOCK - OF_DELIVERY
"""Drawn for each request; each changes what the one before it left."""

_AMOUNTS: Mapping[Kind, float] = {
    Kind.BUSY_SECONDS: 30,
    Kind.BUSY_DATE: 30,
    Kind.SLOW: 20,
    Kind.OVERSIZED: 80 * 2**20,
    Kind.GZIP_BOMB: 256 * 2**20,
    Kind.CLOCK_SKEW: 3600,
    Kind.RECORD_BROKEN: 1,
    Kind.DUPLICATED: 1,
    Kind.VANISHED: 1,
}


class Fault(Struct, frozen=True):
    """One thing that goes wrong; raises AssignmentError for values that make no sense."""

    kind: Kind

    rate: float = 1.0
    """The part of the requests, or of the turns of the cache, that it happens to: 0 to 1."""

    at_s: float = 0.0
    """Begins so many seconds after it was planned."""

    for_s: float | None = None
    """Ends so many seconds after it began; None: when it is removed."""

    times: int | None = None
    """Ends after it happened so many times; None: no limit (one time for a restart and a reset of the day)."""

    on: Listing | None = None
    """Happens to this list and its single records only; None: to everything."""

    amount: float | None = None
    """The number of the module's table; None: its default."""

    def __post_init__(self) -> None:
        if not 0 <= self.rate <= 1:
            raise AssignmentError(f"rate is {self.rate:g}; it is a part of all requests, from 0 to 1.")
        for name in ("at_s", "for_s", "times", "amount"):
            value = getattr(self, name)
            may_be_negative = name == "amount" and self.kind in OF_CLOCK
            if value is not None and not (isfinite(value) and (value >= 0 or may_be_negative)):
                raise AssignmentError(f"{name} is {value:g}; it must be 0 or more.")
        if self.amount is not None and self.kind not in _AMOUNTS:
            raise AssignmentError(f"A fault of kind {self.kind} has no amount.")

    @property
    def size(self) -> float:
        """The amount, or the default of the kind; 0 for a kind without."""
        return _AMOUNTS.get(self.kind, 0) if self.amount is None else self.amount

    @property
    def limit(self) -> int | None:
        """How often it can happen; None if there is no limit."""
        return 1 if self.times is None and self.kind in EVENTS else self.times

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """Read a fault from texts by field name; raises AssignmentError with a near match."""
        if "kind" not in texts:
            raise AssignmentError(f"A fault needs a kind: {', '.join(Kind)}.")
        return cls(**assignments.read(cls, texts))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a fault such as `busy,rate=0.1,at_s=60,for_s=30`; raises AssignmentError with a near match."""
        kind, *rest = text.split(",")
        return cls.read({"kind": kind.strip(), **dict(map(assignments.split, rest))})


@dataclass(slots=True)
class Planned:
    """A fault with its place in time; `from_s` is in seconds since the tenant's start."""

    fault: Fault
    from_s: float
    happened: int = 0

    def active(self, now_s: float) -> bool:
        """Tell whether it can happen now."""
        fault = self.fault
        begun = now_s >= self.from_s
        over = fault.for_s is not None and now_s >= self.from_s + fault.for_s
        return begun and not over and (fault.limit is None or self.happened < fault.limit)


class Faults:
    """Everything that is planned to go wrong with one tenant; safe to use from several threads."""

    def __init__(self, planned: Iterable[Fault] = (), *, seed: int = 0) -> None:
        self._random = Random(seed)  # noqa: S311 — a simulation
        self._lock = threading.Lock()
        self._last = 0
        self._planned: dict[int, Planned] = {}
        for fault in planned:
            self.add(fault, now_s=0)

    def add(self, fault: Fault, *, now_s: float) -> int:
        """Plan a fault from now on; returns the number to remove it by."""
        with self._lock:
            self._last += 1
            self._planned[self._last] = Planned(fault, now_s + fault.at_s)
            return self._last

    def remove(self, number: int) -> bool:
        """End a fault; False if there is none of that number."""
        with self._lock:
            return self._planned.pop(number, None) is not None

    def clear(self) -> None:
        """End all faults."""
        with self._lock:
            self._planned.clear()

    def planned(self) -> dict[int, Planned]:
        """Return all that were added and not removed, by number, also those that are over."""
        with self._lock:
            return dict(self._planned)

    def drawn(self, kinds: frozenset[Kind], *, now_s: float, listing: Listing | None = None) -> tuple[Fault, ...]:
        """Decide which faults of these kinds happen now, in the order of planning; None is a request for no list."""
        with self._lock:
            happening = [planned for planned in self._planned.values() if self._happens(planned, kinds, now_s, listing)]
            for planned in happening:
                planned.happened += 1
            return tuple(planned.fault for planned in happening)

    def _happens(self, planned: Planned, kinds: frozenset[Kind], now_s: float, listing: Listing | None) -> bool:
        fault = planned.fault
        # An event happens to the whole tenant, whichever list it was planned for.
        concerned = fault.on in (None, listing) or fault.kind in EVENTS
        return fault.kind in kinds and concerned and planned.active(now_s) and self._random.random() < fault.rate
