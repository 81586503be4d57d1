"""A terminal that shows what it is told, cell by cell, and cuts wide characters as terminals do."""

from __future__ import annotations

import re

import pyte
from pyte.screens import Char
from wcwidth import wcwidth

_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[[<>?][\d;]*(\$p|[a-z])")


class _Cutting(pyte.Screen):
    def draw(self, data: str) -> None:
        for character in data:
            width = wcwidth(character)
            if width > 0:
                self._cut(self.cursor.x)
                self._cut(self.cursor.x + width)
            super().draw(character)

    def _cut(self, x: int) -> None:
        """Leave blanks of a wide character of which one half is drawn over."""
        line = self.buffer[self.cursor.y]
        if 0 < x < self.columns and line[x].data == "":
            line[x] = line[x]._replace(data=" ")
            line[x - 1] = line[x - 1]._replace(data=" ")


def _seen(cell: Char) -> Char:
    if cell.data != " " or cell.underscore or cell.strikethrough or cell.reverse or cell.blink:
        return cell
    return cell._replace(fg="default", bold=False, italics=False)


class Shown:
    """What a terminal shows; it does not wrap lines, as Textual asks."""

    def __init__(self, columns: int, lines: int) -> None:
        self._screen = _Cutting(columns, lines)
        self._screen.reset_mode(7, private=True)
        self._stream = pyte.Stream(self._screen)

    def feed(self, written: str) -> None:
        """Show what is written."""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", written))

    def resize(self, columns: int, lines: int) -> None:
        """Become larger or smaller."""
        self._screen.resize(lines, columns)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and lines."""
        return self._screen.columns, self._screen.lines

    @property
    def text(self) -> list[str]:
        """The lines, without blanks at their ends."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def cells(self) -> list[list[Char]]:
        """Every cell with its style; of blanks, with what can be seen of it."""
        columns, lines = self.size
        return [[_seen(self._screen.buffer[y][x]) for x in range(columns)] for y in range(lines)]

    @property
    def cursor(self) -> tuple[int, int]:
        """Line and column."""
        return self._screen.cursor.y, self._screen.cursor.x
