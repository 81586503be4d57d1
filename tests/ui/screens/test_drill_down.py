"""The screens of one queue and of one agent: they hold the id, stay live, lead to the next, and say what is gone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.screen import Screen

from tests.floors import agent, queue
from tests.ui import a_monday
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import colours, marked
from wallboard.model.agent import Agent
from wallboard.model.fields import described
from wallboard.model.selection import Selection
from wallboard.model.standards import Standards
from wallboard.model.view import Order, View
from wallboard.ui.screens.agent import AgentScreen
from wallboard.ui.screens.overview import OverviewScreen
from wallboard.ui.screens.queue import QueueScreen
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.field_board import FieldBoard
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.panels import Panels
from wallboard.ui.widgets.queue_grid import QueueGrid

SALES = queue("1", name="Sales", queue_size=3, longest_wait_time_s=25)
QUEUES = (SALES, queue("2", name="Support", number_in_progress=1), queue("3", name="Returns", number_in_progress=1))
AGENTS = (agent("ada", name="Ada"), agent("boris", name="Boris", status=2))
LOW = (80, 24)
OLD_INKS = {"hint", "label", "track"}
"""What is drawn where numbers are old: the thumb of a board that scrolls is on the track's."""


def shown(under_test: BoardUnderTest) -> Screen[object]:
    """The screen that people see."""
    return under_test.app.screen


def head(under_test: BoardUnderTest) -> str:
    """The line over the panels, with single spaces."""
    return " ".join(under_test.lines(Panels)[0].split())


def waits(under_test: BoardUnderTest) -> str:
    """The line of a low screen that says who waits."""
    return under_test.lines(Panels)[1].strip()


def field(under_test: BoardUnderTest, name: str) -> str:
    """The value of a field that is in view."""
    return next(line for line in under_test.lines(FieldBoard) if line.split()[:1] == [name]).split()[1]


async def test_enter_opens_the_queue_under_the_cursor_and_escape_leads_back_to_it() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("down", "enter")
        assert isinstance(under_test.app.screen, QueueScreen)
        assert head(under_test) == "Returns queue 3 · phone · 80 % within 20 s 2 of 3"

        await under_test.press("escape")
        assert isinstance(shown(under_test), OverviewScreen)
        assert under_test.app.screen.query_one(QueueGrid).cursor_id == "3"


async def test_enter_opens_the_agent_with_every_field() -> None:
    async with board(QUEUES, AGENTS, size=(140, 100)) as under_test:
        await under_test.press("tab", "enter")

        assert type(under_test.app.screen) is AgentScreen
        assert head(under_test) == "Ada agent ada · group 108 1 of 2"
        lines = under_test.lines(FieldBoard)
        assert lines[0].strip() == "ALL FIELDS  39, as the API gave them"
        names = [line.split()[0] for line in lines[2:] if line.strip()]
        assert {meant.api_name for meant in described(Agent)} <= set(names)
        assert field(under_test, "agent-status") == "0"


async def test_an_open_queue_lives_on_with_each_reading_and_ticks_between_them() -> None:
    async with board(QUEUES, AGENTS, size=LOW) as under_test:
        await under_test.press("enter")
        assert waits(under_test).startswith("WAITING 3 ◆  LONGEST 0:25 ◆  0:05 over")
        await under_test.wait(4)
        assert waits(under_test).startswith("WAITING 3 ◆  LONGEST 0:29 ◆  0:09 over")

        await under_test.read([SALES.model_copy(update={"queue_size": 7, "longest_wait_time_s": 90})], AGENTS)

        assert waits(under_test).startswith("WAITING 7 ▲  LONGEST 1:30 ▲")
        assert field(under_test, "longest-wait-time") == "1:30"


@pytest.mark.parametrize("keys", [("n", "n"), ("n", "n", "n", "n"), ("n", "n", "N", "n")])
async def test_next_and_previous_follow_the_list_and_stop_at_its_ends(keys: tuple[str, ...]) -> None:
    async with board(QUEUES, AGENTS, size=LOW) as under_test:
        await under_test.press("enter", *keys)
        assert head(under_test).endswith("3 of 3")
        assert head(under_test).startswith("Support")

        await under_test.press("N", "N", "N", "N")
        assert head(under_test).startswith("◆ Sales queue 1")
        assert len(under_test.app.screen_stack) == 2


async def test_next_and_previous_follow_the_order_and_the_filter_of_the_list() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues", size=LOW) as under_test:
        under_test.app.view = View(screen="queues", filter="!returns", queue_order=Order("queue", is_reversed=True))
        await under_test.settle()
        await under_test.press("home", "enter")
        assert head(under_test) == "◆ Sales queue 1 · phone · 80 % within 20 s 1 of 2"
        await under_test.press("n")
        assert head(under_test) == "Support queue 2 · phone · 80 % within 20 s 2 of 2"


async def test_next_leads_past_one_that_is_gone() -> None:
    async with board(QUEUES, AGENTS, size=LOW) as under_test:
        await under_test.press("enter")
        await under_test.read([SALES, QUEUES[1]], AGENTS)
        assert head(under_test).endswith("1 of 2")

        await under_test.press("n")

        assert head(under_test).startswith("Support")


async def test_the_lists_cursor_comes_to_stand_on_what_was_seen_last() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("tab", "enter", "n", "escape")

        assert under_test.app.screen.query_one(AgentBoard).cursor_id == "boris"
        assert any("Boris" in line for line in marked(under_test.app.screen.query_one(AgentBoard)))


