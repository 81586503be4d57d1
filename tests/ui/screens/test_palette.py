from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import marked
from wallboard.model.view import Grouping, Order, View
from wallboard.ui.screens.agent import AgentScreen
from wallboard.ui.screens.export import ExportScreen
from wallboard.ui.screens.help import HelpScreen
from wallboard.ui.screens.palette import MOST, PaletteScreen
from wallboard.ui.screens.queue import QueueScreen
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.filter_line import FilterLine
from wallboard.ui.widgets.goal_list import GoalList
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.typed_line import TypedLine

QUEUES = (
    queue("1", name="Sales", queue_size=9, longest_wait_time_s=95),
    queue("2", name="Support [b]"),
    queue("3", name="After sales"),
)
AGENTS = (
    agent("ada", name="Ada Müller", status=4),
    agent("ben", name="Ben Salesman"),
    agent("cleo", name="Cleo"),
)


async def opened(under_test: BoardUnderTest, typed: str = "") -> None:
    await under_test.press("ctrl+p")
    await under_test.done("palette")
    await type_in(under_test, typed)


async def type_in(under_test: BoardUnderTest, typed: str) -> None:
    await under_test.press(*("space" if key == " " else key for key in typed))


def found(under_test: BoardUnderTest) -> list[str]:
    """Name and kind of what is found, from the top."""
    lines = [line[3:] for line in under_test.lines(GoalList) if line.strip(" ▐")]
    return [f"{line.split('  ')[0]} · {line.rstrip(' ▐').split()[-1]}" for line in lines]


def on_the_mark(under_test: BoardUnderTest) -> str:
    (line,) = marked(under_test.app.screen.query_one(GoalList))
    return line[3:].split("  ")[0]


def screen_type(under_test: BoardUnderTest) -> type[object]:
    return type(under_test.app.screen)


async def test_without_a_name_it_offers_the_queues_that_carry_signs_and_every_command() -> None:
    async with board(QUEUES, AGENTS, size=(120, 56)) as under_test:
        await opened(under_test)

        names = found(under_test)
        screens = ["overview · screen", "queues · screen", "agents · screen", "alarms · screen"]
        assert names[:5] == ["Sales · queue", *screens]
        assert {"read now · command", "group agents by state · look"} <= set(names)
        assert not any(name.endswith("agent") for name in names)
        assert on_the_mark(under_test) == "Sales"


async def test_what_one_types_finds_queues_agents_and_commands_best_first() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, "sales")

        assert found(under_test) == [
            "Sales · queue",
            "After sales · queue",
            "Ben Salesman · agent",
            "filter: sales · filter",
        ]
        assert "3 found" in under_test.text()


@pytest.mark.parametrize(
    ("typed", "screen", "title"), [("supp", QueueScreen, "Support [b]"), ("mul", AgentScreen, "Ada")]
)
async def test_enter_opens_the_queue_or_agent(typed: str, screen: type[object], title: str) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, typed)
        await under_test.press("enter")

        assert screen_type(under_test) is screen
        assert title in under_test.text()


async def test_from_one_drill_down_it_leads_to_another_and_back_to_the_list() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("enter")
        await opened(under_test, "cleo")
        await under_test.press("enter")
        assert screen_type(under_test) is AgentScreen

        await under_test.press("escape")

        assert len(under_test.app.screen_stack) == 1


async def test_the_next_one_from_there_is_the_next_one_that_was_found() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, "sales")
        await under_test.press("enter", "n")

        assert "After sales" in under_test.text()


async def test_it_opens_over_the_help_and_leads_on_from_there() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("question_mark")
        await opened(under_test)
        assert screen_type(under_test) is PaletteScreen
        await under_test.press("escape")
        assert screen_type(under_test) is HelpScreen

        await opened(under_test, "ada")
        await under_test.press("enter")

        assert screen_type(under_test) is AgentScreen


@pytest.mark.parametrize("key", ["escape", "ctrl+p"])
async def test_it_closes_and_nothing_has_changed(key: str) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        before = under_test.text()
        await opened(under_test, "sal")
        await under_test.press(key)

        assert under_test.text() == before


