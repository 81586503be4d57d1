"""Two terminals side by side: one is told all, the other only the changes. They must not differ."""

from __future__ import annotations

import re

from tests.ui.terminal.shown import Shown
from wallboard.ui.terminal.changed_cells import ChangedCells

_CUT_OFF = re.compile("(?<=[Hm])\u0301")
"""An accent that Textual has cut off its letter. It would stand on whatever is left of it; the layer leaves it out."""


class Pair:
    """Writes to both, and notes where they differ."""

    def __init__(self, columns: int = 40, lines: int = 10) -> None:
        self.plain, self.frugal = Shown(columns, lines), Shown(columns, lines)
        self.plain_length = 0
        """Characters that were written without the layer."""
        self.outputs: list[str] = []
        """What the layer has written."""
        self.differences: list[str] = []
        self.cells = ChangedCells(self, lambda: self.frugal.size)  # type: ignore[arg-type]  # what it uses of a file

    def show(self, *written: str) -> str:
        """Write in one go, and return what came out of it."""
        before = len(self.outputs)
        for one in written:
            self.plain.feed(_CUT_OFF.sub("", one))
            self.plain_length += len(one)
            self.cells.write(one)
        self.cells.flush()
        self._compare(written)
        return "".join(self.outputs[before:])

    def resize(self, columns: int, lines: int) -> None:
        """Make both larger or smaller."""
        self.plain.resize(columns, lines)
        self.frugal.resize(columns, lines)

    def write(self, changes: str) -> int:
        """Take what the layer writes to its terminal."""
        self.outputs.append(changes)
        self.frugal.feed(changes)
        return len(changes)

    def flush(self) -> None:
        """Take it that the layer has written all."""

    def fileno(self) -> int:
        """Be no terminal of the operating system's."""
        return -1

    def _compare(self, written: tuple[str, ...]) -> None:
        if self.plain.cursor != self.frugal.cursor:
            self.differences.append(f"cursor {self.frugal.cursor} instead of {self.plain.cursor} after {written!r}")
        if self.plain.cells == self.frugal.cells:
            return
        for y, (right, got) in enumerate(zip(self.plain.cells, self.frugal.cells, strict=True)):
            for x, (one, other) in enumerate(zip(right, got, strict=True)):
                if one != other:
                    self.differences.append(f"at {y}, {x}: {other} instead of {one} after {written!r}")
