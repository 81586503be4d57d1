from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.ui.render.cells import Spans
from wallboard.ui.render.large import Cut, large, large_width, largest
from wallboard.ui.render.large_signs import SIGNS
from wallboard.ui.render.letter_shapes import SHAPES
from wallboard.ui.render.lettering import Lettering

FIGURES = st.from_regex(r"~?(\d{1,4}%?|\d{1,2}:\d\d(:\d\d)?)|–", fullmatch=True).filter(str.isascii)


def test_figures_are_heavy_and_turn_round() -> None:
    assert large("42", Cut(2, 2, 5)) == (
        "██  ██  █████▄",
        "██  ██      ██",
        "▀█████  ▄████▀",
        "    ██  ██    ",
        "    ██  ▀█████",
    )


def test_colon_and_percent_are_narrow_and_a_percent_sign_is_smaller_than_its_figure() -> None:
    cut = Cut(3, 3, 8, is_figure=True)
    digit = large_width("0", cut) or 0

    assert large_width(":", cut) == 3
    assert (large_width("%", cut) or 0) < digit
    assert all(not row.strip() for row in large("%", cut)[:2])


@given(FIGURES, st.integers(1, 200), st.integers(1, 40))
def test_the_largest_size_fits_and_no_larger_one_of_its_shape_would(text: str, width: int, rows: int) -> None:
    cut = largest(text, width, rows)

    if cut is None:
        smallest = Cut(1, 1, 3, is_figure=True)
        assert rows < 3 or (large_width(text, smallest) or 0) > width
    else:
        drawn = large(text, cut)
        assert len(drawn) == cut.rows <= rows
        assert {len(row) for row in drawn} == {large_width(text, cut)}
        assert len(drawn[0]) <= width


@given(st.text(st.sampled_from([*SHAPES, *SIGNS, " ", "1", "Ä", "é"]), min_size=1), st.integers(1, 4))
def test_every_text_has_rows_of_the_width_that_was_said(text: str, stroke: int) -> None:
    cut = Cut(stroke, stroke, 3 * stroke, over=stroke)

    drawn = large(text, cut)

    assert len(drawn) == cut.height
    assert {len(row) for row in drawn} == {large_width(text, cut)}


@pytest.mark.parametrize("text", ["技術", "Поддержка"])
@pytest.mark.parametrize(("cut", "row"), [(Cut(), 1), (Cut(2, 2, 5), 2), (Cut(1, 1, 3, over=1), 2)])
def test_what_has_no_shape_stands_as_it_is_half_way_up(text: str, cut: Cut, row: int) -> None:
    drawn = large(text, cut)

    assert large_width(text, cut) is None
    assert [at for at, line in enumerate(drawn) if line.strip()] == [row]
    assert drawn[row] == text


def test_among_large_words_those_without_shapes_are_heavy() -> None:
    names: Spans = (("技術", "value"), ("Billing", "value"), ("技術", "hint"))

    assert [ink for _, ink in Lettering(Cut()).block(names)[1]] == ["strong", "value", "value", "value", "hint"]


def test_no_two_shapes_are_drawn_alike_but_those_that_nobody_tells_apart() -> None:
    drawn: dict[tuple[str, ...], list[str]] = {}
    for character in [*SHAPES, *SIGNS, "1"]:
        drawn.setdefault(large(character, Cut(2, 2, 5)), []).append(character)

    assert sorted("".join(same) for same in drawn.values() if len(same) > 1) == ["-–−", "0O", "X✕"]
