"""What must hold of every screen, at every size, for every floor; and floors of any size to see it on."""

from __future__ import annotations

import re
from functools import cache
from random import Random
from typing import Any

from rich.cells import cell_len
from textual.screen import Screen
from textual.widgets import Input

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest
from wallboard.model.agent import Agent
from wallboard.model.queue import Queue
from wallboard.model.view import View
from wallboard.ui.screens.board_screen import BoardScreen
from wallboard.ui.widgets.lines import Lines
from wallboard.ui.widgets.scrolling_lines import ScrollingLines
from wallboard.ui.widgets.too_small import NEEDED

SCREENS: dict[str, tuple[str, ...]] = {
    "overview": (),
    "overview with heat": ("h",),
    "filtering": ("slash", *"wait>"),
    "queues": ("2",),
    "queues unfolded": ("2", "g"),
    "agents": ("3",),
    "agents by state": ("3", "G"),
    "agents by group": ("3", "G", "G"),
    "agents logged out": ("3", "o"),
    "heat": ("3", "h"),
    "heat by group": ("3", "h", "G", "G"),
    "queue": ("2", "enter"),
    "agent": ("3", "enter"),
    "help": ("question_mark",),
    "export": ("e",),
    "palette": ("ctrl+p", "a"),
    "theme picker": ("t",),
}
"""Screen, or way to look at one → the keys that lead there from the overview."""
NAMES = ("Sales", "[/]x", "日本語サポート", "😀é–…·'\\", "x" * 200, "Störungen Glasfaser & Mobilfunk", "")
"""Without digits: a digit before an ellipsis is a figure that was cut."""
COUNTS = (None, 0, 1, 7, 23, 140, 1604)
TIMES_S = (None, 0, 9, 61, 725, 4360, 359_999, 4_000_000)
PERCENTS = (None, 0, 54, 100)
STATUSES = (0, 1, 2, 3, 4, 5, 9, 42, None)


@cache
def queues(count: int) -> tuple[Queue, ...]:
    """Return so many queues with names, counts and times of all lengths."""
    random = Random(1)
    return tuple(
        queue(
            f"q{_letters(number)}",
            name=random.choice(NAMES),
            media_type=random.choice(("phone", "chat", "email", "fax machine")),
            queue_size=random.choice(COUNTS),
            longest_wait_time_s=random.choice(TIMES_S),
            thirty_min_sla_activity=random.choice(PERCENTS),
            agent_count_wait_transact=random.choice(COUNTS),
            agent_count_busy=random.choice(COUNTS),
            day_queued=random.choice(COUNTS),
        )
        for number in range(count)
    )


@cache
def agents(count: int) -> tuple[Agent, ...]:
    """Return so many agents with names, states and times of all lengths."""
    random = Random(2)
    return tuple(
        agent(
            f"a{_letters(number)}",
            name=random.choice(NAMES),
            status=random.choice(STATUSES),
            time_in_status_s=random.choice(TIMES_S),
            group_id=random.choice(NAMES),
            day_login_time_s=random.choice(TIMES_S),
        )
        for number in range(count)
    )


async def go(under_test: BoardUnderTest, screen: str) -> None:
    """Go to a screen from wherever one is."""
    under_test.app.leave_drill_downs()
    under_test.app.view = View()
    await under_test.settle()
    await under_test.press("escape", "1", *SCREENS[screen])
    await under_test.done("palette")


async def resize(under_test: BoardUnderTest, size: tuple[int, int]) -> None:
    """Give the terminal another size."""
    await under_test.pilot.resize_terminal(*size)
    await under_test.settle()


def check(under_test: BoardUnderTest) -> None:
    """Check all that people see: the screen, and what is behind it where it is a card."""
    app = under_test.app
    has_room = app.size.width >= NEEDED.width and app.size.height >= NEEDED.height
    for screen in (app.screen, *app._background_screens):
        _check_lines(screen)
        if has_room:
            _check_figures(screen)
            assert not [part for part in screen.query("*") if part.region.right > screen.size.width]
        elif isinstance(screen, BoardScreen):
            assert screen._compositor.render_strips()[0].text.startswith(" The board")


def _check_lines(screen: Screen[Any]) -> None:
    """Each line is as wide as the part that it is of, in cells, and nothing scrolls sideways but what one types."""
    for part in screen.query("*"):
        assert isinstance(part, Input) or not part.allow_horizontal_scroll, part
        if isinstance(part, Lines | ScrollingLines):
            for y in range(part.size.height):
                drawn = part.render_line(y).text
                assert cell_len(drawn) == part.size.width, (part, y, drawn)


def _check_figures(screen: Screen[Any]) -> None:
    """No figure is cut, wherever it stands."""
    strips = screen._compositor.render_strips()
    assert [strip.cell_length for strip in strips] == [screen.size.width] * screen.size.height
    for strip in strips:
        assert not re.search(r"[\d:]…", strip.text), strip.text


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))
