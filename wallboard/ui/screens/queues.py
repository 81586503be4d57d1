"""The queues: the full grid with all columns that fit, and a line of totals."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget

from wallboard.ui.render.queue_columns import ALL_QUEUE_COLUMNS
from wallboard.ui.screens.list_screen import ListScreen
from wallboard.ui.widgets.queue_grid import QueueGrid


class QueuesScreen(ListScreen):
    """All about the queues."""

    DEFAULT_CSS = """
    QueuesScreen QueueGrid { height: 1fr; margin: 1 1 0 1; }
    """

    def body(self) -> Iterator[Widget]:
        """Yield the grid."""
        yield QueueGrid(ALL_QUEUE_COLUMNS)
