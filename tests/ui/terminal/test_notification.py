from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.notice.test_notice import HOSTILE
from wallboard.ui.terminal.abilities import Multiplexer
from wallboard.ui.terminal.changed_cells import _CHANGES_NO_CELL
from wallboard.ui.terminal.notification import LONGEST, DesktopForm, notifying

OSC_9, OSC_777 = DesktopForm
WITHIN = (None, *Multiplexer)
_FRAMES = {
    None: r"\x1b](.*)\a",
    Multiplexer.TMUX: r"\x1bPtmux;\x1b\x1b](.*)\a\x1b\\",
    Multiplexer.SCREEN: r"\x1bP\x1b](.*)\a\x1b\\",
}
WORDS = st.text() | st.sampled_from(HOSTILE) | st.text("\x1b\a\x07\x9c\x9d\\;9ě＇；\u037e[]P")


def parameters(sequence: str, within: Multiplexer | None) -> list[str]:
    """Return what a terminal makes of it: one sequence, and nothing beside it."""
    found = re.fullmatch(_FRAMES[within], sequence, re.DOTALL)
    assert found
    assert found[1].isprintable()
    return found[1].split(";")


@pytest.mark.parametrize("within", WITHIN)
def test_a_terminal_gets_title_and_text(within: Multiplexer | None) -> None:
    title, text = "wallboard acme", "CRITICAL Billing: longest wait 4:12"

    assert parameters(notifying(title, text, OSC_9, within), within) == ["9", text]
    assert parameters(notifying(title, text, OSC_777, within), within) == ["777", "notify", title, text]


@given(WORDS, WORDS, st.sampled_from(DesktopForm), st.sampled_from(WITHIN))
def test_words_are_never_more_than_words(title: str, text: str, form: DesktopForm, within: Multiplexer | None) -> None:
    found = parameters(notifying(title, text, form, within), within)

    assert len(found) == (2 if form is OSC_9 else 4)
    assert max(map(len, found)) <= LONGEST


@given(WORDS, WORDS)
def test_screen_gets_ascii_in_one_piece(title: str, text: str) -> None:
    sequence = notifying(title, text, OSC_777, Multiplexer.SCREEN)

    assert sequence.isascii()
    assert len(sequence) < 256


def test_screen_gets_letters_as_they_are_typed_without_accents() -> None:
    sequence = notifying("", "CRITICAL Zoë Ředitel 山", OSC_9, Multiplexer.SCREEN)

    assert parameters(sequence, Multiplexer.SCREEN) == ["9", "CRITICAL Zoe Reditel ?"]


@given(WORDS, st.sampled_from(DesktopForm), st.sampled_from(WITHIN))
def test_it_leaves_the_picture_of_the_screen_alone(text: str, form: DesktopForm, within: Multiplexer | None) -> None:
    assert _CHANGES_NO_CELL.fullmatch(notifying("wallboard", text, form, within))
