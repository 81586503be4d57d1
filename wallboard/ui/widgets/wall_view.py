"""The wall, drawn: it covers the screen, and repaints the lines that changed."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.ui.render.cells import Spans
from wallboard.ui.render.wall import Wall, wall_lines
from wallboard.ui.widgets.lines import Lines


class WallView(Lines):
    """Draws a wall in the size that it has."""

    DEFAULT_CSS = """
    WallView { height: 1fr; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._wall: Wall | None = None

    def show(self, wall: Wall) -> None:
        """Take what the wall shows at this moment."""
        self._wall = wall
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the wall."""
        return wall_lines(self._wall, width, height) if self._wall else ()