async def test_the_same_field_stays_under_the_cursor_from_one_record_to_the_next() -> None:
    async with board(QUEUES, AGENTS, size=(120, 40)) as under_test:
        await under_test.press("enter", "down", "down", "n")

        assert marked(under_test.app.screen.query_one(FieldBoard))[0].split()[0] == "number-in-progress"


async def test_the_key_line_names_next_and_previous_where_there_is_one() -> None:
    async with board(QUEUES, AGENTS, size=LOW) as under_test:
        await under_test.press("enter")
        assert "esc back  n next  ? help" in under_test.lines(KeyLine)[0]
        await under_test.press("n")
        assert "esc back  n next  N previous  ? help" in under_test.lines(KeyLine)[0]
        await under_test.press("n")
        assert "esc back  N previous  ? help" in under_test.lines(KeyLine)[0]


async def test_a_queue_that_stands_alone_has_neither_next_nor_previous() -> None:
    async with board(QUEUES[:1], AGENTS, size=LOW) as under_test:
        await under_test.press("enter", "n", "N")

        assert "esc back  ? help" in under_test.lines(KeyLine)[0]
        assert head(under_test).endswith("1 of 1")


async def test_an_open_queue_that_is_gone_says_so_and_since_when_until_it_is_back() -> None:
    async with board(QUEUES, AGENTS, size=LOW) as under_test:
        await under_test.press("enter")
        under_test.clock.advance(10)
        await under_test.read(QUEUES[1:], AGENTS)
        under_test.clock.advance(10)
        await under_test.read(QUEUES[1:], AGENTS)

        lines = [line.strip() for line in under_test.lines(Panels)]
        told = "Sales is gone from the API's list since 14:32:17. Below is what was last known."
        assert " ".join(lines[:2]) == told
        assert lines[3].startswith("WAITING ~3 ◆  LONGEST ~0:25 ◆  ~0:05 over")
        assert colours(under_test.app.screen.query_one(FieldBoard)) <= OLD_INKS
        assert field(under_test, "longest-wait-time") == "~0:25"

        await under_test.read(QUEUES, AGENTS)
        assert "gone" not in under_test.text()
        assert waits(under_test).startswith("WAITING 3 ◆  LONGEST 0:25")


async def test_an_open_agent_that_is_gone_says_so() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("3", "enter")
        await under_test.read(QUEUES, AGENTS[1:])

        assert under_test.lines(Panels)[0].strip().startswith("Ada is gone from the API's list since 14:32:07.")


async def test_an_open_queue_that_the_view_leaves_out_goes_on() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("enter")
        under_test.app.view = View(queues=Selection(ids=("2",)))
        await under_test.done("judge")

        assert "Sales" in under_test.lines(Panels)[0]
        assert " is " not in under_test.lines(Panels)[0]


async def test_a_queue_that_the_profile_leaves_out_is_not_said_to_be_gone_from_the_api() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("enter")
        others = Standards(queues=Selection(ids=("2",)))
        await under_test.configure(replace(under_test.app._setup, standards=others))
        await under_test.done("judge")

        assert under_test.lines(Panels)[0].strip().startswith("Sales is not among those that are chosen since")


async def test_the_next_one_of_a_queue_that_is_gone_is_there() -> None:
    async with board(QUEUES, AGENTS, size=LOW) as under_test:
        await under_test.press("enter")
        await under_test.read(QUEUES[1:], AGENTS)
        await under_test.press("n")

        assert head(under_test).startswith("Returns queue 3")


async def test_a_list_that_fails_is_no_sign_that_the_record_is_gone() -> None:
    async with board(QUEUES, AGENTS, size=LOW) as under_test:
        await under_test.press("enter")
        await under_test.wait(60)

        assert "gone" not in under_test.text()
        assert waits(under_test).startswith("WAITING ~3 ◆  LONGEST ~0:25")


async def test_old_figures_and_fields_have_a_tilde_and_no_colour_by_the_clock_alone() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("enter")
        assert "warning" in colours(under_test.app.screen.query_one(Panels))
        await under_test.wait(60)

        assert colours(under_test.app.screen.query_one(Panels)) <= OLD_INKS
        assert field(under_test, "queue-size") == "~3"
        assert colours(under_test.app.screen.query_one(FieldBoard)) <= OLD_INKS


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 45), (200, 50), (400, 110)])
@pytest.mark.parametrize("keys", [("enter",), ("tab", "enter")])
async def test_at_every_size_fields_stay_in_view_and_nothing_is_wider_than_the_screen(
    size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with board(a_monday.queues(), a_monday.agents(), size=size) as under_test:
        await under_test.press(*keys)
        fields, panels = under_test.app.screen.query_one(FieldBoard), under_test.app.screen.query_one(Panels)

        assert fields.size.height >= 8
        assert panels.region.bottom <= fields.region.y or panels.region.right <= fields.region.x
        assert {len(line) for line in under_test.text().splitlines()} == {size[0]}


async def test_the_panels_follow_the_size_of_the_screen() -> None:
    async with board(a_monday.queues(), a_monday.agents(), size=(120, 40)) as under_test:
        await under_test.press("enter")
        assert any("█▀▀" in line for line in under_test.lines(Panels))

        await under_test.pilot.resize_terminal(80, 24)
        await under_test.settle()

        assert waits(under_test).startswith("WAITING 6 ▲")
        assert under_test.app.screen.query_one(FieldBoard).size.height >= 8
