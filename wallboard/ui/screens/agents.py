"""The agents: the full status board with all columns that fit."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget

from wallboard.ui.render.agent_columns import ALL_AGENT_COLUMNS
from wallboard.ui.screens.list_screen import ListScreen
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.heat_map import HeatMap


class AgentsScreen(ListScreen):
    """All about the agents."""

    DEFAULT_CSS = """
    AgentsScreen AgentBoard { height: 1fr; margin: 1 1 0 1; }
    """

    def body(self) -> Iterator[Widget]:
        """Yield the list and the heat map, of which people see one."""
        yield AgentBoard(ALL_AGENT_COLUMNS)
        yield HeatMap()
