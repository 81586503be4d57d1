"""The agent status board: those to look at first, then who is free, offered, busy. Logged-out agents are a count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from textual.message import Message

from wallboard.model.agent import Agent, AgentState
from wallboard.model.agent_row import AgentRow
from wallboard.model.figure import Severity
from wallboard.model.filter import Filter, Sieves
from wallboard.model.floor import Floor
from wallboard.model.need import AgentNeed
from wallboard.model.view import Grouping, Order, View
from wallboard.ui.render.agent_columns import AGENT_COLUMNS, ALL_AGENT_COLUMNS
from wallboard.ui.render.bars import state_bar, state_legend
from wallboard.ui.render.cells import Span, Spans, width_of
from wallboard.ui.render.columns import Column
from wallboard.ui.render.freshness import remark
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import STALE_MARK, count, duration, marked
from wallboard.ui.widgets.agent_lines import grouped_lines, in_order
from wallboard.ui.widgets.board import Board
from wallboard.ui.widgets.note import Note

LARGE = 500
"""From so many agents on a list is long, and the title offers the heat map."""
_HIGH = 14
_LEGEND_LINES = 2


class AgentBoard(Board[AgentRow]):
    """The agents of the selection."""

    @dataclass
    class Opened(Message):
        """An agent was opened."""

        agent_id: str
        ids: Sequence[str] = ()
        """The agents that stand in the list, in its order: which are the next and the one before."""

    heat_key: str = ""
    """The key that shows the heat map, for the title to offer it; '' for none."""

    def __init__(self, columns: Sequence[Column[AgentRow]] = AGENT_COLUMNS, *, id: str | None = None) -> None:
        super().__init__(columns, ALL_AGENT_COLUMNS if columns else (), id=id)
        self._states: Mapping[AgentState, int] = {}
        self._longest_s: Mapping[AgentState, int] = {}
        self._logged_in = 0

    def show_floor(self, floor: Floor, moment: Moment) -> None:
        """Take the agents of a floor, and the time of their list."""
        self._states, self._longest_s, self._logged_in = floor.states, floor.longest_s, floor.logged_in
        self.show(floor.agents, moment, remark(floor.situation.agents))

    def order_in(self, view: View) -> Order:
        """Return the order of the agents."""
        return view.agent_order

    def ordered(self, view: View, order: Order) -> View:
        """Return the view with another order of the agents."""
        return replace(view, agent_order=order)

    def title(self) -> tuple[Spans, Spans]:
        """Return name, order, and how many are logged in; where one filters, how many that leaves."""
        if self._filter.text or self._view.only_alarms:
            is_narrowed = self._moment.is_read and (self.is_filtered or self._view.only_alarms)
            heading, remark = self.heading("AGENTS"), (("  counts of all", "hint"),)
            return heading, remark if is_narrowed and width_of(heading + remark) <= self.line_width else ()
        mark = "" if self._moment.is_current else STALE_MARK
        out = self._states.get(AgentState.LOGGED_OUT, 0)
        counts = f"{mark}{count(self._logged_in)} in · {mark}{count(out)} out" if self._moment.is_read else ""
        listed = ((" listed", "accent"),) if self._view.lists_logged_out and out else ()
        return (*self.heading("AGENTS"), *self.offer()), ((counts, "label"), *listed)

    def offer(self) -> Spans:
        """Return the key of the heat map where a list is too long to take in."""
        is_large = self.heat_key and len(self._rows) >= LARGE
        return ((f"   {self.heat_key} heat map", "hint"),) if is_large else ()

    def arrangement(self) -> Span:
        """Return what the rows are grouped by, and how they follow each other inside of the groups."""
        words, ink = super().arrangement()
        if self._view.grouping is Grouping.NEED:
            return words, ink
        by = f"by {self._view.grouping}"
        return by if self.order == Order() else f"{by}, {words}", "accent"

    def summary(self, width: int) -> tuple[Spans, ...]:
        """Return the bar of the states of those who are logged in, and its legend; that alone where it is low."""
        moment = self._moment
        if self.is_low:
            return state_legend(self._states, width, moment=moment)
        longest = {
            state: marked(duration(moment.ticked(time_s)), moment.mark) for state, time_s in self._longest_s.items()
        }
        legend = state_legend(self._states, width, _LEGEND_LINES, moment=moment, longest=longest)
        return (state_bar(self._states, width), *legend, *[()] * (_LEGEND_LINES - len(legend)))

    @property
    def is_low(self) -> bool:
        """True where every line counts."""
        return self.size.height < _HIGH

    def lines_of(self, rows: list[AgentRow]) -> list[AgentRow | Note]:
        """Return the rows, in groups if they are asked for, without those who are logged out unless they are, too."""
        if self._view.grouping is not Grouping.NEED and rows:
            return grouped_lines(rows, self._view.grouping, self._states, lists_logged_out=self.lists_logged_out)
        listed: list[AgentRow | Note] = [*self.with_line(rows)]
        return listed or [self.nobody()]

    @property
    def lists_logged_out(self) -> bool:
        """True where agents who are logged out have a line, as one asks for them, or filters."""
        return self._view.lists_logged_out or self._view.only_alarms or self.is_filtered

    def with_line(self, rows: Sequence[AgentRow]) -> Sequence[AgentRow]:
        """Return the agents who have a line; whoever an alarm is about has one."""
        logged_out = AgentNeed.LOGGED_OUT
        return rows if self.lists_logged_out else [row for row in rows if row.need is not logged_out or row.alarm]

    def nobody(self) -> Note:
        """Return the line of a board without agents to list."""
        nobody = Note(text=(("  nobody is logged in", "hint"),))
        return nobody if self._rows and not self.is_filtered else self.nothing("agent")

    def records(self) -> list[Agent]:
        """Return the agents that the filter leaves, in the order of the board."""
        return [row.agent for row in in_order(self.shown, self._view.grouping)]

    def sieves_in(self, chosen: Filter) -> Sieves[AgentRow]:
        """Return what a filter says of agents."""
        return chosen.agents

    def is_in_alarm(self, row: AgentRow) -> bool:
        """Say whether an alarm is about the agent."""
        return row.alarm > Severity.NONE

    def sign_of(self, row: AgentRow) -> Severity:
        """Return the agent's sign."""
        return row.severity

    def opened(self, record_id: str) -> None:
        """Tell which agent was opened."""
        self.post_message(self.Opened(record_id, self.listed))
