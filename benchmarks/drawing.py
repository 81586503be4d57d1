"""What a poll costs on the event loop of the screen, and whether the size of the floor matters to it.

    python benchmarks/drawing.py            60 pairs of polls for each screen
    python benchmarks/drawing.py --polls 20

Two boards run side by side, one of 500 agents and 100 queues, one of 5,000 and 500. Both get the same visible changes,
in turns; what nobody sees changes, too. The cost of a poll is the processor time of the event loop's thread, from the
new situation to the last byte that goes to the terminal. Judging the floor happens in another thread and stands apart.

Prints a table, and ends with 1 when the larger board costs more than 1.3 × the smaller one, or when a line is drawn
that has not changed.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median
from typing import Any, ClassVar, cast

from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.strip import Strip

from wallboard.model.agent import Agent
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed, Situation
from wallboard.model.snapshot import Batch, Reading
from wallboard.model.standards import Standards
from wallboard.model.view import View
from wallboard.ui.app import WallboardApp
from wallboard.ui.beginning import Beginning
from wallboard.ui.setup import Setup
from wallboard.ui.widgets.lines import Lines
from wallboard.ui.widgets.plain_box import PlainBox
from wallboard.ui.widgets.scrolling_lines import ScrollingLines

LIMIT = 1.3
SCREENS = ("overview", "queues", "agents")
"""Those of which each poll changes something: no rule raises an alarm here."""
SMALL, LARGE = (500, 100), (5_000, 500)
"""Agents and queues."""
TERMINAL = (200, 50)
POLLS = 60
_SEEN, _CHANGED = 20, 5
"""Rows at the top of each list that both boards have, and how many of them change with each poll."""
_WARM_UP = 4
_START = Instant(datetime(2027, 3, 1, 14, 32, 7, tzinfo=UTC), 0.0)
_STANDARDS = Standards()


class _Terminal(HeadlessDriver):
    """Takes what would go to a terminal, and notes how much processor time the thread had used by then."""

    last_write_s: ClassVar[float] = 0.0
    is_headless = False

    def write(self, data: str) -> None:
        _Terminal.last_write_s = time.thread_time()


class _Board(WallboardApp):
    """The real board, on a terminal that only listens."""

    def __init__(self, screen: str) -> None:
        self._next: asyncio.Queue[Situation] = asyncio.Queue()
        self._asked = asyncio.Event()
        setup = Setup(self._polls, lambda: True, standards=_STANDARDS, tenant="acme")
        super().__init__(setup, Beginning(lambda: _START, View(screen=screen)))

    def get_driver_class(self) -> type[Driver]:
        """Return the terminal that only listens."""
        return _Terminal

    async def taken(self, situation: Situation) -> None:
        """Let the board take a situation; return when its floor has been handed to the screen."""
        await self._asked.wait()
        self._asked.clear()
        self._next.put_nowait(situation)
        await self._asked.wait()

    async def _polls(self) -> AsyncGenerator[Situation]:
        while True:
            self._asked.set()
            yield await self._next.get()


def _changes(number: int, poll: int) -> bool:
    """Say whether the row of that number is another at this poll: one that nobody sees, or one whose turn it is."""
    every = _SEEN // _CHANGED
    return number >= _SEEN or number % every == poll % every


def _agent(number: int, poll: int) -> Agent:
    is_seen = number < _SEEN
    record = {
        "agent-id": f"ag{number:05}",
        "agent-name": f"Agent {number:05}",
        "agent-status": 4 if is_seen else 2 if number % 2 else 9,
        "agent-media-id": 1,
        "status-code-list-id": 7,
        "status-code-item-short-code": f"Lunch {poll}" if _changes(number, poll) else "Lunch",
        "time-in-status": 9_000 - number if is_seen else 60 + number % 300,
    }
    return Agent.model_validate(record)


def _queue(number: int, poll: int) -> Queue:
    is_seen = number < _SEEN
    record = {
        "queue-id": f"{number}",
        "queue-name": f"Queue {number:03}",
        "media-type": "phone",
        "queue-size": 1 if is_seen else 0,
        "longest-wait-time": 10 if is_seen else 0,
        "agent-count-waitTransact": poll if _changes(number, poll) else 3,
        "number-in-progress": 1 if number < 2 * _SEEN else 0,
        "thirty-min-accepted": 10,
        "thirty-min-queued": 10,
        "thirty-min-sla-activity": 90,
    }
    return Queue.model_validate(record)


def _situation(size: tuple[int, int], poll: int) -> Situation:
    agents, queues = size
    # Each a period later, so that the board remembers them: trends are drawn, too.
    at = _START.plus(10 * poll)
    return Situation(
        agents=Feed(Reading(Batch(tuple(_agent(number, poll) for number in range(agents))), at)),
        queues=Feed(Reading(Batch(tuple(_queue(number, poll) for number in range(queues))), at)),
    )


class _DrawnLines:
    """Counts the lines of the boards that are drawn anew, by part of the screen."""

    def __init__(self) -> None:
        self.drawn: set[tuple[str, int]] = set()

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count within the block."""
        finish = PlainBox._finish

        def counted(widget: PlainBox, y: int, drawn: Strip, *more: Any) -> Strip:
            before = widget._finished.get(y)
            strip = finish(widget, y, drawn, *more)
            if isinstance(widget, Lines | ScrollingLines) and widget._finished[y] is not before:
                self.drawn.add((f"{widget.css_identifier}", y))
            return strip

        PlainBox._finish = counted  # type: ignore[method-assign,assignment] # how it counts
        try:
            yield
        finally:
            PlainBox._finish = finish  # type: ignore[method-assign]


