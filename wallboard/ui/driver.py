"""Textual's driver, made fit for a board that runs unattended.

A stalled link must not stop it: Textual hands each frame to a writing thread through a queue of 30 writes and waits
when it is full. That wait is in the event loop: polls, alarms and `q` would stand still until the terminal reads again.
Here frames are left out instead.

Of a frame, only the cells that change are written: see `wallboard.ui.terminal`.

Textual's questions, its keyboard protocol and its shapes of the pointer are left out on a terminal that would print
parts of them, and the screen is cleared at the start of what others print, and at the end for terminals that have no
second screen: numbers that stand still must not be left behind.

systemd, and a shell's `kill %1`, follow SIGTERM with SIGCONT. Textual would take the terminal a second time at that,
and give it back in raw mode.
"""

import os
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TextIO, cast

from textual.app import App
from textual.events import CursorPosition
from textual.message import Message

from wallboard.ui.key_reading import KeyReadingDriver
from wallboard.ui.terminal.abilities import Abilities
from wallboard.ui.terminal.changed_cells import MARKS, ChangedCells
from wallboard.ui.terminal.letters import Letters

_LOOKS, _LOOK_AGAIN_S = 5, 0.01
_LOOK_S = 0.25
"""How often to look whether a terminal that stopped reading reads again."""
_CLEAR = "\x1b[m\x1b[2J"
_NOT_FOR_ALL = re.compile(
    r"\x1b\[\?\d+\$p"  # questions
    r"|\x1b\[[<>]\d*u"  # Kitty's keyboard
    r"|\x1b\][^\x07\x1b]*(\x07|\x1b\\)"  # clipboard, shape of the pointer
)
_MEASURING_LINE = 2
"""In the first one, the terminal's answer could be Shift+F3."""


def _size_of(terminal: TextIO) -> tuple[int, int]:
    """Return columns and lines as they are now, 0 for what nobody knows."""
    try:
        return os.get_terminal_size(terminal.fileno())
    except OSError:  # it is gone
        return 0, 0


class UnattendedDriver(KeyReadingDriver):
    """Leaves out what finds no room in the queue, and draws the whole screen again once there is room.

    It does so between start and stop alone: what takes and gives back the terminal is never left out.
    """

    _is_leaving = False
    """The terminal's settings are restored, and the farewell stands in the queue."""

    _may_leave_out = False
    _left_out = False
    _is_suspended = False
    _tell_width: Callable[[int], None] | None = None

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        terminal = cast("TextIO", sys.__stderr__)  # None in programs without a terminal alone
        able: Abilities = getattr(app, "abilities", Abilities())
        self._terminal_size = partial(_size_of, terminal)
        self._cells = ChangedCells(terminal, self._terminal_size, has_tabs=able.has_tabs)
        self._answers = able.answers
        self._file = self._cells  # type: ignore[assignment]  # of a file, Textual's writing thread uses what it has

    def _get_terminal_size(self) -> tuple[int, int]:
        # Textual asks the environment first, which does not follow a resize, and then standard output, which may be
        # redirected.
        columns, lines = self._terminal_size()
        return (columns, lines) if columns and lines else super()._get_terminal_size()

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual leaves it unannotated
        self.write(_CLEAR)
        self._may_leave_out = True

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._may_leave_out = False
        self.write(f"{_CLEAR}\x1b[H")
        super().stop_application_mode()
        self._is_leaving = True

    def owes_farewell(self) -> bool:
        """Say, after at most 0.06 s, whether the farewell is still in the queue, behind threads that keep it waiting.

        The terminal's settings do not tell: they are restored before it is written.
        """
        writer = self._writer_thread
        if not self._is_leaving or writer is None:
            return False
        for _ in range(_LOOKS):
            if writer._queue.empty():
                break
            time.sleep(_LOOK_AGAIN_S)
        is_owed = not writer._queue.empty()
        time.sleep(_LOOK_AGAIN_S)  # what has left the queue is written by now
        return is_owed

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self._is_suspended = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again, if it was given back; else a shell may have written on it meanwhile."""
        if self._is_suspended:
            self._is_suspended = False
            super().resume_application_mode()
        else:
            self._loop.call_soon_threadsafe(self.draw_anew)

    def use(self, letters: Letters) -> None:
        """Write in these letters, and draw the whole screen in them."""
        self._cells.use(letters)
        self._app.call_later(self._app.refresh)

    def ask_for_width(self, sign: str, tell: Callable[[int], None]) -> None:
        """Let the terminal tell, in a while or never, in how many cells it draws a sign; nothing waits for that."""
        self._tell_width = tell
        self.write(f"\x1b[{_MEASURING_LINE};1H{sign}\x1b[6n{_CLEAR}")

    def process_message(self, message: Message) -> None:
        """Take what the terminal says."""
        if isinstance(message, CursorPosition) and self._tell_width is not None:
            self._loop.call_soon_threadsafe(self._tell_width, message.x)
            self._tell_width = None
        else:
            super().process_message(message)

    def draw_anew(self) -> None:
        """Draw the whole screen, whatever the terminal has shown up to now."""
        self._cells.forget()
        self._app.call_later(self._app.refresh)

    def clear(self) -> None:
        """Clear the terminal, and draw the whole screen."""
        self.write(_CLEAR)
        self._app.call_later(self._app.refresh)

    def write(self, data: str) -> None:
        """Write to the terminal in a while, or not at all."""
        if data in MARKS:
            # It marks frames by itself. To wake the writing thread for each took a tenth of the time of a key.
            self._cells.write(data)
            return
        if not self._answers and _NOT_FOR_ALL.fullmatch(data):
            return
        if not self._must_leave_out():
            super().write(data)
        elif not self._left_out:
            self._left_out = True
            self._loop.call_soon_threadsafe(self._draw_again_when_read)

    def _must_leave_out(self) -> bool:
        return self._may_leave_out and self._writer_thread is not None and self._writer_thread._queue.full()

    def _draw_again_when_read(self) -> None:
        if self._must_leave_out():
            self._loop.call_later(_LOOK_S, self._draw_again_when_read)
        else:
            self._left_out = False
            self._app.call_later(self._app.refresh)
