"""The arithmetic of the server's cache, without a server: whose moment's numbers does a request get at a given time.

All times are seconds on one clock that starts with the tenant. The answer is the moment whose numbers a request is
answered with, so that two answers with the same moment are of the same generation. Tests and benchmarks in virtual
time call `as_of` directly; the server's cache calls the same.

    request at 23.4 s, cache on a timer of 10 s     as_of → 20.0
    the same, with queues_offset_s=2                as_of → 20.0 for agents, 22.0 for queues
    filled on demand, last filled at 12.0 s         as_of → 23.4, and again 23.4 for the next request at 30.0 s
    computed per call                               as_of → 23.4
"""

from math import floor
from typing import Protocol

from msgspec import Struct, field

from wallboard.simulator.listing import Listing
from wallboard.simulator.switches import Switches

_MASK = (1 << 64) - 1


class Turns(Struct, frozen=True):
    """The turns of one cache on a timer, numbered from 0 at `phase_s`; the number can be negative."""

    period_s: float = 10.0
    """Seconds between two turns."""

    phase_s: float = 0.0
    """When turn 0 is due."""

    jitter_s: float = 0.0
    """Each turn is late by its own part of this; less than the period."""

    seed: int = 0
    """Chooses the lateness of every turn."""

    def time_of(self, number: int) -> float:
        """Return when this turn happens."""
        return self.phase_s + number * self.period_s + self.jitter_s * _fraction(self.seed, number)

    def number_at(self, time_s: float) -> int:
        """Return the last turn at or before this time."""
        number = floor((time_s - self.phase_s) / self.period_s)
        # One division may round across a turn, and the jitter may push it past the time.
        if self.time_of(number + 1) <= time_s:
            return number + 1
        return number if self.time_of(number) <= time_s else number - 1

    def last(self, time_s: float) -> float:
        """Return when the last turn at or before this time happened."""
        return self.time_of(self.number_at(time_s))

    def next(self, time_s: float) -> float:
        """Return when the first turn after this time happens."""
        return self.time_of(self.number_at(time_s) + 1)


class Rhythm(Protocol):
    """A kind of cache."""

    def as_of(self, listing: Listing, time_s: float, node: int = 0) -> float:
        """Return the moment whose numbers a request at `time_s` gets from this node; times never fall between calls."""

    def due(self, time_s: float) -> list[tuple[float, Listing, int]]:
        """Return the last turn of every list on every node up to this time, in order; empty without a timer."""

    def next_turn(self, time_s: float) -> float | None:
        """Return when any list next turns by itself; None if only requests make it turn."""


class OnTimer(Struct, frozen=True):
    """A cache that turns by itself; a pure function of the time."""

    turns: dict[tuple[Listing, int], Turns]
    """The turns of each list on each node."""

    def as_of(self, listing: Listing, time_s: float, node: int = 0) -> float:
        """Return the list's last turn on this node."""
        return self.turns[listing, node].last(time_s)

    def due(self, time_s: float) -> list[tuple[float, Listing, int]]:
        """Return the last turn of every list on every node, in order of time."""
        return sorted((turns.last(time_s), listing, node) for (listing, node), turns in self.turns.items())

    def next_turn(self, time_s: float) -> float:
        """Return the first turn of any list after this time."""
        return min(turns.next(time_s) for turns in self.turns.values())


class OnDemand(Struct, frozen=True):
    """A cache that a request fills when it is a period old: it remembers when that was."""

    period_s: float
    """How long a filled list is served, in seconds; 0 is no cache at all, every request is computed."""

    _filled_s: dict[tuple[Listing, int], float] = field(default_factory=dict)

    def as_of(self, listing: Listing, time_s: float, node: int = 0) -> float:
        """Return when the list was last filled, which is now if it is a period old."""
        filled_s = self._filled_s.get((listing, node))
        if filled_s is None or time_s - filled_s >= self.period_s:
            filled_s = self._filled_s[listing, node] = time_s
        return filled_s

    def due(self, time_s: float) -> list[tuple[float, Listing, int]]:
        """Return nothing: only requests make it turn."""
        return []

    def next_turn(self, time_s: float) -> None:
        """Return None: only requests make it turn."""


def rhythm(switches: Switches, seed: int = 0) -> Rhythm:
    """Build the cache that the switches describe; nodes are numbered 0 and, if there are two, 1."""
    match switches.cache:
        case "on_demand":
            return OnDemand(switches.period_s)
        case "per_call":
            return OnDemand(0)
        case "timer":
            return OnTimer(
                {
                    (listing, node): Turns(
                        switches.period_s,
                        switches.phase_s
                        + (switches.queues_offset_s if listing is Listing.QUEUES else 0)
                        + node * switches.node_offset_s,
                        switches.jitter_s,
                        seed + node,
                    )
                    for listing in Listing
                    for node in range(1 if switches.nodes == "one" else 2)
                }
            )


def _fraction(seed: int, number: int) -> float:
    """Mix 64 bits into a number in [0, 1) that only the arguments decide; a generator per turn would cost far more."""
    mixed = (seed * 0x9E3779B97F4A7C15 + number * 0xD1B54A32D192ED03) & _MASK
    mixed = ((mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & _MASK
    return ((mixed ^ mixed >> 31) >> 11) / (1 << 53)
