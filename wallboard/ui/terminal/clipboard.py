"""Text for the clipboard of the terminal (OSC 52), through a multiplexer where there is one.

tmux     plain: taken where `set-clipboard` is on; and handed through, where `allow-passthrough` is on
screen   handed through, in pieces: it keeps no longer ones
"""

from __future__ import annotations

from base64 import b64encode

from wallboard.ui.terminal.abilities import Multiplexer

_PIECE = 200


def copying(text: str, within: Multiplexer | None) -> str:
    """Return the sequence that puts a text into the clipboard."""
    plain = f"\x1b]52;c;{b64encode(text.encode()).decode()}\a"
    match within:
        case Multiplexer.TMUX:
            escaped = plain.replace("\x1b", "\x1b\x1b")
            return f"{plain}\x1bPtmux;{escaped}\x1b\\"
        case Multiplexer.SCREEN:
            pieces = (plain[at : at + _PIECE] for at in range(0, len(plain), _PIECE))
            return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
        case None:
            return plain
