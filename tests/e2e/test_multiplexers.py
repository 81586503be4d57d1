"""In a real tmux and a real GNU screen: nothing stray, right colours, and a clipboard that is reached."""

from __future__ import annotations

import re
import shutil
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_board import PROGRAM
from tests.ui.terminal.shown import Shown
from wallboard.ui.terminal.moves import move

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

COLUMNS, LINES = 110, 40
BEFORE = "what stood here before"
_PROMPT = "ready>"
_TMUX = "set -g status off\nset -s set-clipboard on\nset -g default-terminal {}\n"
_SCREEN = "startup_message off\nterm {}\naltscreen {}\n"


@contextmanager
def shell(program: str, folder: Path, configuration: str) -> Iterator[Terminal]:
    """A shell in a multiplexer, as one looks at it."""
    assert shutil.which(program), f"the tests need {program}: apt-get install {program}"
    file = folder / "configuration"
    file.write_text(configuration)
    # A short path: that of a socket may not be long.
    sockets = folder / "s"
    sockets.mkdir(mode=0o700)
    argv = ["tmux", "-S", str(sockets / "t"), "-f", str(file), "new-session", "env PS1= sh"]
    if program == "screen":
        argv = ["screen", "-U", "-c", str(file), "-S", "test", "sh"]
    environment = {"PS1": "", "ENV": "", "SCREENDIR": str(sockets), "COLORTERM": "truecolor"}
    with Terminal(argv, COLUMNS, LINES, environment) as terminal:
        terminal.send(f"PS1='{_PROMPT}'; clear; echo '{BEFORE}'", "enter")
        terminal.wait_until(lambda: terminal.text.split() == [*BEFORE.split(), _PROMPT], "the shell")
        yield terminal
        terminal.send("exit", "enter")
        terminal.wait_for_end(10)


def start(terminal: Terminal) -> None:
    """Start a board, and wait for its numbers."""
    terminal.send(f"clear; exec 2>&1; {PROGRAM} demo --seed 3; echo status $?", "enter")
    terminal.wait_for("LIVE", timeout_s=40)
    terminal.wait_for("quiet folded")
    terminal.read_all()


def assert_drawn_straight(terminal: Terminal) -> None:
    """Check what a stray character would push aside, or stand beside."""
    lines = terminal.text.splitlines()
    assert lines[0].startswith(" ▐█▌ wallboard  simulated (demo)")
    assert lines[1].strip() == ""
    assert lines[-1].lstrip(" ⏎open").startswith("/ filter  s sort")


def quit_board(terminal: Terminal) -> None:
    terminal.send("q")
    terminal.wait_for("status 0")
    terminal.read_all()


@pytest.fixture
def in_tmux(tmp_path: Path) -> Iterator[Terminal]:
    with shell("tmux", tmp_path, _TMUX.format("tmux-256color")) as terminal:
        yield terminal


@pytest.fixture
def in_screen(tmp_path: Path) -> Iterator[Terminal]:
    with shell("screen", tmp_path, _SCREEN.format("screen-256color", "off")) as terminal:
        yield terminal


def test_tmux_shows_the_board_and_afterwards_what_it_showed_before(in_tmux: Terminal) -> None:
    start(in_tmux)
    assert_drawn_straight(in_tmux)
    quit_board(in_tmux)

    assert in_tmux.text.split() == ["status", "0", _PROMPT]


@pytest.mark.parametrize("second_screen", ["on", "off"])
def test_screen_shows_the_board_and_afterwards_nothing_of_it(tmp_path: Path, second_screen: str) -> None:
    with shell("screen", tmp_path, _SCREEN.format("screen-256color", second_screen)) as terminal:
        start(terminal)
        assert_drawn_straight(terminal)
        quit_board(terminal)

        assert terminal.text.split() == ["status", "0", _PROMPT]


def test_tmux_that_calls_itself_screen_is_still_tmux(tmp_path: Path) -> None:
    with shell("tmux", tmp_path, _TMUX.format("screen-256color")) as terminal:
        start(terminal)
        assert_drawn_straight(terminal)
        quit_board(terminal)


