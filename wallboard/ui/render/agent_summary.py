"""The head of an agent's own screen: what they do and since when, and how day and half-hour have gone."""

from __future__ import annotations

from wallboard.model.floor import AgentRow
from wallboard.ui.render import marks
from wallboard.ui.render.agent_columns import why
from wallboard.ui.render.cells import Spans, justified
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import STALE_MARK, count, duration, marked


def agent_summary(row: AgentRow, moment: Moment, width: int) -> tuple[Spans, ...]:
    """Return the lines over the fields of an agent."""
    agent, mark = row.agent, "" if moment.is_current else STALE_MARK
    state_ink = marks.STATE_INK[agent.state]
    sign: Spans = ((f"{marks.SEVERITY[row.severity]} ", marks.SEVERITY_INK[row.severity]),)
    group = f" · group {row.group}" if row.group else ""
    time_s = moment.ticked(agent.time_in_status_s)
    day = (agent.day_accepted_count, agent.day_rejected_count, agent.number("day_avg_processing_time_s"))
    half = (
        agent.thirty_min_accepted_count,
        agent.thirty_min_rejected_count,
        agent.number("thirty_min_avg_handling_time_s"),
    )
    return (
        justified((*sign, (agent.name or agent.id, "strong")), ((f"agent {agent.id}{group}", "label"),), width),
        (),
        (
            (f"  {marks.STATE[agent.state]} {agent.state_words}  ", state_ink),
            (marked(duration(time_s), mark), "strong"),
            ("   ", "value"),
            *why(row, moment),
        ),
        _work("30 min", *half, mark),
        _work("day", *day, mark),
    )


def _work(period: str, accepted: int | None, rejected: int | None, average_s: int | None, mark: str) -> Spans:
    return (
        (f"  {period:<8}", "label"),
        (marked(count(accepted), mark), "value"),
        (" accepted   ", "label"),
        (marked(count(rejected), mark), "value"),
        (" rejected   ", "label"),
        (marked(duration(average_s), mark), "value"),
        (" average", "label"),
    )
