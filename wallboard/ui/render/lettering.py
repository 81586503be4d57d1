"""How large the words of a wall are written: as the terminal writes them, or in large letters where there is room."""

from __future__ import annotations

from msgspec import Struct

from wallboard.ui.render.cells import Spans, fit_spans, width_of
from wallboard.ui.render.large import Cut, large, large_width
from wallboard.ui.render.letter_shapes import spelt
from wallboard.ui.render.names import shortened

Block = tuple[Spans, ...]
"""Lines of equal width."""


class Lettering(Struct, frozen=True):
    """One size of words."""

    cut: Cut | None = None
    """None: the terminal's own letters, one line high."""

    @property
    def height(self) -> int:
        """Lines of a text."""
        return self.cut.height if self.cut else 1

    @property
    def space(self) -> int:
        """Cells between two texts that stand beside each other."""
        return 2 if self.cut is None else 4 * self.cut.stroke

    def width(self, text: str) -> int:
        """Return the cells that a text takes."""
        own = large_width(text, self.cut) if self.cut else None
        return width_of([(text, "")]) if own is None else own

    def width_of(self, spans: Spans) -> int:
        """Return the cells that spans take, each of them after the gap to the one before."""
        gap = self.cut.gap if self.cut else 0
        return sum(self.width(text) for text, _ in spans) + gap * max(0, len(spans) - 1)

    def fitted(self, text: str, width: int) -> str:
        """Return a text that takes at most `width` cells, cut with an ellipsis where it is too long; '' for no room."""
        return shortened(text, 0, width, self.width)

    def block(self, spans: Spans) -> Block:
        """Return spans as lines; words of a script that has no large letters are heavy among them."""
        cut = self.cut
        if cut is None:
            return (spans,)
        drawn = [
            (large(text, cut), "strong" if ink == "value" and large_width(text, cut) is None else ink)
            for text, ink in spans
            if text
        ]
        lines = []
        for row in range(cut.height):
            line: Spans = ()
            for rows, ink in drawn:
                line += (((" " * cut.gap, "value"),) if line else ()) + ((rows[row], ink),)
            lines.append(line)
        return tuple(lines)

    def line(self, spans: Spans, width: int, *, is_right: bool = False) -> Block:
        """Return spans in lines of exactly `width` cells; what is too wide is cut as a last resort."""
        return tuple(fit_spans(line, width, "right" if is_right else "left") for line in self.block(spans))


PLAIN = Lettering()
_LARGE = (Cut(1, 1, 3), Cut(2, 2, 5), Cut(3, 3, 8))
_ROOM = ((150, 44), (300, 96), (600, 180))
"""Cells and lines of a wall from which its words are that large."""


def lettering(width: int, height: int) -> Lettering:
    """Return how large the words of a wall of that size are."""
    fitting = [cut for cut, (cells, lines) in zip(_LARGE, _ROOM, strict=True) if width >= cells and height >= lines]
    return Lettering(fitting[-1]) if fitting else PLAIN


def every_size() -> tuple[Lettering, ...]:
    """Return all sizes, the largest first."""
    return smaller(Lettering(_LARGE[-1]))


def smaller(letters: Lettering) -> tuple[Lettering, ...]:
    """Return a size and all that are smaller, the largest first."""
    cuts = [cut for cut in _LARGE if letters.cut and cut.stroke <= letters.cut.stroke]
    return (*(Lettering(cut) for cut in reversed(cuts)), PLAIN)


def with_accents(letters: Lettering, texts: list[str]) -> Lettering:
    """Return the size with room for accents above the letters, where one of the texts has any."""
    if letters.cut is None or not any(accent for text in texts for _, accent in spelt(text) or ()):
        return letters
    return Lettering(Cut(letters.cut.stroke, letters.cut.counter, letters.cut.rows, over=letters.cut.stroke))
