"""The end of the program, however it comes: the terminal is restored and the process is gone within a second.

    q ──▶ EndingApp.leave ──────────┐
    a crash ──▶ EndingApp.exit ─────┤                      in time: the app leaves, nothing else happens
    SIGTERM, SIGHUP, SIGINT ────────┼─▶ the guard: 0.8 s ──┤
    the terminal is gone ───────────┘                      late: restore the terminal, say why, os._exit

Textual restores nothing on a signal, spins when its terminal is gone, and cannot end while a thread, a name look-up or
the terminal hangs; asyncio and the interpreter wait for such threads, too. The guard is a thread that waits for none.
"""

import asyncio
import os
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, TracebackType

from rich.console import RenderableType
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

from wallboard.ui.driver import UnattendedDriver
from wallboard.ui.found_terminal import FoundTerminal
from wallboard.ui.terminal.abilities import Abilities

GRACE_S = 0.8
"""How long the app has to end by itself once it has been asked to."""

_CHECK_S = 0.2
"""How often the guard looks whether the terminal is still there."""

_SIGNALS = frozenset({signal.SIGTERM, signal.SIGHUP, signal.SIGINT})


class EndingApp(App[None]):
    """An app that tells when it begins to end, and whose crash report shows no local variables (they hold secrets)."""

    abilities: Abilities = Abilities()
    """Of the terminal that it runs in."""
    last_words: str = ""
    """The report of the first crash, for standard error once the terminal is restored; empty without one."""

    begins_to_end: Callable[[], None] | None = None
    """Called at each wish to end, from the thread of the wish."""

    def owes_farewell(self) -> bool:
        """Say whether the terminal's settings are restored and its screen is not; see `UnattendedDriver`."""
        return isinstance(self._driver, UnattendedDriver) and self._driver.owes_farewell()

    def get_driver_class(self) -> type[Driver]:
        """Return a driver that lets the app end while its terminal does not read, unless the environment names one."""
        driver = super().get_driver_class()
        return UnattendedDriver if driver is LinuxDriver else driver

    async def action_quit(self) -> None:
        """Leave."""
        self.leave()

    def leave(self) -> None:
        """Leave once nothing is left half done; what takes longer than the guard waits stays so."""
        self._begin_to_end()
        self.call_later(self._leave)

    async def _leave(self) -> None:
        await self.finish()
        self.exit()

    async def finish(self) -> None:
        """Wait for what must not be left half done, and begin nothing more of it."""

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave at once; `return_code` becomes the process's status."""
        super().exit(result, return_code, message)
        self._begin_to_end()

    def _begin_to_end(self) -> None:
        if self.begins_to_end is not None:
            self.begins_to_end()

    def panic(self, *renderables: RenderableType) -> None:
        """Leave because of an error that renders itself, such as one in a style sheet."""
        super().panic(*renderables)
        self.exit(return_code=1)

    def _fatal_error(self) -> None:
        # Textual's own report prints the local variables of every frame.
        error = sys.exc_info()[1]
        if error is not None and not self.last_words:
            self.last_words = crash_report(error)
        self.exit(return_code=1)

    def exit_status(self) -> int:
        """Return the process's status: 1 after a crash, whatever was asked for later."""
        return 1 if self.last_words else self.return_code or 0


def crash_report(error: BaseException) -> str:
    """Return what a person needs to report a crash: the plain traceback, without values of variables."""
    what = traceback.format_exception_only(error)[-1].strip()
    trace = "".join(traceback.format_exception(error))
    return f"wallboard stopped because of a fault in itself: {what}\nPlease report it with these lines:\n\n{trace}"


def run_to_the_end(app: EndingApp, *, mouse: bool = True) -> int:
    """Run the app in the terminal; return the exit status: the app's own, 1 after a crash, 128 + a signal's number.

    A terminal that is gone counts as SIGHUP (129). Main thread only. When something hangs, the process ends here
    without returning; when threads are left over that the interpreter would wait for, it ends at most 0.8 s later.
    Raises `NotATerminalError`.
    """
    terminal = FoundTerminal(knows_kitty=app.abilities.answers)
    with _Guard(app, terminal) as guard:
        try:
            asyncio.run(guard.run_app(mouse))
            terminal.reset_mouse_pixels()
            sys.stderr.write(app.last_words)
            sys.stderr.flush()
        except OSError:
            if not terminal.is_gone():
                raise
        if terminal.is_gone():
            terminal.silence()  # or the interpreter's last flush would fail, and turn the status into 120
    return guard.exit_status()


class _Guard:
    """Waits in a thread for a reason to end, then sees to it that the process does.

    Signals reach it through the wake-up file descriptor, which C code writes to at once: a Python handler would have to
    wait until the main thread returns from whatever it hangs in.
    """

    def __init__(self, app: EndingApp, terminal: FoundTerminal) -> None:
        self._app = app
        self._terminal = terminal
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wakes, self._wake = socket.socketpair()
        self._wakes.settimeout(_CHECK_S)
        self._wake.setblocking(False)
        self._has_ended = threading.Event()
        self._signal = 0
        self._thread = threading.Thread(target=self._watch, name="ending", daemon=True)

    async def run_app(self, mouse: bool) -> None:
        self._loop = asyncio.get_running_loop()
        await self._app.run_async(mouse=mouse)

    def __enter__(self) -> "_Guard":
        self._app.begins_to_end = self._begin
        self._wakeup_fd = signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, _leave_it_to_the_guard) for number in _SIGNALS}
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._begin()
        if any(thread is not threading.main_thread() and not thread.daemon for thread in threading.enumerate()):
            return  # the interpreter would wait for it: stay on guard
        self._has_ended.set()
        self._thread.join()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup_fd)
        self._app.begins_to_end = None
        self._wake.close()
        self._wakes.close()

    def _begin(self) -> None:
        with suppress(BlockingIOError):  # full: it is awake
            self._wake.send(b"\0")

    def exit_status(self) -> int:
        return 128 + self._signal if self._signal else self._app.exit_status()

    def _watch(self) -> None:
        self._signal = self._wait_for_a_reason()
        if self._terminal.is_gone():
            self._signal = signal.SIGHUP
        if self._signal and self._loop is not None:
            with suppress(RuntimeError):  # the loop is closed: the app has just ended
                self._loop.call_soon_threadsafe(self._app.leave)
        if not self._has_ended.wait(GRACE_S):
            self._terminal.give_back(self._app.last_words, owes_farewell=self._app.owes_farewell())
            os._exit(self.exit_status())

    def _wait_for_a_reason(self) -> int:
        """Return the number of the signal that ends the app; 0 when it ends by its own wish or has no terminal."""
        while not self._terminal.is_gone():
            with suppress(TimeoutError):
                for number in self._wakes.recv(64):  # other signals, such as a resize, wake it too
                    if number == 0 or number in _SIGNALS:
                        return number
        return 0


def _leave_it_to_the_guard(_number: int, _frame: FrameType | None) -> None:
    """Do nothing; without a handler the signal would end the process before the terminal is restored."""
