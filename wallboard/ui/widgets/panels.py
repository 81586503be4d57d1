"""The panels of a drill-down: as full a layout as there is room for beside what must stay in view."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size

from wallboard.ui.render.cells import Spans, fit, wrapped
from wallboard.ui.render.panels import Layout, faded, fullest
from wallboard.ui.widgets.lines import Lines


class Panels(Lines):
    """Draws one of several layouts of the same figures; its height is that of the layout."""

    DEFAULT_CSS = """
    Panels { height: auto; background: $panel; }
    """

    def __init__(self, left_for_others: int) -> None:
        """Make panels that leave so many lines of their container for what stands below them."""
        super().__init__()
        self.left_for_others = left_for_others
        self._layouts: Sequence[Layout] = ()
        self._notice = ""
        self._fades = False
        # Textual's own `container_size` is that of the widget.
        self._container = Size()

    def show(self, layouts: Sequence[Layout], *, notice: str = "", is_current: bool = True) -> None:
        """Take the layouts, the fullest first, and what nobody may overlook, which stands above them."""
        self._layouts, self._notice, self._fades = layouts, notice, not is_current
        if len(self.lines(self.size.width, self._room(self._container))) != self.size.height:
            self.refresh(layout=True)
        self.redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of the layout that fits."""
        self._container = container
        return len(self.lines(width, self._room(container)))

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return notice and panels."""
        if not width:
            return ()
        told = wrapped(self._notice, max(1, width - 4)) if self._notice else ()
        notice: tuple[Spans, ...] = tuple(((fit(f"  {line}", width), "banner"),) for line in told)
        shown = fullest(self._layouts, width, height - len(notice)) if self._layouts else ()
        return (*notice, *(faded(shown) if self._fades else shown))

    def drawn_lines(self) -> list[str]:
        """Return the lines as they are drawn."""
        return [self.render_line(y).text for y in range(self.size.height)]

    def _room(self, container: Size) -> int:
        return max(1, container.height - self.left_for_others)
