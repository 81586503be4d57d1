"""Rows as lines: from second to second only those cells are drawn and painted that tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from rich.segment import Segment
from textual.strip import Strip

from wallboard.ui.render.cells import Span
from wallboard.ui.render.columns import GAP, Placed
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.ink import Inked
from wallboard.ui.widgets.kept import Kept
from wallboard.ui.widgets.sorted_lines import Row

BETWEEN: Span = (" " * GAP, "value")
"""What stands between the columns of a line."""


class PiecedRows(Generic[Row]):
    """The rows of a widget, each in pieces: columns that tick, and painted between them what does not."""

    def __init__(self, widget: Inked) -> None:
        """`widget` has the inks."""
        self._widget = widget
        self._pieces = Kept[list[Placed[Row] | list[Segment]]]()

    def forget(self) -> None:
        """Paint everything anew: there are other rows, or theme or focus have changed."""
        self._pieces.forget()

    def line(self, row: Row, placed: Sequence[Placed[Row]], moment: Moment, width: int, ground: str | None) -> Strip:
        """Return a row in `width` cells, on the widget's ground or on that of the ink `ground`."""

        def painted(spans: Sequence[Span]) -> list[Segment]:
            return self._widget.segments(tuple(spans), ground=ground, is_current=moment.is_current)

        def pieces() -> list[Placed[Row] | list[Segment]]:
            made: list[Placed[Row] | list[Segment]] = []
            still: list[Span] = []
            for part in placed:
                if part.column.ticks:
                    made += [painted(still), part]
                    still = [BETWEEN]
                else:
                    still += [*part.draw(row, moment), BETWEEN]
            still[-1:] = [(" " * (width - needed), BETWEEN[1])]
            return [*made, painted(still)]

        needed = sum([part.width + GAP for part in placed]) - GAP
        self._pieces.look((placed, moment.is_current, moment.is_read, width))
        segments: list[Segment] = []
        for piece in self._pieces.of(row, pieces, ground):
            segments += painted(piece.draw(row, moment)) if isinstance(piece, Placed) else piece
        return Strip(segments, max(width, needed)).crop(0, width)
