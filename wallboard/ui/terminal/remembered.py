"""The picture of the screen: what the terminal shows, and what has been drawn since."""

from __future__ import annotations

from wallboard.ui.terminal.frame import Frame
from wallboard.ui.terminal.line import Line
from wallboard.ui.terminal.moves import Place
from wallboard.ui.terminal.pen import Pen, strokes
from wallboard.ui.terminal.styles import PLAIN, Style, turn


class RememberedScreen:
    """Takes frames, and gives the difference that they make all together."""

    def __init__(self, *, has_tabs: bool = True) -> None:
        """`has_tabs` is False for a terminal without vertical tabs."""
        self._has_tabs = has_tabs
        self._size = (0, 0)
        self._shown: dict[int, Line] = {}
        self._shown_cursor: Place | None = None
        self._drawn: dict[int, Line] = {}
        """The lines that were drawn on since the last difference, as they are to be."""
        self._cursor: Place | None = None
        self._style: Style | None = PLAIN
        """What the terminal writes in; None: nobody knows."""

    def fit(self, columns: int, lines: int) -> None:
        """Forget what was drawn on a terminal of another size: each arranges it in its own way. 0 is not known."""
        if (columns, lines) != self._size:
            self._size = (columns, lines)
            self.forget()

    def draw(self, frame: Frame) -> None:
        """Put a frame into the picture, as far as there is room: it may be made for another size still."""
        columns, lines = self._size
        stretches = (stretch.up_to(columns) for stretch in frame.stretches) if columns else frame.stretches
        for stretch in stretches:
            if not stretch.glyphs or 0 < lines <= stretch.y:
                continue
            line = self._drawn.get(stretch.y)
            if line is None:
                shown = self._shown.get(stretch.y) or Line()
                if shown.holds(stretch):
                    continue
                line = self._drawn[stretch.y] = shown.copy()
            line.put(stretch)
        y, x = frame.cursor
        # Below the last line, the way down would scroll.
        self._cursor = min(y, lines - 1) if lines else y, min(x, columns - 1) if columns else x

    def difference(self) -> str:
        """Return what makes the terminal show the picture, and take it as shown; empty when it shows it already."""
        wanted = [
            stroke
            for y, line in sorted(self._drawn.items())
            for first, end in line.changes(self._shown.get(y, Line()))
            for stroke in strokes(y, line, first, end)
        ]
        self._shown |= self._drawn
        self._drawn.clear()
        if self._cursor is None or (self._cursor == self._shown_cursor and not wanted):
            return ""
        self._shown_cursor = self._cursor
        pen = Pen(self._size[0], self._style, has_tabs=self._has_tabs)
        drawing = pen.drawing(wanted, self._cursor)
        self._style = pen.style
        return drawing

    def plain(self) -> str:
        """Return what makes the terminal write in the default style, and take it as written."""
        reset, self._style = turn(self._style, PLAIN), PLAIN
        return reset

    def forget(self) -> None:
        """Take the terminal to show what nobody knows; what was drawn and is not shown is left out."""
        self._shown.clear()
        self._drawn.clear()
        self._cursor = self._shown_cursor = self._style = None
