from __future__ import annotations

import pytest

from tests.floors import queue
from tests.ui.boards import board

QUEUES = (queue("1", name="Sales", queue_size=3, longest_wait_time_s=94),)


@pytest.mark.parametrize("size", [(59, 24), (80, 14), (20, 5)])
async def test_too_small_a_terminal_says_what_the_board_needs_and_nothing_else(size: tuple[int, int]) -> None:
    async with board(QUEUES, size=size) as under_test:
        words = " ".join(under_test.text().split())

        assert words == f"The board needs 60×15 cells, this terminal has {size[0]}×{size[1]}."


async def test_the_board_comes_back_with_the_room() -> None:
    async with board(QUEUES, size=(80, 24)) as under_test:
        before = under_test.text()
        await under_test.pilot.resize_terminal(30, 10)
        assert "this terminal has 30×10" in " ".join(under_test.text().split())
        await under_test.pilot.resize_terminal(80, 24)
        await under_test.settle()

        assert under_test.text() == before
