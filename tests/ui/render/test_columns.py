from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.floors import agent, floor
from tests.ui.drawn import text
from tests.ui.layouts import agents, queues
from wallboard.ui.render.agent_columns import AGENT_COLUMNS, ALL_AGENT_COLUMNS
from wallboard.ui.render.cells import Spans, width_of
from wallboard.ui.render.columns import GAP, Column, Placed, place
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.queue_columns import ALL_QUEUE_COLUMNS, QUEUE_COLUMNS

OLD = Moment(is_current=False)


def column(key: str, width: int = 5, priority: int = 0, max_width: int = 0, *, is_figure: bool = False) -> Column[str]:
    def cell(row: str, _moment: Moment, _width: int) -> Spans:
        return ((row, "value"),)

    return Column(key, key.upper(), width, cell, priority, "right", None, max_width, is_figure)


def keys(placed: tuple[Placed[str], ...]) -> str:
    return "".join(part.column.key for part in placed)


COLUMNS = (column("a"), column("b", priority=3), column("c", priority=1), column("d", priority=2))


@pytest.mark.parametrize(("width", "kept"), [(99, "abcd"), (23, "abcd"), (22, "acd"), (16, "ac"), (10, "a")])
def test_columns_drop_out_by_priority(width: int, kept: str) -> None:
    assert keys(place(COLUMNS, width)) == kept


def test_columns_of_priority_0_stay_for_ever() -> None:
    assert keys(place((column("a"), column("b")), 3)) == "ab"


def test_what_is_left_goes_to_the_columns_that_may_grow_up_to_their_largest_width() -> None:
    columns = (column("a", 5, max_width=9), column("b", 5), column("c", 5, max_width=6))

    assert [part.width for part in place(columns, 19)] == [6, 5, 6]
    assert [part.width for part in place(columns, 22)] == [9, 5, 6]


def test_what_nobody_may_grow_into_comes_before_the_figures_in_equal_parts() -> None:
    columns = (replace(column("a", 5, max_width=9), align="left"), column("b", 5), column("c", 5))

    assert [part.width for part in place(columns, 22)] == [9, 5, 5]
    assert [part.width for part in place(columns, 24)] == [9, 6, 6]
    assert [part.width for part in place(columns, 80)] == [9, 8, 8]


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.integers(1, 20), st.integers(0, 5), st.integers(0, 40)), min_size=1, max_size=10),
    st.integers(1, 200),
)
def test_placed_columns_never_exceed_the_width_unless_none_may_drop_out(
    shapes: list[tuple[int, int, int]], width: int
) -> None:
    columns = [column(str(at), *shape) for at, shape in enumerate(shapes)]
    placed = place(columns, width)
    used = sum(part.width for part in placed) + GAP * (len(placed) - 1)

    may_drop = [part for part in placed if part.column.priority]
    assert used <= width or not may_drop or len(placed) == 1
    assert all(part.width >= part.column.width for part in placed)
    if used < width:
        assert all(part.width >= part.column.max_width for part in placed)


# Without control characters: none comes through `api.text`.
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12), st.integers(1, 9))
def test_a_cell_has_exactly_the_columns_width(row: str, width: int) -> None:
    assert width_of(Placed(column("a"), width).draw(row, Moment())) == width


@pytest.mark.parametrize(("row", "drawn"), [("12", "  ~12"), ("–", "    –"), ("", "     "), (" ", "     ")])
def test_an_old_figure_has_a_tilde_and_no_value_has_none(row: str, drawn: str) -> None:
    figure, word = Placed(column("a", is_figure=True), 5), Placed(column("a"), 5)

    assert text(figure.draw(row, OLD)) == drawn
    assert text(figure.draw(row, Moment())) == row.rjust(5)
    assert text(word.draw(row, OLD)) == row.rjust(5)


def test_a_total_is_empty_where_it_has_no_cell() -> None:
    figure = Placed(column("a", is_figure=True), 5)

    assert text(figure.pick({"a": (("7", "value"),)}, OLD)) == "   ~7"
    assert text(figure.pick({}, OLD)) == "     "


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (QUEUE_COLUMNS, "queues"),
        (ALL_QUEUE_COLUMNS, "queues"),
        (AGENT_COLUMNS, "agents"),
        (ALL_AGENT_COLUMNS, "agents"),
    ],
)
def test_what_does_not_say_that_it_ticks_stands_still_between_two_readings(
    columns: Sequence[Column[Any]], rows: str
) -> None:
    held = agent("held", status=2, phone_line1_status=1, phone_line1_status_time_s=40)
    shown = getattr(floor(queues(60), [*agents(200), held]), rows)
    moving = {
        column.key
        for column in columns
        for row in shown
        if len({column.cell(row, Moment(elapsed_s), 20) for elapsed_s in (0, 1, 59, 400)}) > 1
    }

    assert moving == {column.key for column in columns if column.ticks}
