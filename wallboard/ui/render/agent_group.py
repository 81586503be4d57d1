"""The group of an agent's screen: who else is there, in what state. Shown where a screen has room to spare."""

from __future__ import annotations

from collections import Counter

from wallboard.model.agent import AgentState
from wallboard.ui.render.agent_columns import AGENT_COLUMNS
from wallboard.ui.render.agent_panels import ShownAgent
from wallboard.ui.render.bars import state_bar, state_legend
from wallboard.ui.render.cells import Spans, joined, justified
from wallboard.ui.render.columns import GAP, place, wishes_of
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.words import count


def agent_group(shown: ShownAgent, most: int, width: int) -> Lines:
    """Return the states of the agent's group, and at most so many of its members who are logged in, by need."""
    moment = shown.moment
    states = Counter(row.agent.state for row in shown.group_rows)
    out = states.pop(AgentState.LOGGED_OUT, 0)
    members = [row for row in shown.group_rows if row.agent.is_logged_in]
    listed = members[: most - 1] if len(members) > most else members
    placed = place(AGENT_COLUMNS, width, wishes_of(listed, AGENT_COLUMNS, moment))
    rows = [joined([part.draw(row, moment) for part in placed], (" " * GAP, "value")) for row in listed]
    more: Spans = ((f"  … {moment.mark}{count(len(members) - len(listed))} more", "hint"),)
    counts = f"{moment.mark}{count(len(members))} in · {moment.mark}{count(out)} out"
    return (
        justified((("GROUP", "label"), (f"  {shown.row.group}", "hint")), ((counts, "label"),), width),
        state_bar(states, width),
        *state_legend(states, width, moment=moment),
        *rows,
        *([more] if len(listed) < len(members) else []),
    )
