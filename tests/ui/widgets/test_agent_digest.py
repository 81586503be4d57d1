from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import floors
from tests.floors import agent
from tests.ui.boards import BoardUnderTest, board
from wallboard.model.agent import Agent
from wallboard.model.agent_row import AgentRow
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.agent_digest import AgentDigest, digest
from wallboard.ui.widgets.note import Note

FREE, BUSY, WRAP_UP, BREAK = 0, 2, 3, 4
DROPPED = {"status": 9, "status_code_list_id": -1, "status_code_item_id": 1}


def people(status: int, number: int) -> list[Agent]:
    return [
        agent(f"{status}-{nth:03}", name=f"{status} {nth:03}", status=status, time_in_status_s=290 - nth)
        for nth in range(number)
    ]


FLOOR = (
    agent("alan", name="Alan", **DROPPED),
    *people(FREE, 60),
    *people(BUSY, 250),
    *people(WRAP_UP, 2),
    *people(BREAK, 40),
)


def names(under_test: BoardUnderTest) -> list[str]:
    lines = under_test.lines(AgentDigest)
    headings = next(at for at, line in enumerate(lines) if "NAME" in line)
    return [line[2:].split("  ")[0] for line in lines[headings + 1 :] if line]


async def test_on_a_large_floor_those_longest_in_each_class_are_seen_and_how_many_more_there_are() -> None:
    async with board(agents=FLOOR, size=(120, 36)) as under_test:
        assert names(under_test) == [
            "Alan",
            *(f"0 00{nth}" for nth in range(7)),
            "… 53 more available",
            *(f"2 00{nth}" for nth in range(4)),
            "… 246 more busy",
            "3 000",
            "3 001",
            *(f"4 00{nth}" for nth in range(3)),
            "… 37 more break",
        ]


@pytest.mark.parametrize("keys", ["s", "S", "G", ("slash", "0", "enter")], ids=str)
async def test_who_sorts_groups_or_filters_gets_all_of_them(keys: tuple[str, ...]) -> None:
    async with board(agents=FLOOR, size=(120, 36)) as under_test:
        await under_test.press("tab", *keys)
        assert not [name for name in names(under_test) if "more" in name]


async def test_a_small_floor_is_listed_as_it_is() -> None:
    async with board(agents=FLOOR[:9], size=(120, 36)) as under_test:
        assert names(under_test) == ["Alan", *(f"0 00{nth}" for nth in range(8))]


async def test_the_agent_under_the_cursor_stays_when_others_are_longer_in_their_class() -> None:
    async with board(agents=FLOOR, size=(120, 36)) as under_test:
        await under_test.press("tab", "end")
        last = under_test.app.screen.query_one(AgentDigest).cursor_id
        longer = [agent(f"x{nth}", name=f"x{nth}", status=BREAK, time_in_status_s=800) for nth in range(10)]
        await under_test.read(agents=[*FLOOR, *longer])

        assert last == "4-002"
        assert names(under_test)[-4:] == ["x0", "x1", "4 002", "… 47 more break"]


@given(
    st.lists(st.tuples(st.sampled_from([FREE, BUSY, WRAP_UP, BREAK]), st.integers(0, 30)), max_size=4),
    st.integers(0, 3),
    st.integers(1, 60),
)
def test_lines_are_filled_and_everybody_is_listed_or_counted(
    classes: list[tuple[int, int]], dropped: int, lines: int
) -> None:
    everybody = [row for status, number in dict(classes).items() for row in people(status, number)]
    everybody += [agent(f"d{nth}", **DROPPED) for nth in range(dropped)]
    rows = floors.floor(agents=everybody).agents

    digested = digest(rows, lines, None)

    listed = [line for line in digested if isinstance(line, AgentRow)]
    notes = [line for line in digested if isinstance(line, Note)]
    assert listed == [row for row in rows if row in listed]
    if notes:
        assert len(digested) == lines
        texts = ["".join(text for text, _ in line.line(Moment(), 80)) for line in notes if line.line]
        assert sum(int(text.split()[1]) for text in texts) == len(rows) - len(listed)
    else:
        assert listed == list(rows)
