"""Drawn lines of which those in the middle scroll: it draws what is in view and repaints what changed.

The last cell of each line is the place of a thumb that tells how far one has scrolled. It is drawn and no scroll bar:
that would stand beside the fixed lines too, and take a cell from all others whenever it comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from wallboard.ui.widgets.ink import Inked

_NEVER = (Size(-1, -1), 0)
_THUMB = "▐"


class ScrollingLines(Inked, ScrollView):
    """Base of the boards. What it draws depends on the lines in view alone, not on how many there are."""

    DEFAULT_CSS = """
    ScrollingLines {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 0;
    }
    """

    last_lines_follow: ClassVar[bool] = False
    """The last lines stand right below the others where those leave room, and not at the bottom."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._frame: list[Strip] = []
        self._frame_of = _NEVER

    def fixed_lines(self, width: int) -> Sequence[Strip]:
        """Return the lines that stay on top."""
        raise NotImplementedError

    def lines_in_view(self, first: int, count: int, width: int) -> Sequence[Strip]:
        """Return at most `count` of the lines that scroll, from the index `first` on."""
        raise NotImplementedError

    def last_lines(self, width: int) -> Sequence[Strip]:
        """Return the lines that stay below those that scroll."""
        return ()

    @property
    def line_width(self) -> int:
        """The cells that a line has, beside the thumb."""
        return max(0, self.outer_size.width - self.gutter.width - 1)

    def set_line_count(self, count: int) -> None:
        """Say how many lines there are, fixed ones included.

        No other part has more or less room for that, and Textual would lay out and draw the whole screen anew.
        """
        self.set_reactive(ScrollingLines.virtual_size, Size(self.line_width, count))
        self.scroll_to(y=min(self.scroll_y, self.max_scroll_y), animate=False)

    def redraw(self) -> None:
        """Draw what is in view again, and repaint the lines that came out differently."""
        if not self.is_attached or not self.size:
            return
        before, was = self._frame, self._frame_of
        self._frame, self._frame_of = self._draw(), self._window()
        if was != self._frame_of:
            self.refresh()
            return
        self._frame = self.repaint(before, self._frame)

    def drawn_strips(self) -> Sequence[Strip]:
        """Return the lines of the widget."""
        if self._frame_of != self._window():
            self._frame, self._frame_of = self._draw(), self._window()
        return self._frame

    def notify_style_update(self) -> None:
        """Forget what was drawn: theme or focus have changed."""
        super().notify_style_update()
        self._frame_of = _NEVER

    def _window(self) -> tuple[Size, int]:
        # Not of `size`, for which Textual asks the screen: each line of a frame asks for this.
        return self.outer_size, self.scroll_offset.y

    def _draw(self) -> list[Strip]:
        # Not `size`: while parts come and go it is another already, or still, than what the frame is kept for.
        width, height = self.line_width, max(0, self.outer_size.height - self.gutter.height)
        fixed, last = list(self.fixed_lines(width)), list(self.last_lines(width))
        scrolling = max(0, height - len(fixed) - len(last))
        lines = fixed + list(self.lines_in_view(self.scroll_offset.y, scrolling, width))
        blank = [Strip.blank(width, self.rich_style)] * (height - len(lines) - len(last))
        thumb = self._thumb(len(fixed), scrolling, self.virtual_size.height - len(fixed) - len(last))
        mark, space = self.painted(((_THUMB, "track"),), 1), self.painted((), 1)
        lines = (lines + last + blank if self.last_lines_follow else lines + blank + last)[:height]
        return [Strip.join([line, mark if y in thumb else space]) for y, line in enumerate(lines)]

    def _thumb(self, first: int, height: int, count: int) -> range:
        """Return the lines of the thumb, where so many lines scroll in `height` lines from the line `first` on."""
        if height < 1 or count <= height:
            return range(0)
        length = max(1, height * height // count)
        top = first + round(self.scroll_offset.y * (height - length) / (count - height))
        return range(top, top + length)
