"""The lines of a grouped agent board: whoever carries a sign on top, and then each group behind its heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import dropwhile, takewhile

from wallboard.model.agent import AgentState
from wallboard.model.agent_groups import AgentGroup, agent_groups
from wallboard.model.agent_row import AgentRow
from wallboard.model.figure import Severity
from wallboard.model.need import AgentNeed
from wallboard.model.view import Grouping
from wallboard.ui.render.agent_headings import GroupHeadings, band_heading, deserted_line, state_heading
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.note import Note

_GROUND = "gap"


def grouped_lines(
    rows: Sequence[AgentRow], grouping: Grouping, states: Mapping[AgentState, int], *, lists_logged_out: bool
) -> list[AgentRow | Note]:
    """Return the lines of rows of which those who carry a sign come first. All of them count in the headings.

    `states` counts at least the agents of the rows by state. Agents who are logged out have a line only where that is
    asked for; groups without anybody logged in share one at the end.
    """
    lines: list[AgentRow | Note] = [*takewhile(_carries_sign, rows)]
    signs = len(lines)
    if signs:
        lines.insert(0, Note(line=partial(_band, signs), ground=_GROUND))
    groups = agent_groups(rows, grouping)
    headings = GroupHeadings.of(groups, states, signs)
    deserted: list[AgentGroup] = []
    for group in groups:
        listed = [*dropwhile(_carries_sign, group.rows)]
        if not lists_logged_out:
            listed = [row for row in listed if row.need is not AgentNeed.LOGGED_OUT]
        if group.is_deserted and not listed:
            deserted.append(group)
        elif group.state is None:
            lines += (Note(line=partial(headings.draw, group), ground=_GROUND), *listed)
        else:
            lines += (Note(cells=partial(state_heading, group), ground=_GROUND), *listed)
    if deserted and grouping is Grouping.GROUP:
        lines.append(Note(line=partial(_deserted, deserted), ground=_GROUND))
    return lines


def in_order(rows: Sequence[AgentRow], grouping: Grouping) -> list[AgentRow]:
    """Return the same rows in the order in which `grouped_lines` has them, listed or not."""
    groups = agent_groups(rows, grouping)
    return [*takewhile(_carries_sign, rows), *(row for group in groups for row in dropwhile(_carries_sign, group.rows))]


def _carries_sign(row: AgentRow) -> bool:
    return row.severity > Severity.NONE


def _band(signs: int, moment: Moment, _width: int) -> Spans:
    return band_heading(signs, moment)


def _deserted(groups: Sequence[AgentGroup], _moment: Moment, width: int) -> Spans:
    return deserted_line(groups, width)
