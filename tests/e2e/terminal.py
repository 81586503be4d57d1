"""A terminal for tests: runs a program on a real pseudo-terminal, answers as a terminal would, sees what a person sees.

Nothing is read behind the test's back: while no method waits, the terminal does not read, as one on a stalled link.
"""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
}

# As a login shell does: the first terminal that a session leader opens becomes its controlling one.
_OPEN_TERMINAL = 'terminal=$1; shift; exec "$@" <>"$terminal" >&0 2>&0'

_SPOKEN = re.compile(rb"\x1b\[(\?[\d;]+[hl]|[<>][\d;]*u|6n|\?\d+\$p)")
"""What pyte does not know: private modes (two screens among them), Kitty's keyboard, questions."""

_NOT_INHERITED = {"LINES", "COLUMNS", "NO_COLOR", "TMUX", "PYTHONUNBUFFERED"}
"""What this process's own terminal and habits would change."""

_AT_THE_START = {"7", "25"}
"""Modes that are on before any program runs: line wrap and the cursor."""


class _Screen(pyte.Screen):
    """Ignores what no terminal knows: a killed board's last sequence may go on with a word of the shell's."""

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        if how in (0, 1, 2):
            super().erase_in_line(how, private)

    def erase_in_display(self, how: int = 0, *args: object, **kwargs: object) -> None:
        if how in (0, 1, 2, 3):
            super().erase_in_display(how, *args, **kwargs)


