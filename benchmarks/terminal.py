"""What a board costs over SSH: bytes, processor time, memory and the start, beside htop, btop, watch and a plain board.

    python benchmarks/terminal.py                                 three sizes, twenty-five minutes
    python benchmarks/terminal.py --size 120x40 --minutes 1 --only board htop

All programs of a size run at the same time, each on a pseudo-terminal of its own, so that what else the machine does
counts for all of them. Counting begins after a minute, when the board knows the rhythm of the server's cache. The start
is timed before, one program after another, in turns.

bytes per refresh   all that came, by the number of refreshes: one per ten seconds, or per second for `htop -d 10`
least               what a simple but good encoder needs from each picture to the next: see `least_difference`
CPU                 user and system time of all threads and ended children, per minute. htop's grows with what it lists:
                    at 120x40 it is measured again with a sleeping process for each agent, beside the board once more
memory              the resident set at the end, shared libraries included

Ends with 1 if a limit does not hold.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

import contestants as ours  # noqa: E402 — the program need not be installed
from canned_tenant import CannedTenant, served  # noqa: E402
from contestants import CONTESTANTS, Contestant, Place  # noqa: E402
from least_difference import LeastDifference, Picture  # noqa: E402
from process import cpu_s, crowd, resident_mb  # noqa: E402
from stopwatch_terminal import StopwatchTerminal  # noqa: E402

_SIZES = ("80x24", "120x40", "200x50")
_WARM_UP_S = 60
_STARTS = 5
_TURNS_OF_STARTS = 12
"""Of the servers' cache, while starts are timed: the floor lives on until the end."""
_TIMERS_AT = _CROWDED_AT = "120x40"
_CROWDS = {500: (ours.BOARD, ours.TICKING, ours.HTOP, ours.HTOP_1S), 5_000: (ours.LARGE, ours.HTOP)}
"""Processes beside those of the machine, as many as agents → who is measured among them."""


@dataclass(frozen=True, slots=True)
class _Tick:
    """The usual change from picture to picture (medians): where timers tick, what they alone take each second."""

    bytes: float = 0
    places: float = 0
    """Where something differs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one program came to on a terminal of one size."""

    bytes: float
    """Per refresh."""
    bytes_s: float
    least: float | None
    """Bytes per refresh that the least difference takes; None where that is not told."""
    cpu_s: float
    """Per minute."""
    memory_mb: float
    first_s: float
    """From the start to the first word."""
    tick: _Tick


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure, and the most that it may be."""

    name: str
    measured: float
    most: float
    least: float = 0.0

    @property
    def is_held(self) -> bool:
        """True within the limit."""
        return self.least <= self.measured <= self.most

    def __str__(self) -> str:
        bounds = f"{self.least:g} to {self.most:g}" if self.least else f"at most {self.most:g}"
        return f"  {self.name:<66} {self.measured:8.2f}   {bounds:<14}  {'held' if self.is_held else 'NOT HELD'}"


def _measured(
    contestants: Sequence[Contestant], places: Mapping[str, Place], size: tuple[int, int], minutes: float
) -> dict[str, Outcome]:
    first_s = _first_s(contestants, places, size)
    with ExitStack() as stack:
        running = {
            each: stack.enter_context(StopwatchTerminal(each.argv(places[each.tenant]), *size)) for each in contestants
        }
        time.sleep(_WARM_UP_S)
        since_s = time.perf_counter()
        cpu_before = {each: cpu_s(terminal.pid) for each, terminal in running.items()}
        time.sleep(60 * minutes)
        until_s = time.perf_counter()
        cpu_after = {each: cpu_s(terminal.pid) for each, terminal in running.items()}
        memory_mb = {each: resident_mb(terminal.pid) for each, terminal in running.items()}
    outcomes = {}
    for each, terminal in running.items():
        refreshes = (until_s - since_s) / each.refresh_s
        come = sum(len(content) for _, content in terminal.arrived(since_s, until_s))
        least, tick = _least(terminal, since_s, until_s) if each.is_textual else (None, _Tick())
        outcomes[each.name] = Outcome(
            bytes=come / refreshes,
            bytes_s=come / (until_s - since_s),
            least=None if least is None else least / refreshes,
            cpu_s=60 * (cpu_after[each] - cpu_before[each]) / (until_s - since_s),
            memory_mb=memory_mb[each],
            first_s=first_s[each.name],
            tick=tick,
        )
    return outcomes


def _first_s(
    contestants: Iterable[Contestant], places: Mapping[str, Place], size: tuple[int, int]
) -> Mapping[str, float]:
    taken: dict[str, list[float]] = {each.name: [] for each in contestants}
    for turn in range(_STARTS + 1):
        for each in contestants:
            with StopwatchTerminal(each.argv(places[each.tenant]), *size) as terminal:
                first_s = terminal.first_text_s() - terminal.started_s
            if turn:  # the first one compiles, and fills the caches of the file system
                taken[each.name].append(first_s)
    return {name: statistics.median(times) for name, times in taken.items()}


def _least(terminal: StopwatchTerminal, since_s: float, until_s: float) -> tuple[int, _Tick]:
    """Return the least bytes for all pictures within that time, and the usual change from one to the next."""
    least, come, places, encoder = 0, list[int](), list[int](), LeastDifference()
    for before, after in pairwise(terminal.bursts()):
        if since_s <= after.at_s < until_s:
            least += encoder.bytes(before.picture, after.picture)
            come.append(after.bytes)
            places.append(_changed_places(before.picture, after.picture))
    return least, _Tick(statistics.median(come or [0]), statistics.median(places or [0]))


def _changed_places(before: Picture, after: Picture) -> int:
    """Count the runs of cells that differ: of a board between polls, its timers and the header's."""
    places = 0
    for old, new in zip(before, after, strict=True):
        differs = [old_cell != new_cell for old_cell, new_cell in zip(old, new, strict=True)]
        places += sum(here and not left for left, here in pairwise([False, *differs]))
    return places


