from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest
from msgspec.structs import replace
from textual import events

from tests.floors import agent, queue
from tests.model.alarm.watched import rule
from tests.ui.boards import BoardUnderTest, Situations, board
from wallboard.model.alarm.rules import Rules
from wallboard.model.situation import Situation
from wallboard.model.view import View
from wallboard.model.wall import Page, WallMessage, WallPlan
from wallboard.ui.screens.overview import OverviewScreen
from wallboard.ui.screens.queues import QueuesScreen
from wallboard.ui.screens.wall import WallScreen
from wallboard.ui.setup import Refusal, WallStart

WALL = WallStart(begins=True)
KIOSK = WallStart(is_kiosk=True)
WAITING = queue("1", name="Billing", queue_size=2, longest_wait_time_s=10)
LATE = queue("1", name="Billing", queue_size=2, longest_wait_time_s=300)
RULES = Rules((rule(critical="wait>60", name="wait", message="longest wait {wait}"),))
TURNS = WallPlan((Page.QUEUES, Page.AGENTS), 20)


def footer(under_test: BoardUnderTest) -> str:
    return next(line for line in reversed(under_test.text().split("\n")) if line.strip())


async def test_w_leads_to_the_wall_and_w_or_escape_back() -> None:
    async with board([WAITING]) as under_test:
        for back in ("w", "escape"):
            await under_test.press("w")
            assert isinstance(under_test.app.screen, WallScreen)
            assert "esc back" in footer(under_test)
            await under_test.press(back)
            assert isinstance(under_test.app.screen, OverviewScreen)


async def test_a_board_can_begin_on_the_wall_and_has_its_lists_below_it() -> None:
    async with board([WAITING], wall=WALL) as under_test:
        assert "Billing" in under_test.text()
        assert "QUEUES" in under_test.text()

        await under_test.press("2")

        assert under_test.app.view.screen == "queues"
        assert not isinstance(under_test.app.screen, WallScreen)


async def test_the_help_opens_above_the_wall() -> None:
    async with board([WAITING], wall=WALL) as under_test:
        await under_test.press("question_mark", "escape")

        assert isinstance(under_test.app.screen, WallScreen)


async def test_pages_take_turns_with_the_clock() -> None:
    async with board([WAITING], [agent()], wall=WALL, plan=TURNS) as under_test:
        assert "●○  queues" in footer(under_test)
        await under_test.wait(20)
        assert "○●  agents" in footer(under_test)
        await under_test.wait(20)
        assert "●○  queues" in footer(under_test)


async def test_a_wall_that_a_key_opens_begins_with_the_first_page_for_the_time_of_its_plan() -> None:
    async with board([WAITING], [agent()], plan=WallPlan((Page.AGENTS, Page.HEADLINE), 5)) as under_test:
        await under_test.press("w")
        assert "●○  agents" in footer(under_test)
        await under_test.wait(5)
        assert "○●  headline" in footer(under_test)


async def test_what_becomes_critical_is_shown_at_once_and_held() -> None:
    async with board([WAITING], [agent()], wall=WALL, plan=TURNS, rules=RULES) as under_test:
        await under_test.wait(20)

        await under_test.read([LATE], [agent()])

        assert "●○  queues · held for Billing: longest wait 5:00" in footer(under_test)


async def test_what_somebody_takes_care_of_lets_the_wall_go() -> None:
    async with board([WAITING], [agent()], wall=WALL, plan=TURNS, rules=RULES, size=(80, 24)) as under_test:
        await under_test.wait(20)
        await under_test.read([LATE], [agent()])

        await under_test.press("escape", "4", "a", "w")

        assert "Billing" not in footer(under_test)
        assert "▲" in under_test.text()


async def test_what_was_critical_at_first_is_named_and_holds_nothing() -> None:
    async with board([LATE], [agent()], wall=WALL, plan=TURNS, rules=RULES) as under_test:
        assert "●○  queues · ▲ Billing: longest wait 5:00" in footer(under_test)


async def test_old_numbers_do_not_let_anything_become_critical() -> None:
    async with board([WAITING], [agent()], wall=WALL, plan=TURNS) as under_test:
        await under_test.wait(60)

        assert "NO NEW DATA FOR 1:00" in under_test.text()
        assert "NOT LIVE" in under_test.text()
        assert "held" not in footer(under_test)


async def test_a_message_comes_and_goes_and_one_that_cannot_be_read_is_told_quietly() -> None:
    written = asyncio.Queue[WallMessage]()

    async def messages() -> AsyncGenerator[WallMessage]:
        while True:
            yield await written.get()

    async with board([WAITING], wall=WALL, messages=messages) as under_test:
        for message, shown in ((WallMessage("CRM down"), True), (WallMessage(), False)):
            written.put_nowait(message)
            await under_test.settle()
            assert ("CRM down" in under_test.text()) is shown

        written.put_nowait(WallMessage(problem="message.txt cannot be read: Permission denied"))
        await under_test.settle()
        assert "message.txt cannot be read: Permission denied" in footer(under_test)


