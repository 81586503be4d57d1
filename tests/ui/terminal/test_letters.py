from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from wallboard.ui.terminal.letters import Letters

ENCODINGS = ("ascii", "iso8859-1", "koi8-r", "euc_jp")
NAMES = ("Zoë 山田", "e\u0301te\u0301", "👩🏽\u200d💻 Emoji", "שרה לוי", "नमिता", "1\ufe0f\u20e3", "Störung")


def letters(encoding: str) -> Letters:
    return Letters(str.maketrans({"━": "="}), encoding)


def test_what_is_ascii_is_written_as_it_is() -> None:
    frame = "\x1b[1;1H\x1b[38;5;1mWAIT\x1b[0m\x1b[2;1H"

    assert letters("ascii").fitted(frame) is frame


def test_signs_are_written_as_others_and_names_as_they_are() -> None:
    assert letters("utf-8").fitted("━━ 山田") == "== 山田"


def test_letters_that_the_locale_has_not_become_question_marks_in_their_cells() -> None:
    assert letters("ascii").fitted("Zoë 山田 ━") == "Zo? ???? ="
    assert letters("iso8859-1").fitted("Zoë 山田 ━") == "Zoë ???? ="


def test_an_accent_of_its_own_leaves_its_letter() -> None:
    assert letters("ascii").fitted("\x1b[1me\u0301te\u0301") == "\x1b[1mete"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_keeps_its_width(encoding: str, name: str) -> None:
    fitted = letters(encoding).fitted(name)

    fitted.encode(encoding)
    assert cell_len(fitted) == cell_len(name)


@given(st.text(st.characters(min_codepoint=0x20, exclude_categories=("Cs", "Cc", "Cf"))))
def test_whatever_is_written_can_be_encoded(text: str) -> None:
    letters("ascii").fitted(text).encode("ascii")
