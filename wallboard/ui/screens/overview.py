"""The overview: everything at a glance.

wide    headline              narrow   headline in two lines, or in two rows of tiles
queues    │ agents              queues
alarms    │                     alarms
levels    │                     agents
last hour │
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from wallboard.ui.render.moment import Moment
from wallboard.ui.screens.list_screen import ListScreen
from wallboard.ui.widgets.agent_digest import AgentDigest
from wallboard.ui.widgets.alarm_ribbon import AlarmRibbon
from wallboard.ui.widgets.headline import Headline
from wallboard.ui.widgets.heat_map import HeatMap
from wallboard.ui.widgets.last_hour import LastHour
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.service_levels import ServiceLevels

_RIBBON_LINES = 6
_HIGH_COLUMN = 20
"""Lines of a column from which the alarms have a title and more than one line."""


class OverviewScreen(ListScreen):
    """Headline, queues, agents, service levels, and the last hour in what the queues leave of the height."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-medium"), (140, "-wide"), (190, "-widest")]  # noqa: RUF012 - as Textual declares them
    VERTICAL_BREAKPOINTS = [(0, "-low"), (28, "-high"), (36, "-higher"), (46, "-tall")]  # noqa: RUF012
    DEFAULT_CSS = """
    OverviewScreen {
        #floor { height: 1fr; margin: 0 1; }
        #queues { width: 11fr; }
        #agents { width: 8fr; }
        &.-widest { #queues { width: 13fr; } #agents { width: 6fr; } }
        QueueGrid, AgentBoard { height: 1fr; }

        Headline { height: 5; margin: 1 1; }
        AlarmRibbon, ServiceLevels, LastHour { margin-top: 1; }
        &.-higher, &.-tall { #floor { margin: 0 1 1 1; } }
        &.-higher { Headline { height: 6; } }
        &.-tall { Headline { height: 7; } }
        &.-narrow { Headline { height: 2; padding: 0 1; } }
        &.-narrow.-tall { Headline { height: 11; padding: 0; } }
        &.-low {
            Headline { height: 2; margin: 0 1; padding: 0 1; }
            ServiceLevels { display: none; }
            AlarmRibbon { margin: 0; }
        }
        &.-narrow.-high, &.-narrow.-higher { ServiceLevels { display: none; } }
        &.-medium, &.-wide, &.-widest {
            #floor { layout: horizontal; }
            #agents { margin-left: 1; }
        }
        &.-narrow {
            #floor { layout: vertical; }
            #queues, #agents { width: 1fr; height: 1fr; }
            #queues { height: 3fr; }
            #agents { height: 2fr; margin-top: 1; }
        }
    }
    """

    _was_current = True

    def body(self) -> Iterator[Widget]:
        """Yield headline and floor."""
        yield Headline()
        yield Horizontal(
            Vertical(QueueGrid(), AlarmRibbon(), ServiceLevels(), LastHour(), id="queues"),
            Vertical(AgentDigest(), HeatMap(), id="agents"),
            id="floor",
        )

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Hand all parts the new reading."""
        super().show_floor(queues, agents)
        self.query_one(Headline).show(self.floor, queues, agents)
        self.query_one(ServiceLevels).show(self.floor, queues)
        self.query_one(LastHour).show(self.floor, queues, agents)
        self._show_alarms(queues, agents)
        self.share_height()

    def show_time(self, queues: Moment, agents: Moment) -> None:
        """Let all parts tick."""
        super().show_time(queues, agents)
        self.query_one(Headline).show(self.floor, queues, agents)
        self.query_one(ServiceLevels).show(self.floor, queues)
        self._show_alarms(queues, agents)
        if queues.is_current is not self._was_current:
            # A chart does not tick, but it loses its colours with all else.
            self.query_one(LastHour).show(self.floor, queues, agents)
        self._was_current = queues.is_current

    def share_height(self, *, is_resized: bool = False) -> None:
        """Give the alarms their lines, and the last hour what the others leave."""
        column, hour, levels = self.query_one("#queues"), self.query_one(LastHour), self.query_one(ServiceLevels)
        ribbon = self.query_one(AlarmRibbon)
        taken = self.query_one(QueueGrid).needed_height
        if height := ribbon.fit(_RIBBON_LINES if column.size.height >= _HIGH_COLUMN else 1):
            taken += height + ribbon.styles.margin.height
        if levels.display:
            # What it needs and not what it has: the layout follows later.
            taken += levels.needed_height + levels.styles.margin.height
        if self.floor.situation.queues.reading is None:
            taken = column.size.height
        hour.take(column.size.height - taken - hour.styles.margin.height, is_resized=is_resized)

    def _show_alarms(self, queues: Moment, agents: Moment) -> None:
        if self.now is not None:
            moment = agents if queues.is_current else queues
            self.query_one(AlarmRibbon).show_floor(self.floor, moment, self.now)
