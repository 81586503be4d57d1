"""A line-drawn table whose cursor belongs to a record and not to a line: the base of queue grid and agent board.

title line      QUEUES  by need
summary         what a board has to say of all its rows, if anything
headings        QUEUE      WAIT  LONGEST
lines           one for each row, and notes between them; only these scroll
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Generic, Protocol, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from wallboard.model.view import BY_NEED, Order, View
from wallboard.ui.render.cells import Span, Spans, joined, justified
from wallboard.ui.render.columns import GAP, Column, Placed, ordered, place, wishes_of
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.scrolling_lines import ScrollingLines
from wallboard.ui.widgets.view_changed import ViewChanged

_BETWEEN: Span = (" " * GAP, "value")
_ROWS_THAT_WISH = 500


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_Identified)


@dataclass(frozen=True)
class Note:
    """A line that is no row: a fold, a total, the heading of a group."""

    text: Spans = ()
    cells: Callable[[Moment], Mapping[str, Spans]] | None = None
    """Instead of a text: cells by column at a moment, as a total has them."""


class Board(ScrollingLines, Generic[Row], can_focus=True):
    """A table of rows, worst first, drawn line by line."""

    DEFAULT_CSS = """
    Board { background: $panel; padding: 0 0 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "row up", id="board.up", show=False),
        Binding("down,j", "move(1)", "row down", id="board.down", show=False),
        Binding("pageup", "page(-1)", "page up", id="board.page-up", show=False),
        Binding("pagedown", "page(1)", "page down", id="board.page-down", show=False),
        Binding("home", "first", "first row", id="board.first", show=False),
        Binding("end", "last", "last row", id="board.last", show=False),
        Binding("enter", "open", "open", id="board.open"),
        Binding("y", "copy", "copy the row", id="board.copy", show=False),
    ]

    @dataclass
    class Copied(Message):
        """A row is to be copied."""

        text: str

    cursor_id: var[str | None] = var[str | None](None, init=False)

    def __init__(self, columns: Sequence[Column[Row]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._rows: Sequence[Row] = ()
        self._view = View()
        self._moment = Moment()
        self._remark: Spans = ()
        self._wishes: dict[str, int] = {}
        self._lines: list[Row | Note] = []
        self._shown_count = 0
        self._cursor_line: int | None = None
        """Where the cursor's row is, or was when it was last there."""

    def show(self, rows: Sequence[Row], moment: Moment, remark: Spans = ()) -> None:
        """Take the rows of a new reading, in order of need, the time of their list, and a remark for the title line."""
        self._rows, self._moment, self._remark = rows, moment, remark
        # It only grows, so that the columns do not move to and fro; the first rows tell enough.
        self._wishes = {key: max(wish, self._wishes.get(key, 0)) for key, wish in self.wishes().items()}
        self._arrange()

    def look(self, view: View) -> None:
        """Take another way to look at the rows."""
        if view != self._view:
            self._view = view
            self._arrange()

    def tick(self, moment: Moment) -> None:
        """Let the timers go on: nothing else changes between two readings."""
        if moment != self._moment:
            self._moment = moment
            self.redraw()

    @property
    def shown(self) -> list[Row]:
        """The rows that the filter leaves, in the order of the board."""
        rows = [row for row in self._rows if self._matches(row)] if self.words else self._rows
        return ordered(rows, self._columns, self.order, self.floats)

    @property
    def needed_height(self) -> int:
        """The lines that it would take to have everything in view."""
        return self._fixed_count + len(self._lines)

    @property
    def words(self) -> tuple[str, ...]:
        """The filter: a row must have every word, and none of those that begin with `!`."""
        return tuple(word for word in self._view.filter.casefold().split() if word != "!")

    @property
    def order(self) -> Order:
        """How the rows follow each other."""
        return self.order_in(self._view)

    def order_in(self, view: View) -> Order:
        """Return this board's order in a view."""
        return Order()

    def ordered(self, view: View, order: Order) -> View:
        """Return the view with another order of this board."""
        return view

    def lines_of(self, rows: list[Row]) -> list[Row | Note]:
        """Return the lines below the headings; a board with folds, groups or totals adds its own."""
        return list(rows)

    def wishes(self) -> Mapping[str, int]:
        """Return by key how wide the texts of columns are."""
        return wishes_of(self._rows[:_ROWS_THAT_WISH], self._columns, self._moment)

    def floats(self, row: Row) -> bool:
        """Say whether a row stands on top, however one sorts."""
        return False

    def nothing(self, what: str) -> Note:
        """Return the line of a board without rows: not read yet, none there, or none that the filter leaves."""
        words = f"no {what} matches" if self._rows else f"no {what}" if self._moment.is_read else "waiting for numbers"
        return Note(text=((f"  {words}", "hint"),))

    def title(self) -> tuple[Spans, Spans]:
        """Return the title line's left and right part."""
        raise NotImplementedError

    def summary(self, width: int) -> tuple[Spans, ...]:
        """Return the lines between title and headings."""
        return ()

    def text_of(self, row: Row) -> str:
        """Return what the filter looks in."""
        raise NotImplementedError

    def opened(self, record_id: str) -> None:
        """Tell that a row was opened."""
        raise NotImplementedError

    def heading(self, name: str) -> Spans:
        """Return the title line's begin: the board's name, how it is sorted and what it is filtered by."""
        by, is_reversed = self.order.column, self.order.is_reversed
        title = next((column.title.strip().lower() for column in self._columns if column.key == by), by)
        order = (f"  by {title}{', reversed' if is_reversed else ''}", "hint" if self.order == Order() else "accent")
        if not self.words:
            return (name, "label"), order, *self._remark
        left = f"  {self._shown_count} of {len(self._rows)}"
        return (name, "label"), order, (f"   filter: {' '.join(self.words)}", "accent"), (left, "label"), *self._remark

    def cycle_sort(self) -> None:
        """Sort by the next column that is in view, and after the last by need again."""
        keys = [BY_NEED, *(placed.column.key for placed in self._placed() if placed.column.order)]

        def following(order: Order) -> Order:
            at = keys.index(order.column) + 1 if order.column in keys else 0
            return replace(order, column=keys[at % len(keys)])

        self._reorder(following)

    def reverse(self) -> None:
        """Turn the order round."""
        self._reorder(lambda order: replace(order, is_reversed=not order.is_reversed))

    def _reorder(self, change: Callable[[Order], Order]) -> None:
        self.post_message(ViewChanged(lambda view: self.ordered(view, change(self.order_in(view)))))

    def watch_cursor_id(self) -> None:
        """Mark the row of the cursor and bring it into view."""
        self._follow_cursor()
        self.redraw()

    def action_move(self, by: int) -> None:
        """Move the cursor by so many rows; from where its row was, if that is gone."""
        ids = [line.id for line in self._lines if not isinstance(line, Note)]
        if not ids:
            return
        at = ids.index(self.cursor_id) + by if self.cursor_id in ids else self._cursor_line or 0
        self.cursor_id = ids[min(max(at, 0), len(ids) - 1)]

    def action_page(self, by: int) -> None:
        """Move the cursor by pages."""
        self.action_move(by * max(1, self._lines_in_view - 1))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.action_move(-len(self._lines))

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.action_move(len(self._lines))

    def action_open(self) -> None:
        """Open the row of the cursor; a row that is gone opens nothing."""
        if self.cursor_id is not None and self._cursor_index() is not None:
            self.opened(self.cursor_id)

    def action_copy(self) -> None:
        """Copy the row of the cursor as one line of words: each figure behind the title of its column."""
        row = next((row for row in self._rows if row.id == self.cursor_id), None)
        if row is not None:
            parts = [f"{placed.title()[0].strip()} {words}" for placed, words in self._words_of(row)]
            self.post_message(self.Copied(" · ".join(part.strip() for part in parts)))

    def _words_of(self, row: Row) -> Iterator[tuple[Placed[Row], str]]:
        """Yield the texts of a row with what they are in; signs and bars are no words."""
        for placed in self._placed():
            words = "".join(text for text, _ in placed.draw(row, self._moment)).strip()
            if any(character.isalnum() for character in words):
                yield placed, words

    def drawn_lines(self) -> list[str]:
        """Return all lines as they are drawn, those out of view too."""
        width = self.line_width
        strips = [*self.fixed_lines(width), *self.lines_in_view(0, len(self._lines), width)]
        return [strip.text for strip in strips]

    def on_focus(self) -> None:
        """Give the cursor a row at the first time."""
        if self.cursor_id is None:
            self.action_move(0)

    def on_click(self, event: events.Click) -> None:
        """Sort by a heading, mark a row, or open the row that a second click meets."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y == self._fixed_count - 1:
            self._sort_at(offset.x)
            return
        index = offset.y - self._fixed_count + self.scroll_offset.y
        line = self._lines[index] if 0 <= index < len(self._lines) else None
        if offset.y >= self._fixed_count and line is not None and not isinstance(line, Note):
            self.cursor_id = line.id
            if event.chain == 2:
                self.action_open()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._arrange()

    def fixed_lines(self, width: int) -> Sequence[Strip]:
        """Return title, summary and headings."""
        left, right = self.title()
        headings = joined([(placed.title(),) for placed in self._placed()], _BETWEEN)
        return (
            self.painted(justified(left, right, width), width),
            *(self.painted(spans, width, is_current=self._moment.is_current) for spans in self.summary(width)),
            self.painted(headings, width),
        )

    def lines_in_view(self, first: int, count: int, width: int) -> Sequence[Strip]:
        """Return the rows and notes in view."""
        placed = self._placed()
        return [self._strip(line, placed, width) for line in self._lines[first : first + count]]

    def _strip(self, line: Row | Note, placed: Sequence[Placed[Row]], width: int) -> Strip:
        moment, ground = self._moment, None
        if not isinstance(line, Note):
            spans = joined([part.draw(line, moment) for part in placed], _BETWEEN)
            ground = "cursor" if self.has_focus and line.id == self.cursor_id else None
        elif line.cells is not None:
            cells = line.cells(moment)
            spans = joined([part.pick(cells, moment) for part in placed], _BETWEEN)
        else:
            spans = line.text
        return self.painted(spans, width, ground=ground, is_current=moment.is_current)

    def _arrange(self) -> None:
        was_in_view = self._is_in_view(self._cursor_line)
        shown = self.shown
        self._lines, self._shown_count = self.lines_of(shown), len(shown)
        if self.cursor_id is None and self.has_focus:
            self.action_move(0)
        self.set_line_count(len(self._lines) + self._fixed_count)
        if was_in_view and self.has_focus:
            self._follow_cursor()
        self.redraw()

    def _follow_cursor(self) -> None:
        """Bring the cursor's row into view, wherever it has gone."""
        line = self._cursor_index()
        if line is None:
            return
        self._cursor_line = line
        if not self._is_in_view(line):
            top, height = self.scroll_offset.y, self._lines_in_view
            self.scroll_to(y=line if line < top else line - height + 1, animate=False, immediate=True)

    def _is_in_view(self, line: int | None) -> bool:
        top = self.scroll_offset.y
        return line is not None and top <= line < top + self._lines_in_view

    @property
    def _lines_in_view(self) -> int:
        return max(1, self.size.height - self._fixed_count)

    @property
    def _fixed_count(self) -> int:
        return 2 + len(self.summary(self.line_width))

    def _placed(self) -> tuple[Placed[Row], ...]:
        return place(self._columns, self.line_width, self._wishes)

    def _cursor_index(self) -> int | None:
        ids = (None if isinstance(line, Note) else line.id for line in self._lines)
        return next((index for index, row_id in enumerate(ids) if row_id and row_id == self.cursor_id), None)

    def _sort_at(self, x: int) -> None:
        left = 0
        for placed in self._placed():
            if left <= x < left + placed.width + GAP and placed.column.order:
                self._reorder(partial(_sorted_by, placed.column.key))
            left += placed.width + GAP

    def _matches(self, row: Row) -> bool:
        text = self.text_of(row).casefold()
        return all(word[1:] not in text if word[0] == "!" else word in text for word in self.words)


def _sorted_by(key: str, order: Order) -> Order:
    """Return the order by a column; a second time turns it round."""
    return Order(key, order.column == key and not order.is_reversed)
