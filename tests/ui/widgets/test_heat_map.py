from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.floors import START, agent, feed, queue
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import colours, made_ready
from wallboard.model.agent import Agent
from wallboard.model.situation import Situation, Trouble
from wallboard.model.standards import Standards
from wallboard.model.view import Grouping
from wallboard.ui.screens.agent import AgentScreen
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.heat_map import HeatMap
from wallboard.ui.widgets.queue_grid import QueueGrid

STANDARDS = Standards(groups={"1": "Sales", "2": "Support"})
FLOOR = (
    agent("ada", name="Ada", group_id="2", status=4, time_in_status_s=2000),
    agent("ben", name="Ben", group_id="1", time_in_status_s=90),
    agent("cleo", name="Cleo", group_id="2", time_in_status_s=30),
    agent("dan", name="Dan", group_id="1", status=2, media_id=1, time_in_status_s=300),
    agent("elsa", name="Elsa", group_id="2", status=3, media_id=1),
    agent("finn", name="Finn", group_id="2", status=9),
)


def many(number: int) -> list[Agent]:
    """Free agents who follow each other by their number."""
    return [agent(f"{at:05}", name=f"Agent {at:05}", time_in_status_s=100_000 - at) for at in range(number)]


def the_map(under_test: BoardUnderTest) -> HeatMap:
    return under_test.app.screen.query_one(HeatMap)


def cells(under_test: BoardUnderTest) -> list[str]:
    """The lines of the map between legend and footing; one blank for many."""
    heat = the_map(under_test)
    lines = [" ".join(line.strip("▐ ").split()) for line in under_test.lines(HeatMap)]
    return [line for line in lines[heat.fixed_height : len(lines) - heat.footing_height] if line]


def told(under_test: BoardUnderTest) -> str:
    """What the map says of the agent that the cursor is on."""
    return under_test.lines(HeatMap)[-1].strip("▐ ")


async def test_h_shows_a_cell_for_each_agent_and_h_again_the_list_with_the_cursor_on_the_same_agent() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS, size=(160, 40)) as under_test:
        await under_test.press("down", "down", "h")

        assert under_test.lines(HeatMap)[0].startswith("AGENTS  heat map by need ")
        assert under_test.lines(HeatMap)[0].endswith("5 in · 1 out")
        assert cells(under_test) == ["◆ Ada ● Ben ● Cleo ■ Dan ◇ Elsa"]
        assert told(under_test) == "● Cleo  available 0:30  Support"

        await under_test.press("right", "h")
        agents = under_test.app.screen.query_one(AgentBoard)
        assert (agents.has_focus, agents.cursor_id) == (True, "dan")


@pytest.mark.parametrize("presses", [2, 3, 4])
async def test_h_again_and_again_shows_map_and_list_in_turn_where_neither_has_a_row(presses: int) -> None:
    async with board([queue("1", name="Sales")], FLOOR[:1]) as under_test:
        await under_test.read([queue("1", name="Sales")])
        await under_test.press("3")
        for _ in range(presses):
            await under_test.press("h")
            # Long enough for a frame. Nothing is asked meanwhile: to look at the screen lays it out, too.
            await under_test.pilot.pause(0.05)

        shown = under_test.app.screen.query_one(AgentBoard if presses % 2 == 0 else HeatMap)
        assert (shown.display, shown.has_focus, shown.size.height) == (True, True, 37)
        assert len(under_test.lines(type(shown))) == len(shown.drawn_strips()) == 37
        assert "no agent" in under_test.text()


async def test_the_line_below_ticks_and_the_cells_do_not() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS, size=(160, 40)) as under_test:
        await under_test.press("h", "end")
        await under_test.wait(5)

        assert told(under_test) == "◇ Elsa  wrap-up 1:10  phone  Support"
        assert cells(under_test) == ["◆ Ada ● Ben ● Cleo ■ Dan ◇ Elsa"]


