"""A line of a board that is no row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from wallboard.ui.render.cells import Spans
from wallboard.ui.render.moment import Moment


class Note(Struct, frozen=True):
    """A line that is no row: a fold, the heading of a group."""

    text: Spans = ()
    cells: Callable[[Moment], Mapping[str, Spans]] | None = None
    """Instead of a text: cells by column at a moment."""
    line: Callable[[Moment, int], Spans] | None = None
    """Instead of a text: the whole line at a moment, for a width."""
    ground: str | None = None
    """The ink on whose ground it stands; None: that of the board."""