def _limits(outcomes: Mapping[str, Outcome], size: str) -> Iterator[Limit]:
    """Yield the limits of what has been measured."""
    yield from _compared(outcomes, "bytes per refresh ÷ htop's", ours.BOARD, ours.HTOP, _bytes, 0.5)
    for name, outcome in outcomes.items():
        if outcome.least and name in (ours.BOARD, ours.LARGE):
            yield Limit(f"bytes per refresh ÷ the least difference ({name})", outcome.bytes / outcome.least, 2)
    yield from _compared(outcomes, "bytes per refresh, 5,000 agents ÷ 500", ours.LARGE, ours.BOARD, _bytes, 1.2, 0.8)
    for each in (ours.TICKING, ours.AGENTS_TICKING):
        if size == _TIMERS_AT and each in outcomes:
            tick, bytes_s = outcomes[each].tick, outcomes[each].bytes_s
            yield Limit(f"bytes/s of timers ({each}; {tick.places:g} places tick)", tick.bytes, 300)
            yield Limit(f"bytes/s of timers and readings ({each})", bytes_s, 300)
    yield from _cpu_limits(outcomes)
    memory = "memory, 5,000 agents ÷ 500"
    yield from _compared(outcomes, memory, ours.LARGE_TICKING, ours.TICKING, _memory, 1.3)
    yield from _compared(outcomes, f"{memory}, timers off", ours.LARGE, ours.BOARD, _memory, 1.3)


def _cpu_limits(outcomes: Mapping[str, Outcome]) -> Iterator[Limit]:
    yield from _compared(outcomes, "CPU ÷ htop's, timers off", ours.BOARD, ours.HTOP, _cpu, 1)
    yield from _compared(outcomes, "CPU ÷ htop's, timers off, 5,000 agents", ours.LARGE, ours.HTOP, _cpu, 2)
    yield from _compared(outcomes, "CPU ÷ that of htop each second, with timers", ours.TICKING, ours.HTOP_1S, _cpu, 1)


def _compared(
    outcomes: Mapping[str, Outcome],
    name: str,
    of: str,
    to: str,
    figure: Callable[[Outcome], float],
    most: float,
    least: float = 0,
) -> Iterator[Limit]:
    """Yield the limit of one figure to another, where both have been measured."""
    if of in outcomes and to in outcomes:
        yield Limit(name, figure(outcomes[of]) / figure(outcomes[to]), most, least)


