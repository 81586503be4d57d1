"""What the driver hands to the thread that writes to the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App

from wallboard.ui.driver import UnattendedDriver
from wallboard.ui.terminal.changed_cells import MARKS, ChangedCells


class Waking:
    """Notes what it is woken for."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.write = write


async def test_a_mark_of_synchronised_output_wakes_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    driver, woken, marked = UnattendedDriver(App[object]()), list[str](), list[str]()
    writer: Any = Waking(woken.append)
    monkeypatch.setattr(driver, "_writer_thread", writer)
    monkeypatch.setattr(ChangedCells, "write", lambda _cells, written: marked.append(written))
    begin, end = MARKS

    for written in (begin, "a frame", end):
        driver.write(written)

    assert (woken, marked) == (["a frame"], [begin, end])
