from __future__ import annotations

import re

import pytest

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from wallboard.model.queue import Queue
from wallboard.model.view import Order
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.panels import Panels
from wallboard.ui.widgets.queue_grid import QueueGrid


def queues(count: int) -> list[Queue]:
    return [
        queue(f"{number:02}", name=f"Queue {number:02}", queue_size=1, longest_wait_time_s=14)
        for number in range(count)
    ]


def panels(under_test: BoardUnderTest) -> Panels:
    return under_test.app.screen.query_one(Panels)


async def test_the_queue_under_the_cursor_has_what_the_grid_leaves() -> None:
    async with board(queues(12), start_screen="queues", size=(160, 45)) as under_test:
        assert under_test.lines(Panels)[0].split()[:2] == ["Queue", "00"]
        assert any(line.startswith("Σ") for line in under_test.lines(QueueGrid))

        await under_test.press("j", "j")
        assert under_test.lines(Panels)[0].split()[:2] == ["Queue", "02"]
        await under_test.press("end")
        assert under_test.lines(Panels)[0].split()[:2] == ["Queue", "11"]
        assert under_test.app.screen.query_one(QueueGrid).scroll_offset.y == 0


@pytest.mark.parametrize("size", [(160, 45), (200, 50), (200, 56)])
async def test_the_panels_take_what_the_grid_leaves_and_a_line_below_them_shows_that_they_end(
    size: tuple[int, int],
) -> None:
    async with board(queues(14), start_screen="queues", size=size) as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        assert grid.size.height - grid.needed_height <= 4
        lines = under_test.text().splitlines()
        assert not lines[-2].strip()


async def test_the_panels_of_the_queue_tick() -> None:
    async with board(queues(3), start_screen="queues", size=(160, 45)) as under_test:
        before = under_test.lines(Panels)
        await under_test.wait(2)
        assert under_test.lines(Panels) != before


@pytest.mark.parametrize(("count", "size"), [(40, (160, 45)), (12, (100, 30)), (5, (80, 24)), (0, (200, 50))])
async def test_a_grid_that_needs_the_height_or_has_no_queue_stands_alone(count: int, size: tuple[int, int]) -> None:
    async with board(queues(count), start_screen="queues", size=size) as under_test:
        assert not panels(under_test).display


async def test_the_panels_make_room_when_queues_come_and_return_when_they_go() -> None:
    async with board(queues(12), start_screen="queues", size=(160, 45)) as under_test:
        before = panels(under_test).size
        for count in (13, 12):
            await under_test.read(queues(count))
            assert panels(under_test).size == before, "one queue more or less moves nothing"

        await under_test.read(queues(40))
        assert not panels(under_test).display
        await under_test.press("slash", *"11", "enter")
        assert panels(under_test).display, "a filter leaves room, too"


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(("screen", "part"), [("queues", QueueGrid), ("agents", AgentBoard), ("overview", QueueGrid)])
async def test_the_arrow_of_an_order_stands_between_a_blank_and_its_heading(
    width: int, screen: str, part: type[QueueGrid | AgentBoard]
) -> None:
    async with board(queues(3), [agent("ada")], size=(width, 24), start_screen=screen) as under_test:
        shown = under_test.app.screen.query_one(part)
        while True:
            await under_test.press("s")
            if shown.order == Order():
                break
            title = next(one.column.title for one in shown.placed() if one.column.key == shown.order.column)
            headings = next(line for line in under_test.lines(part) if set("↑↓") & set(line))
            assert re.search(rf" [↑↓]{re.escape(title.strip())}( |$)", headings)
