"""What the terminal of this process can do."""

from __future__ import annotations

import os
import sys

from wallboard.ui.terminal.abilities import Abilities, abilities


def found() -> Abilities:
    """Return the abilities of standard error's terminal, which the board draws on, from the environment."""
    written = sys.__stderr__.encoding if sys.__stderr__ else "utf-8"
    # Python takes UTF-8 in a locale that says nothing (C, POSIX).
    is_guess = sys.flags.utf8_mode and os.environ.get("PYTHONUTF8") != "1"
    return abilities(os.environ, "ascii" if is_guess else written, written, colours_of)


def colours_of(name: str) -> int | None:
    """Return how many colours terminfo gives a TERM; None where it has no such entry."""
    try:
        import curses  # noqa: PLC0415 — not every Python has it
    except ImportError:
        return None
    try:
        curses.setupterm(name, 2)
    except curses.error:
        return None
    return curses.tigetnum("colors")
