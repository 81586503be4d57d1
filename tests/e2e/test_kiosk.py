"""The kiosk in a real terminal: no key ends it, a signal does, and the terminal is clean then."""

import signal
import sys

import pytest

from tests.e2e.terminal import KEYS, Terminal

pytestmark = pytest.mark.e2e

DEADLINE_S = 5


def kiosk(*flags: str, cols: int = 80, rows: int = 24) -> Terminal:
    terminal = Terminal([sys.executable, "-m", "wallboard", "demo", "--kiosk", *flags], cols=cols, rows=rows)
    terminal.wait_for("● LIVE")
    return terminal


def test_no_key_does_anything() -> None:
    with kiosk() as terminal:
        terminal.send(
            *KEYS, "ctrl+q", "ctrl+c", "ctrl+z", "ctrl+d", "ctrl+p", "ctrl+\\", "q", "w", "?", "t", "e", ":", "1"
        )
        terminal.send("\x1b[<0;5;5M\x1b[<0;5;5m", "\x1b[200~q\x1b[201~")
        terminal.resize(100, 30)
        terminal.wait_until(lambda: "phone and chat" in terminal.text, "the wall in its new size")

        assert terminal.process.poll() is None
        assert "WAITING" in terminal.text
        assert not any(card in terminal.text for card in ("KEYS", "Go to", "THEME", "export"))


def test_the_mouse_is_left_to_the_terminal() -> None:
    with kiosk() as terminal:
        assert not {"mode 1000", "mode 1002", "mode 1003", "mode 1006"} & set(terminal.left_behind())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_the_terminal_is_clean(number: signal.Signals) -> None:
    with kiosk() as terminal:
        terminal.kill(number)

        assert terminal.wait_for_end(DEADLINE_S) == 128 + number
        terminal.read_all()
        assert terminal.left_behind() == []
        assert "WAITING" not in terminal.text


def test_it_survives_sizes_that_have_no_room_for_a_wall() -> None:
    with kiosk() as terminal:
        for cols, rows in ((10, 2), (1, 1), (300, 90), (80, 24)):
            terminal.resize(cols, rows)
        terminal.wait_for("LONGEST WAIT")

        assert terminal.process.poll() is None


def test_the_mouse_goes_off_on_a_desks_wall_and_comes_back_with_the_board() -> None:
    with Terminal([sys.executable, "-m", "wallboard", "demo"], cols=120, rows=40) as terminal:
        terminal.wait_for("LIVE")
        terminal.wait_until(lambda: "mode 1000" in terminal.left_behind(), "the mouse")
        terminal.send("w")
        terminal.wait_until(lambda: "mode 1000" not in terminal.left_behind(), "the mouse to be left to the terminal")
        terminal.send("escape")
        terminal.wait_until(lambda: "mode 1000" in terminal.left_behind(), "the mouse again")
