"""What stands in place of a board for which the terminal is too small."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size

from wallboard.ui.render.cells import Spans, wrapped
from wallboard.ui.widgets.lines import Lines

NEEDED = Size(60, 15)
"""Below it figures would be cut."""


class TooSmall(Lines):
    """Says what the board needs and what the terminal has.

    It covers all else and hides nothing: what is hidden loses the keys, and would not have them again with the room.
    """

    DEFAULT_CSS = """
    TooSmall { display: none; layer: cover; height: 100%; padding: 0 1; background: $background; }
    """

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the sentence, in as many lines as it takes."""
        has = self.screen.size
        words = f"The board needs {NEEDED.width}×{NEEDED.height} cells, this terminal has {has.width}×{has.height}."
        return tuple(((line, "value"),) for line in wrapped(words, width))
