from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import cast

import pytest
from msgspec.structs import replace
from textual._compositor import Compositor
from textual.app import ComposeResult
from textual.screen import Screen

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import lines
from wallboard.ui.app import WallboardApp
from wallboard.ui.screens.agents import AgentsScreen
from wallboard.ui.screens.overview import OverviewScreen
from wallboard.ui.screens.queues import QueuesScreen
from wallboard.ui.setup import WallStart
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.queue_grid import QueueGrid


def shown(under_test: BoardUnderTest) -> Screen[object]:
    """The screen that people see."""
    return under_test.app.screen


SALES = queue("1", name="Sales", queue_size=3, longest_wait_time_s=25)
QUEUES = (SALES, queue("2", name="Support", number_in_progress=1))
AGENTS = (agent("ada", name="Ada"), agent("boris", name="Boris", status=2))


@pytest.mark.parametrize("before", [(), ("2", "enter"), ("3", "enter")])
async def test_a_number_leads_to_its_screen_from_anywhere(before: tuple[str, ...]) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        for key, screen in (("1", OverviewScreen), ("2", QueuesScreen), ("3", AgentsScreen)):
            await under_test.press(*before, key)

            assert type(shown(under_test)) is screen
            assert len(under_test.app.screen_stack) == 1


async def test_the_board_begins_where_it_is_told_to() -> None:
    async with board(QUEUES, AGENTS, start_screen="agents", theme="day") as under_test:
        assert type(shown(under_test)) is AgentsScreen
        assert under_test.app.theme == "day"


async def test_a_screen_that_was_away_shows_the_latest_reading_and_keeps_its_cursor() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("2", "down", "1")
        await under_test.read([*QUEUES, queue("3", name="Newcomer", queue_size=1)], AGENTS)
        assert "Newcomer" in under_test.text()

        await under_test.press("2")

        assert "Newcomer" in "".join(under_test.lines(QueueGrid))
        assert under_test.app.screen.query_one(QueueGrid).cursor_id == "2"


async def test_screens_are_made_and_laid_out_before_anybody_goes_to_them() -> None:
    async with board(QUEUES, AGENTS, gets_ready=True) as under_test:
        app = under_test.app
        screens = [app.get_screen(name) for name in ("queues", "agents", "alarms", "queue", "agent")]

        assert all(screen.is_mounted and screen.size == app.size for screen in screens)
        await under_test.press("2", "enter")
        assert shown(under_test) is screens[3]
        assert "Sales" in under_test.text()


async def test_a_kiosk_makes_no_other_screens() -> None:
    async with board(QUEUES, AGENTS, wall=WallStart(begins=True, is_kiosk=True), gets_ready=True) as under_test:
        assert not any(under_test.app.get_screen(name).is_mounted for name in ("overview", "queues", "agents"))


async def test_a_board_is_left_when_the_screen_that_is_being_made_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, compose = list[str](), QueuesScreen.compose

    def leaving(screen: QueuesScreen) -> ComposeResult:
        asked.append("to leave")
        cast("WallboardApp", screen.app).leave()
        yield from compose(screen)

    monkeypatch.setattr(QueuesScreen, "compose", leaving)
    async with board(QUEUES, AGENTS, gets_ready=True) as under_test:
        await under_test.settle()

        assert asked
        assert not under_test.app.is_running
    assert (under_test.app.exit_status(), under_test.app.last_words) == (0, "")
    assert not under_test.begun


@pytest.mark.parametrize(("idle_s", "is_prepared"), [(59, True), (61, False)])
async def test_other_screens_take_a_reading_while_somebody_sits_at_the_board(idle_s: float, is_prepared: bool) -> None:
    async with board(QUEUES, AGENTS, gets_ready=True) as under_test:
        await under_test.press("2", "1")
        under_test.clock.advance(idle_s)
        await under_test.read([*QUEUES, queue("3", name="Newcomer", queue_size=1)], AGENTS)
        while under_test.app._unprepared:
            await under_test.pilot.pause(0.05)

        grid = under_test.app.get_screen("queues").query_one(QueueGrid)
        assert ("Newcomer" in "".join(lines(grid))) is is_prepared
        await under_test.press("2")
        assert "Newcomer" in "".join(under_test.lines(QueueGrid))


