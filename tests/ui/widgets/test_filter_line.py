from __future__ import annotations

import pytest

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import lines
from wallboard.ui.screens.queue import QueueScreen
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.filter_line import FilterLine
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.typed_line import TypedLine

QUEUES = (
    queue("1", name="Sales", queue_size=2, longest_wait_time_s=95),
    queue("2", name="Support", queue_size=1, longest_wait_time_s=5),
    queue("3", name="Müller & Co"),
)
AGENTS = (
    agent("a", name="Ann", status=4),
    agent("b", name="Ben", status=2),
    agent("s", name="Sam Salesman"),
    agent("out", name="Olaf", status=9),
)


def typed(text: str) -> tuple[str, ...]:
    return tuple("space" if key == " " else key for key in text)


def said(under_test: BoardUnderTest) -> str:
    """What stands at the right end of the line."""
    return lines(under_test.app.screen.query_one(FilterLine).children[-1])[0].strip()


def titles(under_test: BoardUnderTest) -> list[str]:
    return [under_test.lines(QueueGrid)[0], under_test.lines(AgentBoard)[0]]


async def test_an_empty_line_says_how_a_filter_is_written() -> None:
    async with board(QUEUES, AGENTS, size=(200, 50)) as under_test:
        await under_test.press("slash")

        assert said(under_test) == (
            'words in any order · !word leaves out · Enter keeps · Esc clears · state:break wait>1:30 · "two words"'
        )


async def test_a_narrow_line_is_cut_between_words_and_never_in_a_figure() -> None:
    async with board(QUEUES, AGENTS, size=(60, 24)) as under_test:
        await under_test.press("slash", *typed("wait>abc"))

        assert said(under_test) == '"abc" is no time, write 90s, 5m, …'


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_a_narrow_line_leaves_out_whole_hints(width: int) -> None:
    async with board(QUEUES, AGENTS, size=(width, 24)) as under_test:
        await under_test.press("slash")

        assert said(under_test).startswith("words in any order")
        assert "…" not in said(under_test)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sales", "1 of 3 queues · 1 of 4 agents"),
        ("muller", "1 of 3 queues · 0 of 4 agents"),
        ("wait>1:30", "1 of 3 queues"),
        ("state:break", "1 of 4 agents"),
        ("state:", "state: available, offered, busy, wrap-up, break, offline, …"),
        ('"sal', "the quote is not closed"),
        ("state:brake", 'no state "brake", did you mean "break"?'),
        ("wiat>60", 'no field "wiat", did you mean "wait"?'),
    ],
)
async def test_the_line_says_what_is_left_or_what_is_missing_or_wrong(text: str, words: str) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("slash", *typed(text))

        assert said(under_test) == words


async def test_what_is_half_typed_does_not_filter_and_once_kept_says_so() -> None:
    async with board(QUEUES, AGENTS, size=(160, 45)) as under_test:
        await under_test.press("slash", *typed("sal state:"))
        assert under_test.app.view.filter == "sal"
        assert ["filter: sal  1 of" in title for title in titles(under_test)] == [True, True]

        await under_test.press("enter")

        assert under_test.app.view.filter == "sal state:"
        assert all("filter off: state: available" in title for title in titles(under_test))
        assert "Support" in "".join(under_test.lines(QueueGrid))


async def test_a_wrong_filter_filters_nothing_and_the_boards_say_what_is_wrong() -> None:
    async with board(QUEUES, AGENTS, size=(160, 45)) as under_test:
        await under_test.press("slash", *typed("sales wiat>60"), "enter")

        off = 'filter off: no field "wiat", did you mean "wait"?'
        assert titles(under_test) == [f"QUEUES   {off}   1 quiet folded", f"AGENTS   {off}"]
        assert [row.id for row in under_test.app.screen.query_one(QueueGrid).shown] == ["1", "2", "3"]
        await under_test.press("slash")
        assert under_test.app.screen.query_one(TypedLine).value == "sales wiat>60"


async def test_a_filter_of_agents_leaves_the_queues_and_their_fold_alone() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("slash", *typed("state:break"), "enter")

        assert "filter: state:break  3 of 3" in titles(under_test)[0]
        assert titles(under_test)[1].endswith("filter: state:break  1 of 4")
        assert any("1 quiet queue" in line for line in under_test.lines(QueueGrid))

        await under_test.press("slash", *["backspace"] * 11, *typed("wait>60"), "enter")
        assert not any("quiet" in line for line in under_test.lines(QueueGrid))
        assert "Olaf" not in "".join(under_test.lines(AgentBoard))


async def test_the_counts_follow_a_new_reading_while_one_types() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("slash", *typed("sal"))
        await under_test.read([*QUEUES, queue("4", name="Salon")], AGENTS)

        assert said(under_test) == "2 of 4 queues · 1 of 4 agents"
        assert under_test.app.screen.query_one(TypedLine).has_focus


async def test_keys_that_arrive_in_one_burst_act_in_their_order() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("slash", *typed("salx"))
        await under_test.burst("backspace", "backspace", "y")

        assert under_test.app.screen.query_one(TypedLine).value == "say"


async def test_enter_opens_what_the_filter_has_left() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("slash", *typed("support"), "enter", "enter")

        assert isinstance(under_test.app.screen, QueueScreen)
        assert "Support" in under_test.text()


async def test_a_second_slash_goes_on_with_the_filter_that_is_there() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("slash", *typed("sal"), "enter", "slash", *typed("es"))

        assert under_test.app.view.filter == "sales"
        await under_test.press("escape")
        assert under_test.app.view.filter == ""


@pytest.mark.parametrize("typed", ["wait>abc", "wait>soon", "wait>1h3"])
async def test_what_is_wrong_with_a_time_is_told_whole_at_80_columns(typed: str) -> None:
    async with board(QUEUES, size=(80, 24)) as under_test:
        await under_test.press("slash", *typed)

        assert "is no time, write 90s, 5m, 1:30, 1h30m" in under_test.text()


async def test_what_a_filter_leaves_is_written_as_every_count() -> None:
    many = [queue(f"{number}", name="Sales") for number in range(1001)]
    async with board(many, AGENTS) as under_test:
        await under_test.press("slash", *typed("sal"))

        assert said(under_test).startswith("1 001 of 1 001 queues")
