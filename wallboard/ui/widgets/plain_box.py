"""Lines on their way to the screen, past Textual's box model: a widget with nothing around it but padding at its sides.

Textual asks for border, outline, tint, hatch and opacity, and for the background that all stands on, for each line that
has changed. That was a quarter of what a second of ticking timers takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class PlainBox(Widget, inherit_bindings=False):
    """A widget that draws itself line by line."""

    is_coming = False
    """Of a screen: all that is on it is about to be drawn, whatever of it has changed."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._is_bare: bool | None = None
        """None: not looked at since its style has changed."""
        self._finished: dict[int, tuple[Strip, Strip]] = {}
        """Lines as they were drawn, and as they went to the screen."""
        self._finished_for: object = None

    @property
    def is_bare(self) -> bool:
        """Whether nothing is around it but padding at its sides: then it needs nothing of Textual's box model."""
        if self._is_bare is None:
            self._is_bare = _has_padding_alone(self)
        return self._is_bare

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the widget (Textual's API)."""
        if not self.is_bare:
            return super().render_lines(crop)
        # First, since what they go through depends on what they are drawn with.
        drawn, blank = self.drawn_strips(), Strip.blank(self.size.width, self.rich_style)
        size, filters = self.outer_size, self.get_line_filters()
        _, background = self.background_colors
        if (size, background, filters) != self._finished_for:
            self._finished_for = size, background, filters
            self._finished.clear()
        strips = [self._finish(y, drawn[y] if y < len(drawn) else blank, background, filters) for y in crop.line_range]
        return strips if crop.column_span == (0, size.width) else [strip.crop(*crop.column_span) for strip in strips]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Repaint parts of the widget (Textual's API); not once more where its whole screen is drawn.

        Textual takes note of a screen at once and of a widget a moment later: it would draw it a second time, in a
        frame of its own, for which the first one waits on its way to the terminal.
        """
        screen = self.screen if self.is_attached else None
        if isinstance(screen, PlainBox) and screen.is_coming and self.is_bare and not (layout or recompose):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def drawn_strips(self) -> Sequence[Strip]:
        """Return the lines as they are drawn now; what they leave of the height is blank."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return one line (Textual's API)."""
        drawn = self.drawn_strips()
        return drawn[y] if y < len(drawn) else Strip.blank(self.size.width, self.rich_style)

    def notify_style_update(self) -> None:
        """Forget what it has around it: theme or focus have changed."""
        super().notify_style_update()
        self._is_bare = self._finished_for = None

    def _finish(self, y: int, drawn: Strip, background: Color, filters: Sequence[LineFilter]) -> Strip:
        if y not in self._finished or self._finished[y][0] is not drawn:
            strip = self._padded(drawn)
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            self._finished[y] = drawn, strip
        return self._finished[y][1]

    def _padded(self, drawn: Strip) -> Strip:
        ground, padding = Style(bgcolor=self.rich_style.bgcolor), self.styles.padding
        drawn = drawn.adjust_cell_length(self.outer_size.width - padding.width, ground)
        left, right = ([Segment(" " * cells, ground)] if cells else [] for cells in (padding.left, padding.right))
        return Strip([*left, *drawn, *right], self.outer_size.width) if left or right else drawn


def _has_padding_alone(widget: Widget) -> bool:
    styles = widget.styles
    has_padding_alone = styles.gutter == styles.padding and not (
        styles.outline or styles.tint.a or styles.has_rule("hatch")
    )
    is_clear = widget.opacity == styles.text_opacity == 1.0
    return has_padding_alone and is_clear and not (styles.padding.top or styles.padding.bottom)
