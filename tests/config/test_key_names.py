"""Keys as people write them."""

from __future__ import annotations

import pytest
from textual.keys import _character_to_key

from wallboard.config.key_names import NAMED, SIGNS, key, sign, types_text


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("q", "q"),
        ("S", "S"),
        ("1", "1"),
        ("é", "é"),
        ("/", "slash"),
        ("slash", "slash"),
        ("?", "question_mark"),
        ("+", "plus"),
        ("-", "minus"),
        (",", "comma"),
        (" ", "space"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("Return", "enter"),
        ("⏎", "enter"),
        ("↑", "up"),
        ("F5", "f5"),
        ("ctrl+q", "ctrl+q"),
        ("Ctrl+Q", "ctrl+q"),
        ("^q", "ctrl+q"),
        ("^", "circumflex_accent"),
        ("ctrl++", "ctrl+plus"),
        ("shift+s", "S"),
        ("shift+up", "shift+up"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        ("ctrl+shift+s", "ctrl+shift+s"),
        ("alt+x", "alt+x"),
        ("alt+X", "alt+shift+x"),
        ("ctrl+i", "tab"),
        ("ctrl+m", "enter"),
        ("ctrl+[", "escape"),
        ("ctrl+h", "backspace"),
    ],
)
def test_a_key_has_one_name_however_it_is_written(written: str, name: str) -> None:
    assert key(written) == name
    assert key(name) == name


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (3, "must be a key in quotes"),
        ("", "must be a key in quotes"),
        ("pgeup", '"pgeup" is not a key; did you mean "pageup"?'),
        ("slsh", '"slsh" is not a key; did you mean "slash"?'),
        ("ctrl+enterr", '"ctrl+enterr" is not a key; did you mean "enter"?'),
        ("ctrl+", '"ctrl+" is not a key'),
        ("\n", '"\n" is not a key'),
        ("cmd+x", 'there is no modifier "cmd": write ctrl, alt or shift'),
        ("shift+/", "write the sign that it types"),
        ("shift+ß", '"shift+ß": no keyboard sends this: choose another key'),
        ("alt+İ", '"alt+İ": no keyboard sends this: choose another key'),
        ("ctrl+space", "another name in each terminal"),
    ],
)
def test_what_is_no_key_is_told(written: object, told: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        key(written)

    assert told in str(caught.value)


def test_signs_are_named_as_the_terminals_library_names_them() -> None:
    assert len(SIGNS) == 32
    assert {name: _character_to_key(typed) for name, typed in SIGNS.items()} == {name: name for name in SIGNS}


def test_a_name_is_written_as_people_know_it() -> None:
    assert [sign(name) for name in ("slash", "q", "ctrl+plus", "pagedown")] == ["/", "q", "ctrl++", "pagedown"]


def test_keys_that_type_are_told_from_those_that_do_not() -> None:
    assert all(types_text(name) for name in ("a", "S", "slash", "space", "é"))
    assert not any(types_text(name) for name in ("escape", "f1", "ctrl+u", "alt+x"))
    assert "space" in NAMED
