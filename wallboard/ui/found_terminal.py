"""The terminal as it was found, and how to give it back when the program itself no longer can.

Not the normal way out: Textual leaves the terminal by itself when its event loop still turns. This is for the moment
before `os._exit`, when the loop, the writing thread or the terminal may be stuck: nothing here waits for any of them.
"""

import os
import signal
import termios
import threading
import time
from contextlib import suppress

_PAUSE_S = 0.01
_PATIENCE = 5
"""Tries per write: a terminal that takes nothing in five pauses has stopped reading."""

_RESET = (
    b"\x1b\\"  # ends a sequence that was cut in the middle
    b"\x1b[?2026l"  # synchronised output
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # mouse
    b"\x1b[?2004l\x1b[?1004l\x1b[?2048l"  # bracketed paste, focus, in-band resize
    b"\x1b[?7h\x1b[0m\x1b[?25h"  # line wrap, attributes, cursor
)
"""What may be said twice without harm."""

_CLEAR = b"\x1b[2J\x1b[H"
"""For terminals that have no second screen to leave."""
_KITTYS_KEYBOARD, _SECOND_SCREEN = b"\x1b[<u", b"\x1b[?1049l"
"""Left in this order, and never twice: each pops what the shell may have set up."""


class NotATerminalError(Exception):
    """Standard input or standard error is redirected; the message says what to do."""


class FoundTerminal:
    """Standard input and standard error as they were when the program started.

    Raises `NotATerminalError`: Textual would draw into a file, or spin on an input at its end.
    """

    def __init__(self, keyboard: int = 0, screen: int = 2, *, knows_kitty: bool = True) -> None:
        """Take the terminal's file descriptors; one that does not know Kitty's keyboard would print what ends it."""
        if not (os.isatty(keyboard) and os.isatty(screen)):
            raise NotATerminalError(
                "The board draws on a terminal, but standard input or standard error is not one. "
                "Start it in a terminal, without redirecting either; for scripts there is `wallboard show`."
            )
        self._keyboard = keyboard
        self._screen = screen
        self._leaving = _CLEAR + (_KITTYS_KEYBOARD if knows_kitty else b"") + _SECOND_SCREEN
        self._settings = termios.tcgetattr(keyboard)

    def is_gone(self) -> bool:
        """Whether nobody is at the other end any more; Textual does not see it, and reads the end of file for ever."""
        try:
            termios.tcgetattr(self._keyboard)
        except termios.error:
            return True
        return False

    def reset_mouse_pixels(self) -> None:
        """Undo the one mode that Textual 8.2.8 leaves behind (1016, on terminals that report their size in-band)."""
        with suppress(OSError):
            os.write(self._screen, b"\x1b[?1016l")

    def give_back(self, last_words: str, *, owes_farewell: bool = False) -> None:
        """Silence the program, put the terminal back as it was and say `last_words`, in 0.2 s whatever is stuck.

        `owes_farewell` where the program has restored the settings and has not left the screen; else they tell of it.
        What the program writes from now on is lost: call `os._exit` next.
        """
        with suppress(OSError, termios.error):
            screen = os.dup(self._screen)
            self.silence()
            shares_blocking = os.get_blocking(screen)
            os.set_blocking(screen, False)
            try:
                self._leave(screen, owes_farewell=owes_farewell)
                _write(screen, last_words.encode(errors="replace"))
            finally:
                os.set_blocking(screen, shares_blocking)  # the shell has the same open file

    def silence(self) -> None:
        """Take the screen from all other threads: what they still write, a second report among it, goes nowhere."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._screen)
        os.close(nowhere)

    def _leave(self, screen: int, *, owes_farewell: bool) -> None:
        is_taken = owes_farewell or not termios.tcgetattr(self._keyboard)[3] & termios.ICANON
        if not _write(screen, _RESET):
            # The terminal stopped reading. A thread in the middle of a write holds the terminal's lock, and a signal
            # is all that ends its write; what waits to be read then makes room for the last sequences.
            _interrupt_other_threads()
            termios.tcflush(screen, termios.TCOFLUSH)
            _write(screen, _RESET)
            is_taken = True  # Textual's farewell, if there was one, has not been read
        if is_taken:
            _write(screen, self._leaving)
        termios.tcsetattr(self._keyboard, termios.TCSANOW, self._settings)
        termios.tcflush(self._keyboard, termios.TCIFLUSH)  # mouse reports would be typed into the shell


def _write(fd: int, content: bytes) -> bool:
    """Write without blocking; False when the terminal does not take all of it."""
    for _ in range(_PATIENCE):
        try:
            content = content[os.write(fd, content) :]
        except BlockingIOError:
            time.sleep(_PAUSE_S)
        if not content:
            return True
    return False


def _interrupt_other_threads() -> None:
    """End what they wait for in the kernel, by a signal; the handler that the guard has set for it does nothing."""
    for thread in threading.enumerate():
        if thread.ident not in (None, threading.get_ident()):
            with suppress(OSError):
                signal.pthread_kill(thread.ident, signal.SIGTERM)
    time.sleep(_PAUSE_S)
