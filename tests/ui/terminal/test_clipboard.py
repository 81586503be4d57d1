from __future__ import annotations

import re
from base64 import b64decode

import pytest

from wallboard.ui.terminal.abilities import Multiplexer
from wallboard.ui.terminal.changed_cells import _CHANGES_NO_CELL
from wallboard.ui.terminal.clipboard import copying

ROW = "Störung · 4:12 · " * 40


def text_in(sequence: str) -> str:
    """Return what a terminal puts into its clipboard."""
    found = re.fullmatch(r"\x1b]52;c;([\w+/=]+)\a", sequence)
    assert found
    return b64decode(found[1]).decode()


def test_a_terminal_gets_the_text() -> None:
    assert text_in(copying(ROW, None)) == ROW


def test_tmux_gets_it_for_itself_and_to_hand_through() -> None:
    plain, handed = copying(ROW, Multiplexer.TMUX).split("\x1bPtmux;")

    assert text_in(plain) == ROW
    assert text_in(handed.removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b")) == ROW


def test_screen_hands_it_through_in_pieces() -> None:
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", copying(ROW, Multiplexer.SCREEN), re.DOTALL)

    assert text_in("".join(pieces)) == ROW
    assert max(map(len, pieces)) < 256


@pytest.mark.parametrize("within", [None, *Multiplexer])
def test_it_leaves_the_picture_of_the_screen_alone(within: Multiplexer | None) -> None:
    assert _CHANGES_NO_CELL.fullmatch(copying(ROW, within))
