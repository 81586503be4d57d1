"""What is imported when: the first frame waits for nothing that it does not show."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.floors import START, TestClock, agent, queue
from tests.ui.boards import BoardUnderTest, Situations, board
from wallboard.model.situation import Feed, Situation, Trouble
from wallboard.ui import later
from wallboard.ui.app import WallboardApp
from wallboard.ui.beginning import Beginning
from wallboard.ui.setup import Setup

NOT_BEFORE_THE_FIRST_FRAME = {
    *later.MODULES.values(),
    "wallboard.ui.render.agent_panels",  # of the drill-downs alone
    "wallboard.ui.render.fields",
    "wallboard.ui.render.help_text",
    "wallboard.ui.render.wall",
    "wallboard.ui.render.theme_rows",
    "wallboard.model.name_index",  # of the palette
    "wallboard.monitor.monitor",  # what reads, and asks only once the screen stands
    "wallboard.api.client",
    "httpx",
}


def test_the_first_frame_waits_for_nothing_that_it_does_not_show() -> None:
    code = "import wallboard.cli.board, wallboard.cli.configured, wallboard.cli.screen, sys; print(*sys.modules)"

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert not NOT_BEFORE_THE_FIRST_FRAME & set(ran.stdout.split())


def test_a_board_that_shows_its_numbers_does_so_without_what_it_needs_later() -> None:
    """Drawing, too, asks for none of it: the keys of a list are not those of the help."""
    code = (
        "import asyncio, sys\n"
        "from tests.ui.boards import board\n"
        "from wallboard.ui import later\n"
        "later.load = lambda: None\n"
        "async def main():\n"
        "    async with board():\n"
        "        pass\n"
        "asyncio.run(main())\n"
        "print(*sys.modules)"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert not set(later.MODULES.values()) & set(ran.stdout.split())


@pytest.mark.parametrize("name", later.__all__)
def test_what_is_needed_later_is_there_when_it_is_asked_for(name: str) -> None:
    assert getattr(later, name).__module__ == later.MODULES[name]


def test_nothing_else_is() -> None:
    assert set(later.MODULES) == set(later.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Palette'"):
        later.Palette  # type: ignore[attr-defined] # noqa: B018 — a name that is not there


async def test_a_board_has_begun_once_both_lists_are_read_and_all_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(later, "load", lambda: told.append("loaded"))
    async with board([queue()], [agent()], gets_ready=True) as under_test:
        await under_test.done("begin")
        await under_test.read([queue()], [agent()])
        await under_test.done("begin")

        assert told == ["loaded"]
        assert under_test.begun == ["begun"]


async def test_a_board_that_cannot_read_has_begun_once_it_says_so_of_both_lists() -> None:
    clock, situations, begun = TestClock(), Situations(), list[str]()
    refused = Trouble("HTTP 401, credentials refused", "Check them.", START, tries=1)
    app = WallboardApp(Setup(situations, lambda: True), Beginning(clock, begun=lambda: begun.append("begun")))
    async with app.run_test() as pilot:
        under_test = BoardUnderTest(app, pilot, clock, situations)
        for latest in (Situation(), Situation(queues=Feed(trouble=refused))):
            await under_test.show(latest)
            await under_test.done("begin")
            assert not begun
        await under_test.show(Situation(Feed(trouble=refused), Feed(trouble=refused)))
        await under_test.done("begin")

    assert begun == ["begun"]
