"""From alarm to alarm on the screens with boards, and rows in alarm that would not have had a line."""

from __future__ import annotations

import pytest

from tests.floors import agent, queue
from tests.model.alarm.watched import rule
from tests.ui.boards import BoardUnderTest, board
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.view import Grouping, View
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.board import Board
from wallboard.ui.widgets.heat_map import HeatMap
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.queue_grid import QueueGrid

RULES = Rules((rule("wait>20", name="wait"), rule("state:break,out", name="away", scope=Scope.AGENT)))
QUEUES = (
    queue("1", name="Sales", queue_size=1, longest_wait_time_s=90),
    queue("2", name="Support", queue_size=1, longest_wait_time_s=60),
    queue("3", name="Returns", queue_size=1, longest_wait_time_s=1),
)
AGENTS = (
    agent("ada", name="Ada", status=4, time_in_status_s=2000),
    agent("bo", name="Bo"),
    agent("cy", name="Cy", status=4, time_in_status_s=1900),
)


def at(under_test: BoardUnderTest) -> str | None:
    """The record of the cursor that has the keys."""
    focused = under_test.app.focused
    assert isinstance(focused, Board)
    return focused.cursor_id


async def steps(under_test: BoardUnderTest, key: str, number: int) -> list[str | None]:
    seen = []
    for _ in range(number):
        await under_test.press(key)
        seen.append(at(under_test))
    return seen


async def test_on_the_overview_one_goes_through_all_of_them_and_begins_anew() -> None:
    async with board(QUEUES, AGENTS, rules=RULES) as under_test:
        assert at(under_test) == "1"

        assert await steps(under_test, "n", 5) == ["2", "ada", "cy", "1", "2"]
        assert await steps(under_test, "N", 4) == ["1", "cy", "ada", "2"]


@pytest.mark.parametrize(("screen", "seen"), [("queues", ["2", "1"]), ("agents", ["cy", "ada"])])
async def test_a_screen_of_one_board_has_its_own(screen: str, seen: list[str]) -> None:
    async with board(QUEUES, AGENTS, rules=RULES, start_screen=screen) as under_test:
        assert await steps(under_test, "n", 2) == seen
        assert await steps(under_test, "N", 2) == seen


async def test_from_a_row_without_an_alarm_one_comes_to_the_nearest() -> None:
    async with board(QUEUES, AGENTS, rules=RULES) as under_test:
        await under_test.press("down", "down")
        assert at(under_test) == "3"

        assert await steps(under_test, "N", 1) == ["2"]


async def test_the_heat_map_goes_from_alarm_to_alarm_too() -> None:
    view = View(screen="agents", is_heat=True)
    async with board(QUEUES, AGENTS, rules=RULES, view=view) as under_test:
        assert isinstance(under_test.app.focused, HeatMap)

        assert await steps(under_test, "n", 2) == ["cy", "ada"]


async def test_in_groups_one_goes_in_the_order_of_the_lines() -> None:
    view = View(screen="agents", grouping=Grouping.GROUP)
    async with board(QUEUES, AGENTS, rules=RULES, view=view) as under_test:
        await under_test.press("home")

        assert await steps(under_test, "n", 2) == ["cy", "ada"]


async def test_what_the_filter_leaves_out_is_passed_over() -> None:
    async with board(QUEUES, AGENTS, rules=RULES, view=View(filter="!support")) as under_test:
        assert await steps(under_test, "n", 3) == ["ada", "cy", "1"]


async def test_the_key_is_there_while_there_is_an_alarm() -> None:
    async with board(QUEUES, AGENTS, rules=RULES, size=(160, 45)) as under_test:
        assert "n next alarm" in under_test.lines(KeyLine)[0]

        await under_test.read(QUEUES[2:], AGENTS[1:2])
        for _ in range(8):
            under_test.clock.advance(10)
            await under_test.read(QUEUES[2:], AGENTS[1:2])

        assert under_test.app.floor.alarms.open == {}
        assert "next alarm" not in under_test.lines(KeyLine)[0]


async def test_a_quiet_queue_that_an_alarm_is_about_is_not_folded() -> None:
    quiet = (queue("1", name="Sales", thirty_min_abandoned=9), queue("2", name="Support"))
    rules = Rules((rule("abandoned>5", name="abandoned"),))
    async with board(quiet, rules=rules) as under_test:
        assert under_test.app.screen.query_one(QueueGrid).listed == ["1"]
        assert "1 quiet queue, nobody waits" in under_test.text()


async def test_who_is_logged_out_has_a_line_while_an_alarm_is_about_them() -> None:
    out = (agent("ada", name="Ada", status=9), agent("bo", name="Bo"), agent("cy", name="Cy", status=9))
    rules = Rules((rule("name:ada", name="out", scope=Scope.AGENT),))
    async with board(QUEUES, out, rules=rules, start_screen="agents") as under_test:
        assert under_test.app.screen.query(AgentBoard).first().listed == ["ada", "bo"]
