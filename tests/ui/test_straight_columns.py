"""Whatever people are called, the columns beside their names stay straight: in lines as drawn, and on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.floors import agent_row, queue_row
from tests.ui.drawn import text
from tests.ui.terminal.pair import Pair
from wallboard.api.text import clean
from wallboard.simulator.floor.hostile import NAMES
from wallboard.ui.render.agent_columns import ALL_AGENT_COLUMNS
from wallboard.ui.render.cells import fit, joined
from wallboard.ui.render.columns import Column, place
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.queue_columns import ALL_QUEUE_COLUMNS
from wallboard.ui.terminal.glyphs import glyphs
from wallboard.ui.terminal.letters import Letters

ALPHABETS = {
    "wide": "山田花子技術サポート김민수１２Ａ",
    "combining": "e\u0301a\u0308n\u0303o\u031b\u0302क्षिनमिता",
    "right to left": "שרה לוי محمد الحداد",
    "emoji": "🙂👩🏽💻🏳️🌈🇵🇹1\ufe0f\u20e3",
    "plain": "Ada Byron-12",
}
ANY_NAME = st.lists(st.sampled_from([*ALPHABETS.values()]).flatmap(lambda some: st.text(some, max_size=8)), max_size=4)
WIDTHS = range(40, 201, 7)
NAME_COLUMNS = {"name", "queue"}
Row = TypeVar("Row")


def after_the_name(row: Row, columns: Sequence[Column[Row]], width: int) -> list[str]:
    """Return the cells behind the column of names."""
    placed = place(columns, width)
    begin = 0
    for part in placed:
        begin += part.width + 1
        if part.column.key in NAME_COLUMNS:
            break
    line = text(joined([part.draw(row, Moment()) for part in placed], (" ", "value")))
    assert cell_len(line) == sum(part.width + 1 for part in placed) - 1
    return glyphs(line)[begin - 1 :]


def test_there_is_a_column_of_names() -> None:
    for columns in (ALL_AGENT_COLUMNS, ALL_QUEUE_COLUMNS):
        assert len(NAME_COLUMNS & {column.key for column in columns}) == 1


@given(ANY_NAME.map("".join), st.sampled_from(WIDTHS))
def test_the_cells_behind_a_name_are_those_behind_any_other(name: str, width: int) -> None:
    cleaned = clean(name) or "x"

    agents = [agent_row(name=one, status=2, time_in_status_s=754) for one in (cleaned, "Ada")]
    one, other = (after_the_name(row, ALL_AGENT_COLUMNS, width) for row in agents)
    assert one == other
    queues = [queue_row(name=one, queue_size=12) for one in (cleaned, "Ada")]
    one, other = (after_the_name(row, ALL_QUEUE_COLUMNS, width) for row in queues)
    assert one == other


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "iso8859-1"])
@pytest.mark.parametrize("name", [*ALPHABETS.values(), *(fit(clean(name), 80) for name in NAMES)])
def test_on_a_terminal_what_stands_behind_a_name_stands_where_it_was_put(name: str, encoding: str) -> None:
    pair = Pair(120, 3)
    pair.cells.use(Letters(encoding=encoding))
    pair.cells.write(f"\x1b[2;1H{name}  |END\x1b[1;1H")
    pair.cells.flush()

    behind = len(glyphs(name)) + 2
    assert "".join(cell.data for cell in pair.frugal.cells[1][behind : behind + 4]) == "|END"


def test_a_mark_behind_a_right_to_left_name_keeps_figures_out_of_it() -> None:
    cells = glyphs("שרה לוי  4:30")

    assert len(cells) == 13
    assert [cell for cell in cells if "\u200e" in cell] == [cells[6]]
    assert cells[9:] == ["4", ":", "3", "0"]
