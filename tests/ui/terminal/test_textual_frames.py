"""What Textual draws comes to the same screen, with windows, other screens, scrolling, typing, sizes and themes."""

from __future__ import annotations

import asyncio
from random import Random

import pytest
from rich.style import Style
from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.driver import Driver
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from tests.ui.a_monday import agents, queues
from tests.ui.boards import board
from tests.ui.terminal.pair import Pair
from tests.ui.terminal.paired_driver import paired_driver
from wallboard.ui.app import WallboardApp

SPECIMENS = ("Ada ", "7:32", "  ", "Zoë", "│ ▂▆█ │", "→ ", "山田 ", "e\u0301a", "🙂", "ﬁx")
STYLES = (
    "",
    "bold",
    "red",
    "#a0b0c0 on #102030",
    "reverse",
    "dim italic",
    "underline on blue",
    "on #405060",
    "default",
)
THEMES = ("textual-dark", "textual-light", "ansi-dark", "nord", "dracula")


class _Window(ModalScreen[None]):
    CSS = "_Window { align: center middle; } _Window Static { width: 17; height: 5; border: round red; }"

    def compose(self) -> ComposeResult:
        yield Static("a window 山")


class _Other(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static("another screen")
        yield Input("text")


class _App(App[None]):
    CSS = "Grid { grid-size: 3 3; height: 9; } Static { border: solid gray; } VerticalScroll Static { border: none; }"

    def __init__(self, driver: type[Driver], random: Random) -> None:
        super().__init__(driver_class=driver)
        self.random = random

    def compose(self) -> ComposeResult:
        with Grid():
            for _ in range(9):
                yield Static(self.words())
        yield Input("typed")
        with VerticalScroll():
            for _ in range(30):
                yield Static(self.words())

    def words(self) -> Text:
        parts = [
            (self.random.choice(SPECIMENS), Style.parse(self.random.choice(STYLES)))
            for _ in range(self.random.randrange(6))
        ]
        return Text.assemble(*parts)

    async def screen_of(self, size: tuple[int, int]) -> None:
        """Wait until the whole screen has been drawn in a new size: Textual lays it out, and draws it, in a while."""
        while self.screen.outer_size != size:
            await self.drawn()
        self.screen.refresh()
        await self.drawn()

    async def drawn(self) -> None:
        """Wait until what is to be drawn has been."""
        is_drawn = asyncio.Event()
        self.screen.call_after_refresh(is_drawn.set)
        await is_drawn.wait()

    def do_something(self) -> None:
        match self.random.randrange(14):
            case 0 if len(self.screen_stack) < 3:
                self.push_screen(_Window())
            case 1 if len(self.screen_stack) < 3:
                self.push_screen(_Other())
            case 2 | 3 if len(self.screen_stack) > 1:
                self.pop_screen()
            case 4:
                self.theme = self.random.choice(THEMES)
            case 5:
                for scrolled in self.screen.query(VerticalScroll):
                    scrolled.scroll_to(y=self.random.randrange(30), animate=False)
            case 6 | 7:
                for line in self.screen.query(Input):
                    line.value = line.value[1:] + self.random.choice("abc山é")
                    line.cursor_position = self.random.randrange(6)
            case 8:
                self.bell()
            case _:
                parts = list(self.screen_stack[0].query(Static))
                for part in self.random.sample(parts, self.random.randrange(1, 6)):
                    part.update(self.words())


@pytest.mark.parametrize("seed", range(3))
async def test_an_app_that_does_anything_looks_the_same(seed: int) -> None:
    random, pair = Random(seed), Pair(50, 20)
    app = _App(paired_driver(pair, random), random)
    async with app.run_test(headless=False, size=pair.plain.size) as pilot:
        for step in range(75):
            if step % 25 == 24:
                size = random.randrange(20, 70), random.randrange(8, 26)
                pair.resize(*size)
                await pilot.resize_terminal(*size)
                await app.screen_of(size)
                pair.differences.clear()  # frames for the size before
            app.do_something()
            await pilot.pause()
            assert pair.differences == []
    assert len("".join(pair.outputs)) < pair.plain_length / 2


KEYS = (
    "1",
    "2",
    "3",
    "h",
    "g",
    "s",
    "slash",
    "x",
    "escape",
    "enter",
    "down",
    "pagedown",
    "question_mark",
    "t",
    "ctrl+p",
)


@pytest.mark.parametrize("seed", range(2))
async def test_the_board_looks_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random, pair = Random(seed), Pair(120, 40)
    monkeypatch.setattr(WallboardApp, "get_driver_class", lambda _: paired_driver(pair, random))
    async with board(queues(), agents(), size=pair.plain.size, headless=False) as under_test:
        for step in range(40):
            if step % 4 == 3:
                await under_test.read(queues(random.randrange(30)), agents())
            elif step % 4 == 1:
                await under_test.wait(1)
            else:
                await under_test.press(random.choice(KEYS))
            assert pair.differences == []
    assert not any("\n" in output for output in pair.outputs)  # no frame went through as it was


async def test_a_tick_of_the_board_is_a_few_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = Pair(120, 40)
    monkeypatch.setattr(WallboardApp, "get_driver_class", lambda _: paired_driver(pair, Random(0)))
    async with board(queues(), agents(), size=pair.plain.size, headless=False) as under_test:
        await under_test.wait(1)
        before = len(pair.outputs), pair.plain_length
        for _ in range(10):
            await under_test.wait(1)

    changed = len("".join(pair.outputs[before[0] :]).encode())
    assert changed < 10 * 600
    assert pair.plain_length - before[1] > 20 * changed
