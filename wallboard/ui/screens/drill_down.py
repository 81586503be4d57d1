"""One queue, one agent: what matters in panels, and then every field. It holds the id and stays live."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import ClassVar, Generic, TypeVar, cast

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import var
from textual.widget import Widget

from wallboard.model.agent import Agent
from wallboard.model.agent_row import AgentRow
from wallboard.model.alarm.alarm import Key
from wallboard.model.alarm.rule import Scope
from wallboard.model.foresight.takers import takers
from wallboard.model.queue import Queue
from wallboard.model.queue_row import QueueRow
from wallboard.model.situation import Feed
from wallboard.ui.render.agent_panels import ShownAgent
from wallboard.ui.render.agent_summary import agent_layouts
from wallboard.ui.render.exported import Exported
from wallboard.ui.render.fields import field_rows
from wallboard.ui.render.foresight_panel import WhatIf
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Layout
from wallboard.ui.render.queue_summary import ShownQueue, queue_layouts
from wallboard.ui.render.takers_panel import ShownTakers
from wallboard.ui.render.words import count, day_and_clock
from wallboard.ui.screens.board_screen import BoardScreen
from wallboard.ui.widgets.bound_key import bound_key
from wallboard.ui.widgets.field_board import FieldBoard
from wallboard.ui.widgets.panels import Panels

Row = TypeVar("Row", QueueRow, AgentRow)
_WIDE = 300
"""Cells from which panels and fields stand beside each other."""
_FIELD_LINES = 9
"""What the panels leave to the fields: a gap, title, headings, and six of them."""


class DrillDown(BoardScreen, Generic[Row]):
    """The screen of one record."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 - as Textual declares them
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


class QueueScreen(DrillDown[QueueRow]):
    """One queue: what is, what will be, and what would be with more agents or fewer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "what_if(1)", "one agent more", id="queue.more"),
        Binding("minus", "what_if(-1)", "one fewer", id="queue.fewer"),
    ]

    scope = Scope.QUEUE
    more: var[int] = var(0, init=False)
    """What if so many more agents were there: forgotten with the queue."""
    _takers: ShownTakers | None = None

    def rows(self) -> Sequence[QueueRow]:
        """Return the queues of the floor."""
        return self.floor.queues

    def feed(self) -> Feed[Queue]:
        """Return the queue list."""
        return self.floor.situation.queues

    def moment(self, queues: Moment, agents: Moment) -> Moment:
        """Return the time of the queue list."""
        return queues

    def record(self, row: QueueRow) -> Queue:
        """Return the queue."""
        return row.queue

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Take the queue, and who could take its contacts."""
        row = next((row for row in self.rows() if row.id == self.record_id), None)
        teams = [
            team
            for team in self.floor.standards.teams
            if team.group_ids and row and team.queues.chooses(row.id, row.queue.name)
        ]
        groups = frozenset[str]().union(*(team.group_ids for team in teams))
        self._takers = ShownTakers(takers(self.floor.agents, groups), [team.name for team in teams], agents)
        super().show_floor(queues, agents)

    def show_time(self, queues: Moment, agents: Moment) -> None:
        """Let both lists tick."""
        if self._takers is not None:
            self._takers = replace(self._takers, moment=agents)
        super().show_time(queues, agents)

    def layouts(self, row: QueueRow, moment: Moment, taken_at: datetime, place: str) -> Sequence[Layout]:
        """Return who waits and who works on it, how it has gone, what will be, and who could help."""
        local = taken_at.astimezone(self.zone)
        keys = " ".join(filter(None, (bound_key(self, name) for name in ("queue.more", "queue.fewer"))))
        shown = ShownQueue(row, moment, local, place, WhatIf(self.more, keys), self._takers)
        return queue_layouts(shown, fills_height=self.size.width >= _WIDE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what if where nobody can tell, and fewer agents than none."""
        if action == "what_if":
            staffing = self._row.foresight.staffing.value if self._row else None
            return staffing is not None and staffing.agents + self.more + cast("int", parameters[0]) >= 0
        return super().check_action(action, parameters)

    def action_what_if(self, by: int) -> None:
        """Ask what would be with one agent more, or one fewer."""
        self.more += by

    def watch_more(self) -> None:
        """Tell it."""
        if self._is_seen:
            self.show_keys()
            self._show(is_new=False)

    def _forget_record(self) -> None:
        super()._forget_record()
        self.set_reactive(QueueScreen.more, 0)


class AgentScreen(DrillDown[AgentRow]):
    """One agent."""

    scope = Scope.AGENT

    def rows(self) -> Sequence[AgentRow]:
        """Return the agents of the floor."""
        return self.floor.agents

    def feed(self) -> Feed[Agent]:
        """Return the agent list."""
        return self.floor.situation.agents

    def moment(self, queues: Moment, agents: Moment) -> Moment:
        """Return the time of the agent list."""
        return agents

    def record(self, row: AgentRow) -> Agent:
        """Return the agent."""
        return row.agent

    def layouts(self, row: AgentRow, moment: Moment, taken_at: datetime, place: str) -> Sequence[Layout]:
        """Return what they do, since when and why, and how their day has gone."""
        hold_limit_s = self.floor.standards.hold_limit_s
        is_alone = self.size.width < _WIDE or not row.group
        group = () if is_alone else tuple(other for other in self.floor.agents if other.group == row.group)
        return agent_layouts(ShownAgent(row, moment, taken_at, self.zone, hold_limit_s, group), place)
