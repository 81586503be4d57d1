"""The last hour of the headline's figures, as charts; shown where the overview has room to spare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wallboard.model.floor import Floor
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.headline_tiles import Tile, tiles
from wallboard.ui.render.last_hour import last_hour_lines, remembered_of
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.lines import Lines

_SLACK = 4
_RESERVE = 9
"""The part of the spare lines that is left for queues to come."""
_HIGHEST = 54
"""Lines of all charts at their highest, and the axis."""


class LastHour(Lines):
    """Charts from the board's own memory; its height is the screen's to choose."""

    DEFAULT_CSS = """
    LastHour { background: $panel; padding: 0 1; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._tiles: tuple[Tile, ...] = ()
        self._ends_at: datetime | None = None

    def take(self, spare: int, *, is_resized: bool) -> None:
        """Take what there is of so many lines.

        From reading to reading a few more or less change nothing, so that the picture stands still. Where no figure has
        a chart it takes none: an empty floor has had no hour.
        """
        if not remembered_of(self._tiles):
            spare = 0
        height = int(self.styles.height.value) if self.display and self.styles.height else 0
        if is_resized or not height <= spare <= height + _SLACK:
            height = min(spare - max(1, spare // _RESERVE), _HIGHEST) if spare > _SLACK else 0
        self.have_lines(height)

    def show(self, floor: Floor, queues: Moment, agents: Moment) -> None:
        """Take a new reading's floor; a chart does not tick."""
        self._tiles = tiles(floor, queues, agents)
        reading = floor.situation.queues.reading
        self._ends_at = (reading.first_read_at or reading.read_at).wall if reading else None
        if self._ends_at is not None:
            self._ends_at = self._ends_at.astimezone(floor.standards.time_zone)
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the charts that fit."""
        return last_hour_lines(self._tiles, self._ends_at, width, height)
