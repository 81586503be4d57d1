"""One agent: what they do, since when and why, and how their day has gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wallboard.model.agent import Agent
from wallboard.model.agent_row import AgentRow
from wallboard.model.alarm.rule import Scope
from wallboard.model.situation import Feed
from wallboard.ui.render.agent_panels import ShownAgent
from wallboard.ui.render.agent_summary import agent_layouts
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Layout
from wallboard.ui.screens.drill_down import WIDE, DrillDown


class AgentScreen(DrillDown[AgentRow]):
    """One agent."""

    scope = Scope.AGENT

    def rows(self) -> Sequence[AgentRow]:
        """Return the agents of the floor: an alarm can lead to one whom the view leaves out."""
        return self.floor.known_agents

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
        is_alone = self.size.width < WIDE or not row.group
        group = () if is_alone else tuple(other for other in self.floor.agents if other.group == row.group)
        return agent_layouts(ShownAgent(row, moment, taken_at, self.zone, hold_limit_s, group), place)
