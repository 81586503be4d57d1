"""A driver for apps under test that writes to a pair of terminals."""

from __future__ import annotations

from random import Random
from typing import Any

from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver

from tests.ui.terminal.pair import Pair


def paired_driver(pair: Pair, random: Random) -> type[Driver]:
    """Return the driver of an app that draws on a pair; now and then the terminal is slower than the app."""

    class Paired(HeadlessDriver):
        is_headless = False

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._waiting: list[str] = []

        def write(self, data: str) -> None:
            self._waiting.append(data)
            if data.endswith("H") and random.random() < 0.8:
                pair.show(*self._waiting)
                self._waiting.clear()

    return Paired
