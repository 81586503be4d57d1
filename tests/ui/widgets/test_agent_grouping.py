from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.floors import START, agent, feed
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import colours, marked
from wallboard.model.situation import Situation, Trouble
from wallboard.model.standards import Standards
from wallboard.model.view import Grouping, Order
from wallboard.ui.widgets.agent_board import AgentBoard

STANDARDS = Standards(groups={"1": "Sales", "2": "Support", "3": "Night desk", "4": "Weekend"})
FLOOR = (
    agent("ada", name="Ada", group_id="2", status=4, time_in_status_s=2000),
    agent("ben", name="Ben", group_id="1", time_in_status_s=90),
    agent("cleo", name="Cleo", group_id="2", time_in_status_s=30),
    agent("dan", name="Dan", group_id="1", status=2, media_id=1, time_in_status_s=300),
    agent("elsa", name="Elsa", group_id="2", status=4, time_in_status_s=700),
    agent("finn", name="Finn", group_id="", status=2, media_id=1, time_in_status_s=40),
    agent("gita", name="Gita", group_id="1", status=9),
    agent("hugo", name="Hugo", group_id="3", status=9),
    agent("ines", name="Ines", group_id="4", status=9),
)


async def group_by(under_test: BoardUnderTest, grouping: Grouping, *, column: str = "need") -> None:
    under_test.app.view = replace(under_test.app.view, grouping=grouping, agent_order=Order(column))
    await under_test.settle()


def first_words(under_test: BoardUnderTest) -> list[str]:
    """What each line below the column headings begins with."""
    lines = under_test.lines(AgentBoard)
    headings = next(at for at, line in enumerate(lines) if "NAME" in line)
    return [line.strip("▐ ").lstrip("◆●■▪· ").split("  ")[0] for line in lines[headings + 1 :] if line.strip("▐ ")]


async def test_shift_g_goes_from_need_to_state_to_group_and_back_and_the_title_says_which() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        titles = [under_test.lines(AgentBoard)[0].split("  ")[1]]
        for _ in range(3):
            await under_test.press("G")
            titles.append(under_test.lines(AgentBoard)[0].split("  ")[1])

        assert titles == ["by need", "by state", "by group", "by need"]


async def test_by_state_each_heading_counts_all_and_whoever_carries_a_sign_stands_above() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        await group_by(under_test, Grouping.STATE)

        assert first_words(under_test) == [
            "to look at", "Ada", "available", "Ben", "Cleo", "busy", "Dan", "Finn", "break", "Elsa",
        ]  # fmt: skip
        on_break = next(line for line in under_test.lines(AgentBoard) if line.startswith("▪ break"))
        assert on_break.split() == ["▪", "break", "2", "33:20", "longest,", "◆", "1", "above"]


async def test_the_longest_time_of_a_state_ticks_in_line_with_those_of_the_agents() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        await group_by(under_test, Grouping.STATE)
        await under_test.wait(5)

        lines = under_test.lines(AgentBoard)
        heading, dan = (next(line for line in lines if line[2:].startswith(name)) for name in ("busy", "Dan"))
        assert heading.index("5:05") == dan.index("5:05")


async def test_by_group_teams_follow_by_label_and_share_a_line_where_nobody_is_logged_in() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        await group_by(under_test, Grouping.GROUP)

        assert first_words(under_test) == [
            "to look at", "Ada", "Sales", "Ben", "Dan", "Support", "Cleo", "Elsa", "no group", "Finn",
            "… nobody logged in: Night desk, Weekend",
        ]  # fmt: skip
        support = next(line for line in under_test.lines(AgentBoard) if line.startswith("  Support"))
        assert support.split("▀")[0].split() == ["Support", "3", "in", "1", "free", "◆", "1", "●", "1", "▪", "2"]


async def test_o_lists_those_who_are_logged_out_in_their_team() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        await group_by(under_test, Grouping.GROUP)
        await under_test.press("o")

        words = first_words(under_test)
        assert words[words.index("Night desk") :][:2] == ["Night desk", "Hugo"]
        assert words[words.index("Sales") :][:4] == ["Sales", "Ben", "Dan", "Gita"]


