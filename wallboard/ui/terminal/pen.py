"""Writes cells at their places, with as few bytes as it takes to get there and to change the style.

A style is dearer than a way: 19 bytes for a colour of 16 million, where the next line is 2 away. So what looks alike is
drawn together, style by style, wherever that comes out shorter than line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wallboard.ui.terminal.glyphs import BLANK
from wallboard.ui.terminal.line import UNKNOWN, Line
from wallboard.ui.terminal.moves import Place, move
from wallboard.ui.terminal.styles import Style, of_blanks, turn

_MANY = 300
"""Strokes of a whole screen: style by style is shorter by half, and no other order need be tried."""


class Stroke(NamedTuple):
    """Cells of a line that can be drawn in one style."""

    y: int
    x: int
    end: int
    line: Line
    style: Style
    is_blank: bool
    """There are blanks alone, which any style can draw that looks the same in blanks."""


class _Drawn(NamedTuple):
    text: str
    place: Place | None
    style: Style | None


def strokes(y: int, line: Line, first: int, end: int) -> Iterable[Stroke]:
    """Yield the cells from `first` up to `end` of a line, parted where the style must change."""
    styles, glyphs = line.styles, line.glyphs
    while first < end:
        after, style, is_blank = first + 1, styles[first], glyphs[first] == BLANK
        alike = None  # the style of blanks that were looked at last
        while after < end:
            here, is_letter = styles[after], glyphs[after] != BLANK
            if here is not style:
                if is_letter and is_blank and _draws_blanks(here, style):
                    style = here
                elif is_letter or (here is not alike and not _draws_blanks(style, here)):
                    break
                else:
                    alike = here
            is_blank &= not is_letter
            after += 1
        yield Stroke(y, first, after, line, style, is_blank)
        first = after


def _draws_blanks(style: Style | None, blanks: Style) -> bool:
    """Say whether blanks of one style look the same when they are drawn in another."""
    return style is not None and of_blanks(style) == blanks


class Pen:
    """Begins at a place that nobody knows."""

    def __init__(self, columns: int, style: Style | None, *, has_tabs: bool) -> None:
        """`columns` are those of the terminal; 0 is not known. `style` is what it writes in; None is not known."""
        self._columns = columns
        self._has_tabs = has_tabs
        self._place: Place | None = None
        self.style = style

    def drawing(self, wanted: Sequence[Stroke], cursor: Place) -> str:
        """Return what draws strokes, given line by line, and then goes to a place. The style stays as it is last."""
        nothing = _Drawn("", self._place, self.style)
        if len(wanted) >= _MANY:
            drawn = self._by_style(wanted, nothing, tries_columns=False)
        else:
            ways = self._drawn(wanted, nothing), self._by_style(wanted, nothing)
            drawn = min(ways, key=lambda one: len(one.text))
        self.style = drawn.style
        return drawn.text + move(drawn.place, cursor, has_tabs=self._has_tabs)

    def _by_style(self, wanted: Sequence[Stroke], drawn: _Drawn, *, tries_columns: bool = True) -> _Drawn:
        """Draw one style after the other, each line by line or column by column."""
        groups: dict[tuple[Style, bool], list[Stroke]] = {}
        for stroke in wanted:
            groups.setdefault((stroke.style, stroke.is_blank), []).append(stroke)
        for look in sorted(groups, key=self._distance):
            orders = [groups[look]]
            if tries_columns:
                orders.append(sorted(groups[look], key=lambda stroke: (stroke.end, stroke.y)))
            drawn = min((self._drawn(order, drawn) for order in orders), key=lambda one: len(one.text))
        return drawn

    def _distance(self, look: tuple[Style, bool]) -> tuple[bool, str, list[str], bool]:
        """Put what the terminal writes in first, and together what differs in colour alone; blanks go with any."""
        style, is_blank = look
        is_there = style == self.style or (is_blank and _draws_blanks(self.style, style))
        return (not is_there, style.paper, sorted(style.attributes), is_blank)

    def _drawn(self, wanted: Iterable[Stroke], before: _Drawn) -> _Drawn:
        text, place, style = before
        written = [text]
        for y, x, end, line, new, is_blank in wanted:
            written.append(self._way(place, style, y, x, line))
            if new is not style and not (is_blank and _draws_blanks(style, new)):
                written.append(turn(style, new))
                style = new
            written += line.glyphs[x:end]
            # Behind the last column, terminals keep the cursor in different places.
            place = (y, end) if end < self._columns else None
        return _Drawn("".join(written), place, style)

    def _way(self, place: Place | None, style: Style | None, y: int, x: int, line: Line) -> str:
        """Return the shortest way there; over a few cells of the line it is to write them again."""
        way = move(place, (y, x), has_tabs=self._has_tabs)
        if place is None or place[0] != y or not 0 < x - place[1] < len(way):
            return way
        between = line.glyphs[place[1] : x]
        for one, glyph in zip(line.styles[place[1] : x], between, strict=True):
            if one is not style and not (glyph == BLANK and _draws_blanks(style, one)):
                return way
        again = "".join(between)
        return again if len(again.encode()) < len(way) and UNKNOWN not in again else way
