"""A line-drawn table: the base of queue grid and agent board.

title line      QUEUES  by need
summary         what a board has to say of all its rows, if anything
headings        QUEUE      WAIT  LONGEST
lines           one for each row, and notes between them; only these scroll
footing         what stays below them, if anything
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from wallboard.model.figure import Severity
from wallboard.model.filter import Filter, Narrowing, Sieves
from wallboard.model.view import View
from wallboard.ui.render.cells import Spans, joined
from wallboard.ui.render.columns import Column, Placed, headings, ordered, place, wishes_of
from wallboard.ui.render.heading import heading
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.out_of_view import signs_out_of_view, title_line
from wallboard.ui.widgets.kept import Kept
from wallboard.ui.widgets.note import Note
from wallboard.ui.widgets.pieced_rows import BETWEEN, PiecedRows
from wallboard.ui.widgets.sorted_lines import Row, SortedLines

_ROWS_THAT_WISH = 50
"""The first screen of them: to ask 100 takes a tenth of the time of a reading."""


class Board(SortedLines[Row]):
    """A table of rows, worst first, drawn line by line."""

    DEFAULT_CSS = """
    Board { background: $panel; padding: 0 0 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "copy the row", id="board.copy", show=False),
    ]

    @dataclass
    class Copied(Message):
        """A row is to be copied."""

        text: str

    def __init__(
        self, columns: Sequence[Column[Row]], sorts: Sequence[Column[Row]] = (), *, id: str | None = None
    ) -> None:
        """Make a board of these columns; `sorts` are all that its rows can be sorted by, as other screens have them."""
        super().__init__(id=id)
        self._columns = tuple(columns)
        self.sorts = tuple(sorts) or self._columns
        self._rows: Sequence[Row] = ()
        self._view = View()
        self._filter = Filter()
        self._narrowing = Narrowing[Row]()
        self._moment = Moment()
        self._remark: Spans = ()
        self._wishes: dict[str, int] = {}
        self._placed: tuple[int, str, tuple[Placed[Row], ...]] = -1, "", ()
        """The columns, the width that they have room in, and which of them has an arrow."""
        self._lines: list[Row | Note] = []
        self._ids: Sequence[str | None] = ()
        """Of the lines. Made with them: to ask 5,000 rows for their ids took half of the time of a key."""
        self._line_signs: Sequence[Severity] = ()
        self._shown_count = 0
        self._in_alarm: frozenset[str] = frozenset()
        """Those of the rows that an alarm is about."""
        self._carried: Mapping[str | None, Severity] = {}
        """The signs of the rows that carry one."""
        self._kept = Kept[Strip]()
        """The lines as they are drawn."""
        self._pieced = PiecedRows[Row](self)

    def show(self, rows: Sequence[Row], moment: Moment, remark: Spans = ()) -> None:
        """Take the rows of a new reading, in order of need, the time of their list, and a remark for the title line."""
        self._rows, self._moment, self._remark = rows, moment, remark
        self._in_alarm = frozenset(row.id for row in rows if self.is_in_alarm(row))
        self._carried = {row.id: sign for row in rows if (sign := self.sign_of(row))}
        # It only grows, so that the columns do not move to and fro; the first rows tell enough.
        self._wishes = {key: max(wish, self._wishes.get(key, 0)) for key, wish in self.wishes().items()}
        self._placed = -1, "", ()
        self._pieced.forget()
        self._arrange()

    def look(self, view: View) -> None:
        """Take another way to look at the rows."""
        if view != self._view:
            if view.filter != self._view.filter:
                self._filter = Filter.of(view.filter)
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
        left = self._narrowing.left(self._rows, self.sieves_in(self._filter))
        if self._view.only_alarms:
            left = [row for row in left if self.is_in_alarm(row)]
        return ordered(left, self.sorts, self.order, self.floats)

    def sieves_in(self, chosen: Filter) -> Sieves[Row]:
        """Return what a filter says of these rows."""
        return ()

    @property
    def is_filtered(self) -> bool:
        """True where the filter says something of these rows."""
        return bool(self.sieves_in(self._filter))

    @property
    def counts(self) -> tuple[int, int]:
        """How many rows the filter leaves, and of how many."""
        return self._shown_count, len(self._rows)

    @property
    def needed_height(self) -> int:
        """The lines that it would take to have everything in view."""
        return self.fixed_height + self.footing_height + len(self._lines)

    def lines_of(self, rows: list[Row]) -> list[Row | Note]:
        """Return the lines below the headings; a board with folds or groups adds its own."""
        return list(rows)

    def wishes(self) -> Mapping[str, int]:
        """Return by key how wide the texts of columns are."""
        return wishes_of(self._rows[:_ROWS_THAT_WISH], self._columns, self._moment)

    def sign_of(self, row: Row) -> Severity:
        """Return the sign that a row carries."""
        return Severity.NONE

    def floats(self, row: Row) -> bool:
        """Say whether a row stands on top, however one sorts: it carries a sign."""
        return self.sign_of(row) > Severity.NONE

    def is_in_alarm(self, row: Row) -> bool:
        """Say whether an alarm is about a row."""
        return True

    @property
    def has_alarms(self) -> bool:
        """True where an alarm is about any row that has a line."""
        return bool(self._in_alarm) and not self._in_alarm.isdisjoint(self.listed)

    def step_to_alarm(self, by: int, *, anew: bool = False) -> bool:
        """Move the cursor to the next row in alarm, or to the one before; say whether there is one.

        `anew`: from the begin or the end of the board, wherever the cursor is.
        """
        listed = self.listed if by > 0 else self.listed[::-1]
        is_in_it = not anew and self.cursor_id in listed
        rest = listed[listed.index(self.cursor_id) + 1 :] if is_in_it and self.cursor_id else listed
        found = next((record_id for record_id in rest if record_id in self._in_alarm), None)
        self.cursor_id = found or self.cursor_id
        return found is not None

    def nothing(self, what: str) -> Note:
        """Return the line of a board without rows: not read yet, none there, or none that the filter leaves."""
        if self._rows and self._view.only_alarms:
            return Note(text=((f"  no {what} is in alarm", "hint"),))
        words = f"no {what} matches" if self._rows else f"no {what}" if self._moment.is_read else "waiting for numbers"
        return Note(text=((f"  {words}", "hint"),))

    def title(self) -> tuple[Spans, Spans]:
        """Return the title line's left and right part."""
        raise NotImplementedError

    def summary(self, width: int) -> tuple[Spans, ...]:
        """Return the lines between title and headings."""
        return ()

    def footing(self, width: int) -> tuple[Spans, ...]:
        """Return the lines that stay below the rows, as many as `footing_height` says."""
        return ()

    @property
    def fixed_height(self) -> int:
        """Title, summary and headings."""
        return 1 + len(self.summary(self.line_width)) + self.has_headings

    def heading(self, name: str) -> Spans:
        """Return the title line's begin: the board's name, how it is sorted and what it is filtered by."""
        only: Spans = (("   only alarms", "accent"),) if self._view.only_alarms else ()
        words = heading(name, self.arrangement(), self._filter, self.counts, is_filtered=self.is_filtered)
        return *words, *only, *self._remark

    @property
    def ids(self) -> Sequence[str | None]:
        """The id of the row in each line; None for a note."""
        return self._ids

    def action_copy(self) -> None:
        """Copy the row of the cursor as one line of words: each figure behind the title of its column."""
        row = next((row for row in self._rows if row.id == self.cursor_id), None)
        if row is not None:
            parts = [f"{placed.column.title.strip()} {words}" for placed, words in self._words_of(row)]
            self.post_message(self.Copied(" · ".join(part.strip() for part in parts)))

    def _words_of(self, row: Row) -> Iterator[tuple[Placed[Row], str]]:
        """Yield the texts of a row with what they are in; signs and bars are no words."""
        for placed in self.placed():
            words = "".join(text for text, _ in placed.draw(row, self._moment)).strip()
            if any(character.isalnum() for character in words):
                yield placed, words

    def drawn_lines(self) -> list[str]:
        """Return all lines as they are drawn, those out of view too."""
        width = self.line_width
        lines = self.lines_in_view(0, len(self._lines), width)
        return [strip.text for strip in (*self._lines_on_top(width), *lines, *self.last_lines(width))]

    def on_resize(self) -> None:
        """Draw for the new size, with the cursor in view: where it was may have no room any more."""
        self._arrange()
        if self.has_focus:
            self.follow_cursor()
            self.redraw()

    def fixed_lines(self, width: int) -> Sequence[Strip]:
        """Return title, summary and headings; the title tells of signs that are out of view."""
        first, end = self.scroll_offset.y, self.scroll_offset.y + self.lines_in_height
        return self._lines_on_top(width, signs_out_of_view(self._line_signs, first, end, self._moment))

    def _lines_on_top(self, width: int, signs: Spans = ()) -> Sequence[Strip]:
        column_headings = [headings(self.placed(), self.order)] if self.has_headings else []
        return (
            self.painted(title_line(*self.title(), signs, width), width),
            *(self.painted(spans, width, is_current=self._moment.is_current) for spans in self.summary(width)),
            *(self.painted(spans, width) for spans in column_headings),
        )

    def last_lines(self, width: int) -> Sequence[Strip]:
        """Return the footing."""
        return [self.painted(spans, width, is_current=self._moment.is_current) for spans in self.footing(width)]

    def lines_in_view(self, first: int, count: int, width: int) -> Sequence[Strip]:
        """Return the rows and notes in view."""
        placed = self.placed()
        self._kept.look((placed, self._moment, width))
        return [self._strip(line, placed, width) for line in self._lines[first : first + count]]

    def notify_style_update(self) -> None:
        """Forget what came out for the lines: theme or focus have changed."""
        super().notify_style_update()
        self._kept.forget()
        self._pieced.forget()

    def _strip(self, line: Row | Note, placed: Sequence[Placed[Row]], width: int) -> Strip:
        ground = "cursor" if not isinstance(line, Note) and self.has_focus and line.id == self.cursor_id else None
        return self._kept.of(line, lambda: self._painted(line, placed, width, ground), ground)

    def _painted(self, line: Row | Note, placed: Sequence[Placed[Row]], width: int, ground: str | None) -> Strip:
        moment = self._moment
        if not isinstance(line, Note):
            return self._pieced.line(line, placed, moment, width, ground)
        spans = line.text
        if line.cells is not None:
            cells = line.cells(moment)
            spans = joined([part.pick(cells, moment) for part in placed], BETWEEN)
        elif line.line is not None:
            spans = line.line(moment, width)
        return self.painted(spans, width, ground=line.ground, is_current=moment.is_current)

    def _arrange(self) -> None:
        was_in_view, before = self.is_in_view(self._cursor_line), self._ids
        self._kept.forget()
        shown = self.shown
        self._lines, self._shown_count = self.lines_of(shown), len(shown)
        self._ids = [None if isinstance(line, Note) else line.id for line in self._lines]
        self._line_signs = [self._carried.get(record_id, Severity.NONE) for record_id in self._ids]
        if self.has_focus and self.is_to_land and (was_in_view or self.cursor_id is None):
            self.land()
        self.tell_landing()
        self.set_line_count(self.fixed_height + len(self._lines) + self.footing_height)
        if was_in_view and self._ids != before:
            self.go_to_top()
        if was_in_view and self.has_focus:
            self.follow_cursor()
        self.redraw()

    def placed(self) -> tuple[Placed[Row], ...]:
        """Return the columns that there is room for."""
        width, sorted_by = self.line_width, self.order.column
        if self._placed[:2] != (width, sorted_by):
            self._placed = width, sorted_by, place(self._columns, width, self._wishes, sorted_by)
        return self._placed[2]
