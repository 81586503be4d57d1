"""The queues: the full grid with all columns that fit, a line of totals, and in what that leaves the cursor's queue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.containers import Container
from textual.widget import Widget

from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Layout
from wallboard.ui.render.queue_columns import ALL_QUEUE_COLUMNS
from wallboard.ui.render.queue_summary import ShownQueue, full_queue_layouts
from wallboard.ui.screens.list_screen import ListScreen
from wallboard.ui.widgets.panels import Panels
from wallboard.ui.widgets.queue_grid import QueueGrid

_GAPS = 2
"""Lines of background above the panels and below them: right on the key line they would look cut."""
_TREND_HEIGHTS = (8, 5, 3)
_SLACK = 4
"""From reading to reading so many rows more or less change nothing, so that the panels stand still."""


class QueuesScreen(ListScreen):
    """All about the queues."""

    DEFAULT_CSS = """
    QueuesScreen {
        #queues { height: 1fr; margin: 1 1 0 1; }
        QueueGrid { height: 1fr; }
        Panels { margin: 1 0; }
    }
    """

    _fullest = 0
    """The first of the layouts that the height is enough for. It is asked at each reading, and not at each key."""

    def body(self) -> Iterator[Widget]:
        """Yield the grid, and the panels of the queue under its cursor."""
        yield Container(QueueGrid(ALL_QUEUE_COLUMNS), Panels(0), id="queues")

    def on_mount(self) -> None:
        """Let the panels follow the cursor."""
        # The cursor is drawn first: the panels take longer than all else that a key does here.
        self.watch(self.query_one(QueueGrid), "cursor_id", self._follow_cursor, init=False)

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Hand the grid its rows, and the panels what these leave of the height."""
        super().show_floor(queues, agents)
        self.share_height()

    def show_time(self, queues: Moment, agents: Moment) -> None:
        """Let grid and panels tick."""
        super().show_time(queues, agents)
        self._show_queue()

    def share_height(self, *, is_resized: bool = False) -> None:
        """Give the panels what the grid leaves."""
        panels, needed = self.query_one(Panels), self.query_one(QueueGrid).needed_height + _GAPS
        if is_resized or not needed <= panels.left_for_others <= needed + _SLACK:
            panels.left_for_others = needed
        layouts, room = self._layouts(), self.query_one("#queues").size
        left = room.height - panels.left_for_others
        # A long list leaves nothing: to draw all of them for that was a quarter of the way to this screen.
        fitting = (at for at, layout in enumerate(layouts) if left > 0 and len(layout(room.width)) <= left)
        self._fullest = next(fitting, len(layouts))
        self._show_queue()

    def _follow_cursor(self) -> None:
        self.call_after_refresh(self._show_queue)

    def _show_queue(self) -> None:
        panels, layouts = self.query_one(Panels), self._layouts()[self._fullest :]
        panels.display = bool(layouts)
        if panels.display and self.now is not None:
            is_current = Moment.of(self.floor.situation.queues, self.now).is_current
            panels.show(layouts, is_current=is_current)

    def _layouts(self) -> Sequence[Layout]:
        """Return the layouts of the queue under the cursor; none where it is gone, or nothing is read."""
        queues, cursor_id = self.floor.situation.queues, self.query_one(QueueGrid).cursor_id
        row = next((row for row in self.floor.queues if row.id == cursor_id), None)
        if row is None or queues.reading is None or self.now is None:
            return ()
        taken_at = queues.reading.counted_from.wall.astimezone(self.zone)
        return full_queue_layouts(ShownQueue(row, Moment.of(queues, self.now), taken_at), _TREND_HEIGHTS)
