from __future__ import annotations

import pytest

from tests.floors import agent
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import marked
from wallboard.ui.widgets.agent_board import AgentBoard

DROPPED = {"status": 9, "status_code_list_id": -1, "status_code_item_id": 1}
FLOOR = (
    agent("ada", name="Ada Byron", status=4, time_in_status_s=2000),
    agent("alan", name="Alan", **DROPPED),
    agent("grace", name="Grace", time_in_status_s=90),
    agent("edith", name="Edith", time_in_status_s=30),
    agent("mary", name="Mary", status=2, media_id=1, group_id="Sales team"),
    agent("joan", name="Joan", status=9),
    agent("rosa", name="Rosa", status=9),
)


def names(under_test: BoardUnderTest) -> list[str]:
    lines = under_test.lines(AgentBoard)
    headings = next(at for at, line in enumerate(lines) if "NAME" in line)
    return [line[2:].split("  ")[0] for line in lines[headings + 1 :] if line]


async def test_those_to_look_at_stand_first_and_logged_out_agents_are_a_count() -> None:
    async with board(agents=FLOOR, start_screen="agents") as under_test:
        assert names(under_test) == ["Ada Byron", "Alan", "Grace", "Edith", "Mary"]
        assert under_test.lines(AgentBoard)[0].startswith("AGENTS  by need")
        assert under_test.lines(AgentBoard)[0].endswith("4 in · 3 out")
        assert under_test.lines(AgentBoard)[2].startswith("● 2 available  ■ 1 busy")


async def test_o_lists_those_who_are_logged_out_and_says_so() -> None:
    async with board(agents=FLOOR, start_screen="agents") as under_test:
        await under_test.press("o")
        assert names(under_test)[-2:] == ["Joan", "Rosa"]
        assert under_test.lines(AgentBoard)[0].endswith("out listed")

        await under_test.press("o")
        assert "Joan" not in names(under_test)


@pytest.mark.parametrize(
    ("words", "left"),
    [("joan", ["Joan"]), ("busy", ["Mary"]), ("sales", ["Mary"]), ("timed out", ["Alan"]), ("!logged !break", None)],
)
async def test_a_filter_looks_in_name_state_reason_and_group_and_finds_logged_out_agents(
    words: str, left: list[str] | None
) -> None:
    async with board(agents=FLOOR, start_screen="agents") as under_test:
        await under_test.press("slash", *("space" if key == " " else key for key in words))

        assert names(under_test) == (left if left is not None else ["Grace", "Edith", "Mary"])


async def test_the_cursor_stays_with_the_agent_through_states() -> None:
    async with board(agents=FLOOR, start_screen="agents") as under_test:
        await under_test.press("end")
        board_of_agents = under_test.app.screen.query_one(AgentBoard)

        await under_test.read(agents=[agent("mary", name="Mary", status=4, time_in_status_s=9000), *FLOOR[:4]])

        assert [line[:6] for line in marked(board_of_agents)] == ["◆ Mary"]
        assert names(under_test)[0] == "Mary"


async def test_a_floor_that_nobody_works_on_says_so() -> None:
    async with board(agents=FLOOR[5:], start_screen="agents") as under_test:
        assert names(under_test) == ["nobody is logged in"]


async def test_a_low_board_keeps_the_legend_and_leaves_out_the_bar() -> None:
    async with board(agents=FLOOR, start_screen="agents", size=(100, 15)) as under_test:
        assert under_test.lines(AgentBoard)[1].startswith("● 2 available")

    async with board(agents=FLOOR, start_screen="agents", size=(100, 30)) as under_test:
        assert set(under_test.lines(AgentBoard)[1]) == {"▀"}


async def test_sorting_goes_by_the_name_below_those_who_carry_a_sign() -> None:
    async with board(agents=FLOOR, start_screen="agents") as under_test:
        await under_test.press("s", "S")

        assert names(under_test) == ["Alan", "Ada Byron", "Mary", "Grace", "Edith"]


async def test_the_counts_above_filtered_rows_say_that_they_are_of_all() -> None:
    async with board((), [agent("ada", name="Ada"), agent("wim", name="Wim")], size=(120, 40)) as under_test:
        assert "counts of all" not in under_test.text()
        await under_test.press("slash", *"ada", "enter")
        assert under_test.text().count("counts of all") == 1
