"""Where one types a filter: words in any order, `!word` to leave out; the boards follow as one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from wallboard.ui.widgets.bound_key import bound_key


class FilterLine(Input):
    """One line over the keys; hidden while nobody types."""

    DEFAULT_CSS = """
    FilterLine {
        display: none; dock: bottom; height: 1; border: none; padding: 0 1; background: $cursor;
        &:focus { border: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "clear", "Clear the filter", id="filter.clear")]

    @dataclass
    class Filtered(Message):
        """The filter has changed."""

        text: str

    @dataclass
    class Left(Message):
        """Typing has ended: the keys belong to the boards again."""

    def __init__(self) -> None:
        super().__init__()

    def begin(self, text: str) -> None:
        """Show the line with the filter as it is, and take the keys."""
        self.value = text
        self.display = True
        # Not `focus()`, which waits its turn: what is typed right behind the slash belongs here.
        self.screen.set_focus(self)
        clear = bound_key(self.screen, "filter.clear").capitalize()
        self.placeholder = f"words in any order, !word leaves out · Enter keeps · {clear} clears"

    def action_clear(self) -> None:
        """Filter by nothing and leave."""
        self.value = ""
        self._leave()

    @on(Input.Changed)
    def tell(self, event: Input.Changed) -> None:
        """Tell the filter, as one types."""
        event.stop()
        self.post_message(self.Filtered(event.value))

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Keep the filter and leave."""
        event.stop()
        self._leave()

    def on_blur(self) -> None:
        """Make room for the keys again: they belong to a board now."""
        self.display = False

    def _leave(self) -> None:
        self.display = False
        self.post_message(self.Left())
