"""One record: what matters in panels, and then every field. It holds the id and stays live."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import ClassVar, Generic, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import var
from textual.widget import Widget

from wallboard.model.agent import Agent
from wallboard.model.agent_row import AgentRow
from wallboard.model.alarm.alarm import Key
from wallboard.model.alarm.rule import Scope
from wallboard.model.queue import Queue
from wallboard.model.queue_row import QueueRow
from wallboard.model.situation import Feed
from wallboard.ui.render.exported import Exported
from wallboard.ui.render.fields import field_rows
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Layout
from wallboard.ui.render.words import count, day_and_clock
from wallboard.ui.screens.board_screen import BoardScreen
from wallboard.ui.widgets.field_board import FieldBoard
from wallboard.ui.widgets.panels import Panels

Row = TypeVar("Row", QueueRow, AgentRow)
WIDE = 300
"""Cells from which panels and fields stand beside each other."""
_FIELD_LINES = 9
"""What the panels leave to the fields: a gap, title, headings, and six of them."""


class DrillDown(BoardScreen, Generic[Row]):
    """The screen of one record."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual declares them
    VERTICAL_BREAKPOINTS = [(0, "-low"), (28, "-high")]  # noqa: RUF012
    DEFAULT_CSS = """
    DrillDown {
        #record { height: 1fr; margin: 1 1 0 1; }
        FieldBoard { height: 1fr; margin-top: 1; }
        &.-low #record { margin: 0 1; }
        &.-wide {
            #record { layout: horizontal; }
            Panels { width: 4fr; height: 1fr; }
            FieldBoard { width: 5fr; margin: 0 0 0 1; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.back", "back", id="drill-down.back"),
        Binding("n", "step(1)", "next", id="drill-down.next"),
        Binding("N", "step(-1)", "previous", id="drill-down.previous"),
    ]

    can_export = True
    scope: ClassVar[Scope]
    """Of the alarms about such a record."""
    record_id: var[str] = var("", init=False)

    def __init__(self) -> None:
        super().__init__()
        self._ids: Sequence[str] = ()
        self._listed: Sequence[str] = ()
        """Those of them that are still there, and the record itself."""
        self._at: int | None = None
        """Where the record is among them."""
        self._row: Row | None = None
        self._taken_at: datetime | None = None
        """When the row's numbers were taken."""
        self._gone_since: datetime | None = None

    def body(self) -> Iterator[Widget]:
        """Yield panels and fields."""
        yield Container(Panels(_FIELD_LINES), FieldBoard(), id="record")

    def look_at(self, record_id: str, ids: Sequence[str] = ()) -> None:
        """Be the screen of this record; `ids` are those of the list that one came from, in its order."""
        self.set_reactive(DrillDown.record_id, record_id)
        self._ids = ids
        self.forget()
        self._forget_record()
        if self.is_mounted:
            self.query_one(FieldBoard).action_first()

    def rows(self) -> Sequence[Row]:
        """Return the rows to look in."""
        raise NotImplementedError

    def feed(self) -> Feed[Queue] | Feed[Agent]:
        """Return the list that the record comes from."""
        raise NotImplementedError

    def moment(self, queues: Moment, agents: Moment) -> Moment:
        """Return the time of that list."""
        raise NotImplementedError

    def record(self, row: Row) -> Queue | Agent:
        """Return the row's record."""
        raise NotImplementedError

    def layouts(self, row: Row, moment: Moment, taken_at: datetime, place: str) -> Sequence[Layout]:
        """Return the layouts of the panels."""
        raise NotImplementedError

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Take the record from a new reading; one that is gone stays on the screen, and the screen says so."""
        rows = {row.id: row for row in self.rows()}
        self._listed = [one for one in self._ids if one in rows or one == self.record_id]
        self._at = self._listed.index(self.record_id) if self.record_id in self._listed else None
        self.show_keys()
        row, reading = rows.get(self.record_id), self.feed().reading
        if reading is not None and row is not None:
            self._row, self._taken_at, self._gone_since = row, reading.counted_from.wall, None
        elif reading is not None and self._gone_since is None:
            self._gone_since = reading.read_at.wall
        if self._row is not None:
            # Fields do not tick.
            moment = Moment(is_current=self._moment(queues, agents).is_current)
            self.query_one(FieldBoard).show(field_rows(self.record(self._row), self.zone), moment)
        self.show_time(queues, agents)

    def show_time(self, queues: Moment, agents: Moment) -> None:
        """Let the panels tick, and claim no field that is old."""
        moment = self._moment(queues, agents)
        self.query_one(FieldBoard).tick(Moment(is_current=moment.is_current))
        layouts: Sequence[Layout] = ()
        if self._row is not None and self._taken_at is not None:
            place = "" if self._at is None else f"{count(self._at + 1)} of {count(len(self._listed))}"
            layouts = self.layouts(self._row, moment, self._taken_at, place)
        self.query_one(Panels).show(layouts, notice=self._notice(), is_current=moment.is_current)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out next and previous where the list ends."""
        if action == "step":
            return self._at_step(cast("int", parameters[0])) is not None
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Go to the next one of the list, or to the one before."""
        self.record_id = self._at_step(by) or self.record_id

    def watch_record_id(self) -> None:
        """Show another record."""
        self._forget_record()
        self.watch_floor()

    def chosen_alarms(self) -> Sequence[Key]:
        """Return the alarms about the record."""
        return [alarm.key for alarm in self.floor.alarms.of(self.scope, self.record_id)]

    def exported(self) -> Exported | None:
        """Return the record, and as lines all that is told of it."""
        if self._row is None or self._taken_at is None:
            return None
        record = self.record(self._row)
        lines = [*self.query_one(Panels).drawn_lines(), "", *self.query_one(FieldBoard).drawn_lines()]
        what = type(record).__name__.lower()
        return Exported(what, [record], type(record), lines, self._taken_at.astimezone(self.zone), is_single=True)

    def _forget_record(self) -> None:
        self._row = self._taken_at = self._gone_since = None

    def _moment(self, queues: Moment, agents: Moment) -> Moment:
        return self.moment(queues, agents) if self._gone_since is None else Moment(is_current=False)

    def _at_step(self, by: int) -> str | None:
        at = -1 if self._at is None else self._at + by
        return self._listed[at] if 0 <= at < len(self._listed) else None

    def _notice(self) -> str:
        reading = self.feed().reading
        if self._gone_since is None or self.now is None or reading is None:
            return ""
        since = day_and_clock(self._gone_since, self.zone, self.now.wall)
        name = (self.record(self._row).name if self._row else "") or self.record_id
        known = " Below is what was last known." if self._row else ""
        is_read = any(record.id == self.record_id for record in reading.batch.records)
        where = "not among those that are chosen" if is_read else "gone from the API's list"
        return f"{name} is {where} since {since}.{known}"
