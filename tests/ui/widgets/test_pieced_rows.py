from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.floors import queue
from tests.ui.boards import board
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.queue_grid import QueueGrid


@pytest.mark.parametrize("width", [1, 10, 200])
async def test_a_row_is_as_wide_as_it_is_to_be_whatever_its_columns_take(width: int) -> None:
    async with board([queue("1", name="技術サポート", queue_size=3, longest_wait_time_s=25)]) as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        (row,) = grid._rows

        for seconds in (0, 1):
            strip = grid._pieced.line(row, grid.placed(), Moment(seconds), width, None)
            assert strip.cell_length == cell_len(strip.text) == width
