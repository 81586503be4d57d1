from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.ui.render.digits import ROWS, digits, heavy


@given(st.text("0123456789:– ~%ad", min_size=1, max_size=9))
def test_all_rows_are_equally_wide(characters: str) -> None:
    rows = digits(characters)

    assert len(rows) == ROWS
    assert len({len(row) for row in rows}) == 1


def test_every_digit_looks_different() -> None:
    assert len({digits(character) for character in "0123456789–"}) == 11


def test_digits_are_drawn_in_half_blocks_one_cell_apart() -> None:
    assert digits("04") == (
        "█▀█ █ █",
        "█ █ █▄█",
        "█▄█   █",
    )


@pytest.mark.parametrize("character", ["~", "d", "%"])
def test_what_is_no_digit_stands_in_the_last_row(character: str) -> None:
    assert [row.strip() for row in digits(character)] == ["", "", character]


def test_digits_that_are_too_wide_stand_as_text_in_the_middle_row() -> None:
    assert heavy("04", 7) == digits("04")
    assert heavy("04", 6) == ("", "04", "")