async def test_the_line_over_it_says_how_many_carry_a_sign() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        await under_test.press("h")

        assert under_test.lines(HeatMap)[-2].strip("▐ ") == "◆ 1 to look at"


async def test_shift_g_groups_the_cells_behind_labels_that_line_up() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS, size=(100, 30)) as under_test:
        await under_test.press("h", "G")
        assert under_test.lines(HeatMap)[0].startswith("AGENTS  heat map by state")
        assert cells(under_test) == ["available 2 ● Ben ● Cleo", "busy 1 ■ Dan", "wrap-up 1 ◇ Elsa", "break 1 ◆ Ada"]

        await under_test.press("G")
        assert cells(under_test) == ["Sales 2 ● Ben ■ Dan", "Support 3 ◆ Ada ● Cleo ◇ Elsa"]


async def test_o_adds_those_who_are_logged_out_and_a_filter_leaves_out_the_others() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS, size=(160, 40)) as under_test:
        await under_test.press("h", "o")
        assert cells(under_test) == ["◆ Ada ● Ben ● Cleo ■ Dan ◇ Elsa · Finn"]

        await under_test.press("slash", *"support", "enter")
        assert cells(under_test) == ["◆ Ada ● Cleo ◇ Elsa · Finn"]

        await under_test.press("slash", *" nobody", "enter", "down", "right")
        assert cells(under_test) == ["no agent matches"]


@pytest.mark.parametrize(
    ("keys", "agent_id"),
    [
        (("right",), "00001"),
        (("right", "right", "left"), "00001"),
        (("left",), "00000"),
        (("down",), "00028"),
        (("j", "right", "k"), "00001"),
        (("down", "down", "down", "right", "right", "right"), "00087"),
        (("end",), "00099"),
        (("end", "right"), "00099"),
        (("end", "up"), "00071"),
        (("end", "home"), "00000"),
        (("pagedown",), "00084"),
    ],
)
async def test_the_cursor_moves_in_two_dimensions_and_stops_at_the_ends(keys: tuple[str, ...], agent_id: str) -> None:
    async with board(agents=many(100), start_screen="agents", size=(60, 24)) as under_test:
        await under_test.press("h", *keys)

        assert cells(under_test)[0] == " ".join("●" * 28)
        assert the_map(under_test).cursor_id == agent_id


async def test_enter_opens_the_cursors_agent_and_escape_comes_back_to_the_map() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        await under_test.press("h", "right", "enter")
        assert isinstance(under_test.app.screen, AgentScreen)
        assert "Ben" in under_test.text()

        await under_test.press("escape")
        assert the_map(under_test).display
        assert told(under_test).startswith("● Ben")


async def test_a_click_marks_a_cell_and_a_second_one_opens_it() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        await under_test.press("h")
        heat = the_map(under_test)
        offset = (1 + 24 * 3, heat.fixed_height)
        await under_test.pilot.click(HeatMap, offset=offset)
        assert told(under_test).startswith("■ Dan")

        await under_test.pilot.click(HeatMap, offset=offset, times=2)
        await under_test.settle()
        assert isinstance(under_test.app.screen, AgentScreen)


async def test_the_cursor_follows_its_agent_to_another_cell() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS, size=(160, 40)) as under_test:
        await under_test.press("h", "end")
        await under_test.read(agents=[*FLOOR[:4], agent("elsa", name="Elsa", time_in_status_s=900)])

        assert cells(under_test) == ["◆ Ada ● Elsa ● Ben ● Cleo ■ Dan"]
        assert told(under_test).startswith("● Elsa")

        await under_test.read(agents=FLOOR[:3])
        assert told(under_test) == ""
        await under_test.press("right")
        assert the_map(under_test).cursor_id == "cleo"


