from __future__ import annotations

import pytest

from tests.floors import START, feed, queue
from tests.ui.boards import board
from wallboard.model.situation import Situation, Trouble

QUEUES = (queue("1", name="Sales", queue_size=3, longest_wait_time_s=94),)
BUSY = Trouble("HTTP 503, server busy", "", START, 2)


@pytest.mark.parametrize("size", [(59, 24), (80, 14), (20, 5)])
async def test_too_small_a_terminal_says_what_the_board_needs_and_nothing_else(size: tuple[int, int]) -> None:
    async with board(QUEUES, size=size) as under_test:
        words = " ".join(under_test.text().split())

        assert words == f"The board needs 60×15 cells, this terminal has {size[0]}×{size[1]}."


async def test_what_shows_itself_stays_out_of_a_terminal_that_is_too_small() -> None:
    latest = Situation(queues=feed(QUEUES, trouble=BUSY), agents=feed((), trouble=BUSY))
    async with board(QUEUES, size=(80, 24)) as under_test:
        await under_test.press("3", "h", "slash")
        await under_test.show(latest)
        await under_test.pilot.resize_terminal(20, 5)
        await under_test.settle()
        words = " ".join(under_test.text().split())

        assert words == "The board needs 60×15 cells, this terminal has 20×5."


async def test_the_board_comes_back_with_the_room() -> None:
    async with board(QUEUES, size=(80, 24)) as under_test:
        before = under_test.text()
        await under_test.pilot.resize_terminal(30, 10)
        assert "this terminal has 30×10" in " ".join(under_test.text().split())
        await under_test.pilot.resize_terminal(80, 24)
        await under_test.settle()

        assert under_test.text() == before
