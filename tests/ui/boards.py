"""The board under test: the real app, fed by the test, on the test's clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

from textual import events
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from tests.floors import TestClock, situation
from tests.ui.drawn import lines
from wallboard.config.kept_alarms import Recalled
from wallboard.model.agent import Agent
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rules import Rules
from wallboard.model.floor import Floor
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.telling import Known
from wallboard.model.queue import Queue
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards
from wallboard.model.view import View
from wallboard.model.wall import WallMessage, WallPlan
from wallboard.ui.app import WallboardApp
from wallboard.ui.beginning import Beginning
from wallboard.ui.setup import Refusal, Setup, Telling, WallStart
from wallboard.ui.terminal.abilities import Abilities
from wallboard.ui.themes import Themes, load_themes


class Situations:
    """What the monitor would yield: the test puts a situation in, and knows when the app has taken it."""

    def __init__(self) -> None:
        self._next: asyncio.Queue[Situation] = asyncio.Queue()
        self._asked = asyncio.Event()
        self.is_closed = False
        """The app asks no more."""

    async def __call__(self) -> AsyncGenerator[Situation]:
        try:
            while True:
                self._asked.set()
                yield await self._next.get()
        finally:
            self.is_closed = True

    def offer(self, latest: Situation) -> None:
        """Put a situation there for whoever still asks."""
        self._next.put_nowait(latest)

    async def taken(self, latest: Situation) -> None:
        """Hand the app a situation, and wait until it asks for the next one."""
        await self._asked.wait()
        self._asked.clear()
        self._next.put_nowait(latest)
        await self._asked.wait()


@dataclass
class BoardUnderTest:
    """The app, its keys, its clock and what it reads."""

    app: WallboardApp
    pilot: Pilot[None]
    clock: TestClock
    situations: Situations
    reads: list[str] = field(default_factory=list)
    """An entry for each reading that was asked for ahead of its time."""
    messages: list[Message] = field(default_factory=list)
    """What parts of the board have told each other, each once."""
    changes: asyncio.Queue[Setup | Refusal] = field(default_factory=asyncio.Queue)
    """What the configuration becomes."""
    left: list[tuple[View, str, bool | None]] = field(default_factory=list)
    """An entry for each view, theme and choice of letters that the board wanted to be remembered."""
    kept: list[Recalled] = field(default_factory=list)
    """An entry for each time that the board wanted its alarms to be kept."""
    begun: list[str] = field(default_factory=list)
    """An entry for each time that the board said that it has begun."""

    async def show(self, latest: Situation) -> None:
        """Let the app take a situation and draw it."""
        await self.situations.taken(latest)
        await self.settle()

    async def configure(self, change: Setup | Refusal) -> None:
        """Let the app hear of a changed configuration."""
        self.changes.put_nowait(change)
        await self.settle()

    async def read(self, queues: Sequence[Queue] = (), agents: Sequence[Agent] = ()) -> None:
        """Let the app take both lists, read just now."""
        await self.show(situation(queues, agents, read_at=self.clock.at))

    async def wait(self, seconds: float) -> None:
        """Let the clock go on and the app tick once."""
        self.app.now = self.clock.advance(seconds)
        await self.settle()

    async def second(self, number: float = 1) -> None:
        """Let so many seconds go by, and the board hear of the last one."""
        self.clock.advance(number)
        self.app._tick()
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; `space` is the only one whose name is not what it types."""
        for key in keys:
            self.app.post_message(events.Key(key, " " if key == "space" else None))
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys so that all of them are there before the first has acted."""
        for key in keys:
            self.app.post_message(events.Key(key, " " if key == "space" else None))
        for _ in keys:
            await self.settle()

    async def settle(self) -> None:
        """Wait until what was asked for is done: each round lets every part take the messages that it has.

        A key goes from the app to a board, its message back to the app, a new screen to its parts, and they draw.
        """
        for _ in range(5):
            await self.pilot.pause(0)

    async def done(self, name: str) -> None:
        """Wait until the app's worker of that name has ended, if there is one."""
        for worker in [one for one in self.app.workers if one.name == name]:
            await worker.wait()
        await self.settle()

    def lines(self, widget_type: type[Widget]) -> list[str]:
        """The lines of a part of the screen that people see."""
        return lines(self.app.screen.query_one(widget_type))

    def behind(self) -> str:
        """The screen behind a card that does not cover it, as it would be without the card."""
        return "\n".join(line.text for line in self.app.screen_stack[-2]._compositor.render_strips())

    async def shows(self, words: str, tries: int = 200) -> bool:
        """Wait for words on the screen; what is behind a card is drawn with the next frame, and not at once."""
        while words not in self.text() and (tries := tries - 1):
            await self.pilot.pause(0.01)
        return words in self.text()

    def text(self) -> str:
        """The whole screen."""
        return "\n".join(line.text for line in self.app.screen._compositor.render_strips())