def test_screen_gets_colours_that_it_knows(in_screen: Terminal) -> None:
    begin = len(in_screen.raw)
    start(in_screen)
    drawn = bytes(in_screen.raw[begin:])

    assert re.search(rb"\x1b\[(\d+;)*38;5;\d+", drawn)
    assert not re.search(rb"\x1b\[(\d+;)*[58]m", drawn)  # blinking and hidden text is what it makes of truecolor
    quit_board(in_screen)


@pytest.mark.parametrize("multiplexer", ["in_tmux", "in_screen"])
def test_every_way_of_the_cursor_leads_to_the_same_place(
    multiplexer: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    terminal: Terminal = request.getfixturevalue(multiplexer)
    random, place, written = Random(1), None, "\x1b[2J"
    for number in range(400):
        next_place = random.randrange(LINES - 1), random.randrange(COLUMNS)
        if place is not None and number % 4:  # near, as the timers below each other are
            next_place = min(LINES - 2, place[0] + random.randrange(4)), max(0, place[1] - random.randrange(-4, 5))
        written += move(place, next_place) + str(number % 10)
        place = (next_place[0], next_place[1] + 1) if next_place[1] + 1 < COLUMNS else None
    assert "\v" in written
    expected = Shown(COLUMNS, LINES)
    expected.feed(written)
    (tmp_path / "drawing").write_text(f"{written}\x1b[{LINES};1Hdrawn")

    terminal.send(f"cat {tmp_path / 'drawing'}", "enter")
    terminal.wait_for("drawn")
    terminal.read_all()

    assert terminal.text.splitlines()[: LINES - 1] == expected.text[: LINES - 1]


@pytest.mark.parametrize("multiplexer", ["in_tmux", "in_screen"])
def test_a_copied_row_reaches_the_terminal(multiplexer: str, request: pytest.FixtureRequest) -> None:
    terminal: Terminal = request.getfixturevalue(multiplexer)
    start(terminal)
    begin = len(terminal.raw)
    terminal.send("y")
    terminal.wait_for("Copied: ")
    terminal.read_all()

    copied = re.search(rb"\x1b]52;\w*;([\w+/=]+)(\a|\x1b\\)", bytes(terminal.raw[begin:]))
    assert copied
    assert b64decode(copied[1]).decode().startswith("QUEUE ")
    quit_board(terminal)


@pytest.mark.parametrize("program", ["tmux", "screen"])
@pytest.mark.parametrize(("form", "begins"), [("osc9", rb"9;"), ("osc777", rb"777;notify;wallboard acme;")])
def test_bell_and_notification_reach_the_terminal(tmp_path: Path, program: str, form: str, begins: bytes) -> None:
    configuration = tmp_path / "config.toml"
    table = f'[profiles.main.notice]\nbell = true\ndesktop = "{form}"\n'
    configuration.write_text(f'[profiles.main]\nhost = "na12"\ntenant = "acme"\ntoken_env = "TOKEN"\n{table}')
    own = {
        "tmux": f"{_TMUX.format('tmux-256color')}set -g allow-passthrough on\n",
        "screen": f"{_SCREEN.format('screen-256color', 'off')}vbell off\n",
    }
    with shell(program, tmp_path, own[program]) as terminal:
        begin = len(terminal.raw)
        terminal.send(f"clear; {PROGRAM} notice --config {configuration}; echo status $?", "enter")
        terminal.wait_for("status 0")
        terminal.read_all()
        raw = bytes(terminal.raw[begin:])

        told = b"TEST WARNING wallboard: this is a test, nothing is wrong"
        assert re.search(rb"\x1b\]" + begins + told + rb"(\a|\x1b\\)", raw)
        assert re.search(rb"\a", re.sub(rb"\x1b\][^\a\x1b]*(\a|\x1b\\)", b"", raw))
        assert "TEST" not in terminal.text
