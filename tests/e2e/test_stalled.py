"""A terminal that stops reading: the board goes on reading its tenant, does not grow, and is whole when read again."""

from __future__ import annotations

import re
import termios
from functools import partial
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_board import Simulated, board, shown_in

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

_MORE_KB = 14_000
"""What the board may grow by: as much as one that is read. What it leaves out here is 20 MB."""
_CLOCK = re.compile(r"\d\d:\d\d:\d\d")


def resident_kb(terminal: Terminal) -> int:
    status = Path(f"/proc/{terminal.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


def answers(simulated: Simulated) -> int:
    """Return how many requests were answered, of those that the fault `slow` counts."""
    (fault,) = simulated.faults()
    return int(fault["happened"])


def has_answered(simulated: Simulated, requests: int) -> bool:
    return answers(simulated) >= requests


def draw_a_lot(terminal: Terminal, times: int) -> None:
    """Let the board draw whole screens, more than the terminal and the way to it can hold."""
    for _ in range(times):
        terminal.send("2", "3")


def test_a_stalled_link_stops_no_poll_and_is_drawn_with_the_latest_numbers_when_it_reads_again() -> None:
    with Simulated() as simulated, board(simulated, "--start-screen", "queues") as terminal:
        simulated.break_with(kind="slow", amount=0)  # which counts the answers
        draw_a_lot(terminal, 60)
        terminal.wait_until_full()
        before, grown_from = answers(simulated), resident_kb(terminal)
        for polls in range(1, 4):
            draw_a_lot(terminal, 100)
            enough = before + 2 * polls
            terminal.wait_without_reading(partial(has_answered, simulated, enough), "the next poll", 30)
        assert resident_kb(terminal) < grown_from + _MORE_KB

        terminal.send("2", "g")
        terminal.wait_for("unfolded", timeout_s=60)

        def agrees() -> bool:
            served = simulated.served("queues")
            terminal.read_all()
            text = terminal.text
            shown = {queue["queue-name"]: shown_in(text, queue["queue-name"])[1:2] for queue in served["queue"]}
            return shown == {queue["queue-name"]: [str(queue["queue-size"])] for queue in served["queue"]}

        terminal.wait_until(agrees, "the numbers that are served now", timeout_s=60)
        terminal.wait_for("LIVE")


def test_ctrl_s_stops_nothing() -> None:
    with Simulated() as simulated, board(simulated) as terminal:
        terminal.send("ctrl+s")
        terminal.read_all()
        seen = _CLOCK.findall(terminal.text.splitlines()[0])

        assert not termios.tcgetattr(terminal._slave)[0] & termios.IXON
        terminal.wait_until(lambda: _CLOCK.findall(terminal.text.splitlines()[0]) != seen, "the clock to go on")
