"""The agent status board: those to look at first, then who is free, offered, busy. Logged-out agents are a count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from textual.message import Message

from wallboard.model.agent import Agent, AgentState
from wallboard.model.figure import Severity
from wallboard.model.floor import AgentRow, Floor
from wallboard.model.need import AgentNeed
from wallboard.model.view import Order, View
from wallboard.ui.render.agent_columns import AGENT_COLUMNS
from wallboard.ui.render.bars import state_bar, state_legend
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.columns import Column
from wallboard.ui.render.freshness import remark
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.queue_columns import media_word
from wallboard.ui.render.words import STALE_MARK, count
from wallboard.ui.widgets.board import Board, Note

_HIGH = 14
_LEGEND_LINES = 2


class AgentBoard(Board[AgentRow]):
    """The agents of the selection."""

    @dataclass
    class Opened(Message):
        """An agent was opened."""

        agent_id: str

    def __init__(self, columns: Sequence[Column[AgentRow]] = AGENT_COLUMNS, *, id: str | None = None) -> None:
        super().__init__(columns, id=id)
        self._states: Mapping[AgentState, int] = {}
        self._logged_in = 0

    def show_floor(self, floor: Floor, moment: Moment) -> None:
        """Take the agents of a floor, and the time of their list."""
        self._states, self._logged_in = floor.states, floor.logged_in
        self.show(floor.agents, moment, remark(floor.situation.agents))

    def order_in(self, view: View) -> Order:
        """Return the order of the agents."""
        return view.agent_order

    def ordered(self, view: View, order: Order) -> View:
        """Return the view with another order of the agents."""
        return replace(view, agent_order=order)

    def title(self) -> tuple[Spans, Spans]:
        """Return name, order, and how many are logged in."""
        mark = "" if self._moment.is_current else STALE_MARK
        out = self._states.get(AgentState.LOGGED_OUT, 0)
        counts = f"{mark}{count(self._logged_in)} in · {mark}{count(out)} out" if self._moment.is_read else ""
        listed = ((" listed", "accent"),) if self._view.lists_logged_out and out else ()
        return self.heading("AGENTS"), ((counts, "label"), *listed)

    def summary(self, width: int) -> tuple[Spans, ...]:
        """Return the bar of the states of those who are logged in, and its legend; that alone where it is low."""
        is_current = self._moment.is_current
        if self.size.height < _HIGH:
            return state_legend(self._states, width, is_current=is_current)
        legend = state_legend(self._states, width, _LEGEND_LINES, is_current=is_current)
        return (state_bar(self._states, width), *legend, *[()] * (_LEGEND_LINES - len(legend)))

    def lines_of(self, rows: list[AgentRow]) -> list[AgentRow | Note]:
        """Return the rows, without those who are logged out unless they are asked for."""
        if not self._view.lists_logged_out and not self.words:
            logged_out = AgentNeed.LOGGED_OUT
            rows = [row for row in rows if row.need is not logged_out]
        if rows:
            return list(rows)
        nobody = Note(text=(("  nobody is logged in", "hint"),))
        return [nobody if self._rows and not self.words else self.nothing("agent")]

    def records(self) -> list[Agent]:
        """Return the agents that the filter leaves, in the order of the board."""
        return [row.agent for row in self.shown]

    def text_of(self, row: AgentRow) -> str:
        """Return id, name, state, reason, group and medium."""
        agent = row.agent
        medium = f"{agent.medium} {media_word(agent.medium)}" if agent.medium else ""
        return f"{agent.id} {agent.name} {agent.state_words} {agent.reason} {row.group} {medium}"

    def floats(self, row: AgentRow) -> bool:
        """Say whether the agent carries a sign."""
        return row.severity > Severity.NONE

    def opened(self, record_id: str) -> None:
        """Tell which agent was opened."""
        self.post_message(self.Opened(record_id))
