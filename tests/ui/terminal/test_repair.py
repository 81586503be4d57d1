from __future__ import annotations

import os
import pty
import re
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from wallboard.ui.terminal.repair import repairing, sane

MODE_ON = re.compile(r"\\x1b\[\?(\d+)h")
ALWAYS_ON = {"7", "25"}


@pytest.fixture
def terminal() -> Iterator[int]:
    ours, theirs = pty.openpty()
    yield theirs
    os.close(ours)
    os.close(theirs)


def test_every_mode_that_textual_turns_on_is_turned_off() -> None:
    lines = Path(linux_driver.__file__).read_text(encoding="utf-8").splitlines()
    code = "\n".join(line for line in lines if not line.strip().startswith("#"))
    turned_on = set(MODE_ON.findall(code)) - ALWAYS_ON

    assert turned_on >= {"1049", "1003", "2004", "1016"}
    assert turned_on - set(re.findall(r"\x1b\[\?(\d+)l", repairing(knows_kitty=True))) == set()


def test_kittys_keyboard_is_left_on_both_screens_and_where_it_is_known_alone() -> None:
    first, second = repairing(knows_kitty=True).split("\x1b[?1049l")

    assert "\x1b[<99u" in first
    assert "\x1b[<99u" in second
    assert "u" not in repairing(knows_kitty=False)


def repaired(terminal: int) -> list[object]:
    """Return the settings of a terminal once they have been put in order."""
    termios.tcsetattr(terminal, termios.TCSANOW, sane(termios.tcgetattr(terminal)))
    return termios.tcgetattr(terminal)


def test_settings_become_those_of_a_shell(terminal: int) -> None:
    before = termios.tcgetattr(terminal)
    assert repaired(terminal) == before

    raw = termios.tcgetattr(terminal)
    raw[0], raw[3] = LinuxDriver._patch_iflag(raw[0]), LinuxDriver._patch_lflag(raw[3])
    raw[6][termios.VMIN], raw[6][termios.VTIME] = 7, 5
    termios.tcsetattr(terminal, termios.TCSANOW, raw)
    assert termios.tcgetattr(terminal) != before
    assert repaired(terminal) == before
