"""Terminals of all kinds: the letters they have, what they must not be told, what is left on them at the end."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_board import PROGRAM

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

OF_OLD = {"COLORTERM": "", "LC_ALL": "C.UTF-8"}
PRINTED_BY_SOME = re.compile(rb"\x1b\[\?\d+\$p|\x1b\[[<>]\d*u|\x1b\]")
"""Questions, Kitty's keyboard, operating system commands."""


def demo(env: Mapping[str, str], *options: str, ambiguous_cells: int = 1, has_second_screen: bool = True) -> Terminal:
    return Terminal(
        [PROGRAM, "demo", *options],
        cols=110,
        rows=40,
        env=env,
        ambiguous_cells=ambiguous_cells,
        has_second_screen=has_second_screen,
    )


def wait_for_numbers(terminal: Terminal) -> None:
    terminal.wait_for("LIVE", timeout_s=40)
    terminal.wait_for("quiet folded")
    terminal.read_all()


@pytest.mark.parametrize("name", ["dumb", ""])
def test_a_terminal_that_cannot_be_drawn_on_is_refused_with_what_to_do(name: str) -> None:
    with demo({"TERM": name}) as terminal:
        assert terminal.wait_for_end(20) == 2
        assert f'TERM is "{name}"' in terminal.text
        assert "wallboard watch" in terminal.text
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("name", ["linux", "vt220"])
def test_a_console_is_told_nothing_that_it_would_print_and_left_clean(name: str) -> None:
    with demo(OF_OLD | {"TERM": name}, has_second_screen=False) as terminal:
        wait_for_numbers(terminal)
        terminal.send("y")
        terminal.wait_for("no clipboard")
        terminal.send("q")
        assert terminal.wait_for_end(10) == 0

        assert not PRINTED_BY_SOME.search(terminal.raw)
        assert terminal.raw.isascii()
        assert terminal.text.strip() == ""
        assert terminal.left_behind() == []


def test_a_terminal_without_colours_gets_none() -> None:
    with demo(OF_OLD | {"TERM": "vt220"}) as terminal:
        wait_for_numbers(terminal)

        assert not re.search(rb"\x1b\[(\d+;)*([34]\d|9\d|10\d)(;\d+)*m", terminal.raw)


def test_a_terminal_that_draws_signs_two_cells_wide_gets_ascii() -> None:
    with demo({}, ambiguous_cells=2) as terminal:
        terminal.wait_for("o LIVE", timeout_s=40)
        terminal.read_all()

        assert terminal.text.isascii()


def test_a_terminal_that_draws_them_in_one_gets_them() -> None:
    with demo({}) as terminal:
        terminal.wait_for("● LIVE", timeout_s=40)


def test_a_flag_goes_before_what_the_terminal_says() -> None:
    with demo({}, "--no-ascii", ambiguous_cells=2) as wide:
        wide.wait_for("● LIVE", timeout_s=40)
    with demo({}, "--ascii") as narrow:
        narrow.wait_for("o LIVE", timeout_s=40)


@pytest.mark.parametrize(
    ("env", "encoding"),
    [({"LC_ALL": "C"}, "ascii"), ({"PYTHONIOENCODING": "iso8859-1"}, "iso8859-1")],
    ids=["C", "Latin-1"],
)
def test_names_in_a_locale_of_few_letters_become_question_marks(env: Mapping[str, str], encoding: str) -> None:
    with demo(env, "--scenario", "hostile-names") as terminal:
        wait_for_numbers(terminal)
        for keys, what in (("3", "ACC 30"), ("h", "heat map by need"), ("G", "by state"), ("?", "KEYS")):
            terminal.send(keys)
            terminal.wait_for(what)
        terminal.send("q", "q")
        assert terminal.wait_for_end(10) == 0

        written = bytes(terminal.raw).decode(encoding)
        assert "??" in written
        assert written.isascii() or encoding != "ascii"
        assert b"\x1b[31m" not in terminal.raw  # of a name


def test_the_mouse_is_left_to_a_terminal_that_is_to_select_text() -> None:
    with demo({}, "--no-mouse") as terminal:
        wait_for_numbers(terminal)

        assert not re.search(rb"\x1b\[\?10(00|03|06|15|16)h", terminal.raw)
    with demo({}) as terminal:
        wait_for_numbers(terminal)

        assert re.search(rb"\x1b\[\?1006h", terminal.raw)


def test_256_colours_are_not_exceeded() -> None:
    with demo({"COLORTERM": ""}) as terminal:
        wait_for_numbers(terminal)

        assert re.search(rb"[34]8;5;\d+", terminal.raw)
        assert not re.search(rb"[34]8;2;", terminal.raw)


@pytest.mark.parametrize(
    ("env", "after"), [({"COLUMNS": "80", "LINES": "24"}, ""), ({}, "> /dev/null")], ids=["environment", "output"]
)
def test_the_board_is_as_large_as_the_terminal_that_it_draws_on(env: Mapping[str, str], after: str) -> None:
    with Terminal(["sh", "-c", f"exec {shlex.quote(PROGRAM)} demo {after}"], 120, 40, env) as terminal:
        wait_for_numbers(terminal)
        terminal.wait_until(lambda: _columns(terminal) == 119, "all columns but the margin")
        terminal.resize(160, 45)
        terminal.wait_until(lambda: _columns(terminal) == 159, "the new ones")


def _columns(terminal: Terminal) -> int:
    return max(map(len, terminal.text.splitlines()))
