"""What themes send to a real terminal: the terminal's own colours, truecolor, or none."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_board import PROGRAM

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

_SEQUENCE = re.compile(rb"\x1b\[([\d;]*)m")


def colours(raw: bytes) -> set[str]:
    """The kinds of colours in what was written: of the terminal's own, of 256, truecolor."""
    found: set[str] = set()
    for sequence in _SEQUENCE.findall(raw):
        codes = [int(code or 0) for code in sequence.split(b";")]
        while codes:
            match codes.pop(0):
                case 38 | 48:
                    found.add("truecolor" if codes[0] == 2 else "256")
                    del codes[: 4 if codes[0] == 2 else 2]
                case code if code in range(30, 50) or code in range(90, 108):
                    found.add("default" if code in (39, 49) else "16")
    return found


@contextmanager
def demo(theme: str, env: Mapping[str, str] | None = None) -> Iterator[Terminal]:
    with Terminal([PROGRAM, "demo", "--theme", theme], cols=110, rows=40, env=env) as terminal:
        terminal.wait_for("LIVE", timeout_s=40)
        terminal.read_all()
        yield terminal


def drawn_anew(terminal: Terminal, cols: int) -> bytes:
    """All of the screen, as the board draws it once the window has another width."""
    begin = len(terminal.raw)
    terminal.resize(cols, 40)
    terminal.wait_until(lambda: len(terminal.raw) - begin > cols * 40, "the screen to be drawn anew")
    terminal.read_all()
    return bytes(terminal.raw[begin:])


def pick(terminal: Terminal, *keys: str) -> None:
    """Open the picker, press the keys, and wait until it is gone."""
    terminal.send("t")
    terminal.wait_for("THEME")
    terminal.send(*keys)
    terminal.wait_until(lambda: "THEME" not in terminal.text, "the picker to be gone")
    terminal.read_all()


def test_the_terminals_theme_sends_its_own_colours_alone() -> None:
    with demo("terminal") as terminal:
        assert colours(bytes(terminal.raw)) == {"16", "default"}


def test_to_and_from_the_terminals_colours_while_the_board_runs() -> None:
    with demo("terminal") as terminal:
        pick(terminal, "down", "enter")  # behind the last comes the first: night
        night = drawn_anew(terminal, 111)
        pick(terminal, "up", "enter")
        again = drawn_anew(terminal, 112)

    assert colours(night) - {"default"} == {"truecolor"}  # what follows a colour may have none
    assert colours(again) == {"16", "default"}


def test_no_color_leaves_text_styles_alone_and_still_shows_the_cursor() -> None:
    with demo("night", {"NO_COLOR": "1"}) as terminal:
        written = drawn_anew(terminal, 111)

    assert colours(written) <= {"default"}
    reversed_row = re.compile(rb"\x1b\[(\d+;)*7[;m]")
    assert reversed_row.search(written)
