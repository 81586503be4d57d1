"""The head of a drill-down: a few lines that its screen renders."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wallboard.ui.render.cells import Spans
from wallboard.ui.widgets.lines import Lines


class Summary(Lines):
    """Lines made for the width that there is."""

    DEFAULT_CSS = """
    Summary { background: $panel; padding: 0 1; height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._render_lines: Callable[[int], Sequence[Spans]] = lambda _width: ()

    def show(self, render: Callable[[int], Sequence[Spans]]) -> None:
        """Take what draws the lines for a width; the widget is as high as they are many."""
        self._render_lines = render
        self._take_height()
        self.redraw()

    def on_resize(self) -> None:
        """Be as high as the lines of the new width are many."""
        self._take_height()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the lines."""
        return self._render_lines(width)

    def _take_height(self) -> None:
        self.styles.height = len(self._render_lines(self.size.width))