class Terminal:
    """One terminal window with one program in it. Use as a context manager; the end of it ends the program."""

    def __init__(
        self,
        argv: Sequence[str],
        cols: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        *,
        is_controlling: bool = True,
        knows_in_band_resize: bool = False,
        ambiguous_cells: int = 1,
        has_second_screen: bool = True,
    ) -> None:
        """Start `argv`; `env` is added to this process's environment.

        A terminal that is not the controlling one hangs up without a SIGHUP. One that knows in-band resize (mode 2048)
        tells its size through the input when asked to. One of `ambiguous_cells` 2 says that a sign has taken so many;
        what it shows is as ever. One without a second screen ignores whoever asks for it, as the Linux console does.
        """
        self.raw = bytearray()
        """Everything that the program wrote."""
        self._main, self._alternate = _Screen(cols, rows), _Screen(cols, rows)
        self._screen = self._main
        self._stream = pyte.ByteStream(self._main)
        self._unread = b""
        self._more_cells = ambiguous_cells - 1
        self._has_second_screen = has_second_screen
        self._modes = set(_AT_THE_START)
        self._keyboards = 0
        self._known_modes = {"2026", "2048"} if knows_in_band_resize else {"2026"}
        self._master, self._slave = os.openpty()
        self.resize(cols, rows)
        self._settings = termios.tcgetattr(self._slave)
        environment = {k: v for k, v in os.environ.items() if k not in _NOT_INHERITED}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", **(env or {})}
        opener = ["sh", "-c", _OPEN_TERMINAL, "sh", os.ttyname(self._slave)]
        self.process = subprocess.Popen(
            [*opener, *argv] if is_controlling else argv,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=environment,
            start_new_session=True,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()
        self.hang_up()
        os.close(self._slave)

    @property
    def text(self) -> str:
        """What the screen shows, one line per row, without trailing blanks."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def cursor_is_visible(self) -> bool:
        """Whether the program left the cursor on."""
        return "25" in self._modes

    @property
    def has_its_settings(self) -> bool:
        """Whether the line settings (echo, line mode, signal keys) are as before the program."""
        return termios.tcgetattr(self._slave) == self._settings

    def left_behind(self) -> list[str]:
        """What differs from how the program found the terminal; empty when it left it clean."""
        modes = sorted(f"mode {mode}" for mode in self._modes ^ _AT_THE_START)
        keyboard = [f"{self._keyboards} keyboard protocols"] if self._keyboards else []
        settings = [] if self.has_its_settings else ["line settings"]
        return modes + keyboard + settings

    def wait_for(self, text: str, timeout_s: float = 20) -> None:
        """Read until the screen shows `text`; otherwise fail with the screen."""
        self.wait_until(lambda: text in self.text, f"{text!r} to appear", timeout_s)

    def wait_until(self, is_true: Callable[[], bool], what: str, timeout_s: float = 20) -> None:
        """Read until `is_true()`; otherwise fail with the screen. `what` completes "waited for …"."""
        deadline = time.monotonic() + timeout_s
        while not is_true():
            ended = self.process.poll() is not None
            has_read = self._read(0.05)
            if time.monotonic() > deadline or (ended and not has_read):
                state = f"ended with {self.process.returncode}" if ended else "is running"
                raise AssertionError(f"waited for {what}; the program {state} and the screen shows:\n{self.text}")

    def wait_for_end(self, timeout_s: float, *, reading: bool = True) -> int:
        """Return the exit status (negative: the signal that killed it); fail when the program lives on."""
        if not reading:
            return self.process.wait(timeout_s)
        self.wait_until(lambda: self.process.poll() is not None, "the end", timeout_s)
        self.read_all()
        return self.process.wait()

    def read_all(self) -> None:
        """Read what has been written up to now."""
        while self._read(0.05):
            pass

    def wait_without_reading(self, is_true: Callable[[], bool], what: str, timeout_s: float = 20) -> None:
        """Do not read until `is_true()`: a terminal on a stalled link."""
        deadline = time.monotonic() + timeout_s
        while not is_true():
            assert time.monotonic() < deadline, f"waited for {what} without reading"
            time.sleep(0.01)

    def wait_until_full(self) -> None:
        """Do not read until the program's writes find no room any more, and not only because it is just writing."""
        self.wait_without_reading(lambda: all(self._is_full() for _ in range(10)), "the terminal to be full")

    def _is_full(self) -> bool:
        return not select.select([], [self._slave], [], 0.01)[1]

    def send(self, *keys: str) -> None:
        """Type: each key is a name of `KEYS`, `ctrl+x`, or plain text."""
        for key in keys:
            typed = chr(ord(key[5].upper()) & 31) if key.startswith("ctrl+") else KEYS.get(key, key)
            os.write(self._master, typed.encode())

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def resize(self, cols: int, rows: int) -> None:
        """Make the window larger or smaller."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        self._main.resize(rows, cols)
        self._alternate.resize(rows, cols)
        self._tell_size()

    def hang_up(self) -> None:
        """Close the window, as a terminal emulator that dies."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def _read(self, timeout_s: float) -> bool:
        if not select.select([self._master], [], [], timeout_s)[0]:
            return False
        content = os.read(self._master, 1 << 16)
        self.raw += content
        content = self._unread + content
        self._unread = b""
        shown = 0
        for spoken in _SPOKEN.finditer(content):
            self._stream.feed(content[shown : spoken.start()])
            shown = spoken.end()
            self._hear(spoken[1].decode())
        rest = content[shown:]
        cut = rest.rfind(b"\x1b", max(0, len(rest) - 16))  # a sequence whose end has not come yet
        if cut >= 0 and re.fullmatch(rb"\x1b(\[[?<>]?[\d;$]*)?", rest[cut:]):
            rest, self._unread = rest[:cut], rest[cut:]
        self._stream.feed(rest)
        return True

    def _hear(self, sequence: str) -> None:
        match sequence[-1]:
            case "n":
                cursor = self._screen.cursor
                self._answer(f"\x1b[{cursor.y + 1};{cursor.x + 1 + self._more_cells}R")
            case "p":
                mode = sequence[1:-2]
                self._answer(f"\x1b[?{mode};{2 if mode in self._known_modes else 0}$y")
            case "u":
                many = sequence[1:-1] if sequence[0] == "<" else ""
                self._keyboards += 1 if sequence[0] == ">" else -min(int(many), self._keyboards) if many else -1
            case switch:
                for mode in sequence[1:-1].split(";"):
                    (self._modes.add if switch == "h" else self._modes.discard)(mode)
                    if mode == "1049" and self._has_second_screen:
                        self._show(self._alternate if switch == "h" else self._main)
                    elif mode == "2048":
                        self._tell_size()

    def _tell_size(self) -> None:
        if "2048" in self._modes:
            rows, cols = self._screen.lines, self._screen.columns
            self._answer(f"\x1b[48;{rows};{cols};{rows * 20};{cols * 10}t")

    def _answer(self, sequence: str) -> None:
        os.write(self._master, sequence.encode())

    def _show(self, screen: _Screen) -> None:
        self._stream.detach(self._screen)
        self._stream.attach(screen)
        self._screen = screen
