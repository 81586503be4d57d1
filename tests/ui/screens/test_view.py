from __future__ import annotations

from msgspec.structs import replace
from textual import events

from tests.floors import agent, queue
from tests.ui.boards import board
from wallboard.model.selection import Selection
from wallboard.model.view import Order, View
from wallboard.ui.widgets.header import Header
from wallboard.ui.widgets.queue_grid import QueueGrid

QUEUES = (
    queue("1", name="Sales", queue_size=2, longest_wait_time_s=15),
    queue("2", name="Support", queue_size=9, longest_wait_time_s=5),
)
AGENTS = (agent("a", name="Ann"), agent("b", name="Ben", status=2))


async def test_order_and_filter_go_along_from_screen_to_screen() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("slash", "s", "enter", "s", "2")

        title = under_test.lines(QueueGrid)[0]
        assert "by name" in title
        assert "filter: s" in title


async def test_two_keys_at_once_both_count() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues") as under_test:
        under_test.app.post_message(events.Key("s", None))
        under_test.app.post_message(events.Key("s", None))
        await under_test.settle()

        assert under_test.app.view.queue_order == Order("media")


async def test_a_view_of_other_queues_changes_every_figure_and_says_its_name() -> None:
    async with board(QUEUES, AGENTS, size=(140, 40)) as under_test:
        under_test.app.view = replace(under_test.app.view, name="one desk", queues=Selection(ids=("1",)))
        await under_test.done("judge")

        assert [row.id for row in under_test.app.floor.queues] == ["1"]
        assert under_test.app.floor.totals.waiting == 2
        assert "one desk  1 of 2 queues" in under_test.lines(Header)[0]


async def test_a_board_is_sorted_by_a_column_that_it_has_no_room_for() -> None:
    queues = (
        queue("1", name="Sales", queue_size=2, day_abandoned=1),
        queue("2", name="Support", queue_size=1, day_abandoned=9),
    )
    async with board(queues, AGENTS) as under_test:
        under_test.app.view = View(queue_order=Order("lost"))
        await under_test.settle()

        title, _, *rows = under_test.lines(QueueGrid)
        assert "by abandoned today" in title
        assert [row.split()[0] for row in rows[:2]] == ["Support", "Sales"]
