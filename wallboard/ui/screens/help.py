"""The help: the keys that work where one came from, the legend, the formulas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from wallboard.ui.render.cells import Spans
from wallboard.ui.render.help_text import help_lines
from wallboard.ui.screens.sized import Sized
from wallboard.ui.screens.working_keys import working_keys
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.summary import Summary

_TITLE: Spans = (("HELP", "strong"), ("  keys, signs, filter and figures", "hint"))


class HelpScreen(Sized, ModalScreen[None]):
    """Covers the screen that one came from, and goes with the next Esc or `?`."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle; background: $background;
        &:ansi { background: $background; }
        Vertical { background: $panel; padding: 0 1; margin: 1 2; }
        VerticalScroll { height: 1fr; margin: 1 0; scrollbar-size-vertical: 1; }
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
        """Place the title, the text that scrolls between it and the keys, and these."""
        with Vertical():
            yield Summary(id="title")
            with VerticalScroll():
                yield Summary(id="text")
            yield KeyLine()

    def on_mount(self) -> None:
        """Draw all of it."""
        self.query_one("#title", Summary).show(lambda _width: [_TITLE])
        self.query_one("#text", Summary).show(lambda width: list(help_lines(self._keys, width)))
        self.query_one(KeyLine).show(working_keys(self))

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False, immediate=True)
