"""The themes that one can choose from, each with a sample in its own colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from wallboard.ui.render.palette import Palette
from wallboard.ui.render.theme_rows import OF, Row, theme_rows
from wallboard.ui.widgets.ink import Inked


class ThemeList(Inked):
    """As high as its themes need, and no higher than it may be."""

    DEFAULT_CSS = """
    ThemeList { background: $panel; box-sizing: content-box; }
    """

    at: var[int] = var(0, init=False)
    """The index of the chosen theme."""

    @dataclass
    class Touched(Message):
        """A theme was clicked."""

        index: int
        is_double: bool

    def __init__(self, palettes: Sequence[Palette], at: int, broken: Sequence[str]) -> None:
        super().__init__()
        self._palettes = {palette.name: palette for palette in palettes}
        self._broken = broken
        self._keys: Sequence[tuple[str, str]] = ()
        self._highest = 0
        self._rows: Sequence[Row] = ()
        self.set_reactive(ThemeList.at, at)

    def show(self, keys: Sequence[tuple[str, str]], highest: int) -> None:
        """Take the keys that work, and the lines that there may be."""
        self._keys, self._highest = keys, highest
        self._arrange()

    def watch_at(self) -> None:
        """Mark the theme."""
        self._arrange()

    def on_resize(self) -> None:
        """Lay the rows out for the width."""
        self._arrange()

    def on_click(self, event: events.Click) -> None:
        """Tell which theme was clicked."""
        offset = event.get_content_offset(self)
        index = self._rows[offset.y][1] if offset and offset.y < len(self._rows) else None
        if index is not None:
            self.post_message(self.Touched(index, event.chain == 2))

    def drawn_strips(self) -> Sequence[Strip]:
        """Return the lines."""
        width = self.size.width
        return [
            self.painted(spans, width, ground="cursor" if index == self.at else None) for spans, index in self._rows
        ]

    def ink(self, name: str) -> Style:
        """Return the style of an ink of the screen's theme, or of another: `day/critical`."""
        theme, of, ink = name.partition(OF)
        return self._palettes[theme].paint(ink) if of else super().ink(name)

    def _arrange(self) -> None:
        size = (self.size.width, self._highest)
        self._rows = theme_rows(tuple(self._palettes.values()), self.at, self._broken, self._keys, size)
        self.styles.height = len(self._rows)
        self.refresh()
