"""Writes cells at their places, with as few bytes as it takes to get there and to change the style.

A style is dearer than a way: 19 bytes for a colour of 16 million, where the next line is 4 away. So what looks alike is
drawn together, style by style, wherever that comes out shorter than line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wallboard.ui.terminal.line import UNKNOWN, Line
from wallboard.ui.terminal.moves import Place, move
from wallboard.ui.terminal.styles import Style, turn

_TOO_MANY = 1000
"""Strokes of a whole screen: its lines are full, so that no other order is shorter."""


class Stroke(NamedTuple):
    """Cells of a line that look alike."""

    y: int
    x: int
    end: int
    line: Line

    @property
    def style(self) -> Style:
        """How they look."""
        return self.line.styles[self.x]


class _Drawn(NamedTuple):
    text: str
    place: Place | None
    style: Style | None


def strokes(y: int, line: Line, first: int, end: int) -> Iterable[Stroke]:
    """Yield the cells from `first` up to `end` of a line, parted where the style changes."""
    styles = line.styles
    while first < end:
        after = first + 1
        while after < end and styles[after] is styles[first]:
            after += 1
        yield Stroke(y, first, after, line)
        first = after


class Pen:
    """Begins at a place that nobody knows."""

    def __init__(self, columns: int, style: Style | None) -> None:
        """`columns` are those of the terminal; 0 is not known. `style` is what it writes in; None is not known."""
        self._columns = columns
        self._place: Place | None = None
        self.style = style

    def drawing(self, wanted: Sequence[Stroke], cursor: Place) -> str:
        """Return what draws strokes, given line by line, and then goes to a place. The style stays as it is last."""
        drawn = self._drawn(wanted, _Drawn("", self._place, self.style))
        if 2 < len(wanted) < _TOO_MANY:
            drawn = min(drawn, self._by_style(wanted), key=lambda one: len(one.text))
        self.style = drawn.style
        return drawn.text + move(drawn.place, cursor)

    def _by_style(self, wanted: Sequence[Stroke]) -> _Drawn:
        """Draw one style after the other, each line by line or column by column."""
        groups: dict[Style, list[Stroke]] = {}
        for stroke in wanted:
            groups.setdefault(stroke.style, []).append(stroke)
        drawn = _Drawn("", self._place, self.style)
        for group in sorted(groups, key=self._distance):
            by_column = sorted(groups[group], key=lambda stroke: (stroke.end, stroke.y))
            ways = (self._drawn(order, drawn) for order in (groups[group], by_column))
            drawn = min(ways, key=lambda one: len(one.text))
        return drawn

    def _distance(self, style: Style) -> tuple[bool, str, list[str]]:
        """Put the style that the terminal writes in first, and those together that differ in colour alone."""
        return (style != self.style, style.paper, sorted(style.attributes))

    def _drawn(self, wanted: Iterable[Stroke], before: _Drawn) -> _Drawn:
        text, place, style = before
        written = [text]
        for y, x, end, line in wanted:
            written.append(self._way(place, style, y, x, line))
            new = line.styles[x]
            if new is not style:
                written.append(turn(style, new))
                style = new
            written += line.glyphs[x:end]
            # Behind the last column, terminals keep the cursor in different places.
            place = (y, end) if end < self._columns else None
        return _Drawn("".join(written), place, style)

    @staticmethod
    def _way(place: Place | None, style: Style | None, y: int, x: int, line: Line) -> str:
        """Return the shortest way there; over a few cells of the line it is to write them again."""
        if place == (y, x):
            return ""
        way = move(place, (y, x))
        if place is not None and place[0] == y and 0 <= x - place[1] < len(way):
            between = slice(place[1], x)
            again = "".join(line.glyphs[between])
            looks_alike = all(one == style for one in line.styles[between])
            if looks_alike and len(again.encode()) < len(way) and UNKNOWN not in again:
                return again
        return way
