"""The service levels of the live floor and of each medium, each a gauge with the tick of its target."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.model.floor import Floor
from wallboard.model.level_gauge import LevelGauge
from wallboard.ui.render.cells import Spans, joined
from wallboard.ui.render.columns import GAP, place
from wallboard.ui.render.gauges import LEVEL_COLUMNS, heading
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.lines import Lines


class ServiceLevels(Lines):
    """A line for the live floor and for each medium of the selection."""

    DEFAULT_CSS = """
    ServiceLevels { background: $panel; padding: 0 1; height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._gauges: tuple[LevelGauge, ...] = ()
        self._moment = Moment()

    def show(self, floor: Floor, queues: Moment) -> None:
        """Take the floor and the time of the queue list."""
        self._gauges, self._moment, self.is_current = floor.gauges, queues, queues.is_current
        self.styles.height = self.needed_height
        self.redraw()

    @property
    def needed_height(self) -> int:
        """The lines that it takes: heading, and a line for each gauge."""
        return 1 + max(1, len(self._gauges))

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the heading and the gauges."""
        if not self._gauges:
            return heading(()), (("  no data", "hint"),)
        placed, gap = place(LEVEL_COLUMNS, width), (" " * GAP, "value")
        return heading(placed), *(
            joined([part.draw(gauge, self._moment) for part in placed], gap) for gauge in self._gauges
        )
