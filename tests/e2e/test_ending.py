"""However the program ends: the terminal is restored and the process is gone."""

import signal
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

DEADLINE_S = 5
"""The promise is one second; what it is broken by hangs for ten minutes, and this machine may be busy."""

SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]


def start(how_it_hangs: str, *argv: str, is_controlling: bool = True, knows_in_band_resize: bool = False) -> Terminal:
    terminal = Terminal(
        [sys.executable, "-m", "tests.e2e.apps.hanging", how_it_hangs, *argv],
        cols=200,
        rows=60,
        is_controlling=is_controlling,
        knows_in_band_resize=knows_in_band_resize,
    )
    terminal.wait_for("READY")
    return terminal


def assert_restored(terminal: Terminal) -> None:
    """Check the terminal after a moment in which it reads all that was written."""
    terminal.read_all()
    assert b"\x1b[?1049h" in terminal.raw
    assert terminal.left_behind() == []
    assert "READY" not in terminal.text


def test_a_key_ends_it_with_the_apps_status() -> None:
    with start("nowhere") as terminal:
        terminal.send("q")

        assert terminal.wait_for_end(DEADLINE_S) == 3
        assert_restored(terminal)
        assert "GOODBYE" in terminal.text  # it came back to its caller, with the handlers of before


def test_the_mouse_modes_of_a_terminal_with_in_band_resize_are_restored_too() -> None:
    with start("nowhere", knows_in_band_resize=True) as terminal:
        terminal.wait_until(lambda: "mode 1016" in terminal.left_behind(), "the mouse to report pixels")
        terminal.send("q")

        assert terminal.wait_for_end(DEADLINE_S) == 3
        assert_restored(terminal)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_it_with_128_and_the_signals_number(number: signal.Signals) -> None:
    with start("nowhere") as terminal:
        terminal.kill(number)

        assert terminal.wait_for_end(DEADLINE_S) == 128 + number
        assert_restored(terminal)
        assert "GOODBYE" in terminal.text


def test_a_continue_after_the_signal_as_systemd_sends_does_not_take_the_terminal_again() -> None:
    with start("nowhere") as terminal:
        terminal.kill(signal.SIGTERM)
        terminal.kill(signal.SIGCONT)

        assert terminal.wait_for_end(DEADLINE_S) == 128 + signal.SIGTERM
        assert_restored(terminal)
        assert terminal.raw.count(b"\x1b[?1049h") == 1


def test_a_signal_finds_a_board_that_is_still_starting() -> None:
    with Terminal([sys.executable, "-m", "tests.e2e.apps.hanging", "nowhere"]) as terminal:
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.raw, "the alternate screen")
        terminal.kill(signal.SIGTERM)

        assert terminal.wait_for_end(DEADLINE_S) == 128 + signal.SIGTERM
        assert_restored(terminal)


@pytest.mark.parametrize("how_it_hangs", ["thread", "look-up", "own thread", "unmounting"])
def test_a_key_ends_it_whatever_hangs(how_it_hangs: str) -> None:
    with start(how_it_hangs) as terminal:
        if how_it_hangs != "unmounting":
            terminal.wait_for("HANGING")
        terminal.send("q")

        assert terminal.wait_for_end(DEADLINE_S) == 3
        assert_restored(terminal)


@pytest.mark.parametrize("how_it_hangs", ["thread", "loop", "main thread"])
def test_a_signal_ends_it_whatever_hangs(how_it_hangs: str) -> None:
    with start(how_it_hangs) as terminal:
        terminal.wait_for("HANGING")
        terminal.kill(signal.SIGTERM)

        assert terminal.wait_for_end(DEADLINE_S) == 128 + signal.SIGTERM
        assert_restored(terminal)


@pytest.mark.parametrize("how_it_hangs", ["nowhere", "thread"])
def test_a_crash_is_reported_once_and_without_local_values(how_it_hangs: str) -> None:
    with start(how_it_hangs) as terminal:
        terminal.send("x")

        assert terminal.wait_for_end(DEADLINE_S) == 1
        assert_restored(terminal)
        assert terminal.raw.count(b"\r\nValueError: cannot use 17 letters\r\n") == 1
        assert b"a fault in itself: ValueError: cannot use 17 letters\r\n" in terminal.raw
        assert b"kept-to-ourselves" not in terminal.raw


@pytest.mark.parametrize("is_controlling", [True, False])
@pytest.mark.parametrize("how_it_hangs", ["nowhere", "thread", "frames"])
def test_a_terminal_that_is_gone_ends_it(how_it_hangs: str, is_controlling: bool) -> None:
    with start(how_it_hangs, is_controlling=is_controlling) as terminal:
        terminal.hang_up()

        assert terminal.wait_for_end(DEADLINE_S, reading=False) == 128 + signal.SIGHUP


@pytest.mark.parametrize(("key", "status"), [("q", 3), ("x", 1)])
def test_a_key_ends_it_while_the_terminal_does_not_read(key: str, status: int) -> None:
    with start("frames") as terminal:
        terminal.wait_until_full()
        terminal.send(key)

        assert terminal.wait_for_end(DEADLINE_S, reading=False) == status
        assert_restored(terminal)


def test_a_terminal_that_reads_again_while_the_program_ends_is_restored(tmp_path: Path) -> None:
    all_drawn = tmp_path / "all-drawn"
    with start("frames", str(all_drawn)) as terminal:
        terminal.wait_without_reading(all_drawn.exists, "all frames to be drawn")
        terminal.send("q")
        terminal.wait_without_reading(lambda: terminal.has_its_settings, "the line settings to be restored")

        assert terminal.wait_for_end(DEADLINE_S) == 3
        assert_restored(terminal)


def test_a_signal_ends_it_while_the_terminal_does_not_read() -> None:
    with start("frames") as terminal:
        terminal.wait_until_full()
        terminal.kill(signal.SIGTERM)

        assert terminal.wait_for_end(DEADLINE_S, reading=False) == 128 + signal.SIGTERM
        assert_restored(terminal)


def test_a_terminal_that_does_not_read_holds_nothing_up_and_is_drawn_anew_when_it_reads(tmp_path: Path) -> None:
    all_drawn = tmp_path / "all-drawn"
    with start("frames", str(all_drawn)) as terminal:
        terminal.wait_until_full()
        terminal.wait_without_reading(all_drawn.exists, "all frames to be drawn")

        terminal.wait_for("READY 60")
        terminal.wait_until(lambda: terminal.text.count("0") > 11_000, "the last frame, whole")


def test_redirected_it_says_what_to_do_instead_of_spinning() -> None:
    with Terminal(["sh", "-c", f"{sys.executable} -m tests.e2e.apps.hanging nowhere </dev/null"]) as terminal:
        assert terminal.wait_for_end(DEADLINE_S) == 1
        assert b"Start it in a terminal" in terminal.raw
        assert b"\x1b[?1049h" not in terminal.raw
