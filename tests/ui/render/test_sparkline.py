from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.drawn import text
from wallboard.ui.render.cells import width_of
from wallboard.ui.render.sparkline import sparkline

VALUES = st.lists(st.none() | st.floats(-1000, 1000), max_size=60)


def drawn(*values: float | None, top: float = 8, height: int = 1) -> list[str]:
    return [text(line) for line in sparkline(values, top, "warning", height)]


def test_bars_are_scaled_from_zero_to_the_top() -> None:
    assert drawn(0, 1, 2, 4, 6, 8) == ["▁▂▃▅▆█"]
    assert drawn(0, 2, 8, top=80) == ["▁▂▂"]


def test_what_is_over_the_top_fills_the_height_and_no_more() -> None:
    assert drawn(8, 9, 900) == ["███"]


def test_a_gap_is_blank_and_zero_is_not() -> None:
    assert drawn(None, 0, None, 8) == [" ▁ █"]
    assert drawn(None, 0, None, 8, height=2) == ["   █", " ▁ █"]


def test_zero_has_no_colour_and_anything_more_has() -> None:
    (line,) = sparkline((0, 0, 3, None, 0), 8, "warning")

    assert line == (("▁▁", "track"), ("▄ ", "warning"), ("▁", "track"))


def test_what_is_below_zero_is_scaled_from_the_lowest() -> None:
    assert drawn(-8, -4, 0, 4, 8) == ["▁▃▅▆█"]
    assert drawn(-4, None, -2, -1) == ["▁ ▂▃"]


def test_and_has_no_colour_either() -> None:
    (line,) = sparkline((-8, 0, 4, 8), 8, "warning")

    assert [ink for _, ink in line] == ["track", "warning"]
    assert line[0][0] == "▁▅"


def test_higher_lines_carry_bars_on() -> None:
    assert drawn(1, 4, 5, 8, height=2) == [" ▁▂█", "▃███"]


@pytest.mark.parametrize("height", [0, 1, 2, 3])
def test_there_are_as_many_lines_as_asked_for(height: int) -> None:
    assert len(drawn(1, 2, height=height)) == height


@given(VALUES, st.floats(0.01, 1000), st.integers(1, 3))
def test_a_bar_is_a_cell_and_a_larger_value_is_never_lower(values: list[float | None], top: float, height: int) -> None:
    lines = sparkline(values, top, "value", height)
    heights = [sum(" ▁▂▃▄▅▆▇█".index(text(line)[at]) for line in lines) for at in range(len(values))]

    assert [width_of(line) for line in lines] == [len(values)] * height
    assert all((bar == 0) is (value is None) for bar, value in zip(heights, values, strict=True))
    ground = min([0.0, *(value for value in values if value is not None)])
    assert all((bar == 1) is (value == ground) for bar, value in zip(heights, values, strict=True) if value is not None)
    known = sorted((value, bar) for value, bar in zip(values, heights, strict=True) if value is not None)
    assert [bar for _, bar in known] == sorted(bar for _, bar in known)
