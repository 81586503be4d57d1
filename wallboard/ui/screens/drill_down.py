"""One queue, one agent: what matters on top, and then every field of the record. It holds the id and stays live."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from wallboard.model.fields import Record
from wallboard.model.floor import AgentRow
from wallboard.model.instant import Instant
from wallboard.model.queue_row import QueueRow
from wallboard.model.situation import Feed
from wallboard.ui.render import agent_summary, queue_summary
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.fields import field_rows
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import clock
from wallboard.ui.screens.board_screen import BoardScreen
from wallboard.ui.widgets.field_board import FieldBoard
from wallboard.ui.widgets.summary import Summary

Row = TypeVar("Row", QueueRow, AgentRow)


class DrillDown(BoardScreen, Generic[Row]):
    """The screen of one record."""

    DEFAULT_CSS = """
    DrillDown {
        Summary { margin: 1 1 0 1; }
        FieldBoard { height: 1fr; margin: 1 1 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.back", "back", id="drill-down.back")]

    def __init__(self, record_id: str) -> None:
        super().__init__()
        self._record_id = record_id
        self._row: Row | None = None
        self._gone_since: Instant | None = None

    def body(self) -> Iterator[Widget]:
        """Yield summary and fields."""
        yield Summary()
        yield FieldBoard()

    def rows(self) -> Sequence[Row]:
        """Return the rows to look in."""
        raise NotImplementedError

    def feed(self) -> Feed[Record]:
        """Return the list that the record comes from."""
        raise NotImplementedError

    def moment(self, queues: Moment, agents: Moment) -> Moment:
        """Return the time of that list."""
        raise NotImplementedError

    def record(self, row: Row) -> Record:
        """Return the row's record."""
        raise NotImplementedError

    def summary(self, row: Row, moment: Moment, width: int) -> tuple[Spans, ...]:
        """Return the lines on top."""
        raise NotImplementedError

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Take the record from a new reading; one that is gone stays on the screen, and the screen says so."""
        row = next((row for row in self.rows() if row.id == self._record_id), None)
        reading = self.feed().reading
        if row is not None:
            self._row, self._gone_since = row, None
        elif reading is not None and self._gone_since is None:
            self._gone_since = reading.read_at
        if self._row is not None:
            self.query_one(FieldBoard).show(field_rows(self.record(self._row), self.zone), Moment())
        self.show_time(queues, agents)

    def show_time(self, queues: Moment, agents: Moment) -> None:
        """Let the summary tick, and claim no field that is old."""
        moment = self.moment(queues, agents) if self._gone_since is None else Moment(is_current=False)
        self.query_one(FieldBoard).tick(Moment(is_current=moment.is_current))
        self.query_one(Summary).show(partial(self._lines, moment))

    def _lines(self, moment: Moment, width: int) -> tuple[Spans, ...]:
        lines: tuple[Spans, ...] = () if self._row is None else self.summary(self._row, moment, width)
        if self._gone_since is None:
            return lines
        since = clock(self._gone_since.wall, self.zone)
        words = f"  {self._record_id} is gone from the API's list since {since}. Below is what was last known.  "
        return (((words, "banner"),), *lines)


class QueueScreen(DrillDown[QueueRow]):
    """One queue."""

    def rows(self) -> Sequence[QueueRow]:
        """Return the queues of the floor."""
        return self.floor.queues

    def feed(self) -> Feed[Record]:
        """Return the queue list."""
        return self.floor.situation.queues

    def record(self, row: QueueRow) -> Record:
        """Return the queue."""
        return row.queue

    def summary(self, row: QueueRow, moment: Moment, width: int) -> tuple[Spans, ...]:
        """Return who waits, who works, and the levels."""
        return queue_summary.queue_summary(row, moment, width)

    def moment(self, queues: Moment, agents: Moment) -> Moment:
        """Return the time of that list."""
        return queues


class AgentScreen(DrillDown[AgentRow]):
    """One agent."""

    def rows(self) -> Sequence[AgentRow]:
        """Return the agents of the floor."""
        return self.floor.agents

    def feed(self) -> Feed[Record]:
        """Return the agent list."""
        return self.floor.situation.agents

    def record(self, row: AgentRow) -> Record:
        """Return the agent."""
        return row.agent

    def summary(self, row: AgentRow, moment: Moment, width: int) -> tuple[Spans, ...]:
        """Return state, clock and reason, and how the day has gone."""
        return agent_summary.agent_summary(row, moment, width)

    def moment(self, queues: Moment, agents: Moment) -> Moment:
        """Return the time of that list."""
        return agents