_bytes, _cpu = attrgetter("bytes"), attrgetter("cpu_s")
_memory, _first = attrgetter("memory_mb"), attrgetter("first_s")


def _table(outcomes: Mapping[str, Outcome]) -> Iterator[str]:
    groups = (
        ("bytes per refresh", _bytes, 0),
        ("CPU, s/min", _cpu, 3),
        ("memory, MB", _memory, 0),
        ("first frame, s", _first, 3),
    )
    yield f"{'':26}" + "".join(f"{title:>22}" for title, *_ in groups) + f"{'least':>17}{'':10}"
    yield f"{'':26}" + f"{'':8}{'÷htop':>7}{'÷plain':>7}" * len(groups) + f"{'bytes':>8}{'ratio':>9}{'bytes/s':>10}"
    for name, outcome in outcomes.items():
        row = f"{name:26}"
        for _, figure, digits in groups:
            row += f"{figure(outcome):8.{digits}f}"
            row += "".join(_ratio(outcome, outcomes.get(other), figure) for other in (ours.HTOP, ours.PLAIN))
        least = f"{outcome.least:8.0f}{outcome.bytes / outcome.least:9.2f}" if outcome.least else f"{'–':>8}{'–':>9}"
        yield f"{row}{least}{outcome.bytes_s:10.1f}"


def _ratio(outcome: Outcome, other: Outcome | None, figure: Callable[[Outcome], float]) -> str:
    return f"{figure(outcome) / figure(other):7.2f}" if other else f"{'–':>7}"


def _rounds(size: str, contestants: Sequence[Contestant]) -> Iterator[tuple[str, int, Sequence[Contestant]]]:
    """Yield what is measured at a size: its title, the processes added to the machine's, and who is measured."""
    yield size, 0, contestants
    for count, names in _CROWDS.items() if size == _CROWDED_AT else ():
        if len(among := [each for each in contestants if each.name in names]) > 1:
            yield f"{size}, beside {count:,} more processes", count, among


def _chosen(names: Sequence[str]) -> list[Contestant]:
    """Return the contestants that are asked for and here, and say which are not here."""
    chosen = [each for each in CONTESTANTS if not names or any(each.name.startswith(name) for name in names)]
    for needed in sorted({each.needs for each in chosen if not each.is_here}):
        print(f"{needed} is not installed here, and is left out.")
    return [each for each in chosen if each.is_here]


def main() -> int:
    """Measure the sizes that are asked for, and print a table and the limits of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", nargs="+", choices=_SIZES, default=_SIZES)
    parser.add_argument("--minutes", type=float, default=3, help="of counting, for each size (default: 3)")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="programs whose name begins so")
    asked = parser.parse_args()
    contestants = _chosen(asked.only)
    turns = int((_WARM_UP_S + 60 * asked.minutes) / ours.INTERVAL_S) + _TURNS_OF_STARTS
    are_held = True
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "PYTHONPATH": str(PROJECT)}
        os.environ |= {"PYTHONPYCACHEPREFIX": str(Path(home) / "compiled")}  # as installed: compiled, once
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        ours.configure_btop(Path(home))
        tenants = {each.tenant: CannedTenant.recorded(each.tenant, turns) for each in contestants}
        for size in asked.size:
            for title, crowded, among in _rounds(size, contestants):
                with ExitStack() as serving:
                    places = {name: Place.of(serving.enter_context(served(of))) for name, of in tenants.items()}
                    serving.enter_context(crowd(crowded))
                    cols, rows = map(int, size.split("x"))
                    outcomes = _measured(among, places, (cols, rows), asked.minutes)
                print(f"\n{title}", *_table(outcomes), sep="\n")
                for limit in _cpu_limits(outcomes) if crowded else _limits(outcomes, size):
                    print(limit, flush=True)
                    are_held &= limit.is_held
    return not are_held


if __name__ == "__main__":
    sys.exit(main())
