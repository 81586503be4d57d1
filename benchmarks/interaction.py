"""How long a key and a start take, as the terminal sees it: `python benchmarks/interaction.py`, twenty minutes.

The real board runs on a pseudo-terminal and reads a tenant whose answers were made beforehand. Keys are sent at the
pace of a fast hand from the moment an answer with all agents goes out until its numbers are on the screen: while the
board reads, judges and draws. A key has been answered when the last byte of the first frame that shows its effect has
arrived; one that was overtaken by the next has been answered with that.

Starts are compared with an empty Textual app, in turns. Ends with 1 if a figure is over its limit.

    --only keys filter details starts
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, cycle
from math import ceil, inf, isfinite
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from canned_tenant import CannedTenant, served  # noqa: E402 — the program need not be installed
from stopwatch_terminal import Frame, StopwatchTerminal  # noqa: E402

_CURSOR = tomllib.loads((PROJECT / "themes" / "night.toml").read_text())["colours"]["cursor"].removeprefix("#")
_EMPTY = "from textual.app import App; from textual.widgets import Label; App.compose = lambda _: [Label('ready')]"
_SIZE = 200, 50
_SETTLED_S = 3.0
_PAIRS = 21


class _Hand(NamedTuple):
    """How keys are sent."""

    gap_s: tuple[float, float]
    """The least and the most between two of them."""
    polls: int
    """While so many are read: enough for a hundred keys, of which the 99th percentile is not the slowest."""

    @property
    def turns(self) -> int:
        """Of the cache, while the board polls: the floor lives longer than is measured."""
        return 2 * self.polls


_FAST = _Hand((0.05, 0.11), 12)
"""Of a fast typist, or a held key."""
_SEEING = _Hand((0.15, 0.35), 40)
"""Of somebody who looks at each screen."""


@dataclass(frozen=True, slots=True)
class Press:
    """A key, and what is on the screen once it has been answered."""

    key: str
    shows: Callable[[Frame], bool]
    leads_back: bool = False
    """To what stood before the key before it: of both at once nothing may be drawn."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A key that was pressed."""

    press: Press
    at_s: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure and the most that it may be."""

    name: str
    measured: float
    limit: float
    unit: str
    remark: str = ""

    @property
    def is_ok(self) -> bool:
        """True within the limit."""
        return self.measured <= self.limit

    def __str__(self) -> str:
        verdict = "ok" if self.is_ok else "OVER"
        return f"{self.name:<44} {self.measured:7.2f} {self.unit:<2}  limit {self.limit:g}  {verdict:<4}  {self.remark}"


@contextmanager
def _board(tenant: CannedTenant) -> Iterator[StopwatchTerminal]:
    with served(tenant) as config, StopwatchTerminal(_argv(config), *_SIZE) as terminal:
        tenant.next_given()
        terminal.first_s(tenant.top_agent)
        time.sleep(_SETTLED_S)
        yield terminal


def _argv(config: Path) -> list[str]:
    return [sys.executable, "-m", "wallboard", "board", "--fresh", "--config", str(config)]


def _waits_ms(tenant: CannedTenant, enter: str, pressed: Sequence[Press], hand: _Hand) -> list[float]:
    """Return how long each key waited for its answer that was sent while the board had new numbers to read."""
    draws, presses = random.Random(1), cycle(pressed)
    sent: list[Sent] = []
    with _board(tenant) as terminal:
        for key in enter:
            terminal.send(key)
            time.sleep(_SETTLED_S / 3)
        for _ in range(hand.polls):
            given = tenant.next_given()
            # A last key that leads back might be answered with the next numbers alone.
            while not terminal.has_drawn(given.mark, since_s=given.at_s) or sent[-1].press.leads_back:
                press = next(presses)
                sent.append(Sent(press, terminal.send(press.key)))
                time.sleep(draws.uniform(*hand.gap_s))
        time.sleep(_SETTLED_S)
        frames = list(terminal.frames(_CURSOR))
    answered_s = list(accumulate((_answered_s(key, frames) for key in reversed(sent)), min))
    assert isfinite(answered_s[0]), f"{sent[-1].press.key!r} was never answered; at the end stood\n{frames[-1].text}"
    return [1000 * (at_s - key.at_s) for key, at_s in zip(sent, reversed(answered_s), strict=True)]


def _answered_s(sent: Sent, frames: Sequence[Frame]) -> float:
    return next((frame.at_s for frame in frames if frame.at_s > sent.at_s and sent.press.shows(frame)), inf)


def _summary(name: str, limit_ms: float, waits_ms: Sequence[float]) -> Figure:
    ranked = sorted(waits_ms)
    p99 = ranked[ceil(0.99 * len(ranked)) - 1]
    remark = f"99th percentile of {len(ranked)}; median {statistics.median(ranked):.1f}, worst {ranked[-1]:.1f}"
    return Figure(name, p99, limit_ms, "ms", remark)


def keys() -> Iterator[Figure]:
    """Measure keys on the lists of 5,000 agents: the cursor, and from screen to screen."""
    tenant = CannedTenant.recorded("large", _SEEING.turns)

    def on_top(frame: Frame) -> bool:
        return tenant.top_agent in frame.marked

    def below(frame: Frame) -> bool:
        return bool(frame.marked) and not on_top(frame)

    down, up = Press("down", below), Press("up", on_top, leads_back=True)
    pressed = [down, up, Press("pagedown", below), Press("home", on_top, leads_back=True)]
    yield _summary("cursor, 5,000 agents", 50, _waits_ms(tenant, "3", pressed, _FAST))
    screens = [
        Press("2", lambda frame: "  QUEUES" in frame.text and "  AGENTS" not in frame.text),
        Press("3", lambda frame: "  AGENTS" in frame.text and "  QUEUES" not in frame.text),
        Press("1", lambda frame: "  QUEUES" in frame.text and "  AGENTS" in frame.text),
    ]
    yield _summary("another screen, 5,000 agents", 50, _waits_ms(tenant, "1", screens, _SEEING))


def filtering() -> Iterator[Figure]:
    """Measure letters typed into the filter of 20,000 agents."""
    tenant = CannedTenant.recorded("extreme", _FAST.turns)
    name = tenant.top_agent.casefold()

    def typed(text: str) -> Press:
        return Press(text[-1], lambda frame: f"filter: {text} " in frame.text)

    def untyped(text: str) -> Press:
        return Press("backspace", lambda frame: f"filter: {text} " in frame.text, leads_back=True)

    there = [typed(name[:count]) for count in range(2, 5)]
    back = [untyped(name[:count]) for count in range(3, 0, -1)]
    waits_ms = _waits_ms(tenant, f"3/{name[0]}", [*there, *back], _FAST)
    yield _summary("a letter of the filter, 20,000 agents", 100, waits_ms)


def details() -> Iterator[Figure]:
    """Measure the way to one agent of 5,000, and back."""
    tenant = CannedTenant.recorded("large", _SEEING.turns)
    agent = Press("enter", lambda frame: "30 MINUTES BESIDE THE DAY" in frame.text)
    back = Press("escape", lambda frame: "  AGENTS" in frame.text, leads_back=True)
    yield _summary("one agent and back, 5,000 agents", 100, _waits_ms(tenant, "3", [agent, back], _SEEING))


def starts() -> Iterator[Figure]:
    """Compare the first frame and the first numbers with the first frame of an empty Textual app."""
    first: list[float] = []
    data: list[float] = []
    tenant = CannedTenant.recorded("medium", 1)
    with served(tenant) as config:
        for pair in range(_PAIRS + 1):
            with StopwatchTerminal([sys.executable, "-c", f"{_EMPTY}; App().run()"], *_SIZE) as terminal:
                empty_s = terminal.first_text_s() - terminal.started_s
            with StopwatchTerminal(_argv(config), *_SIZE) as terminal:
                first_s = terminal.first_text_s() - terminal.started_s
                data_s = terminal.first_s(tenant.top_agent) - terminal.started_s
            if pair:  # the first pair compiles, and fills the caches of the file system
                first.append(first_s / empty_s)
                data.append(data_s / empty_s)
    for name, limit, ratios in (("first frame", 1.8, first), ("first numbers, 500 agents", 2.5, data)):
        remark = f"median of {len(ratios)} pairs; {min(ratios):.2f} to {max(ratios):.2f}"
        yield Figure(f"{name} ÷ an empty app's frame", statistics.median(ratios), limit, "×", remark)


PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "keys": keys,
    "filter": filtering,
    "details": details,
    "starts": starts,
}


def main() -> int:
    """Measure the parts that are asked for, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    chosen = parser.parse_args().only
    is_ok = True
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_STATE_HOME": home, "PYTHONPATH": str(PROJECT)}
        # As installed: compiled, once. Where Python is told to keep nothing, each start would compile a checkout anew.
        os.environ |= {"PYTHONPYCACHEPREFIX": str(Path(home) / "compiled")}
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        for part in chosen:
            for figure in PARTS[part]():
                print(figure, flush=True)
                is_ok &= figure.is_ok
    return not is_ok


if __name__ == "__main__":
    sys.exit(main())
