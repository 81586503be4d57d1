from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.model.words import folded, nearest


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Müller", "muller"),
        ("  Second   LINE ", "second line"),
        ("Łukasz Ørsted Đorđe", "lukasz orsted dorde"),
        ("Straße", "strasse"),
        ("Ｗｉｄｅ", "wide"),
        ("Σίσυφος", "σισυφοσ"),
        ("İstanbul ışık", "istanbul isik"),
        ("한국", folded("한국")),
        ("", ""),
    ],
)
def test_text_is_compared_without_case_accents_and_spaces(text: str, form: str) -> None:
    assert folded(text) == form
    assert folded(text.upper()) == form


def test_folding_again_changes_nothing_for_any_letter() -> None:
    letters = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)

    assert [letter for letter in letters if folded(once := folded(f"a{letter}b")) != once] == []


@given(st.text(), st.text())
def test_a_part_of_a_text_is_a_part_of_it_folded(begin: str, end: str) -> None:
    assert folded(begin) in folded(f"{begin} {end}")


def test_the_nearest_word_is_one_that_looks_alike() -> None:
    assert nearest("wiat", ("wait", "waiting", "state")) == "wait"
    assert nearest("xyzzy", ("wait", "state")) is None
