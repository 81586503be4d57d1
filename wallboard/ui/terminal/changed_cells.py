"""The file that Textual's driver writes to: of its frames, only the cells that change go on to the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TextIO

from wallboard.ui.terminal.frame import read_frame
from wallboard.ui.terminal.letters import Letters
from wallboard.ui.terminal.remembered import RememberedScreen
from wallboard.ui.terminal.unreadable import UnreadableError

MARKS = _ALL_AT_ONCE, _NOW = "\x1b[?2026h", "\x1b[?2026l"
"""Synchronised output: between them a terminal does not show what it is told."""

_ONE_PACKET = 1000
"""Characters that reach a terminal at once even over a network: they need no marks."""

_CHANGES_NO_CELL = re.compile(
    r"(\a"  # the bell
    r"|\x1b\](?!8;)[^\x07\x1b]*(\x07|\x1b\\)"  # clipboard, title, shape of the pointer; 8 is a link in the text
    r"|\x1bP([^\x1b]|\x1b[^\\])*\x1b\\"  # what a multiplexer hands through
    r"|\x1b\[\?(7|25|100[0-6]|101[56]|2004|2026|2048)[hl]"  # line wrap, cursor, mouse, focus, paste, resize
    r"|\x1b\[\?\d+\$p"  # questions
    r"|\x1b\[[<>]\d*u"  # Kitty's keyboard
    r")*"
)


class ChangedCells:
    """Writes to a terminal. Frames wait for the flush; all else is written as it is, in its place between them.

    For the one thread that writes, but for `forget`, `use`, and marks.
    """

    def __init__(self, terminal: TextIO, size: Callable[[], tuple[int, int]], *, has_tabs: bool = True) -> None:
        """`size` tells the terminal's columns and lines, 0 for what it does not know.

        `has_tabs` is False for a terminal without vertical tabs.
        """
        self._terminal = terminal
        self._size = size
        self._letters = Letters()
        self._screen = RememberedScreen(has_tabs=has_tabs)
        self._knows_marks = False
        self._is_to_forget = False

    def forget(self) -> None:
        """Take it that the terminal has lost what was drawn up to now; a whole frame must follow. From any thread."""
        self._is_to_forget = True

    def use(self, letters: Letters) -> None:
        """Write in these letters from now on; a whole frame must follow. From any thread."""
        self._letters = letters
        self.forget()

    def write(self, written: str) -> int:
        """Take a frame, or write what is none."""
        if written in MARKS:
            self._knows_marks = True  # Textual writes them only where the terminal has said so
            return len(written)
        written = self._letters.fitted(written)
        if self._is_to_forget:
            self._is_to_forget = False
            self._screen.forget()
        if _CHANGES_NO_CELL.fullmatch(written):
            self._write_changes()
            self._terminal.write(written)
        else:
            self._draw(written)
        return len(written)

    def _draw(self, written: str) -> None:
        self._screen.fit(*self._size())
        try:
            self._screen.draw(read_frame(written))
        except UnreadableError:
            self._write_changes()
            # What comes may write or clear, and takes the default style for granted.
            self._terminal.write(self._screen.plain() + written)
            self._screen.forget()

    def flush(self) -> None:
        """Let the terminal show what was drawn."""
        self._write_changes()
        self._terminal.flush()

    def fileno(self) -> int:
        """Return the terminal's file descriptor."""
        return self._terminal.fileno()

    def _write_changes(self) -> None:
        changes = self._screen.difference()
        if self._knows_marks and len(changes) > _ONE_PACKET:
            changes = f"{_ALL_AT_ONCE}{changes}{_NOW}"
        if changes:
            self._terminal.write(changes)