async def test_it_does_not_open_over_another_question() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("e", "ctrl+p")

        assert screen_type(under_test) is ExportScreen


@pytest.mark.parametrize(
    ("typed", "view"),
    [
        ("screen agents", View(screen="agents")),
        ("sort queues by longest wait", View(queue_order=Order("longest"))),
        ("sort queues by need, rev", View(queue_order=Order("need", is_reversed=True))),
        ("sort agents by group", View(agent_order=Order("group"))),
        ("unfold", View(folds=False)),
        ("list the logged", View(lists_logged_out=True)),
        ("heat", View(is_heat=True)),
        ("group agents by state", View(grouping=Grouping.STATE)),
        ("state:break", View(filter="state:break")),
        ("view night", View(name="night shift", filter="night")),
    ],
)
async def test_a_command_changes_how_one_looks(typed: str, view: View) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        views = {"night shift": View(name="night shift", filter="night")}
        under_test.app._setup = replace(under_test.app._setup, views=views)
        await opened(under_test, typed)
        await under_test.press("enter")

        assert screen_type(under_test) is not PaletteScreen
        assert under_test.app.view == view


async def test_an_order_of_rows_that_the_screen_does_not_have_leads_to_them() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("3", "enter")
        await opened(under_test, "sort queues by free")
        await under_test.press("enter")

        assert under_test.app.view == View(screen="queues", queue_order=Order("free"))
        assert len(under_test.app.screen_stack) == 1
        assert "by free" in under_test.lines(QueueGrid)[0]


async def test_a_theme_is_taken_and_the_present_one_says_so() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, "theme")
        themes = [line for line in found(under_test) if line.endswith(" · theme")]
        assert themes == [f"{name} · theme" for name in sorted(under_test.app._themes.palettes)]
        (night,) = [line for line in under_test.lines(GoalList) if " night " in line]
        assert "now" in night

        await type_in(under_test, " day")
        await under_test.press("enter")

        assert under_test.app.theme == "day"


async def test_a_command_does_what_its_key_does_and_shows_the_key() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, "read now")
        assert under_test.lines(GoalList)[0].split() == ["read", "now", "r", "command"]
        await under_test.press("enter")
        assert under_test.reads == ["now"]

        await opened(under_test, "command filter")
        await under_test.press("enter", "s", "a")
        assert under_test.app.screen.query_one(FilterLine).display
        assert under_test.app.view.filter == "sa"

        # What is typed stays, and the keys belong to the boards: a letter is a key again.
        await opened(under_test, "quit")
        await under_test.press("enter")
        assert under_test.app.return_code == 0


async def test_keys_that_only_move_are_no_commands() -> None:
    async with board(QUEUES, AGENTS, size=(120, 60)) as under_test:
        await opened(under_test)

        names = [name.split(" · ")[0] for name in found(under_test)]
        assert not {"row up", "page down", "next panel", "go to", "open", "back"} & set(names)
        assert len(names) == len(set(names))


async def test_the_mark_moves_by_lines_and_pages_and_stays_inside() -> None:
    async with board(QUEUES, AGENTS, size=(100, 30)) as under_test:
        await opened(under_test)
        seen = []
        for key in ("up", "down", "down", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "up", "pageup"):
            await under_test.press(key)
            seen.append(on_the_mark(under_test))

        assert seen[:3] == ["Sales", "overview", "queues"]
        assert seen[6] == seen[7] != seen[5]
        assert seen[9] not in seen[6:9]


async def test_keys_in_one_burst_act_in_their_order() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test)
        await under_test.burst("s", "a", "l", "down", "down", "enter")

        assert screen_type(under_test) is AgentScreen
        assert "Ben Salesman" in under_test.text()


async def test_a_click_goes_there() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, "sales")
        await under_test.pilot.click(GoalList, offset=(20, 1))
        await under_test.settle()

        assert screen_type(under_test) is QueueScreen
        assert "After sales" in under_test.text()