async def test_a_board_that_has_ended_prepares_nothing_more() -> None:
    async with board(QUEUES, AGENTS, gets_ready=True) as under_test:
        await under_test.press("2", "1")
        await under_test.read(QUEUES, AGENTS)
    assert under_test.app._unprepared
    under_test.clock.advance(1)

    under_test.app._prepare()

    assert under_test.app._unprepared


@pytest.mark.parametrize("idle_s", [5, 120])
async def test_a_screen_that_comes_is_drawn_once(idle_s: float, monkeypatch: pytest.MonkeyPatch) -> None:
    async with board(QUEUES, AGENTS, gets_ready=True) as under_test:
        await under_test.press("2", "1")
        under_test.clock.advance(idle_s)
        await under_test.read([queue("1", name="Sales", queue_size=4, longest_wait_time_s=30), *QUEUES[1:]], AGENTS)
        updates = list[str]()
        for name in ("render_full_update", "render_partial_update"):
            monkeypatch.setattr(Compositor, name, spied(getattr(Compositor, name), updates))

        await under_test.press("2")

        assert updates == ["render_full_update"]


@pytest.mark.parametrize("key", ["3", "4"])
async def test_the_first_way_to_a_screen_that_is_ready_lays_nothing_out_anew(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with board(QUEUES, AGENTS, gets_ready=True) as under_test:
        layouts = list[str]()
        monkeypatch.setattr(Compositor, "reflow", spied(Compositor.reflow, layouts))

        await under_test.press(key)

        assert layouts == []


async def test_what_is_told_stays_while_other_screens_are_made_ready() -> None:
    async with board(QUEUES, AGENTS, gets_ready=True) as under_test:
        under_test.app.notify("Copied")
        await under_test.settle()

        await under_test.app.get_ready()

        assert [rack.display for rack in shown(under_test).query("ToastRack")] == [True]


def spied(method: Callable[..., object], names: list[str]) -> Callable[..., object]:
    """A method that notes its name when it is called."""

    @wraps(method)
    def noting(*args: object, **kwargs: object) -> object:
        names.append(method.__name__)
        return method(*args, **kwargs)

    return noting


async def test_back_leaves_the_drill_down_only() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("2", "enter", "escape", "escape", "escape")

        assert type(shown(under_test)) is QueuesScreen


async def test_the_agent_screen_has_all_columns_that_fit() -> None:
    async with board(QUEUES, AGENTS, size=(200, 40), start_screen="agents") as under_test:
        headings = next(line for line in under_test.lines(AgentBoard) if "NAME" in line)

        assert {"GROUP", "LOGIN", "BREAK"} <= set(headings.split())


async def test_a_filter_gives_the_keys_back_to_the_board_that_had_them() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("tab", "slash", "a", "d", "a", "enter")

        assert shown(under_test).focused is shown(under_test).query_one(AgentBoard)


async def test_a_filter_that_one_tabs_out_of_makes_room_for_the_keys() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("slash", "a", "tab")

        assert "filter: a" in under_test.text()
        assert "words in any order" not in under_test.text()
        assert "? help" in under_test.text()


async def test_the_cursor_goes_on_from_where_a_row_was_that_is_gone() -> None:
    queues = [queue(str(number), name=f"Q{number:02}", queue_size=1) for number in range(9)]
    async with board(queues, start_screen="queues") as under_test:
        await under_test.press(*["down"] * 5)
        grid = shown(under_test).query_one(QueueGrid)
        assert grid.cursor_id == "5"
        await under_test.read([one for one in queues if one.id != "5"])
        assert grid.cursor_id == "5"

        await under_test.press("down")

        assert grid.cursor_id == "6"


async def test_the_view_follows_the_cursors_row_to_its_new_place() -> None:
    queues = [queue(str(number), name=f"Q{number:02}", queue_size=1) for number in range(60)]
    async with board(queues, start_screen="queues", size=(100, 20)) as under_test:
        grid = shown(under_test).query_one(QueueGrid)
        await under_test.press("down", "up")
        assert grid.cursor_id == "0"

        await under_test.read([queues[0].model_copy(update={"queue_size": 0, "number_in_progress": 1}), *queues[1:]])

        assert any(line.startswith("  Q00") for line in under_test.lines(QueueGrid))


async def test_a_reading_that_is_refused_is_said_to_be() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        under_test.app._setup = replace(under_test.app._setup, read_now=lambda: False)
        await under_test.press("r")

        assert [told.message[:7] for told in under_test.app._notifications] == ["Not now"]
