"""The service levels by medium, each a gauge with the tick of its target."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.model.floor import Floor
from wallboard.model.headline import LevelGauge
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.gauges import level_line
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.lines import Lines


class ServiceLevels(Lines):
    """A line for each medium of the selection."""

    DEFAULT_CSS = """
    ServiceLevels { background: $panel; padding: 0 1; height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._gauges: tuple[LevelGauge, ...] = ()

    def show(self, floor: Floor, queues: Moment) -> None:
        """Take the floor and the time of the queue list."""
        self._gauges, self.is_current = floor.gauges, queues.is_current
        self.styles.height = 1 + max(1, len(self._gauges))
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the heading and the gauges."""
        heading: Spans = (("SERVICE LEVEL", "label"), ("  30 min ━  target ", "hint"), ("╋", "tick"))
        if not self._gauges:
            return heading, (("  no data", "hint"),)
        return heading, *(level_line(gauge, width, is_current=self.is_current) for gauge in self._gauges)