async def test_a_new_reading_brings_new_names_and_states_and_the_mark_stays_with_its_goal() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, "sal")
        await under_test.press("down", "down")
        assert on_the_mark(under_test) == "Ben Salesman"

        await under_test.read([queue("0", name="Salad"), *QUEUES], [agent("ben", name="Ben Salesman", status=2)])
        await under_test.done("palette")

        assert found(under_test)[:2] == ["Salad · queue", "Sales · queue"]
        assert on_the_mark(under_test) == "Ben Salesman"
        assert "busy" in marked(under_test.app.screen.query_one(GoalList))[0]


async def test_times_tick_while_it_is_open() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, "ada")
        await under_test.wait(5)

        assert "1:10" in under_test.lines(GoalList)[0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("state:brake", 'no state "brake", did you mean "break"?'),
        ("state:", "state: available, offered, busy"),
        ("wiat>60", 'no field "wiat", did you mean "wait"?'),
    ],
)
async def test_what_cannot_be_filtered_by_says_why_and_enter_stays(typed: str, words: str) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, typed)
        assert words in under_test.lines(GoalList)[0]

        await under_test.press("enter")

        assert screen_type(under_test) is PaletteScreen
        assert "0 found" in under_test.text()


async def test_what_nothing_is_called_and_no_row_says_is_no_filter_either() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, "zzyzx")
        assert under_test.lines(GoalList)[0].strip() == "nothing is called that, and no row says it"

        await under_test.press("enter")

        assert screen_type(under_test) is PaletteScreen
        assert under_test.app.view == View()


async def test_of_very_many_it_shows_the_first_hundred() -> None:
    agents = [agent(f"{number:04}", name=f"Agent {number:04}") for number in range(400)]
    async with board(QUEUES, agents) as under_test:
        await opened(under_test, "agent 0")

        assert f"the first {MOST}" in under_test.text()
        assert found(under_test)[0] == "Agent 0000 · agent"
        await type_in(under_test, "399")
        assert found(under_test)[0] == "Agent 0399 · agent"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 50)])
async def test_its_lines_fit_at_every_size(size: tuple[int, int]) -> None:
    async with board(QUEUES, AGENTS, size=size) as under_test:
        await opened(under_test, "s")
        listed = under_test.app.screen.query_one(GoalList)

        assert listed.size.height >= 5
        assert {listed.render_line(y).cell_length for y in range(listed.size.height)} == {listed.size.width}
        assert found(under_test)[0].startswith("Sales")


async def test_before_the_first_reading_it_offers_the_commands() -> None:
    async with board() as under_test:
        await opened(under_test, "ag")

        assert found(under_test)[0] == "agents · screen"


async def test_its_keys_can_be_moved_and_it_names_the_real_ones() -> None:
    keys = {"app.palette": "ctrl+g", "palette.down": "ctrl+n", "palette.close": "ctrl+y"}
    async with board(QUEUES, AGENTS, keys=keys) as under_test:
        await under_test.press("ctrl+p")
        assert screen_type(under_test) is not PaletteScreen
        await under_test.press("ctrl+g")
        await under_test.done("palette")
        assert "↑^n choose" in under_test.text()
        assert "^y close" in under_test.text()

        await under_test.press("ctrl+n")
        assert on_the_mark(under_test) == "overview"
        await under_test.press("escape")
        assert screen_type(under_test) is PaletteScreen
        await under_test.press("ctrl+y")
        assert screen_type(under_test) is not PaletteScreen


def kinds(lines: Sequence[str]) -> set[str]:
    return {line.split(" · ")[1] for line in lines}


async def test_one_may_type_a_kind() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await opened(under_test, "agent")
        assert found(under_test)[:3] == ["Ada Müller · agent", "Ben Salesman · agent", "Cleo · agent"]

        await under_test.press(*["backspace"] * 5)
        await type_in(under_test, "sort")
        assert kinds(found(under_test)) == {"sort"}


async def test_the_boards_behind_it_live_on() -> None:
    async with board(QUEUES, AGENTS, size=(160, 45)) as under_test:
        await opened(under_test)
        await under_test.read([queue("9", name="Newcomer", queue_size=1, longest_wait_time_s=99)], AGENTS)

        behind = under_test.app.screen_stack[-2]
        assert [row.id for row in behind.query_one(QueueGrid).shown] == ["9"]
        assert behind.query_one(AgentBoard).is_attached
        assert under_test.app.screen.query_one(TypedLine).has_focus
