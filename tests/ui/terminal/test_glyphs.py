from __future__ import annotations

import pytest
from rich.cells import cell_len

from wallboard.ui.terminal.glyphs import RIGHT_HALF, glyphs
from wallboard.ui.terminal.unreadable import UnreadableError

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1e9\U0001f1ea"


def kept_in(width: int, cluster: str) -> str:
    """A cluster between blanks before it and a jump behind its width."""
    return f"\x1b7{' ' * width}\x1b8\x1b7{cluster}\x1b8\x1b[{width}C"


@pytest.mark.parametrize("text", ["Ada 7:32", "Zoë Müller", "┌─▂▆█◆→…·½°", "Ωλ Ждан"])
def test_a_letter_or_sign_is_a_cell(text: str) -> None:
    assert glyphs(text) == list(text)


def test_a_wide_letter_is_two_cells() -> None:
    assert glyphs("a山한") == ["a", "山", RIGHT_HALF, "한", RIGHT_HALF]


@pytest.mark.parametrize(
    ("cluster", "width"),
    [("e\u0301", 1), ("🙂", 2), (FAMILY, 2), ("❤\ufe0f", 2), ("1\ufe0f\u20e3", 2), ("👍🏽", 2), (FLAG, 2), ("क्", 1)],
)
def test_what_terminals_may_draw_in_another_width_is_kept_in_its_own(cluster: str, width: int) -> None:
    assert glyphs(f"a{cluster}b") == ["a", kept_in(width, cluster), *[RIGHT_HALF] * (width - 1), "b"]


@pytest.mark.parametrize(
    "text", ["山田 太郎", f"{FAMILY}{FAMILY}", f"x{FLAG}{FLAG}{FLAG[0]}y", "e\u0301\u0323a", "กำ", "🬀🂡"]
)
def test_there_are_as_many_cells_as_textual_counts(text: str) -> None:
    assert len(glyphs(text)) == cell_len(text)


def test_what_has_no_width_and_nothing_to_stand_on_is_left_out() -> None:
    assert glyphs("\u200b\u0301a") == ["a"]


@pytest.mark.parametrize("control", ["\a", "\n", "\t", "\r", "\x1b", "\x7f", "\x9b"])
def test_what_moves_the_cursor_is_no_text(control: str) -> None:
    for text in (f"a{control}", f"山{control}"):
        with pytest.raises(UnreadableError):
            glyphs(text)
