"""How old are the numbers on the board? One hour of many boards in virtual time, for every kind of cache.

    python benchmarks/age.py            1,000 boards for the cache on a timer, 200 for each other kind
    python benchmarks/age.py --boards 50

Prints a table of the board's beat beside a plain 10 s poll, and ends with 1 when a limit is exceeded. Age is that of
the shown numbers, from the moment at which the server's cache took them, averaged over the time and over both lists.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from math import floor
from random import Random
from statistics import fmean

from wallboard.beat.heartbeat import Heartbeat, Listing
from wallboard.beat.movement import STOOD, UNKNOWN, Movement, Turn
from wallboard.simulator.listing import Listing as Served
from wallboard.simulator.rhythm import OnDemand, OnTimer, Rhythm, Turns

PERIOD_S = 10.0
DRIFT = 0.001
HOUR_S = 3600.0
_SERVED = {Listing.AGENTS: Served.AGENTS, Listing.QUEUES: Served.QUEUES}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of cache, and what the board must reach with it."""

    name: str
    cache: Callable[[Random, int], tuple[Rhythm, int]]
    """Makes a cache with a random phase and drift, and says on how many nodes it runs."""
    boards: int = 200
    mean_age_s: float = 11.0
    """Of all boards; without a rhythm no worse than a plain poll."""
    best_age_s: str = "–"
    """What a board reaches that sees every turn at once: half a period; with no turns to see there is no such limit."""
    worst_age_s: float | None = None
    """Of any board, without its mean latency; None where only the mean counts."""


def _on_timer(
    random: Random,
    seed: int,
    *,
    nominal_s: float = PERIOD_S,
    jitter_s: float = 0.0,
    nodes: int = 1,
    apart: bool = False,
) -> OnTimer:
    period_s = nominal_s * (1 + random.choice((-DRIFT, random.uniform(-DRIFT, DRIFT), DRIFT)))
    phase_s, queues_s, node_s = random.uniform(0, 10), random.uniform(0, 10) * apart, random.uniform(1, 9)
    return OnTimer(
        {
            (served, node): Turns(
                period_s,
                phase_s + node * node_s + (queues_s if served is Served.QUEUES else 0.0),
                jitter_s,
                seed + node,
            )
            for served in Served
            for node in range(nodes)
        }
    )


