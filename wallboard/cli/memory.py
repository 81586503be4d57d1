"""What the board remembers, read before the screen and written beside it: the screen never waits for the disk.

remember() ──▶ latest ──▶ a thread: waits until nobody presses keys any more, then writes the latest
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from wallboard.config import state_file

T = TypeVar("T")

_log = logging.getLogger("wallboard")

SETTLE_S = 1.0
"""How long to wait for more changes before one is written."""
LAST_S = 0.5
"""How long the end of the board may wait for the last one."""


def recalled(path: Path, parsed: Callable[[bytes], T], longest_bytes: int = state_file.LONGEST_BYTES) -> T | None:
    """Return what was remembered; None where nothing is, or nothing that can be understood, which the log tells."""
    try:
        data = state_file.read(path, longest_bytes)
        return None if data is None else parsed(data)
    except OSError as error:
        _log.warning("%s cannot be read, and is ignored: %s", path, error.strerror)
    except ValueError as error:
        _log.warning("%s is not understood, and is ignored: %s", path, error)
    return None


class Memory(Generic[T]):
    """Writes what one board is to remember, the latest alone. Nothing waits for its thread."""

    def __init__(
        self,
        path: Path,
        text: Callable[[T], str],
        known: T | None = None,
        *,
        with_others: Callable[[T, T], T] | None = None,
        settle_s: float = SETTLE_S,
        last_s: float = LAST_S,
    ) -> None:
        """`text` is called in the thread. `known` needs no writing: it is there, or there is nothing in it.

        `with_others`, too: it returns what to write, of what is ours and what this wrote last or knew, where other
        boards write to the same file. `text` raises ValueError for what it has no words for.
        """
        self._path = path
        self._text = text
        self._with_others = with_others
        self._settle_s = settle_s
        self._last_s = last_s
        self._latest: T | None = None
        self._written = known
        self._has_failed = False
        self._wanted = threading.Event()
        self._ends = threading.Event()
        self._thread: threading.Thread | None = None

    def remember(self, left: T) -> None:
        """Take what to remember; returns at once."""
        self._latest = left
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="memory", daemon=True)
            self._thread.start()
        self._wanted.set()

    def close(self) -> None:
        """Let the last change be written, unless the disk takes too long."""
        self._ends.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join(self._last_s)

    def write(self) -> None:
        """Write the latest, unless it is written already. Blocks; tells in the log where it cannot be."""
        latest = self._latest
        if latest is None or latest == self._written:
            return
        try:
            with state_file.alone(self._path):
                state_file.write(self._path, self._text(self._shared(latest)))
        except (OSError, ValueError) as error:
            # Once, until it goes well again: a disk that is read-only stays so.
            if not self._has_failed:
                reason = getattr(error, "strerror", None) or error
                _log.warning("%s cannot be written, nothing is remembered: %s", self._path, reason)
            self._has_failed = True
        else:
            self._written, self._has_failed = latest, False

    def _shared(self, ours: T) -> T:
        if self._with_others is None or self._written is None:
            return ours
        return self._with_others(ours, self._written)

    def _work(self) -> None:
        is_last = False
        while not is_last:
            self._wanted.wait()
            self._ends.wait(self._settle_s)
            self._wanted.clear()
            is_last = self._ends.is_set()
            self.write()
