from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.model.selection import Selection


def test_an_empty_selection_chooses_everything() -> None:
    assert Selection().chooses("116", "Sales")


def test_an_id_is_matched_exactly() -> None:
    selection = Selection(ids=("116",))

    assert selection.chooses("116", "Sales")
    assert not selection.chooses("1160", "116")


@pytest.mark.parametrize("pattern", ["sales*", "SALES  *", "* north", "Sales [mn]*", "11?", "sales north"])
def test_a_pattern_is_matched_on_id_or_name_without_regard_to_case_and_spaces(pattern: str) -> None:
    selection = Selection(patterns=("nothing", pattern))

    assert selection.chooses("116", " Sales  North ")
    assert not selection.chooses("226", "Support")


def test_a_pattern_must_match_the_whole_name() -> None:
    assert not Selection(patterns=("Sales",)).chooses("116", "Sales North")


def test_ids_and_patterns_add_up() -> None:
    selection = Selection(ids=("7",), patterns=("Sales*",))

    assert selection.chooses("7", "Support")
    assert selection.chooses("8", "Sales")


@pytest.mark.parametrize(
    ("selection", "single_ids"),
    [
        (Selection(), ()),
        (Selection(ids=("1",)), ("1",)),
        (Selection(ids=("1", "2")), ("1", "2")),
        (Selection(ids=("1", "2", "3")), ()),
        (Selection(ids=("1",), patterns=("2*",)), ()),
    ],
)
def test_only_one_or_two_ids_alone_are_read_one_by_one(selection: Selection, single_ids: tuple[str, ...]) -> None:
    assert selection.single_ids == single_ids


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_may_be_a_pattern(pattern: str, name: str) -> None:
    assert Selection(patterns=(pattern, "*")).chooses("116", name)
