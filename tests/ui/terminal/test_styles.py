from __future__ import annotations

import pytest

from wallboard.ui.terminal.styles import PLAIN, Style, turn, turned
from wallboard.ui.terminal.unreadable import UnreadableError


def style(codes: str) -> Style:
    return turned(PLAIN, codes)


@pytest.mark.parametrize(
    ("codes", "same"),
    [
        ("", "0"),
        ("1;31", "31;1"),
        ("38;2;1;2;3;48;5;7;4", "4;48;5;7;38;2;1;2;3"),
        ("31;32", "32"),
        ("1;31;0", "0"),
        ("39;49", "0"),
        ("38;5;200;39", "0"),
    ],
)
def test_styles_are_equal_when_they_look_the_same(codes: str, same: str) -> None:
    assert style(codes) == style(same)


@pytest.mark.parametrize("codes", ["22", "38", "38;5", "38;2;1;2", "38;3;1", "48;2;1;;3", "1;x", "999", "38;5;-1"])
def test_what_is_not_known_is_not_guessed(codes: str) -> None:
    with pytest.raises(UnreadableError):
        style(codes)


@pytest.mark.parametrize(
    ("before", "after", "sequence"),
    [
        ("1;31", "31;1", ""),
        ("31", "0", "\x1b[m"),
        ("0", "31", "\x1b[31m"),
        ("0", "1;38;2;1;2;3;44", "\x1b[1;38;2;1;2;3;44m"),
        ("38;2;1;2;3;48;2;9;9;9", "38;2;3;2;1;48;2;9;9;9", "\x1b[38;2;3;2;1m"),
        ("38;2;1;2;3;48;2;9;9;9", "48;2;9;9;9", "\x1b[39m"),
        ("31;44", "31", "\x1b[49m"),
        ("1;31", "1;4;31", "\x1b[4m"),
        ("1;38;2;1;2;3", "38;2;9;2;3", "\x1b[0;38;2;9;2;3m"),
        ("1;2;38;2;1;2;3", "2;38;2;1;2;3", "\x1b[22;2m"),
        ("4;7;38;2;1;2;3", "38;2;1;2;3", "\x1b[24;27m"),
        ("8;38;2;1;2;3", "38;2;1;2;3", "\x1b[0;38;2;1;2;3m"),
        ("1;31", "31", "\x1b[0;31m"),  # the code that ends bold is another one on some terminals
        ("38;2;1;2;3;48;2;9;9;9", "31", "\x1b[0;31m"),
    ],
)
def test_a_style_is_changed_by_what_differs_or_by_a_reset(before: str, after: str, sequence: str) -> None:
    assert turn(style(before), style(after)) == sequence


def test_after_a_style_that_nobody_knows_all_is_told() -> None:
    assert turn(None, style("1;31")) == "\x1b[0;1;31m"
    assert turn(None, PLAIN) == "\x1b[m"
