"""One line of the screen: a glyph and a style for each cell, as far as they are known."""

from __future__ import annotations

from itertools import chain
from operator import ne, or_

from wallboard.ui.terminal.frame import Stretch
from wallboard.ui.terminal.glyphs import BLANK, RIGHT_HALF
from wallboard.ui.terminal.styles import PLAIN, Style

UNKNOWN = "\0"
"""Stands in the cells that nothing was drawn in."""
_FEW_BLANKS = tuple([BLANK] * count for count in range(5))
"""To write so many takes no more bytes than to skip them, and less time to think about."""
_ANOTHER = 4
"""A line is another one where more than a fourth of its cells differ."""


class Line:
    """Cells from the left edge on."""

    __slots__ = ("glyphs", "styles")

    def __init__(self) -> None:
        self.glyphs: list[str] = []
        self.styles: list[Style] = []

    def copy(self) -> Line:
        """Return a line of its own that is the same."""
        line = Line()
        line.glyphs, line.styles = self.glyphs.copy(), self.styles.copy()
        return line

    def holds(self, stretch: Stretch) -> bool:
        """Say whether a stretch stands here already."""
        cells = slice(stretch.x, stretch.x + len(stretch.glyphs))
        return self.glyphs[cells] == stretch.glyphs and self.styles[cells] == stretch.styles

    def put(self, stretch: Stretch) -> None:
        """Draw a stretch; of a wide glyph that it covers in part, blanks are left, as terminals do."""
        first, end = stretch.x, stretch.x + len(stretch.glyphs)
        unknown = end - len(self.glyphs)
        self.glyphs += [UNKNOWN] * unknown
        self.styles += [PLAIN] * unknown
        for x in (first, end):
            self._cut(x)
        self.glyphs[first:end] = stretch.glyphs
        self.styles[first:end] = stretch.styles

    def _cut(self, x: int) -> None:
        """Make blanks of the wide glyph that begins before a column and ends after it."""
        if x >= len(self.glyphs) or self.glyphs[x] != RIGHT_HALF:
            return
        self.glyphs[x] = " "
        while self.glyphs[x - 1] == RIGHT_HALF:
            x -= 1
            self.glyphs[x] = " "
        self.glyphs[x - 1] = " "

    def changes(self, before: Line) -> list[tuple[int, int]]:
        """Return the columns (first, end) that differ from what the line was, whole glyphs, from left to right.

        In a line that is another, few blanks are as good as changed. `before` may be shorter, never longer.
        """
        changes: list[tuple[int, int]] = []
        differing = self._differing(before)
        skipped = _FEW_BLANKS if _ANOTHER * differing.count(1) > len(differing) else _FEW_BLANKS[:1]
        first = differing.find(1)
        while first >= 0:
            end = differing.find(0, first)
            end = len(self.glyphs) if end < 0 else end
            while self.glyphs[first] == RIGHT_HALF:
                first -= 1
            while end < len(self.glyphs) and self.glyphs[end] == RIGHT_HALF:
                end += 1
            if changes and self.glyphs[changes[-1][1] : first] in skipped:
                first, _ = changes.pop()
            changes.append((first, end))
            first = differing.find(1, end)
        return changes

    def _differing(self, before: Line) -> bytes:
        """Return 1 for each column that differs, and 0 for others: in bytes, where runs are found without a loop."""
        known = len(before.glyphs)
        differs = map(ne, self.glyphs, before.glyphs)
        if self.styles[:known] != before.styles:
            differs = map(or_, differs, map(ne, self.styles, before.styles))
        return bytes(chain(differs, map(UNKNOWN.__ne__, self.glyphs[known:])))
