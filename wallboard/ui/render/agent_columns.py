"""The columns of the agent board: one short renderer each."""

from __future__ import annotations

from collections.abc import Callable

from wallboard.model.agent import AgentState
from wallboard.model.floor import AgentRow
from wallboard.model.need import AgentNeed
from wallboard.ui.render import marks
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.columns import Column
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.queue_columns import media_word
from wallboard.ui.render.words import NO_VALUE, count, duration, marked, within


def _sign(row: AgentRow, _moment: Moment, _width: int) -> Spans:
    if row.severity:
        return ((marks.SEVERITY[row.severity], marks.SEVERITY_INK[row.severity]),)
    return ((marks.STATE[row.agent.state], marks.STATE_INK[row.agent.state]),)


def _name(row: AgentRow, _moment: Moment, _width: int) -> Spans:
    ink = "strong" if row.severity else "label" if row.agent.state is AgentState.LOGGED_OUT else "value"
    return ((row.agent.name or row.agent.id, ink),)


def _state(row: AgentRow, _moment: Moment, _width: int) -> Spans:
    return ((row.agent.state_words, marks.STATE_INK[row.agent.state]),)


def _for(row: AgentRow, moment: Moment, _width: int) -> Spans:
    time_s = moment.ticked(row.agent.time_in_status_s)
    if time_s is None:
        return ((NO_VALUE, "hint"),)
    quiet = "label" if row.agent.state is AgentState.LOGGED_OUT else "value"
    return ((duration(time_s), marks.SEVERITY_INK[row.severity] if row.severity else quiet),)


def why(row: AgentRow, moment: Moment) -> Spans:
    """Return what a supervisor wants to know beside the state: reason and limit, medium, line, chats."""
    agent, ink = row.agent, marks.SEVERITY_INK[row.severity] if row.severity else "label"
    words: list[str] = []
    chats = _chats(row)
    if agent.state in (AgentState.BREAK, AgentState.OFFLINE, AgentState.LOGGED_OUT) and agent.reason:
        words.append(agent.reason)
    elif medium := agent.medium:
        words.append(media_word(medium) + (chats if medium == "chat" else ""))
    elif chats:
        words.append(f"chat{chats}")
    if row.need is AgentNeed.OVER_LIMIT and row.limit_s and (agent.time_in_status_s or 0) > row.limit_s:
        over = f"over {within(row.limit_s)}"
        words = [f"{agent.reason} {over}"] if words == [agent.reason] else [*words, over]
    words += _lines(row, moment)
    if agent.is_logged_in and not agent.takes_new_chats:
        words.append("no new chats")
    return ((" · ".join(words), ink),)


def _chats(row: AgentRow) -> str:
    now, most = row.agent.active_customer_chat_count, row.agent.max_concurrent_customer_chat
    return f" {now}/{most}" if now and (most or 0) > 1 else ""


def _lines(row: AgentRow, moment: Moment) -> list[str]:
    times = (row.agent.phone_line1_status_time_s, row.agent.phone_line2_status_time_s)
    return [
        f"{word} {marked(duration(moment.ticked(time_s)), moment.mark)}"
        for word, time_s in zip(row.agent.line_words, times, strict=True)
        if word
    ]


def _figure_column(
    key: str, title: str, attribute: str, priority: int, words: Callable[[float | None], str], width: int = 5
) -> Column[AgentRow]:
    """Make a column of a numeric field, the largest first."""

    def cell(row: AgentRow, _moment: Moment, _width: int) -> Spans:
        number = row.agent.number(attribute)
        return ((words(number), "label" if number else "hint"),)

    def order(row: AgentRow) -> int:
        return -(row.agent.number(attribute) or 0)

    return Column(key, title, max(width, len(title)), cell, priority, "right", order, is_figure=True)


def _name_column(max_width: int) -> Column[AgentRow]:
    return Column(
        "name",
        "NAME",
        14,
        _name,
        0,
        order=lambda row: row.agent.name.casefold(),
        max_width=max_width,
        grows_by_text=True,
    )


AGENT_COLUMNS: tuple[Column[AgentRow], ...] = (
    Column("sign", "", 1, _sign, 0),
    _name_column(max_width=16),
    Column("state", "STATE", 10, _state, 1, order=lambda row: (row.agent.state_words,)),
    Column("for", "FOR", 7, _for, 0, "right", order=lambda row: -(row.agent.time_in_status_s or 0), is_figure=True),
    Column("why", "WHY", 10, lambda row, moment, _width: why(row, moment), 2, max_width=34, grows_by_text=True),
)
"""Of the overview."""

ALL_AGENT_COLUMNS: tuple[Column[AgentRow], ...] = (
    AGENT_COLUMNS[0],
    _name_column(max_width=28),
    *AGENT_COLUMNS[2:],
    Column(
        "group",
        "GROUP",
        8,
        lambda row, _moment, _width: ((row.group, "label"),),
        3,
        order=lambda row: row.group.casefold(),
        max_width=18,
        grows_by_text=True,
    ),
    _figure_column("accepted-30", "ACC 30", "thirty_min_accepted_count", 4, count),
    _figure_column("rejected-30", "REJ 30", "thirty_min_rejected_count", 5, count),
    _figure_column("handling-30", "AHT 30", "thirty_min_avg_handling_time_s", 6, duration, 8),
    _figure_column("accepted", "ACC DAY", "day_accepted_count", 7, count),
    _figure_column("rejected", "REJ DAY", "day_rejected_count", 8, count),
    _figure_column("processing", "AVG DAY", "day_avg_processing_time_s", 9, duration, 8),
    _figure_column("login", "LOGIN", "day_login_time_s", 10, duration, 8),
    _figure_column("break", "BREAK", "day_break_time_s", 11, duration, 8),
)
"""Of the screen for agents."""
