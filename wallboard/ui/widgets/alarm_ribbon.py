"""The alarms of the overview: the worst that somebody should take, in few lines, and nothing while all is well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.strip import Strip

from wallboard.model.alarm.alarm import Alarm
from wallboard.model.floor import Floor
from wallboard.ui.render.alarm_columns import AlarmRow, ribbon_columns
from wallboard.ui.render.cells import Spans, width_of
from wallboard.ui.render.columns import wishes_of
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import count
from wallboard.ui.widgets.alarm_board import AlarmBoard
from wallboard.ui.widgets.note import Note

_MOST = 5
"""More of them at once are read on their own screen."""


class AlarmRibbon(AlarmBoard):
    """As high as it has alarms."""

    DEFAULT_CSS = """
    AlarmRibbon { display: none; }
    """
    has_headings: ClassVar[bool] = False
    _is_slim = False
    """There is room for the worst alone."""

    def __init__(self) -> None:
        super().__init__(ribbon_columns(is_taken=False), id="ribbon")
        self._measured: set[str] = set()
        """The alarms that the columns are as wide as."""

    def listed_of(self, floor: Floor) -> Sequence[Alarm]:
        """Return those of the view that are raised, the worst that somebody should take first."""
        return floor.alarms_here.raised()[:_MOST]

    def show(self, rows: Sequence[AlarmRow], moment: Moment, remark: Spans = ()) -> None:
        """Take the rows. The columns stand still while the same alarms are in view: others need other room."""
        in_view = rows[: self._most]
        if (ids := {row.id for row in in_view}) != self._measured:
            self._measured, self._wishes = ids, {}
        self._columns = ribbon_columns(is_taken=any(not row.alarm.wants_somebody for row in in_view))
        super().show(rows, moment, remark)

    def wishes(self) -> Mapping[str, int]:
        """Return by key how wide the texts in view are."""
        return wishes_of(self._rows[: self._most], self._columns, self._moment)

    @property
    def _most(self) -> int:
        """How many alarms are in view at most."""
        return 1 if self._is_slim else _MOST

    def fit(self, lines: int) -> int:
        """Take at most so many lines; return how many it takes."""
        if self._is_slim is not (lines == 1):
            self._is_slim = not self._is_slim
            self.show(self._rows, self._moment)
        height = min(lines, self.needed_height) if self._rows else 0
        self.display = height > 0
        self.styles.height = height
        if not self.has_focus:
            self.show_worst()
        return height

    def on_blur(self) -> None:
        """Show the worst again: nobody works off the list here any more."""
        self.show_worst()

    def show_worst(self) -> None:
        """Bring the first line into view, whatever the cursor is on."""
        self.scroll_to(y=0, animate=False, immediate=True)

    @property
    def line_width(self) -> int:
        """What the count of the others leaves, where that stands in the line itself."""
        return max(0, super().line_width - width_of(self._others))

    def lines_in_view(self, first: int, number: int, width: int) -> Sequence[Strip]:
        """Return the rows in view; the only one with how many others there are."""
        others = self.painted(self._others, width_of(self._others))
        return [Strip.join([line, others]) for line in super().lines_in_view(first, number, width)]

    @property
    def _others(self) -> Spans:
        """How many more there are, where there is room for the worst alone."""
        others = len(self._alarms.raised()) - 1 if self._is_slim else 0
        return ((f" {count(others)} more ", "label"),) if others > 0 else ()

    @property
    def fixed_height(self) -> int:
        """The title, where there is room for it."""
        return 0 if self._is_slim else super().fixed_height

    def fixed_lines(self, width: int) -> Sequence[Strip]:
        """Return the title, where there is room for it."""
        return () if self._is_slim else super().fixed_lines(width)

    def title(self) -> tuple[Spans, Spans]:
        """Return the name, and how many more there are."""
        left, _ = super().title()
        more = len(self._alarms.raised()) - len(self._rows)
        return left, ((f"{count(more)} more", "label"),) if more else ()

    def lines_of(self, rows: list[AlarmRow]) -> list[AlarmRow | Note]:
        """Return the rows."""
        return list(rows)
