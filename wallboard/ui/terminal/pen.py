"""Writes cells at their places, with as few bytes as it takes to get there and to change the style."""

from __future__ import annotations

from wallboard.ui.terminal.line import UNKNOWN, Line
from wallboard.ui.terminal.moves import Place, move
from wallboard.ui.terminal.styles import PLAIN, turn


class Pen:
    """Begins at a place that nobody knows, in the default style."""

    def __init__(self, columns: int) -> None:
        """`columns` are those of the terminal; 0 is not known."""
        self._columns = columns
        self._written: list[str] = []
        self._place: Place | None = None
        self._style = PLAIN

    def draw(self, y: int, line: Line, first: int, end: int) -> None:
        """Write the cells from `first` up to `end` of a line."""
        self._go_to(y, line, first)
        after = first
        while after < end:
            x, style = after, line.styles[after]
            while after < end and line.styles[after] is style:
                after += 1
            self._written.append(turn(self._style, style))
            self._written += line.glyphs[x:after]
            self._style = style
        # Behind the last column, terminals keep the cursor in different places.
        self._place = (y, end) if end < self._columns else None

    @property
    def has_drawn(self) -> bool:
        """Whether there was a cell to write."""
        return bool(self._written)

    def finished(self, cursor: Place) -> str:
        """Return what has been written, and leave the cursor in a place, in the default style."""
        return "".join([*self._written, turn(self._style, PLAIN), move(self._place, cursor)])

    def _go_to(self, y: int, line: Line, x: int) -> None:
        """Go there by the shortest way; over a few cells of the line by writing them again."""
        way = move(self._place, (y, x))
        if self._place is not None and self._place[0] == y and x - self._place[1] < len(way):
            between = slice(self._place[1], x)
            again = "".join(line.glyphs[between])
            looks_alike = all(style == self._style for style in line.styles[between])
            if looks_alike and len(again.encode()) < len(way) and UNKNOWN not in again:
                way = again
        self._written.append(way)