KINDS = (
    Kind(
        "timer",
        lambda random, seed: (_on_timer(random, seed), 1),
        boards=1000,
        best_age_s="5.00",
        mean_age_s=5.75,
        worst_age_s=5.9,
    ),
    Kind(
        "timer, 300 ms of jitter",
        lambda random, seed: (_on_timer(random, seed, jitter_s=0.3), 1),
        best_age_s="5.00",
        mean_age_s=6.5,
    ),
    Kind(
        "agents and queues apart",
        lambda random, seed: (_on_timer(random, seed, apart=True), 1),
        best_age_s="5.00",
        mean_age_s=5.75,
        worst_age_s=5.9,
    ),
    Kind(
        "timer, period of 10.3 s",
        lambda random, seed: (_on_timer(random, seed, nominal_s=10.3), 1),
        best_age_s="5.15",
        mean_age_s=7.5,
    ),
    Kind("two nodes out of phase", lambda random, seed: (_on_timer(random, seed, nodes=2), 2)),
    Kind("filled on demand", lambda _random, _seed: (OnDemand(PERIOD_S), 1)),
    Kind("computed per call", lambda _random, _seed: (OnDemand(0.0), 1)),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one board came to in its hour."""

    age_s: float
    latency_s: float
    """Both are means."""
    first_minute: int
    """Requests in the first minute beyond the twelve of a plain poll of both lists."""
    later: float
    """Requests after it beyond those of a plain poll, as a fraction of them."""
    older: int
    """How often an older generation replaced a newer one."""


@dataclass(slots=True)
class _Shown:
    """One list on the board: what it shows, and the integral of its age."""

    answered_s: float | None = None
    as_of_s: float = 0.0
    since_s: float = 0.0
    area: float = 0.0
    older: int = 0

    def until(self, now_s: float) -> None:
        """Add the time from the last answer to now."""
        if self.answered_s is not None:
            self.area += (now_s - self.answered_s) * ((self.answered_s + now_s) / 2 - self.as_of_s)

    def show(self, answered_s: float, as_of_s: float) -> None:
        """Replace what is shown."""
        if self.answered_s is None:
            self.since_s = answered_s
        self.until(answered_s)
        self.older += self.answered_s is not None and as_of_s < self.as_of_s
        self.answered_s, self.as_of_s = answered_s, as_of_s


@dataclass(slots=True)
class _Board:
    """One board in virtual time; `beat` None is a plain poll."""

    cache: Rhythm
    nodes: int
    random: Random
    beat: Heartbeat | None
    shown: dict[Listing, _Shown] = field(default_factory=lambda: {listing: _Shown() for listing in Listing})
    sent_s: list[float] = field(default_factory=list)
    latencies_s: list[float] = field(default_factory=list)

    def live(self, start_s: float, end_s: float) -> Outcome:
        due = dict.fromkeys(Listing, start_s)
        counter = self.random.random()
        now_s = start_s
        while True:
            listing = min(due, key=due.__getitem__)
            now_s = max(now_s, due[listing])
            if now_s >= end_s:
                break
            answered_s = self._poll(listing, now_s, counter)
            due[listing] = now_s + PERIOD_S
            if self.beat is not None:
                due = {each: max(self.beat.due_s(each), start_s) for each in Listing}
            else:
                due[listing] = max(now_s + PERIOD_S, answered_s)
        return self._outcome(start_s, end_s)

    def _poll(self, listing: Listing, sent_s: float, counter: float) -> float:
        latency_s = self.random.uniform(0.05, 0.3)
        answered_s = sent_s + latency_s
        self.sent_s.append(sent_s)
        self.latencies_s.append(latency_s)
        read_s = sent_s + latency_s * self.random.random()
        as_of_s = self.cache.as_of(_SERVED[listing], read_s, self.random.randrange(self.nodes))
        shown = self.shown[listing]
        movement = _movement(shown, as_of_s, counter)
        if self.beat is not None:
            self.beat.sent(listing, sent_s)
            self.beat.heard(listing, answered_s, movement)
        if self.beat is None or movement.turn is not Turn.WENT_BACK:
            shown.show(answered_s, as_of_s)
        return answered_s

    def _outcome(self, start_s: float, end_s: float) -> Outcome:
        for shown in self.shown.values():
            shown.until(end_s)
        first = sum(sent_s < start_s + 60 for sent_s in self.sent_s)
        plain = len(Listing) * (end_s - start_s - 60) / PERIOD_S
        return Outcome(
            fmean(shown.area / (end_s - shown.since_s) for shown in self.shown.values()),
            fmean(self.latencies_s),
            first - 6 * len(Listing),
            (len(self.sent_s) - first) / plain - 1,
            sum(shown.older for shown in self.shown.values()),
        )


def _movement(shown: _Shown, as_of_s: float, counter: float) -> Movement:
    """Return what a counter of whole seconds shows of the step, as the only agent of a floor would."""
    if shown.answered_s is None:
        return UNKNOWN
    step_s = floor(as_of_s + counter) - floor(shown.as_of_s + counter)
    if not step_s:
        return STOOD
    return Movement(Turn.MOVED if step_s > 0 else Turn.WENT_BACK, float(step_s))


def lived(kind: Kind, seed: int, *, plain: bool = False) -> Outcome:
    """Return what one board comes to in an hour."""
    random = Random(f"{kind.name} {seed}")
    cache, nodes = kind.cache(random, seed)
    beat = None if plain else Heartbeat(offset_s=random.uniform(0, 0.25), period_s=PERIOD_S)
    start_s = random.uniform(100, 110)
    return _Board(cache, nodes, random, beat).live(start_s, start_s + HOUR_S)


def overruns(kind: Kind, outcomes: list[Outcome]) -> Iterator[str]:
    """Name every limit that these boards exceed."""
    measured = (
        ("mean age, s", fmean(outcome.age_s for outcome in outcomes), kind.mean_age_s),
        ("worst age, s", max(outcome.age_s - outcome.latency_s for outcome in outcomes), kind.worst_age_s),
        ("extra requests in the first minute", max(outcome.first_minute for outcome in outcomes), 5),
        ("extra requests after it, mean", fmean(outcome.later for outcome in outcomes), 0.02),
        ("extra requests after it, worst", max(outcome.later for outcome in outcomes), 0.03),
        ("readings of an older generation", sum(outcome.older for outcome in outcomes), 0),
    )
    for what, value, limit in measured:
        if limit is not None and value > limit:
            yield f"{kind.name}: {what}: {value:.3f}, limit {limit}"


def _numbered(index: int, seed: int, *, plain: bool = False) -> Outcome:
    return lived(KINDS[index], seed, plain=plain)


def _lines(boards: int | None) -> Iterator[tuple[str, list[str]]]:
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for index, kind in enumerate(KINDS):
            seeds = range(boards or kind.boards)
            outcomes = list(pool.map(partial(_numbered, index), seeds, chunksize=10))
            plain = list(pool.map(partial(_numbered, index, plain=True), seeds, chunksize=10))
            line = (
                f"{kind.name:24}{len(outcomes):7}{fmean(o.age_s for o in outcomes):8.2f}"
                f"{max(o.age_s - o.latency_s for o in outcomes):9.2f}{fmean(o.age_s for o in plain):8.2f}"
                f"{kind.best_age_s:>7}{max(o.first_minute for o in outcomes):8}"
                f"{fmean(o.later for o in outcomes):9.2%}{max(o.later for o in outcomes):8.2%}"
                f"{sum(o.older for o in outcomes):7}{sum(o.older for o in plain):7}"
            )
            yield line, list(overruns(kind, outcomes))


def main() -> int:
    """Print the table; return 1 when a limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--boards", type=int, help="boards per kind of cache")
    boards = parser.parse_args().boards
    print(f"{'':24}{'':7}{'age of what is shown, s':>32}{'extra requests':>25}{'went back':>14}")
    print(
        f"{'cache':24}{'boards':>7}{'board':>8}{'worst*':>9}{'plain':>8}{'limit':>7}"
        f"{'1st min':>8}{'mean':>9}{'worst':>8}{'board':>7}{'plain':>7}"
    )
    exceeded = []
    for line, over in _lines(boards):
        print(line, flush=True)
        exceeded += over
    print("* of any board, without its mean latency")
    for what in exceeded:
        print(what)
    return 1 if exceeded else 0


if __name__ == "__main__":
    sys.exit(main())
