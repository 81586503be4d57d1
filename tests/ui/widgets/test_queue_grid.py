from __future__ import annotations

import pytest

from tests.floors import queue
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import marked
from wallboard.model.queue import Queue
from wallboard.model.view import Order
from wallboard.ui.screens.queues import QueuesScreen
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.queue_grid import QueueGrid

FLOOR = (
    queue("1", name="Sales", queue_size=4, longest_wait_time_s=70, agent_count_wait_transact=0, agent_count_busy=3),
    queue("2", name="Support", queue_size=1, longest_wait_time_s=25, agent_count_wait_transact=2),
    queue("3", name="Billing", media_type="chat", queue_size=2, longest_wait_time_s=10, agent_count_wait_transact=1),
    queue("4", name="Returns", number_in_progress=2),
    queue("5", name="Night desk"),
    queue("6", name="Spare"),
)


def names(under_test: BoardUnderTest) -> list[str]:
    """The first words of the lines below the headings."""
    return [line[2:].split("  ")[0] for line in under_test.lines(QueueGrid)[2:] if line]


async def test_rows_stand_by_need_quiet_ones_are_folded_and_totals_follow() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        lines = [line for line in under_test.lines(QueueGrid) if line]

        assert lines[0] == "QUEUES  by need   2 quiet folded"
        assert names(under_test) == [
            "Sales",
            "Support",
            "Billing",
            "Returns",
            "… 2 quiet queues, nobody waits",
            "6 queues",
        ]
        assert lines[2].startswith("▲ Sales")
        assert lines[-1].startswith("Σ 6 queues")
        assert lines[-1].split()[3:6] == ["7", "0", "1:10"]


async def test_g_unfolds_the_quiet_queues_and_folds_them_again() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        await under_test.press("g")
        assert names(under_test)[-3:] == ["Night desk", "Spare", "6 queues"]
        assert "unfolded" in under_test.lines(QueueGrid)[0]

        await under_test.press("g")
        assert names(under_test)[-2] == "… 2 quiet queues, nobody waits"


async def test_a_row_that_is_folded_away_under_the_cursor_is_offered_for_nothing() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        await under_test.press("g", "end")
        assert under_test.lines(KeyLine)[0].startswith("⏎ open")

        await under_test.press("g")
        assert "open" not in under_test.lines(KeyLine)[0]
        await under_test.press("y", "enter")
        assert under_test.app.clipboard == ""
        assert isinstance(under_test.app.screen, QueuesScreen)

        await under_test.press("k")
        assert under_test.lines(KeyLine)[0].startswith("⏎ open")


async def test_one_folded_queue_is_told_in_the_singular() -> None:
    async with board([queue("1", queue_size=1), queue("2")], start_screen="queues") as under_test:
        assert "… 1 quiet queue, nobody waits" in names(under_test)


@pytest.mark.parametrize(
    ("latest", "why"),
    [
        ((FLOOR[2], FLOOR[1], FLOOR[0]), "the same rows in another order"),
        ((queue("9", name="New", queue_size=9, longest_wait_time_s=900), *FLOOR), "a row above it"),
        ((FLOOR[0], queue("2", name="Support", queue_size=9, longest_wait_time_s=90)), "its own row moved up"),
    ],
)
async def test_the_cursor_stays_with_its_queue(latest: tuple[Queue, ...], why: str) -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        await under_test.press("down")
        grid = under_test.app.screen.query_one(QueueGrid)
        assert [line[2:9] for line in marked(grid)] == ["Support"]

        await under_test.read(latest)

        assert [line[2:9] for line in marked(grid)] == ["Support"], why


async def test_a_queue_that_vanishes_takes_no_other_under_the_cursor_and_comes_back_with_it() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        await under_test.press("down")
        grid = under_test.app.screen.query_one(QueueGrid)

        await under_test.read([FLOOR[0], FLOOR[2]])
        assert marked(grid) == []
        await under_test.press("enter")
        assert under_test.app.screen.query(QueueGrid)

        await under_test.read(FLOOR)
        assert [line[2:9] for line in marked(grid)] == ["Support"]


async def test_keys_move_the_cursor_over_rows_only_and_stop_at_the_ends() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        seen = []
        for key in ("up", "j", "j", "k", "end", "down", "home", "pagedown", "pageup"):
            await under_test.press(key)
            seen.append(grid.cursor_id)

        assert seen == ["1", "2", "3", "2", "4", "4", "1", "4", "1"]


