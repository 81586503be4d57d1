"""The overview: everything at a glance.

wide    headline            narrow   headline in two lines
queues  │ agents             queues
levels  │                    agents
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from wallboard.ui.render.moment import Moment
from wallboard.ui.screens.list_screen import ListScreen
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.headline import Headline
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.service_levels import ServiceLevels


class OverviewScreen(ListScreen):
    """Headline, queues, agents and service levels."""

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
        ServiceLevels { margin-top: 1; }
        &.-higher { Headline { height: 6; } }
        &.-tall { Headline { height: 7; } }
        &.-low {
            Headline { height: 2; margin: 0 1; padding: 0 1; }
            ServiceLevels { display: none; }
        }
        &.-narrow.-high, &.-narrow.-higher { ServiceLevels { display: none; } }
        &.-medium, &.-wide, &.-widest {
            #floor { layout: horizontal; }
            #agents { margin-left: 1; }
        }
        &.-medium { #queues, #agents { width: 1fr; } }
        &.-narrow {
            #floor { layout: vertical; }
            #queues, #agents { width: 1fr; height: 1fr; }
            #queues { height: 3fr; }
            #agents { height: 2fr; margin-top: 1; }
        }
    }
    """

    def body(self) -> Iterator[Widget]:
        """Yield headline and floor."""
        yield Headline()
        yield Horizontal(
            Vertical(QueueGrid(), ServiceLevels(), id="queues"),
            Vertical(AgentBoard(), id="agents"),
            id="floor",
        )

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Hand all parts the new reading."""
        super().show_floor(queues, agents)
        self.query_one(Headline).show(self.floor, queues, agents)
        self.query_one(ServiceLevels).show(self.floor, queues)

    def show_time(self, queues: Moment, agents: Moment) -> None:
        """Let all parts tick."""
        super().show_time(queues, agents)
        self.query_one(Headline).show(self.floor, queues, agents)
        self.query_one(ServiceLevels).show(self.floor, queues)
