"""Over a real SSH connection: a board whose connection is lost ends at once."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.sshd import Sshd
from tests.e2e.terminal import Terminal

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

DEADLINE_S = 3
"""The promise is one second, and this machine may be busy."""
ROOT = Path(__file__).parents[2]


@contextmanager
def board_over_ssh(folder: Path) -> Iterator[tuple[Terminal, int]]:
    """A board on the far end of a connection, and the number of its process."""
    told = folder / "pid"
    environment = f"PYTHONPATH={ROOT} LC_ALL=C.UTF-8 COLORTERM=truecolor XDG_STATE_HOME={folder}"
    command = f"echo $$ >{told}; exec env {environment} {sys.executable} -m wallboard demo"
    with Sshd(folder) as server, Terminal(server.to(command), 110, 40) as terminal:
        terminal.wait_for("LIVE", timeout_s=40)
        yield terminal, int(told.read_text())


def assert_gone(process: int) -> None:
    """Check that a process ends in time, whoever its parent is."""
    deadline = time.monotonic() + DEADLINE_S
    while Path(f"/proc/{process}").exists() and _state(process) != "Z":
        assert time.monotonic() < deadline, "the board lives on"
        time.sleep(0.01)


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0]
    except (FileNotFoundError, ProcessLookupError):
        return "Z"


def _parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()[1])


def test_a_board_ends_with_its_client(tmp_path: Path) -> None:
    with board_over_ssh(tmp_path) as (terminal, board):
        terminal.kill(signal.SIGKILL)

        assert_gone(board)


def test_a_board_ends_with_the_server_of_its_connection(tmp_path: Path) -> None:
    with board_over_ssh(tmp_path) as (_, board):
        os.kill(_parent(board), signal.SIGKILL)

        assert_gone(board)


def test_a_board_that_is_left_gives_the_terminal_back_through_the_connection(tmp_path: Path) -> None:
    with board_over_ssh(tmp_path) as (terminal, _):
        terminal.send("q")

        assert terminal.wait_for_end(10) == 0
        assert terminal.left_behind() == []
        assert terminal.text.strip() == ""