@asynccontextmanager
async def board(
    queues: Sequence[Queue] = (),
    agents: Sequence[Agent] = (),
    *,
    size: tuple[int, int] = (120, 40),
    standards: Standards | None = None,
    rules: Rules | None = None,
    telling: Telling | None = None,
    start_screen: str = "overview",
    theme: str = "night",
    past: Callable[[], Floor] | None = None,
    themes: Themes | None = None,
    keys: Mapping[str, str] | None = None,
    ascii: bool | None = None,
    is_sparing: bool = False,
    abilities: Abilities | None = None,
    headless: bool = True,
    wall: WallStart | None = None,
    plan: WallPlan | None = None,
    messages: Callable[[], AsyncGenerator[WallMessage]] | None = None,
    alarms: Alarms | None = None,
    known: Mapping[Channel, Known] | None = None,
    answers: Callable[[], AsyncGenerator[Alarms]] | None = None,
    view: View | None = None,
    gets_ready: bool = False,
) -> AsyncIterator[BoardUnderTest]:
    """Run the board on a floor, until it has been drawn; `gets_ready`: and all that waits for that has been done."""
    clock, situations, reads, heard = TestClock(), Situations(), list[str](), list[Message]()

    def hear(message: Message) -> None:
        if type(message).__module__.startswith("wallboard.") and not any(message is other for other in heard):
            heard.append(message)

    def read_now() -> bool:
        reads.append("now")
        return True

    changes, begun = asyncio.Queue[Setup | Refusal](), list[str]()
    left, kept = list[tuple[View, str, bool | None]](), list[Recalled]()

    async def changing() -> AsyncGenerator[Setup | Refusal]:
        while True:
            yield await changes.get()

    setup = Setup(
        situations,
        read_now,
        save=lambda name, _text: Path(name),
        past=past,
        standards=standards or Standards(time_zone=UTC),
        rules=rules or Rules(),
        telling=telling or Telling(),
        operator="jd",
        tenant="acme",
        theme=theme,
        themes=themes or load_themes(),
        wall=plan or WallPlan(),
        messages=messages,
        keys=keys or {},
        ascii=ascii,
        is_sparing=is_sparing,
    )
    app = WallboardApp(
        setup,
        Beginning(
            clock,
            view or View(screen=start_screen),
            wall=wall or WallStart(),
            abilities=abilities or Abilities(),
            changes=changing,
            remember=lambda view, theme, ascii: left.append((view, theme, ascii)),
            alarms=alarms or Alarms(),
            known=known or {},
            keep_alarms=lambda alarms, known: kept.append(Recalled(alarms, known)),
            answers=answers,
            begun=(lambda: begun.append("begun")) if gets_ready else None,
        ),
    )
    async with app.run_test(size=size, message_hook=hear, headless=headless, notifications=gets_ready) as pilot:
        under_test = BoardUnderTest(app, pilot, clock, situations, reads, heard, changes, left, kept, begun)
        await under_test.read(queues, agents)
        while gets_ready and not begun and app.is_running:
            await pilot.pause(0.01)
        yield under_test
