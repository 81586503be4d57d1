"""Reads what Textual writes to draw: places, styles, text. What holds anything else is no frame."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wallboard.ui.terminal.glyphs import BLANK, RIGHT_HALF, glyphs
from wallboard.ui.terminal.moves import Place
from wallboard.ui.terminal.styles import PLAIN, Style, of_blanks, turned
from wallboard.ui.terminal.unreadable import UnreadableError

_RESET = "\x1b[0m"
_BEGINS_WITH_A_PLACE = re.compile(r"\x1b\[\d+;\d+H")
_PLACE_OR_STYLE = re.compile(r"\n?\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m")


class Stretch(NamedTuple):
    """Cells next to each other in one line."""

    y: int
    x: int
    glyphs: list[str]
    styles: list[Style]

    def up_to(self, columns: int) -> Stretch:
        """Return the part of it that a line of so many columns has room for; a wide glyph at the edge has none."""
        room = max(0, columns - self.x)
        if room >= len(self.glyphs):
            return self
        is_cut = room and self.glyphs[room] == RIGHT_HALF
        glyphs = [*self.glyphs[: room - 1], " "] if is_cut else self.glyphs[:room]
        return Stretch(self.y, self.x, glyphs, self.styles[:room])


class Frame(NamedTuple):
    """What is to stand where, and the place that the cursor is left at."""

    stretches: list[Stretch]
    cursor: Place


def read_frame(written: str) -> Frame:
    """Return the frame that was written. Raises `UnreadableError`."""
    if not _BEGINS_WITH_A_PLACE.match(written):
        raise UnreadableError
    stretches: list[Stretch] = []
    drawn: list[str] = []
    styles: list[Style] = []
    for part in written.split(_RESET):
        for place, more, more_styles in _pieces(part):
            if place is not None:
                drawn, styles = [], []
                stretches.append(Stretch(*place, drawn, styles))
            drawn += more
            styles += more_styles
    last = stretches.pop()
    if last.glyphs:
        raise UnreadableError  # where the cursor is left is not told
    return Frame(stretches, (last.y, last.x))


class _Piece(NamedTuple):
    """What is drawn in one style."""

    place: Place | None
    """None: behind the piece before."""
    glyphs: list[str]
    styles: list[Style]


@lru_cache(maxsize=2048)
def _pieces(part: str) -> list[_Piece]:
    """Return what is drawn from the default style on; most parts of a frame have been seen before."""
    text, *rest = _PLACE_OR_STYLE.split(part)
    style, pieces = PLAIN, []
    if text:
        drawn = glyphs(text)
        pieces.append(_Piece(None, drawn, _styles(drawn, style)))
    for line, column, codes, text in zip(rest[::4], rest[1::4], rest[2::4], rest[3::4], strict=True):
        if codes is not None:
            style = turned(style, codes)
        drawn = glyphs(text)
        place = (int(line) - 1, int(column) - 1) if codes is None else None
        if drawn or place:
            pieces.append(_Piece(place, drawn, _styles(drawn, style)))
    return pieces


def _styles(drawn: list[str], style: Style) -> list[Style]:
    """Return the style of each glyph: of blanks, what can be seen of it."""
    blank = of_blanks(style)
    return [blank if glyph == BLANK else style for glyph in drawn]
