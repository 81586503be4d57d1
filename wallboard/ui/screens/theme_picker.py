"""The theme picker: a card in a corner; the board behind it wears each theme as soon as one moves to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import ModalScreen

from wallboard.ui.render.palette import Palette
from wallboard.ui.screens.sized import Sized
from wallboard.ui.widgets.theme_list import ThemeList


class ThemePicker(Sized, ModalScreen[None]):
    """Enter keeps the theme that one looks at; Esc goes back to the one that was kept before."""

    DEFAULT_CSS = """
    ThemePicker {
        align: right bottom; background: transparent;
        Container { width: auto; height: auto; margin: 0 1 1 0; padding: 1 0 0 2; background: $background; }
        ThemeList { width: 46; padding: 0 1; border-left: outer $accent; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", id="theme.up", show=False),
        Binding("down,j", "move(1)", "down", id="theme.down", show=False),
        Binding("t", "move(1)", "next", id="theme.next"),
        Binding("enter", "keep", "keep", id="theme.keep"),
        Binding("escape,q", "back", "back", id="theme.back"),
    ]

    @dataclass
    class Tried(Message):
        """The board is to wear a theme for the moment."""

        name: str

    @dataclass
    class Chosen(Message):
        """A theme was chosen to stay: the one to remember."""

        name: str

    class Left(Message):
        """None was chosen: what was tried is to go again."""

    def __init__(self, palettes: Sequence[Palette], current: str, broken: Sequence[str] = ()) -> None:
        super().__init__()
        self._palettes = palettes
        self._broken = broken
        self._current = current

    def compose(self) -> ComposeResult:
        """Place the list, apart from the panels behind it as these are from each other."""
        names = [palette.name for palette in self._palettes]
        with Container():
            yield ThemeList(self._palettes, names.index(self._current), self._broken)

    def on_resize(self) -> None:
        """Leave half of the height, or a little more, to the board."""
        self.query_one(ThemeList).show(self._keys(), self.size.height // 2)

    def action_move(self, by: int) -> None:
        """Try the theme that is so many rows away; behind the last comes the first."""
        self._try((self.query_one(ThemeList).at + by) % len(self._palettes))

    def action_keep(self) -> None:
        """Keep the theme that the board wears."""
        self.post_message(self.Chosen(self._palettes[self.query_one(ThemeList).at].name))
        self.dismiss()

    def action_back(self) -> None:
        """Go back to the theme that was kept before."""
        self.post_message(self.Left())
        self.dismiss()

    @on(ThemeList.Touched)
    def touch(self, message: ThemeList.Touched) -> None:
        """Try a theme at a click, and keep it at the second."""
        self._try(message.index)
        if message.is_double:
            self.action_keep()

    def _try(self, index: int) -> None:
        self.query_one(ThemeList).at = index
        self.post_message(self.Tried(self._palettes[index].name))

    def _keys(self) -> list[tuple[str, str]]:
        keys: dict[str, list[str]] = {}
        for binding in (key.binding for key in self.active_bindings.values() if key.binding.show and key.binding.id):
            keys.setdefault(binding.description, []).append(self.app.get_key_display(binding))
        return [(" ".join(names), words) for words, names in keys.items()]
