from __future__ import annotations

import pytest

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import colours
from wallboard.model.queue import Queue
from wallboard.ui.widgets.last_hour import LastHour
from wallboard.ui.widgets.queue_grid import QueueGrid

AGENTS = (agent("a"),)


def queues(count: int) -> list[Queue]:
    return [queue(f"{number}", queue_size=1, longest_wait_time_s=5) for number in range(count)]


def hour(under_test: BoardUnderTest) -> LastHour:
    return under_test.app.screen.query_one(LastHour)


async def test_the_last_hour_has_what_the_queues_leave() -> None:
    async with board(queues(8), AGENTS, size=(160, 45)) as under_test:
        assert hour(under_test).display
        assert under_test.lines(LastHour)[0].startswith("LAST HOUR")
        assert any(line.startswith("Σ") for line in under_test.lines(QueueGrid))


async def test_where_the_queues_need_the_height_there_is_no_last_hour() -> None:
    async with board(queues(40), AGENTS, size=(160, 45)) as under_test:
        assert not hour(under_test).display


async def test_a_floor_without_figures_has_had_no_hour() -> None:
    async with board(size=(160, 45)) as under_test:
        assert "LAST HOUR" not in under_test.text()

        await under_test.wait(10)
        await under_test.read(queues(3), AGENTS)

        assert "LAST HOUR" in under_test.text()


async def test_a_queue_more_or_less_moves_nothing() -> None:
    async with board(queues(8), AGENTS, size=(160, 45)) as under_test:
        before = hour(under_test).size
        for count in (9, 10, 8):
            await under_test.read(queues(count), AGENTS)
            assert hour(under_test).size == before


@pytest.mark.parametrize("count", [20, 40])
async def test_it_makes_room_when_queues_come_and_returns_when_they_go(count: int) -> None:
    async with board(queues(4), AGENTS, size=(160, 45)) as under_test:
        before = hour(under_test).size.height
        await under_test.read(queues(count), AGENTS)
        await under_test.settle()
        assert hour(under_test).size.height < before
        await under_test.read(queues(4), AGENTS)
        await under_test.settle()

        assert hour(under_test).size.height >= before - 4


async def test_the_last_hour_loses_its_colours_with_all_else() -> None:
    async with board(queues(8), AGENTS, size=(160, 45)) as under_test:
        assert "busy" in colours(hour(under_test))
        await under_test.wait(45)

        assert colours(hour(under_test)) <= {"label", "hint", "track", "value"}


async def test_home_leads_to_the_first_row_from_a_row_that_is_folded_away() -> None:
    async with board([*queues(3), queue("quiet")], AGENTS, start_screen="queues") as under_test:
        await under_test.press("g", "end", "g", "home")

        assert under_test.app.screen.query_one(QueueGrid).cursor_id == "0"


async def test_on_a_high_wall_the_charts_of_the_last_hour_are_high() -> None:
    async with board(queues(8), AGENTS, size=(400, 110)) as under_test:
        assert hour(under_test).size.height == 54
        assert under_test.app.screen.query_one(QueueGrid).size.height <= 40
