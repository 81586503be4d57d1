from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.ui.render.heat_plan import HeatPlan, heat_plan

SIZES = st.lists(st.integers(1, 120), max_size=12)
PLANS = st.builds(heat_plan, SIZES, st.integers(20, 200), st.integers(1, 60), st.integers(0, 15))


def drawn(plan: HeatPlan) -> list[str]:
    """The cells by their last digit, at their places; a label as its section's number."""
    lines = []
    for runs in plan.lines:
        cells = dict[int, str]()
        for run in runs:
            if run.begins and plan.label_width:
                cells[run.x] = "abcdefghij"[run.section]
            for index in range(run.first, run.first + run.count):
                cells[plan.x_of(index)] = str(index % 10)
        lines.append("".join(cells.get(x, " ") for x in range(1 + max(cells))))
    return lines


def test_without_labels_the_cells_follow_each_other_two_columns_each() -> None:
    assert drawn(heat_plan([14], width=20, height=5)) == ["0 1 2 3 4 5 6 7 8 9", "0 1 2 3"]


def test_cells_close_ranks_where_there_is_no_room() -> None:
    assert drawn(heat_plan([24], width=20, height=2)) == ["01234567890123456789", "0123"]


@pytest.mark.parametrize(
    ("number", "height", "cell_width"),
    [
        (1, 10, 24),
        (40, 10, 24),
        (41, 10, 16),
        (60, 10, 16),
        (61, 10, 2),
    ],
)
def test_cells_have_room_for_names_where_all_of_them_fit(number: int, height: int, cell_width: int) -> None:
    assert heat_plan([number], width=100, height=height).cell_width == cell_width


def test_more_than_fit_go_on_below() -> None:
    plan = heat_plan([100], width=20, height=2)

    assert plan.cell_width == 1
    assert len(plan.lines) == 5


def test_a_section_goes_on_beneath_its_own_cells_behind_its_label() -> None:
    assert drawn(heat_plan([12, 2], width=23, height=9, label_width=2)) == [
        "a  0 1 2 3 4 5 6 7 8 9",
        "   0 1",
        "b  2 3",
    ]


def test_sections_stand_side_by_side_where_that_takes_fewer_lines() -> None:
    assert drawn(heat_plan([3, 2, 1], width=60, height=2, label_width=2)) == [
        "a  0 1 2                       b  3 4",
        "c  5",
    ]


def test_one_large_section_is_not_squeezed_for_a_small_one() -> None:
    plan = heat_plan([50, 1], width=60, height=9, label_width=2)

    assert [run.x for run in plan.runs] == [0, 0, 0]


@pytest.mark.parametrize(("height", "lefts"), [(3, [0, 0, 36, 0, 36]), (4, [0, 0, 0, 0])])
def test_a_section_stands_in_one_line_where_that_takes_no_scrolling(height: int, lefts: list[int]) -> None:
    plan = heat_plan([20, 3, 3, 3], width=69, height=height, label_width=5)

    assert [run.x for run in plan.runs] == lefts


def test_no_cells_are_no_lines() -> None:
    plan = heat_plan([], width=20, height=5)

    assert (plan.lines, plan.count) == ((), 0)
    assert plan.index_at(0, 0) is None


@given(PLANS)
def test_every_cell_has_a_place_of_its_own_and_is_found_there(plan: HeatPlan) -> None:
    places = [(plan.run_of(index).line, plan.x_of(index)) for index in range(plan.count)]

    assert len(set(places)) == plan.count
    assert [plan.index_at(line, x + plan.cell_width - 1) for line, x in places] == list(range(plan.count))


@given(SIZES, st.integers(20, 200), st.integers(1, 60), st.integers(0, 15))
def test_every_line_holds_cells_and_none_is_wider_than_the_map(
    sizes: list[int], width: int, height: int, label_width: int
) -> None:
    plan = heat_plan(sizes, width, height, label_width)

    assert plan.count == sum(sizes)
    assert all(plan.lines)
    assert all(plan.x_of(index) + plan.cell_width <= width for index in range(plan.count))


@pytest.mark.parametrize(
    ("start", "by", "end"), [(0, 1, 10), (4, 1, 12), (12, -1, 2), (9, 2, 12), (0, -1, 0), (12, 1, 12), (11, 9, 11)]
)
def test_below_goes_to_the_nearest_cell_and_stops_at_the_ends(start: int, by: int, end: int) -> None:
    plan = heat_plan([13], width=20, height=5)

    assert plan.below(start, by) == end


def test_below_stays_in_its_section_of_those_that_stand_side_by_side() -> None:
    plan = heat_plan([3, 2, 1, 4], width=60, height=3, label_width=2)

    assert (plan.below(3, 1), plan.below(6, -1), plan.below(9, -1)) == (6, 3, 4)
