"""Only what changes is written; and all of it where the terminal may have lost what it showed."""

import os
import signal
import sys

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

GARBAGE = b"\x1b[5;10HGARBAGE\x1b[H"


@pytest.fixture
def terminal() -> Terminal:
    return Terminal([sys.executable, "-m", "tests.e2e.apps.still"])


def ready(terminal: Terminal) -> str:
    """Return the screen once the app has drawn all of it."""
    terminal.wait_for("READY 0")
    terminal.wait_until(lambda: terminal.text.startswith("adg"), "the first line")
    terminal.read_all()
    return terminal.text


def scribble(terminal: Terminal) -> None:
    """Write on the terminal behind the app's back."""
    os.write(terminal._slave, GARBAGE)
    terminal.wait_for("GARBAGE")


def test_a_figure_that_changes_is_a_few_bytes(terminal: Terminal) -> None:
    with terminal:
        ready(terminal)
        before = len(terminal.raw)
        terminal.send("n")
        terminal.wait_for("READY 1")
        terminal.read_all()

        assert len(terminal.raw) - before < 60


def test_ctrl_l_draws_the_whole_screen_anew(terminal: Terminal) -> None:
    with terminal:
        screen = ready(terminal)
        scribble(terminal)
        terminal.send("n")
        terminal.wait_for("READY 1")
        assert "GARBAGE" in terminal.text
        terminal.send("ctrl+l")

        terminal.wait_until(lambda: terminal.text == screen.replace("READY 0", "READY 1"), "the screen as it was")


def test_a_stopped_board_that_goes_on_draws_the_whole_screen_anew(terminal: Terminal) -> None:
    with terminal:
        screen = ready(terminal)
        terminal.kill(signal.SIGSTOP)
        scribble(terminal)
        terminal.kill(signal.SIGCONT)

        terminal.wait_until(lambda: terminal.text == screen, "the screen as it was")


def test_a_suspended_board_that_goes_on_draws_the_whole_screen_anew(terminal: Terminal) -> None:
    with terminal:
        screen = ready(terminal)
        terminal.send("z")
        terminal.wait_until(lambda: "mode 1049" not in terminal.left_behind(), "the terminal to be given back")
        terminal.read_all()
        before = len(terminal.raw)
        terminal.kill(signal.SIGCONT)
        terminal.wait_until(lambda: "READY" in terminal.raw[before:].decode(), "the app to draw")
        terminal.read_all()

        assert screen.splitlines()[9] in terminal.raw[before:].decode()
        assert terminal.text == screen


def test_a_terminal_that_is_made_smaller_and_larger_again_is_drawn_in_full(terminal: Terminal) -> None:
    with terminal:
        screen = ready(terminal)
        terminal.resize(40, 10)
        terminal.resize(80, 24)
        assert terminal.text != screen

        terminal.wait_until(lambda: terminal.text == screen, "the screen as it was")
