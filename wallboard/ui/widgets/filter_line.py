"""Where one types a filter; the boards follow as one types, and the line says what is left, or what is wrong.

/ state:bre                                     2 of 18 queues · 5 of 480 agents
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from wallboard.model.filter import Filter, while_typed
from wallboard.ui.render.cells import ELLIPSIS, Spans, fit_spans, wrapped
from wallboard.ui.render.words import count
from wallboard.ui.widgets.bound_key import bound_key
from wallboard.ui.widgets.lines import Lines
from wallboard.ui.widgets.typed_line import TypedLine

_HINTS = (
    "words in any order",
    "!word leaves out",
    "Enter keeps",
    "{clear} clears",
    "state:break wait>1:30",
    '"two words"',
)


class _Words(TypedLine):
    """The filter itself."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "clear", "Clear the filter", id="filter.clear")]

    @dataclass
    class Cleared(Message):
        """The filter is to go."""

    def action_clear(self) -> None:
        """Ask for it."""
        self.post_message(self.Cleared())


class FilterLine(Horizontal):
    """One line over the keys; hidden while nobody types."""

    DEFAULT_CSS = """
    FilterLine {
        display: none; dock: bottom; height: 1; padding: 0 1; background: $cursor;
        Static { width: 2; color: $accent; text-style: bold; }
        TypedLine { width: 2fr; }
    }
    """

    @dataclass
    class Filtered(Message):
        """The filter has changed."""

        text: str

    @dataclass
    class Left(Message):
        """Typing has ended: the keys belong to the boards again."""

    def compose(self) -> ComposeResult:
        """Place the sign, the text and what it comes to."""
        yield Static("/")
        yield _Words()
        yield _Outcome()

    def begin(self, text: str) -> None:
        """Show the line with the filter as it is, and take the keys."""
        self.display = True
        words = self.query_one(_Words)
        words.value, words.cursor_position = text, len(text)
        # Not `focus()`, which waits its turn: what is typed right behind the slash belongs here.
        self.screen.set_focus(words)
        self.query_one(_Outcome).clear_key = bound_key(self.screen, "filter.clear").capitalize()

    def show(self, counts: Sequence[tuple[str, int, int]]) -> None:
        """Take what the filter leaves of each board: what they are, how many, and of how many."""
        self.query_one(_Outcome).show_counts(counts)

    @on(_Words.Cleared)
    def clear(self) -> None:
        """Filter by nothing and leave."""
        self.query_one(_Words).value = ""
        self._leave()

    @on(Input.Changed)
    def tell(self, event: Input.Changed) -> None:
        """Tell the filter, as one types: what is half typed does not filter yet."""
        event.stop()
        expression, needs = while_typed(event.value)
        self.query_one(_Outcome).show_words(expression, needs, is_empty=not event.value)
        self.post_message(self.Filtered(expression))

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Keep the filter, as it is typed, and leave."""
        event.stop()
        self.post_message(self.Filtered(event.value.strip()))
        self._leave()

    def on_descendant_blur(self) -> None:
        """Make room for the keys again: they belong to a board now."""
        self.display = False

    def _leave(self) -> None:
        self.display = False
        self.post_message(self.Left())


class _Outcome(Lines):
    """What is wrong with the filter, what it still needs, or what it leaves; how to write one, while there is none."""

    DEFAULT_CSS = """
    _Outcome { width: 3fr; background: $cursor; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._words: Spans = ()
        self._counts: Spans = ()
        self._is_empty = True
        self.clear_key = ""
        """The key that clears the filter, as people know it."""

    def show_words(self, expression: str, needs: str, *, is_empty: bool) -> None:
        """Take the expression, and what is still missing at its end."""
        problem = Filter.of(expression).problem
        self._words = ((problem, "warning"),) if problem else ((needs, "hint"),) if needs else ()
        self._is_empty = is_empty
        self.redraw()

    def show_counts(self, counts: Sequence[tuple[str, int, int]]) -> None:
        """Take what is left of each board."""
        parts = (f"{count(left)} of {count(rows)} {what}" for what, left, rows in counts)
        self._counts = ((" · ".join(parts), "label"),)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the words at the right end."""
        spans = _hints(width, self.clear_key) if self._is_empty else self._words or self._counts
        return (fit_spans(tuple((_shortened(text, width), ink) for text, ink in spans), width, "right"),)


def _shortened(text: str, width: int) -> str:
    """Return the text in that width, cut between words: it may have figures."""
    return text if cell_len(text) <= width else f"{wrapped(text, max(1, width - 2))[0]} {ELLIPSIS}"


def _hints(width: int, clear_key: str) -> Spans:
    """Return as many of the hints as fit."""
    parts = [part.format(clear=clear_key) for part in _HINTS]
    hints = [" · ".join(parts[:number]) for number in range(len(parts), 0, -1)]
    return ((next((hint for hint in hints if len(hint) <= width), hints[-1]), "label"),)