async def test_the_view_follows_the_cursor_and_stays_when_it_is_inside() -> None:
    many = [queue(f"{number:02}", queue_size=1, longest_wait_time_s=14) for number in range(40)]
    async with board(many, start_screen="queues", size=(100, 20)) as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        await under_test.press("end")
        assert names(under_test)[-2:] == ["Queue 39", "40 queues"]
        top = grid.scroll_offset.y

        await under_test.press("up", "up")
        assert (grid.cursor_id, grid.scroll_offset.y) == ("37", top)

        await under_test.press("home")
        assert names(under_test)[0] == "Queue 00"


async def test_the_title_tells_of_a_sign_that_came_above_the_lines_in_view_and_an_export_does_not() -> None:
    calm = [queue(f"{number:02}", queue_size=1, longest_wait_time_s=1) for number in range(40)]
    late = queue("00", name="Late", queue_size=1, longest_wait_time_s=90)
    async with board(calm, start_screen="queues", size=(100, 20)) as under_test:
        await under_test.press("end")
        assert "above" not in under_test.lines(QueueGrid)[0]

        await under_test.read([late, *calm[1:]])
        assert "Late" not in names(under_test)
        assert under_test.lines(QueueGrid)[0].endswith(" ▲ 1 above")
        assert "above" not in under_test.app.screen.query_one(QueueGrid).drawn_lines()[0]

        await under_test.press("home")
        assert "above" not in under_test.lines(QueueGrid)[0]


async def test_totals_stay_in_view_below_rows_that_scroll_and_right_below_those_that_do_not() -> None:
    many = [queue(f"{number:02}", queue_size=1, longest_wait_time_s=14) for number in range(40)]
    async with board(many, start_screen="queues", size=(80, 24)) as under_test:
        for keys in ((), ("pagedown",), ("end",), ("home",)):
            await under_test.press(*keys)
            assert under_test.lines(QueueGrid)[-1].startswith("Σ 40 queues")
        exported = under_test.app.screen.query_one(QueueGrid).drawn_lines()
        assert [line[:1] for line in exported].count("Σ") == 1

        await under_test.press("slash", *"07", "enter")
        assert [line[:10].strip() for line in under_test.lines(QueueGrid)[2:5]] == ["Queue 07", "Σ 1 queue", ""]


async def test_s_sorts_by_the_columns_in_view_in_turn_and_after_the_last_by_need_again() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        orders: list[str] = []
        while not orders or orders[-1] != "need":
            await under_test.press("s")
            orders.append(grid.order.column)

        titles = under_test.lines(QueueGrid)[1].replace("AVG WAIT", "AVG").replace("30 MIN", "30MIN")
        sortable = titles.replace("SERVICE LEVEL", "").split()
        assert len(orders) == len(set(orders)) == len(sortable) + 1


async def test_sorted_rows_say_so_are_not_folded_and_can_be_reversed_below_those_with_a_sign() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        await under_test.press("s")
        assert names(under_test)[:-1] == ["Sales", "Support", "Billing", "Night desk", "Returns", "Spare"]
        assert under_test.lines(QueueGrid)[0].startswith("QUEUES  by name")

        await under_test.press("S")
        assert names(under_test)[:-1] == ["Support", "Sales", "Spare", "Returns", "Night desk", "Billing"]
        assert under_test.lines(QueueGrid)[0].startswith("QUEUES  by name, reversed")


async def test_an_arrow_before_the_sorted_heading_says_which_way() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        plain = under_test.lines(QueueGrid)[1]
        assert not set("↑↓") & set(plain)

        arrows = []
        for keys in ("s", "S", "sS", "s", "ssss"):
            await under_test.press(*keys)
            sorted_by = under_test.lines(QueueGrid)[1]
            assert sorted_by.replace("↑", "").replace("↓", "").split() == plain.split()
            arrows += [next(word for word in sorted_by.split() if set("↑↓") & set(word))]
        assert arrows == ["↑QUEUE", "↓QUEUE", "↑MEDIA", "↓WAIT", "↑30"]