async def test_more_agents_than_fit_scroll_and_the_map_says_how_many_are_out_of_view() -> None:
    async with board(agents=many(3000), start_screen="agents", size=(80, 24)) as under_test:
        await under_test.press("h")
        assert cells(under_test) == ["●" * 76] * 14
        assert under_test.lines(HeatMap)[-2].strip("▐ ") == "… and 1 936 more below"

        await under_test.press("pagedown", "pagedown")
        assert under_test.lines(HeatMap)[-2].strip("▐ ") == "… 988 above · 948 below"

        await under_test.press("end")
        assert under_test.lines(HeatMap)[-2].strip("▐ ").endswith("more above")
        assert told(under_test).startswith("● Agent 02999")


async def test_a_low_map_keeps_one_line_below_for_both() -> None:
    async with board(agents=many(3000), start_screen="agents", size=(80, 15)) as under_test:
        await under_test.press("h")

        assert told(under_test).startswith("● Agent 00000  available 27:46:40")
        assert told(under_test).endswith("more below")


@pytest.mark.parametrize(("number", "offers"), [(499, False), (500, True)])
async def test_a_long_list_offers_the_map_in_its_title(number: int, offers: bool) -> None:
    async with board(agents=many(number), start_screen="agents") as under_test:
        assert ("   h heat map " in under_test.lines(AgentBoard)[0]) == offers

        await under_test.press("h")
        assert "h heat map" not in under_test.lines(HeatMap)[0]


async def test_the_map_sorts_by_no_column_but_the_queues_beside_it_do() -> None:
    async with board(agents=FLOOR, start_screen="overview", size=(140, 40)) as under_test:
        await under_test.press("h", "s")
        assert "by need" not in under_test.lines(QueueGrid)[0]

        order = under_test.app.view.agent_order
        await under_test.press("tab", "s")
        assert under_test.app.focused is the_map(under_test)
        assert under_test.app.view.agent_order == order


async def test_a_board_that_starts_with_the_map_has_its_keys_there() -> None:
    async with board(agents=FLOOR, start_screen="overview") as under_test:
        await under_test.press("h", "3")

        assert under_test.app.focused is the_map(under_test)
        assert under_test.lines(HeatMap)[0].startswith("AGENTS  heat map by need")
        await under_test.press("right", "right")
        assert the_map(under_test).cursor_id == "cleo"


async def test_old_cells_lose_their_colours_and_old_counts_carry_a_tilde() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS, size=(100, 30)) as under_test:
        await under_test.press("h", "G", "G")
        trouble = Trouble("HTTP 503, server busy", "", START, 3)
        await under_test.show(Situation(agents=feed(FLOOR, trouble=trouble)))

        assert cells(under_test) == ["Sales ~2 ● Ben ■ Dan", "Support ~3 ◆ Ada ● Cleo ◇ Elsa"]
        assert told(under_test) == "◆ Ada  break ~33:20  over 30 min  Support"
        assert "~5 in" in under_test.lines(HeatMap)[0]
        assert colours(the_map(under_test)) <= {"hint", "label", "accent", "strong"}


async def test_a_reading_that_changes_nothing_draws_nothing_and_a_step_draws_its_line_and_the_one_below(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with board(agents=many(100), start_screen="agents", size=(60, 24)) as under_test:
        await under_test.press("h")
        ready = made_ready(monkeypatch)

        await under_test.read(agents=many(100))
        assert "HeatMap" not in {part for part, _ in ready}

        await under_test.press("right")
        heat = the_map(under_test)
        assert {y for part, y in ready if part == "HeatMap"} == {heat.fixed_height, heat.size.height - 1}


async def test_the_overview_shows_the_map_in_place_of_the_list() -> None:
    async with board(agents=FLOOR, size=(140, 40)) as under_test:
        under_test.app.view = replace(under_test.app.view, is_heat=True, grouping=Grouping.GROUP)
        await under_test.settle()

        assert not under_test.app.screen.query_one(AgentBoard).display
        assert under_test.lines(HeatMap)[0].startswith("AGENTS  heat map by group")