async def test_a_refused_configuration_is_told_in_the_last_line() -> None:
    async with board([WAITING], wall=KIOSK) as under_test:
        await under_test.configure(Refusal("config.toml:8: host is not a setting"))

        assert "config.toml:8: host is not a setting" in footer(under_test)


async def test_a_kiosk_hears_no_key_no_mouse_and_no_pasted_text() -> None:
    async with board([WAITING], wall=KIOSK) as under_test:
        before = under_test.text()

        keys = (
            "w",
            "escape",
            "q",
            "ctrl+q",
            "ctrl+c",
            "ctrl+p",
            "ctrl+z",
            "1",
            "2",
            "t",
            "r",
            "e",
            "y",
            "enter",
            "tab",
        )
        await under_test.press(*keys, "question_mark", "slash")
        under_test.app.post_message(events.Paste("q"))
        await under_test.pilot.click(offset=(5, 5))
        await under_test.settle()

        assert under_test.text() == before
        assert under_test.reads == []
        assert [type(screen) for screen in under_test.app.screen_stack] == [WallScreen]
        assert under_test.app.is_running
        assert "back" not in footer(under_test)


async def test_a_kiosk_begins_without_a_network_and_fills_in_when_it_comes() -> None:
    async with board(wall=KIOSK) as under_test:
        await under_test.show(Situation())
        assert "NO DATA" in under_test.text()

        await under_test.read([WAITING], [agent()])

        assert "Billing" in under_test.text()
        assert "● LIVE" in under_test.text()


@pytest.mark.parametrize("size", [(1, 1), (12, 4), (40, 12), (400, 120)])
async def test_a_wall_survives_every_size_and_the_way_back(size: tuple[int, int]) -> None:
    async with board([WAITING], [agent()], wall=KIOSK, size=(80, 24)) as under_test:
        before = under_test.text()
        await under_test.pilot.resize_terminal(*size)
        await under_test.settle()
        await under_test.pilot.resize_terminal(80, 24)
        await under_test.settle()

        assert under_test.text() == before


async def test_a_changed_configuration_changes_the_pages_of_a_wall_that_hangs() -> None:
    async with board([WAITING], [agent()], wall=KIOSK, plan=TURNS) as under_test:
        setup = under_test.app._setup

        await under_test.configure(replace(setup, wall=WallPlan((Page.LEVELS,))))

        assert "levels" in footer(under_test)


@pytest.mark.parametrize(("key", "screen"), [("escape", QueuesScreen), ("2", QueuesScreen), ("1", OverviewScreen)])
async def test_a_changed_configuration_of_the_view_leaves_a_wall_where_it_hangs(key: str, screen: type[object]) -> None:
    async with board([WAITING], wall=WALL) as under_test:
        setup = replace(under_test.app._setup, views={"phones": View(name="phones")})
        await under_test.configure(setup)
        under_test.app.view = setup.views["phones"]
        await under_test.press("question_mark")
        await under_test.configure(replace(setup, views={"phones": View(name="phones", screen="queues")}))
        await under_test.press("escape")
        assert isinstance(under_test.app.screen, WallScreen)

        await under_test.press(key)

        assert isinstance(under_test.app.screen, screen)
        assert len(under_test.app.screen_stack) == 1


@pytest.mark.parametrize("opened", [("enter",), ("enter", "w", "escape")])
@pytest.mark.parametrize("above", [(), ("question_mark",)])
async def test_another_tenant_leaves_the_wall_and_no_record_of_the_one_before_below_it(
    opened: tuple[str, ...], above: tuple[str, ...]
) -> None:
    async with board([WAITING], start_screen="queues") as under_test:
        await under_test.press(*opened, "w", *above)
        wall = under_test.app.get_screen("wall")

        await under_test.configure(replace(under_test.app._setup, situations=Situations(), tenant="globex"))

        assert under_test.app.screen is wall
        assert wall.is_active
        await under_test.press("escape")
        assert [type(screen) for screen in under_test.app.screen_stack] == [QueuesScreen]


async def test_a_kiosk_shows_another_tenant_on_its_wall() -> None:
    async with board([WAITING], wall=KIOSK) as under_test:
        await under_test.configure(replace(under_test.app._setup, situations=Situations(), tenant="globex"))
        await under_test.wait(1)

        assert [type(screen) for screen in under_test.app.screen_stack] == [WallScreen]
        assert "globex" in under_test.text()
