"""An app that hangs in the way its first argument names; `q` ends it with status 3, `x` crashes it.

With a second argument it makes a file of that name when it has drawn its frames.
"""

import asyncio
import ctypes
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from wallboard.ui.ending import EndingApp, run_to_the_end

FOR_EVER_S = 600
FRAMES = 60
"""Several times what the terminal and Textual's queue hold, at 200 columns and 60 rows."""


class Hanging(EndingApp):
    """Says READY at the start, and HANGING once it hangs."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "leave"), ("x", "crash")]

    def __init__(self, how: str) -> None:
        super().__init__()
        self._how = how
        self._frames = 0

    def compose(self) -> ComposeResult:
        yield Static()

    def on_mount(self) -> None:
        HANGS[self._how](self)
        self.query_one(Static).update("READY")

    async def on_unmount(self) -> None:
        if self._how == "unmounting":
            await asyncio.sleep(FOR_EVER_S)

    def action_leave(self) -> None:
        self.exit(return_code=3)

    def action_crash(self) -> None:
        token = "kept-to-ourselves"
        raise ValueError(f"cannot use {len(token)} letters")

    def block_thread(self) -> None:
        self._task = asyncio.ensure_future(asyncio.to_thread(sleep))

    def look_up_name(self) -> None:
        setattr(socket, "getaddrinfo", lambda *_, **__: sleep())  # noqa: B010 (its type does not fit)
        self._look_up = asyncio.ensure_future(asyncio.get_running_loop().getaddrinfo("hangs.example", 443))

    def start_thread(self) -> None:
        threading.Thread(target=sleep).start()

    def block_loop(self) -> None:
        self.set_timer(0.2, sleep)

    def block_main_thread_in_c(self) -> None:
        self.set_timer(0.2, deadlock)

    def draw_frames(self) -> None:
        self._timer = self.set_interval(0.02, self._draw)

    def _draw(self) -> None:
        self._frames += 1
        filling = str(self._frames % 10) * self.size.width * self.size.height
        self.query_one(Static).update(f"READY {self._frames} {filling}")
        if self._frames == FRAMES:
            self._timer.stop()
            if sys.argv[2:]:
                Path(sys.argv[2]).touch()


def sleep() -> None:
    say_so_soon()
    time.sleep(FOR_EVER_S)


def deadlock() -> None:
    """Wait for a mutex that is never released: no signal interrupts this, and no Python handler runs."""
    say_so_soon()
    library = ctypes.CDLL(None)
    mutex = ctypes.create_string_buffer(64)
    library.pthread_mutex_lock(mutex)
    library.pthread_mutex_lock(mutex)


def say_so_soon() -> None:
    """Say HANGING from outside of what hangs, once it does."""
    threading.Timer(0.3, os.write, (2, b"HANGING")).start()


HANGS: dict[str, Callable[[Hanging], None]] = {
    "nowhere": lambda _app: None,
    "unmounting": lambda _app: None,
    "thread": Hanging.block_thread,
    "look-up": Hanging.look_up_name,
    "own thread": Hanging.start_thread,
    "loop": Hanging.block_loop,
    "main thread": Hanging.block_main_thread_in_c,
    "frames": Hanging.draw_frames,
}


if __name__ == "__main__":
    before = signal.getsignal(signal.SIGTERM)
    status = run_to_the_end(Hanging(sys.argv[1]))
    if signal.getsignal(signal.SIGTERM) == before and sys.stdout.isatty():
        print("GOODBYE")
    sys.exit(status)
