"""The help: the keys that work where one came from, the legend, the formulas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from wallboard.ui.render.help_text import help_lines
from wallboard.ui.screens.sized import Sized
from wallboard.ui.widgets.summary import Summary


class HelpScreen(Sized, ModalScreen[None]):
    """Covers the screen that one came from, and goes with the next Esc or `?`."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle; background: $background;
        &:ansi { background: $background; }
        VerticalScroll { background: $panel; padding: 1 1; margin: 1 2; scrollbar-size-vertical: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss", "close the help", id="help.close"),
        Binding("j", "scroll(1)", "Down", show=False, id="help.down"),
        Binding("k", "scroll(-1)", "Up", show=False, id="help.up"),
    ]

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Place the text."""
        with VerticalScroll():
            yield Summary()

    def on_resize(self) -> None:
        """Lay the text out for the width."""
        self.query_one(Summary).show(lambda width: list(help_lines(self._keys, width)))

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False, immediate=True)
