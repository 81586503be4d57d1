"""A widget of a few drawn lines: it repaints those that changed and no others."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip

from wallboard.ui.render.cells import Spans
from wallboard.ui.widgets.ink import Inked

_NO_SIZE = Size(-1, -1)


class Lines(Inked):
    """Base of the parts that are no table: header, headline, gauges, banner, key line."""

    DEFAULT_CSS = """
    Lines { height: 1; }
    """

    is_current = True
    """False while the numbers in it are old: it is drawn without colours."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._drawn: list[Strip] = []
        self._drawn_for = _NO_SIZE

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return what to draw, from top to bottom; what is left of the height stays empty."""
        raise NotImplementedError

    def have_lines(self, number: int) -> None:
        """Be so high, and gone with none; where it stays gone, nothing of the screen is laid out anew."""
        if number or self.display:
            self.display, self.styles.height = number > 0, number

    def redraw(self) -> None:
        """Draw again and repaint the lines that came out differently."""
        if not self.is_attached or not self.size:
            return
        self._drawn = self.repaint(self._drawn, self._paint())

    def drawn_strips(self) -> Sequence[Strip]:
        """Return the lines."""
        if self._drawn_for != self.outer_size:
            self._drawn = self._paint()
        return self._drawn

    def notify_style_update(self) -> None:
        """Forget what was drawn: theme or focus have changed."""
        super().notify_style_update()
        self._drawn, self._drawn_for = [], _NO_SIZE

    def _paint(self) -> list[Strip]:
        self._drawn_for = self.outer_size
        width, height = self.size
        spans = list(self.lines(width, height))[:height]
        return [self.painted(line, width, is_current=self.is_current) for line in spans + [()] * (height - len(spans))]