async def test_a_click_on_a_heading_sorts_by_it_and_a_second_one_reverses() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        x = under_test.lines(QueueGrid)[1].index("WAIT") + 1  # one cell of padding

        await under_test.pilot.click(QueueGrid, offset=(x, 1))
        assert (grid.order, names(under_test)[0]) == (Order("waiting"), "Sales")

        await under_test.pilot.click(QueueGrid, offset=(x, 1))
        assert grid.order == Order("waiting", is_reversed=True)


async def test_a_click_on_the_arrow_in_the_gap_turns_the_order_of_the_column_behind_it_round() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        for column in [part.column for part in grid.placed() if part.column.order]:
            while grid.order.column != column.key:
                await under_test.press("s")
            headings = under_test.lines(QueueGrid)[1]
            x = next(at for at, letter in enumerate(headings) if letter in "↑↓") + 1  # one cell of padding

            before = grid.order
            await under_test.pilot.click(QueueGrid, offset=(x, 1))
            assert grid.order == Order(column.key, is_reversed=not before.is_reversed)


async def test_queues_sort_by_what_is_left_to_answer_in_time() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        while grid.order.column != "answer":
            await under_test.press("s")

        assert under_test.lines(QueueGrid)[0] == "QUEUES  by time left to answer"
        assert [row.id for row in grid.shown] == ["1", "2", "3", "4", "5", "6"]
        await under_test.press("S")
        assert [row.id for row in grid.shown][:3] == ["2", "1", "6"], "those with a sign stay on top"


async def test_a_click_on_a_row_moves_the_cursor_and_a_double_click_opens_it() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)

        await under_test.pilot.click(QueueGrid, offset=(5, 4))
        assert grid.cursor_id == "3"

        await under_test.pilot.click(QueueGrid, offset=(5, 3), times=2)
        await under_test.pilot.pause()
        assert "queue 2 · phone" in under_test.text()


async def test_a_click_on_a_note_or_below_the_rows_does_nothing() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        await under_test.press("down")

        await under_test.pilot.click(QueueGrid, offset=(5, 6))
        await under_test.pilot.click(QueueGrid, offset=(5, 20))

        assert grid.cursor_id == "2"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("s", ["Sales", "Support", "Returns", "Night desk", "Spare"]),
        ("s p", ["Support", "Spare", "Sales", "Returns", "Night desk"]),
        ("support", ["Support"]),
        ("CHAT", ["Billing"]),
        ("!phone", ["Billing"]),
        ("nothing", []),
    ],
)
async def test_a_filter_leaves_the_rows_that_have_every_word_and_totals_follow(words: str, left: list[str]) -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        await under_test.press("slash", *("space" if key == " " else key for key in words))

        lines = under_test.lines(QueueGrid)
        assert f"filter: {words}  {len(left)} of 6" in lines[0]
        if left:
            assert sorted(names(under_test)[:-1]) == sorted(left)
            assert names(under_test)[-1] == ("1 queue" if len(left) == 1 else f"{len(left)} queues")
        else:
            assert lines[2] == "  no queue matches"


async def test_a_filter_goes_on_over_the_next_readings() -> None:
    async with board(FLOOR, start_screen="queues") as under_test:
        await under_test.press("slash", *"support", "enter")

        await under_test.read([*FLOOR, queue("7", name="Support two")])

        assert names(under_test)[:-1] == ["Support", "Support two"]


async def test_a_filter_changes_totals_and_no_figure_of_the_headline() -> None:
    async with board(FLOOR) as under_test:
        before = under_test.text().splitlines()[:8]
        await under_test.press("slash", *"support", "enter")

        total = next(line for line in under_test.lines(QueueGrid) if line.startswith("Σ"))
        assert total.split()[3] == "1"
        assert under_test.text().splitlines()[:8] == before


async def test_the_totals_of_deferred_queues_have_what_their_rows_have() -> None:
    mail = queue("7", name="Mail", media_type="email", queue_size=70, longest_wait_time_s=60, day_queued=321)
    async with board([*FLOOR, mail], start_screen="queues", size=(220, 40)) as under_test:
        await under_test.press("slash", *"mail", "enter")

        total = next(line for line in under_test.lines(QueueGrid) if line.startswith("Σ"))
        assert total.split()[1:4] == ["1", "queue", "70"]
        assert "321" in total


async def test_an_empty_floor_says_whether_it_was_read() -> None:
    async with board([], start_screen="queues") as under_test:
        assert under_test.lines(QueueGrid)[2] == "  no queue"
