"""A board on a slow link: time goes on with each reading alone, and nothing on it becomes untrue meanwhile."""

from __future__ import annotations

from tests.floors import agent, queue
from tests.ui.boards import board
from tests.ui.test_following import setup_of
from wallboard.ui.setup import WallStart
from wallboard.ui.widgets.header import Header

QUEUES = (queue("1", name="Sales", queue_size=2, longest_wait_time_s=15),)
AGENTS = (agent("a", name="Ann", status=4, time_in_status_s=300),)


async def test_timers_stand_between_two_readings() -> None:
    async with board(QUEUES, AGENTS, is_sparing=True) as under_test:
        before = under_test.text()
        await under_test.second(7)

        assert under_test.text() == before
        assert "LIVE 14:32:07" in before
        assert "drawn 14:32:07" in before

        await under_test.read(QUEUES, AGENTS)
        assert "LIVE 14:32:14" in under_test.text()
        assert "drawn 14:32:14" in under_test.text()


async def test_a_reading_that_is_late_is_told_and_time_goes_on() -> None:
    async with board(QUEUES, AGENTS, is_sparing=True) as under_test:
        await under_test.second(15)
        assert "LATE 15 s old" in under_test.text()
        assert "drawn" not in under_test.text()
        await under_test.second()
        assert "LATE 16 s old" in under_test.text()
        await under_test.second(20)
        assert "NO NEW DATA FOR 0:36" in under_test.text()
        await under_test.second()
        assert "NO NEW DATA FOR 0:37" in under_test.text()


async def test_else_they_tick_each_second() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.second(7)

        assert "LIVE 7 s old" in under_test.text()
        assert "0:22" in under_test.text()


async def test_the_configuration_can_change_it_while_the_board_runs() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.configure(setup_of(under_test, is_sparing=True))
        assert "drawn 14:32:07" in under_test.lines(Header)[0]
        await under_test.configure(setup_of(under_test))
        assert "drawn" not in under_test.lines(Header)[0]


async def test_a_wall_tells_the_moment_of_its_numbers() -> None:
    async with board(QUEUES, AGENTS, is_sparing=True, wall=WallStart(begins=True, is_kiosk=True)) as under_test:
        before = under_test.text()
        assert "LIVE 14:32:07" in before
        await under_test.second(7)
        assert under_test.text() == before
        await under_test.second(10)
        assert "LATE 17 s" in under_test.text()


async def test_the_header_has_room_for_both_times_on_a_small_terminal() -> None:
    async with board(QUEUES, AGENTS, is_sparing=True, size=(80, 24)) as under_test:
        assert under_test.lines(Header)[0].endswith("drawn 14:32:07")
        assert "● LIVE 14:32:07" in under_test.lines(Header)[0]