def _frame(board: _Board) -> dict[tuple[str, int], Strip]:
    """Return what stands in every line of the boards' parts now."""
    parts = [widget for widget in board.screen.query("*") if isinstance(widget, Lines | ScrollingLines)]
    return {(part.css_identifier, y): part.render_line(y) for part in parts for y in range(part.size.height)}


@dataclass
class _Outcome:
    """What one screen came to."""

    screen: str
    costs_s: dict[tuple[int, int], list[float]] = field(default_factory=lambda: {SMALL: [], LARGE: []})
    judged_s: dict[tuple[int, int], list[float]] = field(default_factory=lambda: {SMALL: [], LARGE: []})
    lines: int = 0
    changed: int = 0
    needless: int = 0
    """Lines that were drawn though they had not changed."""
    missed: int = 0
    """Lines that changed and were not drawn."""

    @property
    def ratio(self) -> float:
        """The larger board's cost by the smaller one's."""
        return median(self.costs_s[LARGE]) / median(self.costs_s[SMALL])


async def _measured(screen: str, polls: int) -> _Outcome:
    outcome = _Outcome(screen)
    async with AsyncExitStack() as stack:
        pilots: dict[tuple[int, int], Pilot[None]] = {}
        for size in (SMALL, LARGE):
            running = _Board(screen).run_test(headless=False, size=TERMINAL)
            pilots[size] = await stack.enter_async_context(running)
        for poll in range(polls + _WARM_UP):
            for size in (SMALL, LARGE) if poll % 2 else (LARGE, SMALL):
                await _poll(pilots[size], size, poll, outcome)
        for costs in (*outcome.costs_s.values(), *outcome.judged_s.values()):
            del costs[:_WARM_UP]
        await _count_lines(pilots[LARGE], polls + _WARM_UP, outcome)
    return outcome


async def _poll(pilot: Pilot[None], size: tuple[int, int], poll: int, outcome: _Outcome) -> None:
    board = cast("_Board", pilot.app)
    situation = _situation(size, poll)
    began_s = time.perf_counter()
    await asyncio.to_thread(Floor.of, situation, _STANDARDS, _START.wall)
    outcome.judged_s[size].append(time.perf_counter() - began_s)
    _Terminal.last_write_s, began_s = 0.0, time.thread_time()
    await board.taken(situation)
    await pilot.pause()
    if not _Terminal.last_write_s:
        raise RuntimeError("a poll with visible changes drew nothing: the measurement is wrong")
    outcome.costs_s[size].append(_Terminal.last_write_s - began_s)


async def _count_lines(pilot: Pilot[None], poll: int, outcome: _Outcome) -> None:
    board = cast("_Board", pilot.app)
    before, lines = _frame(board), _DrawnLines()
    with lines.counting():
        await _poll(pilot, LARGE, poll, _Outcome(""))
    after = _frame(board)
    changed = {place for place, strip in after.items() if before.get(place) != strip}
    outcome.lines, outcome.changed = len(after), len(changed)
    outcome.needless, outcome.missed = len(lines.drawn - changed), len(changed - lines.drawn)


def _row(outcome: _Outcome) -> str:
    small, large = (median(outcome.costs_s[size]) * 1000 for size in (SMALL, LARGE))
    judged = [median(outcome.judged_s[size]) * 1000 for size in (SMALL, LARGE)]
    return (
        f"{outcome.screen:10}{small:9.2f}{large:9.2f}{outcome.ratio:8.2f}{LIMIT:7.2f}"
        f"{judged[0]:10.1f}{judged[1]:9.1f}{outcome.lines:8}{outcome.changed:9}{outcome.needless:10}{outcome.missed:8}"
    )


async def _main(polls: int) -> int:
    print(f"{'':10}{'a poll, in ms':>18}{'':15}{'judging, in ms':>19}{'lines':>8}")
    print(
        f"{'screen':10}{'500':>9}{'5,000':>9}{'ratio':>8}{'limit':>7}{'500':>10}{'5,000':>9}"
        f"{'in view':>8}{'changed':>9}{'needless':>10}{'missed':>8}"
    )
    is_over = False
    for screen in SCREENS:
        outcome = await _measured(screen, polls)
        print(_row(outcome), flush=True)
        is_over |= outcome.ratio > LIMIT or bool(outcome.needless or outcome.missed)
    print("over the limit" if is_over else "within the limit")
    return int(is_over)


def main() -> int:
    """Measure, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polls", type=int, default=POLLS, help="pairs of polls for each screen (default: 60)")
    return asyncio.run(_main(parser.parse_args().polls))


if __name__ == "__main__":
    sys.exit(main())
