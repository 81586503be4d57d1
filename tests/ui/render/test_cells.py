from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.ui.drawn import text
from wallboard.ui.render.cells import Align, Spans, chopped, fit, fit_spans, flowed, joined, justified, width_of

WORDS = st.text(st.sampled_from("ab 日本語😀é·█"), max_size=12)
SPANS = st.lists(st.tuples(WORDS, st.sampled_from(["value", "label"])), max_size=5).map(tuple)


@pytest.mark.parametrize(
    ("given_text", "width", "align", "drawn"),
    [
        ("Sales", 8, "left", "Sales   "),
        ("Sales", 8, "right", "   Sales"),
        ("Sales", 5, "left", "Sales"),
        ("Sales", 4, "left", "Sal…"),
        ("Sales", 1, "left", "…"),
        ("Sales", 0, "left", ""),
        ("日本語", 6, "left", "日本語"),
        ("日本語", 5, "left", "日本…"),
        ("日本語", 4, "left", "日 …"),
        ("日本語", 7, "right", " 日本語"),
    ],
)
def test_text_is_padded_or_cut_to_cells_and_a_wide_character_is_never_halved(
    given_text: str, width: int, align: Align, drawn: str
) -> None:
    assert fit(given_text, width, align) == drawn


@settings(max_examples=200)
@given(WORDS, st.integers(0, 20), st.sampled_from(["left", "right"]))
def test_a_fitted_text_has_exactly_its_width(words: str, width: int, align: Align) -> None:
    assert cell_len(fit(words, width, align)) == width


@settings(max_examples=200)
@given(SPANS, st.integers(0, 30), st.sampled_from(["left", "right"]))
def test_fitted_spans_have_exactly_their_width(spans: Spans, width: int, align: Align) -> None:
    assert width_of(fit_spans(spans, width, align)) == width


@pytest.mark.parametrize(
    ("width", "drawn"), [(8, "ab日本  "), (6, "ab日本"), (5, "ab日…"), (4, "ab …"), (3, "ab…"), (2, "a…"), (0, "")]
)
def test_spans_are_cut_with_an_ellipsis_wherever_the_cut_falls(width: int, drawn: str) -> None:
    assert text(fit_spans((("ab", "value"), ("日本", "label")), width)) == drawn


def test_what_is_kept_keeps_its_ink() -> None:
    assert fit_spans((("ab", "strong"), ("cdef", "label")), 4) == (("ab", "strong"), ("c…", "label"))


def test_the_right_part_stays_and_the_left_one_is_cut() -> None:
    left: Spans = (("a long name", "value"),)

    assert text(justified(left, (("12 in", "label"),), 20)) == "a long name    12 in"
    assert text(justified(left, (("12 in", "label"),), 12)) == "a lo…  12 in"


def test_the_two_parts_never_touch_and_hints_go_before_words_are_cut() -> None:
    left: Spans = (("AGENTS", "label"), ("  by need", "hint"), ("   h heat map", "hint"))
    right: Spans = (("3 646 in", "label"),)

    assert text(justified(left, right, 38)) == "AGENTS  by need   h heat map  3 646 in"
    assert text(justified(left, right, 37)) == "AGENTS  by need              3 646 in"
    assert text(justified(left, right, 24)) == "AGENTS          3 646 in"
    assert text(justified(left, right, 15)) == "AGEN…  3 646 in"


def test_a_gap_that_the_right_part_has_itself_is_enough_and_without_one_there_is_none() -> None:
    left: Spans = (("a long name", "value"),)

    assert text(justified(left, (("   3 of 9", "hint"),), 20)) == "a long name   3 of 9"
    assert text(justified(left, (), 11)) == "a long name"


def test_parts_are_joined_with_gaps_between_them_only() -> None:
    parts: list[Spans] = [(("a", "value"), ("b", "value")), (("c", "value"),)]

    assert text(joined(parts, ("|", "value"))) == "ab|c"
    assert joined([], ("|", "value")) == ()


def test_text_is_broken_between_words_and_inside_of_words_that_are_too_long() -> None:
    assert chopped("the agent's guid", 11) == ["the agent's", "guid"]
    assert chopped("acme01-ag3211258-ff24", 10) == ["acme01-ag3", "211258-ff2", "4"]
    assert chopped("日本語", 4) == ["日本", "語"]
    assert chopped("", 4) == [""]


def test_parts_flow_into_as_many_lines_as_they_take_and_none_is_broken() -> None:
    parts: list[Spans] = [(("3 free", "value"),), (("4 here", "value"),), (("1 on break", "value"),)]

    assert [text(line) for line in flowed(parts, 16, 2)] == ["3 free  4 here", "1 on break"]
    assert [text(line) for line in flowed(parts, 40, 2)] == ["3 free  4 here  1 on break"]
    assert flowed([], 40, 2) == ((),)
