"""Scrolling lines with a cursor that belongs to a record and not to a line: wherever that goes, it goes along."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var

from wallboard.ui.widgets.scrolling_lines import ScrollingLines

_OF_A_RECORD = frozenset({"open", "copy"})


class CursorLines(ScrollingLines, can_focus=True):
    """Base of the boards: which record the cursor is on, and the keys and clicks that move it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "row up", id="board.up", show=False),
        Binding("down,j", "move(1)", "row down", id="board.down", show=False),
        Binding("pageup", "page(-1)", "page up", id="board.page-up", show=False),
        Binding("pagedown", "page(1)", "page down", id="board.page-down", show=False),
        Binding("home", "first", "first row", id="board.first", show=False),
        Binding("end", "last", "last row", id="board.last", show=False),
        Binding("enter", "open", "open", id="board.open"),
    ]

    lands_anew: ClassVar[bool] = True
    """A cursor that nobody has moved stays on top, and does not go away with the row that was first at the start."""

    class Landed(Message):
        """The cursor's record has a line, which it had not before, or the other way round: other keys work."""

    cursor_id: var[str | None] = var[str | None](None, init=False)
    is_chosen = False
    """Somebody has put the cursor where it is."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cursor_line: int | None = None
        """Where the cursor's record is, or was when it was last there."""
        self._is_landed = False

    @property
    def fixed_height(self) -> int:
        """How many lines stay on top, the headings among them."""
        raise NotImplementedError

    @property
    def footing_height(self) -> int:
        """How many lines stay at the bottom."""
        return 0

    @property
    def lines_in_height(self) -> int:
        """How many of the lines that scroll can be in view."""
        return max(1, self.size.height - self.fixed_height - self.footing_height)

    @property
    def ids(self) -> Sequence[str | None]:
        """The id of the record in each line that scrolls; None for a line without one."""
        raise NotImplementedError

    @property
    def listed(self) -> Sequence[str]:
        """The ids of the records that have a line, in the order of the lines."""
        return [record_id for record_id in self.ids if record_id is not None]

    def point_at(self, record_id: str) -> None:
        """Put the cursor on a record; it stays where that has no line."""
        if record_id in self.listed:
            self.cursor_id = record_id

    def opened(self, record_id: str) -> None:
        """Tell that a record was opened."""
        raise NotImplementedError

    def heading_clicked(self, x: int) -> None:
        """Do what a click on the last of the fixed lines asks for."""

    def id_at(self, x: int, line: int) -> str | None:
        """Return the id of the record in a column of one of the lines that scroll; None for none."""
        ids = self.ids
        return ids[line] if line < len(ids) else None

    def line_of_cursor(self) -> int | None:
        """Return which of the lines that scroll the cursor's record is in; None where it has none."""
        return self.ids.index(self.cursor_id) if self.cursor_id is not None and self.cursor_id in self.ids else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that need a record where the cursor's is gone, or folded away."""
        return action not in _OF_A_RECORD or self.line_of_cursor() is not None

    def tell_landing(self) -> None:
        """Tell whether the cursor's record has a line, where that has changed."""
        is_landed = self.line_of_cursor() is not None
        if is_landed != self._is_landed:
            self._is_landed = is_landed
            self.post_message(self.Landed())

    def watch_cursor_id(self) -> None:
        """Mark the cursor's record and bring it into view."""
        self.is_chosen = True
        self.tell_landing()
        self.follow_cursor()
        self.redraw()

    def action_move(self, by: int) -> None:
        """Move the cursor by so many records; to where its own was, if that is gone."""
        line = self.line_of_cursor()
        if line is None:
            was = min(self._cursor_line or 0, len(self.ids))
            passed = islice(chain(self._records(was, 1), self._records(was - 1, -1)), 1)
        else:
            step = 1 if by > 0 else -1
            passed = islice(self._records(line + step, step), abs(by))
        self.cursor_id = next(iter(deque(passed, 1)), self.cursor_id)

    def action_page(self, by: int) -> None:
        """Move the cursor by pages."""
        self.action_move(by * max(1, self.lines_in_height - 1))

    def action_first(self) -> None:
        """Move the cursor to the first record."""
        self.cursor_id = next(self._records(0, 1), self.cursor_id)

    def action_last(self) -> None:
        """Move the cursor to the last record."""
        self.cursor_id = next(self._records(len(self.ids) - 1, -1), self.cursor_id)

    @property
    def is_to_land(self) -> bool:
        """Whether the cursor belongs on the first record: nobody has moved it."""
        return self.cursor_id is None or (self.lands_anew and not self.is_chosen)

    def land(self) -> None:
        """Put the cursor on the first record, which nobody has chosen."""
        self.action_first()
        self.is_chosen = False

    def action_open(self) -> None:
        """Open the cursor's record; one that is gone opens nothing."""
        if self.cursor_id is not None and self.line_of_cursor() is not None:
            self.opened(self.cursor_id)

    def on_focus(self) -> None:
        """Give the cursor a record at the first time, and after a filter that has left out its own."""
        if self.is_to_land:
            self.land()
        elif self.line_of_cursor() is None:
            self.action_move(0)

    def on_click(self, event: events.Click) -> None:
        """Mark a record, open it where the click is a double one, or do what a heading is for."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y - self.fixed_height
        if line == -1:
            self.heading_clicked(offset.x)
        if not 0 <= line < self.lines_in_height:
            return
        record_id = self.id_at(offset.x, line + self.scroll_offset.y)
        if record_id is not None:
            self.cursor_id = record_id
            if event.chain == 2:
                self.action_open()

    def is_in_view(self, line: int | None) -> bool:
        """Say whether one of the lines that scroll is in view."""
        top = self.scroll_offset.y
        return line is not None and top <= line < top + self.lines_in_height

    def follow_cursor(self) -> None:
        """Bring the cursor's record into view, wherever it has gone, and the heading over it, if it has one."""
        line = self.line_of_cursor()
        if line is None:
            return
        self._cursor_line = line
        top, height = self.scroll_offset.y, self.lines_in_height
        first = self._begin_of(line) if height > 1 else line
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif line >= top + height:
            self.scroll_to(y=line - height + 1, animate=False, immediate=True)

    def go_to_top(self) -> None:
        """Bring the first lines into view, where the cursor's record is in it, too."""
        line = self.line_of_cursor()
        if line is not None and line < self.lines_in_height:
            self.scroll_to(y=0, animate=False, immediate=True)

    def _begin_of(self, line: int) -> int:
        """Return the line that belongs over a record: the first of all, a heading, or its own."""
        if next(self._records(line - 1, -1), None) is None:
            return 0
        return line - 1 if self.ids[line - 1] is None else line

    def _records(self, line: int, step: int) -> Iterator[str]:
        """Yield the ids of the records from a line on, downwards or upwards."""
        ids = self.ids
        lines = range(line, len(ids), step) if step > 0 else range(line, -1, step)
        yield from (record_id for at in lines if (record_id := ids[at]) is not None)
