"""A program on a pseudo-terminal, and the moment at which every byte of what it draws has arrived.

While the program runs, bytes are noted and nothing else, so that looking takes no time of the machine from it. What
each frame showed is found out afterwards, by a terminal emulator that is fed the same bytes.
"""

from __future__ import annotations

import fcntl
import os
import re
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from types import TracebackType
from typing import Self

import pyte
from least_difference import Picture

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "home": "\x1b[H",
    "pagedown": "\x1b[6~",
    "backspace": "\x7f",
}
_NOT_INHERITED = {"LINES", "COLUMNS", "NO_COLOR", "TMUX", "PYTHONUNBUFFERED"}
_ASKED = b"\x1b[?2026$p"
_KNOWS_FRAMES = b"\x1b[?2026;2$y"
"""Says that the terminal draws what lies between two marks at once, and so gets the marks."""
_FRAME_BEGIN, _FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[(?:\?[\d;]+[hl]|[<>=][\d;]*u|\?\d+\$p|>\d*q)")
_WORD = re.compile(rb"[A-Za-z0-9]{2}")
_CONTROL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^][^\x1b]*\x1b\\|.)")
_PAUSE_S = 0.1
_ALTERNATE = b"\x1b[?1049h"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the terminal shows once a frame is whole."""

    at_s: float
    """When its last byte had arrived, on the clock of `time.perf_counter`."""
    lines: tuple[str, ...]
    marked: str
    """The text that stands on the ground of the cursor; '' without one."""

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Burst:
    """What came in one go: a frame, or several that nobody can tell apart."""

    at_s: float
    """When its last byte had arrived."""
    bytes: int
    picture: Picture


class StopwatchTerminal:
    """One terminal with one program. Use as a context manager; the end of it ends the program."""

    def __init__(self, argv: Sequence[str], cols: int, rows: int) -> None:
        self._size = cols, rows
        self._arrived: list[tuple[float, bytes]] = []
        self._news = threading.Condition()
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        environment = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        self.started_s = time.perf_counter()
        self._process = subprocess.Popen(
            argv, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        os.close(self._master)

    @property
    def pid(self) -> int:
        """Of the program."""
        return self._process.pid

    def arrived(self, since_s: float = 0.0, until_s: float = inf) -> Sequence[tuple[float, bytes]]:
        """Return all that has come between two moments, each piece with its own."""
        with self._news:
            return [piece for piece in self._arrived if since_s <= piece[0] < until_s]

    def send(self, key: str) -> float:
        """Press a key; return when."""
        at_s = time.perf_counter()
        os.write(self._master, KEYS.get(key, key).encode())
        return at_s

    def first_text_s(self, timeout_s: float = 30.0) -> float:
        """Wait for the first word on the alternate screen; return when it had arrived."""
        return self._when(lambda drawn: _WORD.search(_CONTROL.sub(b"", drawn.partition(_ALTERNATE)[2])), timeout_s)

    def first_s(self, words: str, timeout_s: float = 30.0) -> float:
        """Wait until these words have been drawn in one go; return when they had arrived."""
        return self._when(lambda drawn: words.encode() in drawn, timeout_s)

    def has_drawn(self, words: str, since_s: float) -> bool:
        """Tell whether these words have been drawn in one go since then."""
        return any(words.encode() in content for _, content in self.arrived(since_s))

    def frames(self, cursor_ground: str) -> Iterator[Frame]:
        """Yield every frame up to now; `cursor_ground` is the colour (rrggbb) of the ground of the cursor's line."""
        screen = pyte.Screen(*self._size)
        stream = pyte.ByteStream(screen)
        lines, marked = [""] * screen.lines, [""] * screen.lines
        with self._news:
            arrived = list(self._arrived)
        held = b""
        for at_s, content in arrived:
            held += content
            if held.rfind(_FRAME_BEGIN) > held.rfind(_FRAME_END):
                continue  # the terminal shows nothing of it yet
            stream.feed(_UNKNOWN_TO_PYTE.sub(b"", held))
            held = b""
            for y in screen.dirty:
                cells = [screen.buffer[y][x] for x in range(screen.columns)]
                lines[y] = "".join(cell.data for cell in cells).rstrip()
                marked[y] = "".join(cell.data for cell in cells if cell.bg == cursor_ground)
            screen.dirty.clear()
            yield Frame(at_s, tuple(lines), "".join(marked))

    def bursts(self) -> Iterator[Burst]:
        """Yield what came up to now, cut where nothing came for a while, and the picture that each burst left."""
        screen = pyte.Screen(*self._size)
        stream = pyte.ByteStream(screen)
        lines = [[screen.default_char] * screen.columns] * screen.lines
        arrived = self.arrived()
        held = 0
        for (at_s, content), (next_s, _) in pairwise([*arrived, (inf, b"")]):
            stream.feed(_UNKNOWN_TO_PYTE.sub(b"", content))
            held += len(content)
            if next_s - at_s < _PAUSE_S:
                continue
            for y in screen.dirty:
                lines[y] = [screen.buffer[y][x] for x in range(screen.columns)]
            screen.dirty.clear()
            yield Burst(at_s, held, tuple(lines))
            held = 0

    def _when(self, is_drawn: Callable[[bytes], object], timeout_s: float) -> float:
        drawn, looked_at = b"", 0
        deadline_s = time.perf_counter() + timeout_s
        with self._news:
            while True:
                for at_s, content in self._arrived[looked_at:]:
                    drawn += content
                    looked_at += 1
                    if is_drawn(drawn):
                        return at_s
                if not self._news.wait(deadline_s - time.perf_counter()):
                    raise TimeoutError(f"not drawn within {timeout_s:g} s; last: {drawn[-2000:]!r}")

    def _read(self) -> None:
        while True:
            try:
                content = os.read(self._master, 1 << 16)
            except OSError:  # the program has ended
                return
            if _ASKED in content:
                os.write(self._master, _KNOWS_FRAMES)
            with self._news:
                self._arrived.append((time.perf_counter(), content))
                self._news.notify()