@pytest.mark.parametrize(
    ("grouping", "title"), [(Grouping.STATE, "by state, by name"), (Grouping.GROUP, "by group, by name")]
)
async def test_a_column_sorts_inside_of_the_groups(grouping: Grouping, title: str) -> None:
    async with board(agents=FLOOR[1:6], start_screen="agents", standards=STANDARDS) as under_test:
        await group_by(under_test, grouping, column="name")
        await under_test.press("S")

        words = first_words(under_test)
        assert words[:3] == (["available", "Cleo", "Ben"] if grouping is Grouping.STATE else ["Sales", "Dan", "Ben"])
        assert under_test.lines(AgentBoard)[0].startswith(f"AGENTS  {title}, reversed")


async def test_a_filter_leaves_headings_that_count_what_it_leaves() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        await group_by(under_test, Grouping.GROUP)
        await under_test.press("slash", *"busy", "enter")

        assert first_words(under_test) == ["Sales", "Dan", "no group", "Finn"]
        sales = next(line for line in under_test.lines(AgentBoard) if line.startswith("  Sales"))
        assert sales.split()[1:5] == ["1", "in", "0", "free"]

        await under_test.press("slash", *" nobody", "enter")
        assert first_words(under_test) == ["no agent matches"]


async def test_the_cursor_steps_over_headings_and_stays_with_its_agent_through_groupings() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        agents = under_test.app.screen.query_one(AgentBoard)
        await group_by(under_test, Grouping.GROUP)
        seen = [agents.cursor_id]
        for _ in range(6):
            await under_test.press("down")
            seen.append(agents.cursor_id)

        assert seen == ["ada", "ben", "dan", "cleo", "elsa", "finn", "finn"]
        await under_test.press("G")
        assert [line[:6] for line in marked(agents)] == ["■ Finn"]


async def test_home_shows_the_heading_over_the_first_agent() -> None:
    agents = [agent(f"{number:02}", name=f"Agent {number:02}", group_id=f"{number % 7}") for number in range(60)]
    async with board(agents=agents, start_screen="agents", size=(100, 20)) as under_test:
        await group_by(under_test, Grouping.GROUP)
        await under_test.press("end", "home")

        assert first_words(under_test)[0] == "0"


async def test_a_cursor_whose_agent_is_gone_goes_on_from_where_they_stood() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        agents = under_test.app.screen.query_one(AgentBoard)
        await group_by(under_test, Grouping.GROUP)
        await under_test.press("down", "down")
        assert agents.cursor_id == "dan"

        await under_test.read(agents=[one for one in FLOOR if one.id != "dan"])
        await under_test.press("down")

        assert agents.cursor_id == "cleo"


async def test_two_changes_at_once_end_in_the_picture_of_the_last() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        await group_by(under_test, Grouping.STATE)
        await under_test.press("G", "G")
        await under_test.press("G")

        assert first_words(under_test)[2] == "available"
        shown = under_test.text()
        under_test.app.screen.refresh(repaint=True)
        await under_test.settle()
        assert under_test.text() == shown


async def test_old_headings_lose_their_colours_and_carry_tildes() -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        trouble = Trouble("HTTP 503, server busy", "", START, 3)
        await under_test.show(Situation(agents=feed(FLOOR, trouble=trouble)))
        agents = under_test.app.screen.query_one(AgentBoard)

        await group_by(under_test, Grouping.GROUP)
        assert any("~3 in  ~1 free" in line for line in under_test.lines(AgentBoard))
        await group_by(under_test, Grouping.STATE)
        assert any(line.startswith("▪ break") and "~2 " in line for line in under_test.lines(AgentBoard))
        assert colours(agents) <= {"hint", "label", "accent", "track"}


async def test_a_second_neither_groups_nor_sorts(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board(agents=FLOOR, start_screen="agents", standards=STANDARDS) as under_test:
        await group_by(under_test, Grouping.GROUP)
        before = first_words(under_test)
        with monkeypatch.context() as patch:
            # Then a new arrangement would come without headings.
            patch.delattr(AgentBoard, "lines_of")
            await under_test.wait(1)

        assert first_words(under_test) == before
        assert "1:31" in next(line for line in under_test.lines(AgentBoard) if "Ben" in line)
