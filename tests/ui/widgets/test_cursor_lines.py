"""Where the view of a list goes when a reading puts its rows in another order."""

from __future__ import annotations

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from wallboard.model.agent import Agent
from wallboard.model.queue import Queue
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.queue_grid import QueueGrid

ROWS = 30
SIZE = (80, 24)


def floor(*worst: int) -> list[Queue]:
    """Return queues in which contacts wait, those that are named the longest, the first of them most of all."""
    waits = {number: 900 - place for place, number in enumerate(worst)}
    return [queue(f"{number}", queue_size=1, longest_wait_time_s=waits.get(number, number)) for number in range(ROWS)]


def view(under_test: BoardUnderTest) -> tuple[str | None, int | None, int]:
    """Return the cursor's queue, its line, and the line that is on top."""
    grid = under_test.app.screen.query_one(QueueGrid)
    return grid.cursor_id, grid.line_of_cursor(), grid.scroll_offset.y


async def test_a_cursor_that_nobody_has_moved_stays_on_top() -> None:
    async with board(floor(7), start_screen="queues", size=SIZE) as under_test:
        assert view(under_test) == ("7", 0, 0)

        await under_test.read(floor(*range(8, 30), 7))

        assert view(under_test) == ("8", 0, 0)


async def test_a_look_at_the_heat_map_moves_no_cursor() -> None:
    def agents(worst: str) -> list[Agent]:
        return [agent(name, time_in_status_s=4000 if name == worst else 5) for name in ("ada", "ben")]

    async with board(agents=agents("ada"), start_screen="agents", size=SIZE) as under_test:
        await under_test.press("h", "h")
        await under_test.read([], agents("ben"))

        assert under_test.app.screen.query(AgentBoard).first().cursor_id == "ben"


async def test_the_worst_rows_come_back_into_view_with_a_new_order_where_the_cursor_stays_in_it() -> None:
    async with board(floor(7), start_screen="queues", size=SIZE) as under_test:
        await under_test.press("down", "up")
        await under_test.read(floor(*range(8, 30), 7))
        assert view(under_test) == ("7", 22, 22 - under_test.app.screen.query_one(QueueGrid).lines_in_height + 1)

        await under_test.read(floor(8, 9, 7))

        assert view(under_test) == ("7", 2, 0)


async def test_a_view_far_down_stays_with_its_cursor_when_the_order_changes() -> None:
    async with board(floor(7), start_screen="queues", size=SIZE) as under_test:
        await under_test.press("end")
        cursor, line, top = view(under_test)

        await under_test.read(floor(8, 7))

        assert view(under_test) == (cursor, line, top)
        assert top > 0


async def test_a_view_that_somebody_has_scrolled_stays_while_the_order_does() -> None:
    async with board(floor(7), start_screen="queues", size=SIZE) as under_test:
        await under_test.press("end", *["k"] * 20)
        before = view(under_test)

        await under_test.read(floor(7))

        assert view(under_test) == before
        assert before[2] > 0
