"""Notifications of the desktop that a terminal is on (OSC 9, OSC 777), through a multiplexer where there is one.

    osc9      one text             iTerm2, WezTerm, kitty, Ghostty, Windows Terminal
    osc777    a title and a text   foot, rxvt-unicode, VTE (GNOME), kitty, Ghostty, WezTerm

tmux     handed through, where `allow-passthrough` is on; it keeps both for itself otherwise
screen   handed through, in ASCII: of a letter beyond it keeps the lowest byte alone, and that of "ě" is ESC

The text may be a stranger's. Nothing of it ends a sequence, begins one, or is a parameter: ConEmu runs programs by
`OSC 9 ; 7 ; …`.
"""

from __future__ import annotations

from enum import StrEnum
from unicodedata import combining, normalize

from wallboard.ui.terminal.abilities import Multiplexer

BELL = "\a"
LONGEST_TITLE, LONGEST = 40, 180
"""Characters. With their frame they fit into the 256 that GNU screen hands through at once."""


class DesktopForm(StrEnum):
    """Which of the sequences the terminal knows: it cannot be asked."""

    OSC_9 = "osc9"
    OSC_777 = "osc777"


def notifying(title: str, text: str, form: DesktopForm, within: Multiplexer | None) -> str:
    """Return the sequence that shows a notification; OSC 9 has no place for the title."""
    title, text = _harmless(title, LONGEST_TITLE, within), _harmless(text, LONGEST, within)
    parameters = f"777;notify;{title};{text}" if form is DesktopForm.OSC_777 else f"9;{text}"
    plain = f"\x1b]{parameters}{BELL}"
    match within:
        case Multiplexer.TMUX:
            return f"\x1bPtmux;\x1b{plain}\x1b\\"
        case Multiplexer.SCREEN:
            return f"\x1bP{plain}\x1b\\"
        case None:
            return plain


def _harmless(words: str, longest: int, within: Multiplexer | None) -> str:
    """Return words that are nothing but words, wherever in a sequence they stand."""
    line = "".join(character for character in words if character.isprintable()).replace(";", ",")
    if within is Multiplexer.SCREEN:
        letters = (letter for letter in normalize("NFKD", line) if not combining(letter))
        # Anew: some letters are taken apart into what a parameter is made of.
        line = "".join(letters).encode("ascii", "replace").decode("ascii").replace(";", ",")
    return line if len(line) <= longest else f"{line[: longest - 3]}..."
