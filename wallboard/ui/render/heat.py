"""What the heat map says: a cell for each agent, told by sign and ink, the labels, and who the cursor is on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len

from wallboard.model.agent_groups import AgentGroup
from wallboard.model.agent_row import AgentRow
from wallboard.model.figure import Severity
from wallboard.ui.render import marks
from wallboard.ui.render.agent_columns import sign, why
from wallboard.ui.render.agent_headings import group_name
from wallboard.ui.render.cells import Spans, fit, width_of
from wallboard.ui.render.heat_plan import HeatPlan
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import count, duration, marked

_NAME_CELLS = 24


class HeatLabels:
    """What stands before the cells of each group: its name and how many are shown, in columns that line up."""

    def __init__(self, groups: Sequence[AgentGroup]) -> None:
        names = [group_name(group) for group in groups]
        self._groups = groups
        self._name = min(_NAME_CELLS, max(map(cell_len, names), default=0))
        self._digits = max((len(count(len(group.rows))) for group in groups), default=0)

    @property
    def width(self) -> int:
        """The cells that they take; 0 where the agents are not grouped."""
        return self._name and self._name + 2 + self._digits

    def draw(self, section: int, moment: Moment) -> Spans:
        """Return the label of one group."""
        group = self._groups[section]
        number = f"{moment.mark}{count(len(group.rows))}"
        ink = "label" if group.state is None else marks.STATE_INK[group.state]
        return (fit(group_name(group), self._name), ink), (fit(number, self._digits + 2, "right"), "label")


def heat_line(plan: HeatPlan, line: int, rows: Sequence[AgentRow], label: Callable[[int], Spans]) -> Spans:
    """Return one line of the map; `rows` are the agents in the order of the cells, and `label` draws a section's.

    A cell that has room for it has the agent's name.
    """
    spans: list[tuple[str, str]] = []
    gap = " " * (plan.cell_width - 1)
    at = 0
    for run in plan.lines[line]:
        before = label(run.section) if run.begins and plan.label_width else ()
        spans += ((" " * (run.x - at), "value"), *before)
        at = run.x + plan.label_width
        spans.append((" " * (at - run.x - width_of(before)), "value"))
        for row in rows[run.first : run.first + run.count]:
            ((text, ink),) = sign(row)
            if len(gap) > 1:
                name = fit(row.agent.name or row.agent.id, len(gap) - 2)
                spans += ((text, ink), (f" {name} ", "label" if ink == marks.STATE_INK[row.agent.state] else ink))
            elif spans[-1][1] == ink:
                spans[-1] = (spans[-1][0] + text + gap, ink)
            else:
                spans.append((text + gap, ink))
        at += run.count * plan.cell_width
    return tuple(span for span in spans if span[0])


def agent_line(row: AgentRow, moment: Moment) -> Spans:
    """Return who an agent is, and what they do since when and why."""
    reason = why(row, moment)
    group = f"  {row.group}" if row.group else ""
    return (
        *sign(row),
        (f" {row.agent.name or row.agent.id}", "strong"),
        (f"  {row.agent.state_words}", marks.STATE_INK[row.agent.state]),
        (f" {marked(duration(moment.ticked(row.agent.time_in_status_s)), moment.mark)}", "value"),
        *((("  ", "value"), *reason) if reason[0][0] else ()),
        (group, "hint"),
    )


def signs(number: int, moment: Moment) -> Spans:
    """Return how many agents carry a sign, which goes before that of their state; nothing where none does."""
    sign, ink = marks.SEVERITY[Severity.WARNING], marks.SEVERITY_INK[Severity.WARNING]
    return ((f"{sign} {moment.mark}{count(number)}", ink), (" to look at", "label")) if number else ()


def out_of_view(above: int, below: int, moment: Moment) -> Spans:
    """Return how many agents are not in view; nothing where all are."""
    told = [
        (f"{moment.mark}{count(number)}", where) for number, where in ((above, "above"), (below, "below")) if number
    ]
    if len(told) == 1:
        ((number, where),) = told
        return ((f"  … and {number} more {where}", "accent"),)
    return (("  … " + " · ".join(f"{number} {where}" for number, where in told), "accent"),) if told else ()
