"""A board that is killed leaves the terminal as it had it; `wallboard reset` puts it in order."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_board import PROGRAM

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

# Not a shell that reads lines by itself: that would put the settings in order, and hide that nobody else has.
SCRIPT = f'{PROGRAM} demo; {PROGRAM} reset; read typed; echo "read $typed"'


def children_of(process: int) -> list[int]:
    """Return the processes that a shell has started."""
    return [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_a_terminal_is_in_order_again_after_kill_9() -> None:
    with Terminal(["sh", "-c", SCRIPT]) as terminal:
        terminal.wait_for("LIVE", timeout_s=40)
        (board,) = children_of(terminal.process.pid)
        assert {"mode 1049", "mode 1003", "line settings"} <= set(terminal.left_behind())
        os.kill(board, signal.SIGKILL)
        terminal.wait_until(lambda: "mode 1049" not in terminal.left_behind(), "the first screen")
        terminal.read_all()

        assert terminal.left_behind() == []
        assert terminal.cursor_is_visible
        terminal.send("words", "enter")
        terminal.wait_for("read words")


def test_a_terminal_in_order_stays_as_it_is() -> None:
    with Terminal(["sh", "-c", f"echo before; {PROGRAM} reset; echo after"]) as terminal:
        assert terminal.wait_for_end(20) == 0

        assert terminal.text.split() == ["before", "after"]
        assert terminal.left_behind() == []


def test_without_a_terminal_it_says_so() -> None:
    ran = subprocess.run([PROGRAM, "reset"], capture_output=True, text=True, check=False, start_new_session=True)

    assert ran.returncode == 2
    assert "no terminal" in ran.stderr
