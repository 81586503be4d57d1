"""The message for the wall: the first line of a text file, looked at every few seconds beside the screen.

Whoever may write the file writes on the wall, and nothing but text: it is cleaned as the API's texts are.
"""

from __future__ import annotations

import asyncio
import os
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from wallboard.api.text import clean
from wallboard.cli.clock import wall_s
from wallboard.model.wall import WallMessage

LOOK_S = 2.0
LONGEST = 4096
"""Bytes that are read."""


@dataclass(frozen=True, slots=True)
class MessageFile:
    """A file and how long it counts."""

    path: Path
    expiry_s: float | None = None
    """How long after its last change it still counts; None: for ever."""
    now_s: Callable[[], float] = field(default=wall_s, compare=False)
    """The time of day, in seconds of the clock that files are dated by."""
    pause: Callable[[], Awaitable[None]] = field(default=partial(asyncio.sleep, LOOK_S), compare=False)

    async def __call__(self) -> AsyncGenerator[WallMessage]:
        """Yield what stands there, each time that it changes."""
        told = WallMessage()
        while True:
            message = await asyncio.to_thread(self.read)
            if message != told:
                told = message
                yield message
            await self.pause()

    def read(self) -> WallMessage:
        """Return what stands there now. A file that is not there, or too old, is no message. Blocks."""
        try:
            found = self.path.stat()
            if not stat.S_ISREG(found.st_mode):
                return WallMessage(problem=f"{clean(self.path.name)} is not a file")
            if self.expiry_s is not None and self.now_s() - found.st_mtime > self.expiry_s:
                return WallMessage()
            begin = self._begin()
        except FileNotFoundError:
            return WallMessage()
        except OSError as error:
            return WallMessage(problem=f"{clean(self.path.name)} cannot be read: {error.strerror}")
        return WallMessage(clean(_first_line(begin)))

    def _begin(self) -> bytes:
        # Not blocking: what was a file a moment ago may be a pipe that nobody writes to.
        descriptor = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            return file.read(LONGEST) or b""  # None: of such a pipe


def _first_line(begin: bytes) -> str:
    """Return the first line as text: UTF-8, or what Windows' editors write, which is known by its mark or its letters.

    A line that is cut off may end within a letter.
    """
    if begin.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return begin.decode("utf-16", "replace").partition("\n")[0]
    line, end, _ = begin.partition(b"\n")
    read = getincrementaldecoder("utf-8-sig")("replace" if line.startswith(BOM_UTF8) else "strict").decode
    try:
        return read(line, final=bool(end) or len(begin) < LONGEST)
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
