"""What every screen looks like, written down: `written_pictures/` has the text of each, and the ink of each cell.

Whoever changes what is drawn sees here what has become of it, and keeps it, so that a review sees it, too:

    .venv/bin/pytest tests/ui/test_written_pictures.py --snapshot-update
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui import a_tenant, test_wall_pictures, written
from tests.ui.a_tenant import State
from tests.ui.boards import BoardUnderTest, board
from tests.ui.kept import UPDATE, KeptPictures
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.rules import Rules

Size = tuple[int, int]
SCREENS: dict[str, tuple[str, ...]] = {
    "overview": (),
    "queues": ("2",),
    "agents": ("3",),
    "alarms": ("4",),
    "queue": ("2", "enter"),
    "agent": ("3", "enter"),
    "help": ("question_mark",),
}
"""Screen → the keys that lead there."""
DRILL_DOWNS = ("queue", "agent")
STATES: tuple[State, ...] = ("normal", "trouble", "stale", "empty")
SIZES: tuple[Size, ...] = ((80, 24), (120, 40), (200, 50))
MORE: dict[str, tuple[str, ...]] = {
    "overview/heat": ("h",),
    "overview/ascii": ("u",),
    "overview/filtered": ("slash", *"störung", "enter"),
    "overview/filtering": ("slash", *"wait>"),
    "queues/unfolded": ("2", "g"),
    "queues/ascii": ("2", "u"),
    "queues/sorted": ("2", "s", "s", "S"),
    "agents/by-state": ("3", "G"),
    "agents/by-group": ("3", "G", "G"),
    "agents/heat": ("3", "h"),
    "agents/heat-ascii": ("3", "h", "u"),
    "agents/heat-by-group": ("3", "h", "G", "G"),
    "agents/logged-out": ("3", "o", "end"),
    "agent/on-hold": ("3", "slash", *"miguel", "enter", "down", "enter"),
    "queue/ascii": ("u", "2", "enter"),
    "agent/ascii": ("3", "enter", "u"),
    "agent/chats": ("3", "slash", *"olga", "enter", "down", "enter"),
    "export/normal": ("e",),
    "palette/normal": ("ctrl+p",),
    "palette/found": ("ctrl+p", *"be"),
    "theme-picker/normal": ("t",),
}
"""Pictures of the normal floor at one size: other ways to look, and cards over a screen."""
SIZE: Size = (120, 40)


def name(screen: str, state: State, size: Size) -> str:
    """Return the name of a picture."""
    return f"{screen}/{state}-{size[0]}x{size[1]}"


def name_of_more(look: str) -> str:
    """Return the name of one of the other pictures."""
    return f"{look}-{SIZE[0]}x{SIZE[1]}"


@pytest.fixture(scope="module")
def kept(request: pytest.FixtureRequest) -> KeptPictures:
    """Return the pictures that are kept."""
    return KeptPictures(Path(__file__).parent / "written_pictures", is_update=request.config.getoption(UPDATE))


@asynccontextmanager
async def drawn(keys: Sequence[str], size: Size, state: State, before: State) -> AsyncIterator[BoardUnderTest]:
    """Go where the keys lead in the state before, and let it become the other one."""
    tenant, begin = a_tenant.tenant(state), a_tenant.tenant(before)
    async with board(
        begin.queues,
        begin.agents,
        size=size,
        standards=begin.standards,
        rules=Rules(built_in(begin.standards)),
        past=lambda: begin.past,
        themes=written.themes(),
    ) as under_test:
        await under_test.done("recall")
        await under_test.press(*keys)
        await under_test.done("palette")
        for line in under_test.app.screen.query(Input):
            line.cursor_blink = False
        if state != before:
            await under_test.wait(10)
        is_stale = state == "stale"
        trouble = a_tenant.SERVER_BUSY if is_stale else None
        await under_test.show(tenant.situation(under_test.clock.at, trouble))
        await under_test.second(a_tenant.STALE_AFTER_S if is_stale else 4)
        await under_test.done("beat")
        # A card shows the screen behind it as that was when the card was last drawn: on a timer, else.
        under_test.app.screen.refresh()
        await under_test.settle()
        yield under_test


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_looks_as_it_is_kept_at_each_size(kept: KeptPictures, screen: str, state: State) -> None:
    before: State = "normal" if screen in DRILL_DOWNS and state == "empty" else state
    pictures = {}
    async with drawn(SCREENS[screen], SIZES[0], state, before) as under_test:
        for width, height in SIZES:
            await under_test.pilot.resize_terminal(width, height)
            await under_test.settle()
            pictures[name(screen, state, (width, height))] = written.written(under_test.app.screen)

    kept.compare(pictures)


@pytest.mark.parametrize("look", MORE)
async def test_another_look_is_as_it_is_kept(kept: KeptPictures, look: str) -> None:
    async with drawn(MORE[look], SIZE, "normal", "normal") as under_test:
        picture = written.written(under_test.app.screen)

    kept.compare({name_of_more(look): picture})


def test_every_picture_that_is_kept_is_drawn(kept: KeptPictures) -> None:
    names = {name(screen, state, size) for screen in SCREENS for state in STATES for size in SIZES}

    kept.compare_names({*names, *map(name_of_more, MORE), *test_wall_pictures.names()})
