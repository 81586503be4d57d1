"""The heat map: the agents as cells, one each, for floors too large for a list. Its cursor belongs to an agent, too.

AGENTS  heat map by need                     4 812 in · 188 out
▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀
● 611 available  ■ 3 902 busy  …
◆ ◆ ● ● ● ● ● ● ● ● ● ● ● ● ◐ ◐ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
◆ Ada Byron  break 33:25  Lunch over 30 min  Sales    … 3 200 more below
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.strip import Strip

from wallboard.model.agent import Agent
from wallboard.model.agent_groups import agent_groups
from wallboard.model.agent_row import AgentRow
from wallboard.model.view import Grouping, Order, View
from wallboard.ui.render.cells import Span, Spans, justified
from wallboard.ui.render.heat import HeatLabels, agent_line, heat_line, out_of_view, signs
from wallboard.ui.render.heat_plan import HeatPlan, heat_plan
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.note import Note


class HeatMap(AgentBoard):
    """The agents of the selection, in order of need or in groups, whatever a list of them is sorted by."""

    DEFAULT_CSS = """
    HeatMap { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "previous agent", id="heat.left", show=False),
        Binding("right", "step(1)", "next agent", id="heat.right", show=False),
    ]
    has_headings = False
    # The first cell is that of any agent where they are grouped: the one that was the worst says more.
    lands_anew = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__((), id=id)
        self._plan = HeatPlan(1, 0, ())
        self._cells: Sequence[AgentRow] = ()
        """The agents in the order of their cells."""
        self._drawn: dict[tuple[int, int, bool], Strip] = {}
        """By line, width, and whether the numbers are current: cells do not tick."""
        self._cursor_cell = 0
        """Where the cursor's agent is, or was when it was last there."""
        self._signs = 0
        """How many carry a sign."""

    @property
    def listed(self) -> Sequence[str]:
        """The ids of all agents that have a cell, in their order."""
        return [row.id for row in self._cells]

    def records(self) -> list[Agent]:
        """Return the agents that the filter leaves, in the order of the map."""
        return [row.agent for group in agent_groups(self.shown, self._view.grouping) for row in group.rows]

    def order_in(self, view: View) -> Order:
        """Return the order of need: cells are looked for by state, not by a column that nobody sees."""
        return Order()

    def offer(self) -> Spans:
        """Offer nothing: this is the map."""
        return ()

    def arrangement(self) -> Span:
        """Say that this is a map, and what it is grouped by."""
        return f"heat map by {self._view.grouping}", "accent"

    def summary(self, width: int) -> tuple[Spans, ...]:
        """Return bar and legend, and an empty line where the map is high: there are no headings between."""
        lines = super().summary(width)
        return lines if self.is_low else (*lines, ())

    def lines_of(self, rows: list[AgentRow]) -> list[AgentRow | Note]:
        """Return the lines of the map."""
        self._signs = sum(1 for _ in takewhile(self.floats, rows))
        groups = agent_groups(self.with_line(rows), self._view.grouping)
        labels = HeatLabels(() if self._view.grouping is Grouping.NEED else groups)
        self._cells = [row for group in groups for row in group.rows]
        self._drawn.clear()
        self._plan = heat_plan(
            [len(group.rows) for group in groups], self.line_width, self.lines_in_height, labels.width
        )
        if not self._cells:
            return [self.nobody()]
        return [Note(line=partial(self._line, labels, line)) for line in range(len(self._plan.lines))]

    def footing(self, width: int) -> tuple[Spans, ...]:
        """Return how many carry a sign, how many are not in view, and who the cursor is on."""
        hidden = out_of_view(*self._plan.out_of_view(self.scroll_offset.y, self.lines_in_height), self._moment)
        cell = self._cell_of_cursor() if self.has_focus else None
        who = () if cell is None else agent_line(self._cells[cell], self._moment)
        if self.is_low:
            return (justified(who, hidden, width),)
        return justified(signs(self._signs, self._moment), hidden, width), who

    @property
    def footing_height(self) -> int:
        """One line where every line counts, or else two."""
        return 1 if self.is_low else 2

    def line_of_cursor(self) -> int | None:
        """Return the line of the cursor's cell."""
        cell = self._cell_of_cursor()
        return None if cell is None else self._plan.run_of(cell).line

    def follow_cursor(self) -> None:
        """Bring the cursor's cell into view."""
        line = self.line_of_cursor()
        if line is not None and not self.is_in_view(line):
            top, height = self.scroll_offset.y, self.lines_in_height
            self.scroll_to(y=line if line < top else line - height + 1, animate=False, immediate=True)

    def id_at(self, x: int, line: int) -> str | None:
        """Return the id of the agent whose cell is there."""
        cell = self._plan.index_at(line, x)
        return None if cell is None else self._cells[cell].id

    def action_move(self, by: int) -> None:
        """Move the cursor by so many lines."""
        self._go(self._plan.below(self._at, by) if self._cells else 0)

    def action_step(self, by: int) -> None:
        """Move the cursor by so many agents."""
        self._go(self._at + by)

    def action_copy(self) -> None:
        """Copy what the map says of the cursor's agent."""
        cell = self._cell_of_cursor()
        if cell is not None:
            words = "".join(text for text, _ in agent_line(self._cells[cell], self._moment))
            self.post_message(self.Copied(" ".join(words.split()[1:])))

    def action_first(self) -> None:
        """Move the cursor to the first agent."""
        self._go(0)

    def action_last(self) -> None:
        """Move the cursor to the last agent."""
        self._go(len(self._cells) - 1)

    def lines_in_view(self, first: int, count: int, width: int) -> Sequence[Strip]:
        """Return the lines in view, the cursor's cell in light."""
        strips = [self._strip_of(line, width) for line in range(first, min(first + count, len(self._lines)))]
        line = self.line_of_cursor() if self.has_focus else None
        if line is not None and first <= line < first + len(strips):
            x = self._plan.x_of(self._cursor_cell)
            chosen = self.rich_style + self.ink("strong") + Style(reverse=True)
            strips[line - first] = _chosen(strips[line - first], x, x + self._plan.cell_width, chosen)
        return strips

    def notify_style_update(self) -> None:
        """Forget what was drawn: theme or focus have changed."""
        super().notify_style_update()
        self._drawn.clear()

    def _strip_of(self, line: int, width: int) -> Strip:
        key = (line, width, self._moment.is_current)
        if key not in self._drawn:
            (self._drawn[key],) = super().lines_in_view(line, 1, width)
        return self._drawn[key]

    def _cell_of_cursor(self) -> int | None:
        """Return the cell of the cursor's agent: where it was, if they are still there, or else where they are now."""
        if self.cursor_id is None:
            return None
        if self._cursor_cell < len(self._cells) and self._cells[self._cursor_cell].id == self.cursor_id:
            return self._cursor_cell
        cell = next((cell for cell, row in enumerate(self._cells) if row.id == self.cursor_id), None)
        if cell is not None:
            self._cursor_cell = cell
        return cell

    @property
    def _at(self) -> int:
        """The cursor's cell; where that was, if its agent is gone."""
        cell = self._cell_of_cursor()
        return min(self._cursor_cell, max(0, len(self._cells) - 1)) if cell is None else cell

    def _go(self, cell: int) -> None:
        if self._cells:
            self.cursor_id = self._cells[min(max(cell, 0), len(self._cells) - 1)].id

    def _line(self, labels: HeatLabels, line: int, moment: Moment, _width: int) -> Spans:
        return heat_line(self._plan, line, self._cells, partial(labels.draw, moment=moment))


def _chosen(strip: Strip, begin: int, end: int, style: Style) -> Strip:
    """Return the strip with the style instead of its own between two columns."""
    cell = Strip([Segment(strip.crop(begin, end).text, style)], end - begin)
    return Strip.join([strip.crop(0, begin), cell, strip.crop(end)])
