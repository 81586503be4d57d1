"""What puts a terminal in order again after a program that was killed: one that nobody could give it back for.

The board's own way out is another one (`found_terminal`): it leaves alone what it has not changed.
"""

from __future__ import annotations

import termios
from typing import Any

_SPECIAL = 6
"""Where termios' list has the special characters."""
_INPUT, _OUTPUT, _CONTROL, _LOCAL = range(4)

MODES = (
    "\x18\x1b\\"  # end a sequence that was cut in the middle: CAN, and for texts in one ST
    "\x1b[?2026l"  # synchronised output
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # mouse
    "\x1b[?2004l\x1b[?1004l\x1b[?2048l"  # bracketed paste, focus, in-band resize
)
_KITTYS_KEYBOARD = "\x1b[<99u"
"""On each of the two screens: they have their own."""
_FIRST_SCREEN = "\x1b7\x1b[?1049l"
"""To the first screen; where one is there already, the cursor goes back to where it was just now, and not further."""
_LOOKS = "\x1b[?7h\x1b[?25h\x1b[0m\x1b(B"
"""Line wrap, cursor, attributes, letters."""


def repairing(*, knows_kitty: bool) -> str:
    """Return what to tell the terminal; one that does not know Kitty's keyboard would print what ends it."""
    keyboard = _KITTYS_KEYBOARD if knows_kitty else ""
    return f"{MODES}{keyboard}{_FIRST_SCREEN}{keyboard}{_LOOKS}\r"


def sane(settings: list[Any]) -> list[Any]:
    """Return a terminal's settings, as termios has them, fit for a shell, whatever a board has changed."""
    changed = [*settings]
    changed[_INPUT] |= termios.ICRNL | termios.IXON
    changed[_INPUT] &= ~(termios.IGNBRK | termios.INLCR | termios.IGNCR | termios.IXOFF | termios.ISTRIP)
    changed[_OUTPUT] |= termios.OPOST | termios.ONLCR
    changed[_OUTPUT] &= ~(termios.OCRNL | termios.ONOCR | termios.ONLRET)
    changed[_CONTROL] |= termios.CREAD
    changed[_LOCAL] |= termios.ISIG | termios.ICANON | termios.IEXTEN
    changed[_LOCAL] |= termios.ECHO | termios.ECHOE | termios.ECHOK
    changed[_LOCAL] &= ~(termios.ECHONL | termios.NOFLSH | termios.TOSTOP)
    changed[_SPECIAL] = [*settings[_SPECIAL]]
    changed[_SPECIAL][termios.VMIN], changed[_SPECIAL][termios.VTIME] = 1, 0
    return changed
