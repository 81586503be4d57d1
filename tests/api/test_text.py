import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.api.text import clean, readable

ANY_TEXT = st.text(st.characters(), max_size=30)


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("Marie Sanders", "Marie Sanders"),
        ("\x1b[2JMarie", "[2JMarie"),
        ("Ma\u202erie", "Marie"),
        ("Ma\u200brie\ufeff", "Marie"),
        ("  Tech  Support ", "Tech  Support"),
        ("one\ttwo\nthree\u00a0four", "one two three four"),
        ("J\u00fcrgen \u00c5str\u00f6m", "J\u00fcrgen \u00c5str\u00f6m"),
        ("\u0645\u0631\u062d\u0628\u0627", "\u0645\u0631\u062d\u0628\u0627"),
        ("half \ud83d", "half \ufffd"),
        ("\U0001f600\ufe0f", "\U0001f600"),
        ("\u200b", ""),
    ],
)
def test_a_text_keeps_what_is_seen(given_text: str, shown: str) -> None:
    assert clean(given_text) == shown


@given(ANY_TEXT)
def test_no_text_moves_the_screen_or_fails_to_encode(text: str) -> None:
    cleaned = clean(text)

    assert not {unicodedata.category(character) for character in cleaned} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(character) for character in cleaned} & {"LRE", "RLE", "LRO", "RLO", "PDF"}
    assert cleaned.encode().decode() == cleaned


@given(ANY_TEXT)
def test_a_clean_text_is_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_every_unseen_character_of_the_unicode_tables_goes() -> None:
    unseen = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cf")]
    shown = {character for character in unseen if clean(f"a{character}b") not in ("ab", "a b")}

    # Marks that Arabic and other scripts print around a number: they have a width and move nothing.
    assert {unicodedata.name(character).split()[0] for character in shown} <= {"ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (5, "5"),
        (1.5, "1.5"),
        (True, "true"),
        (None, ""),
        ({}, ""),
        ([], ""),
        (["x"], "x"),
        (["x", 2], ("x", "2")),
        ({"a": {"b\u202e": " c "}}, {"a": {"b": "c"}}),
    ],
)
def test_an_unknown_value_becomes_text(value: object, shown: object) -> None:
    assert readable(value) == shown


def test_an_unknown_value_of_any_depth_is_cut_short() -> None:
    nested: object = "x"
    for _ in range(10_000):
        nested = {"a": nested}

    shown = readable(nested)

    for _ in range(17):
        assert isinstance(shown, dict)
        shown = shown["a"]
    assert shown == "…"


def test_a_number_too_long_for_python_to_print_is_cut_short() -> None:
    assert readable(10**5000) == "…"
