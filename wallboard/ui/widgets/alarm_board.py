"""The alarms: those that want somebody on top, then those that somebody has taken, and on their own screen the rest.

The rest are those that the view leaves out, and those that are over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from textual.message import Message

from wallboard.model.alarm.alarm import Alarm, Key
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.ui.render.alarm_columns import ALARM_COLUMNS, AlarmRow, known_up_to
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.columns import Column
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import count
from wallboard.ui.widgets.board import Board
from wallboard.ui.widgets.note import Note

WITH_SCREENS = (Scope.QUEUE, Scope.AGENT)
"""What can be opened."""


class AlarmBoard(Board[AlarmRow]):
    """Alarms that are raised, and those that are over."""

    @dataclass
    class Opened(Message):
        """The subject of an alarm was opened."""

        alarm: Alarm
        ids: Sequence[str]
        """The queues or agents that alarms are about, in the order of the list: which are next, and before."""

    # Nobody is to take an alarm that came to where the one was that they have read: see `is_to_land`.
    lands_anew = False
    _was_over = False
    """At the reading before, the cursor's alarm was over already."""

    def __init__(self, columns: Sequence[Column[AlarmRow]] = ALARM_COLUMNS, *, id: str | None = None) -> None:
        super().__init__(columns, id=id)
        self._floor = Floor()
        self._alarms = Alarms()
        """Those that the view is about."""

    def show_floor(self, floor: Floor, moment: Moment, now: Instant) -> None:
        """Take a floor's alarms, whether they are of live lists, and the present; again each second, for they tick."""
        moment = replace(moment, now=now)
        if floor is self._floor:
            self.tick(moment)
            return
        self._floor, self._alarms = floor, floor.alarms_here
        self._was_over = not self.chosen
        zone, elsewhere = floor.standards.time_zone, floor.elsewhere
        apart = {(Scope.QUEUE, row.id): row.apart for row in floor.known_queues}

        def row(alarm: Alarm) -> AlarmRow:
            return AlarmRow(alarm, zone, alarm.key in elsewhere, apart.get((alarm.scope, alarm.subject_id), 0))

        self.show([row(alarm) for alarm in self.listed_of(floor)], moment)

    def listed_of(self, floor: Floor) -> Sequence[Alarm]:
        """Return the alarms that have a line, in their order."""
        here = floor.alarms_here
        elsewhere = [alarm for alarm in floor.alarms.raised() if alarm.key in floor.elsewhere]
        return [*here.raised(), *elsewhere, *here.past]

    @property
    def chosen(self) -> Sequence[Key]:
        """The alarm under the cursor; none where that is over."""
        return [row.alarm.key for row in self._rows if row.id == self.cursor_id and row.alarm.is_raised]

    @property
    def is_to_land(self) -> bool:
        """Whether the cursor belongs on the first alarm: its own is over, and nobody has moved it.

        It goes there a reading later. Until then its keys do nothing, so that who presses one as the alarm ends takes
        none that they have not read.
        """
        return super().is_to_land or (self._was_over and not self.is_chosen)

    def go_on(self) -> None:
        """Move the cursor to the next alarm that wants somebody, or to the one before where there is none.

        Nobody has chosen that one.
        """
        is_chosen = self.is_chosen
        part = [row for row in self._rows if row.is_elsewhere is self._is_elsewhere]
        wanting = [row.id for row in part if row.alarm.wants_somebody]
        if self.cursor_id in wanting:
            at = wanting.index(self.cursor_id)
            others = [*wanting[at + 1 :], *reversed(wanting[:at])]
            self.cursor_id = others[0] if others else self.cursor_id
        self.is_chosen = is_chosen

    def sign_of(self, row: AlarmRow) -> Severity:
        """Return the sign of an alarm that wants somebody."""
        return row.alarm.severity if row.alarm.wants_somebody else Severity.NONE

    def title(self) -> tuple[Spans, Spans]:
        """Return the name, and how many want somebody."""
        waiting = sum(alarm.wants_somebody for alarm in self._alarms.raised())
        wanted = f"  {count(waiting)} for somebody to take" if waiting else f"  no alarms{self._up_to(self._moment)}"
        others = sum(row.is_elsewhere for row in self._rows)
        elsewhere: Spans = ((f"{count(others)} elsewhere", "label"),) if others else ()
        return (("ALARMS", "label"), (wanted, "value" if waiting else "hint")), elsewhere

    def lines_of(self, rows: list[AlarmRow]) -> list[AlarmRow | Note]:
        """Return the rows under headings."""
        here = [row for row in rows if not row.is_elsewhere]
        parts = (
            ("", "", [row for row in here if row.alarm.wants_somebody]),
            ("TAKEN OR PUT OFF", "", [row for row in here if row.alarm.is_raised and not row.alarm.wants_somebody]),
            ("ELSEWHERE", "left out by the view", [row for row in rows if row.is_elsewhere]),
            ("OVER", "", [row for row in here if not row.alarm.is_raised]),
        )
        lines: list[AlarmRow | Note] = []
        for heading, words, part in parts:
            if heading and part:
                number = f"  {count(len(part))}  {words}".rstrip()
                lines += [Note(), Note(text=((f"  {heading}", "label"), (number, "hint")))]
            lines += part
        return lines or [Note(line=self._none)]

    def _none(self, moment: Moment, _width: int) -> Spans:
        return ((f"  no alarm since the board began{self._up_to(moment)}", "hint"),)

    def _up_to(self, moment: Moment) -> str:
        return known_up_to(self._floor.situation, moment, self._floor.standards.time_zone)

    @property
    def _is_elsewhere(self) -> bool:
        """Whether the cursor is on what the view leaves out."""
        return any(row.is_elsewhere for row in self._rows if row.id == self.cursor_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open what has a screen."""
        if action == "open":
            return any(row.id == self.cursor_id and row.alarm.scope in WITH_SCREENS for row in self._rows)
        return super().check_action(action, parameters)

    def opened(self, record_id: str) -> None:
        """Tell which alarm's subject was opened, and the others of its kind. The cursor waits for who comes back."""
        self.is_chosen = True
        for row in self._rows:
            if row.id == record_id:
                lines = (line for line in self._lines if not isinstance(line, Note))
                raised = (line.alarm for line in lines if line is row or line.alarm.is_raised)
                ids = dict.fromkeys(alarm.subject_id for alarm in raised if alarm.scope is row.alarm.scope)
                self.post_message(self.Opened(row.alarm, list(ids)))
