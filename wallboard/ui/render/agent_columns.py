"""The columns of the agent board: one short renderer each."""

from __future__ import annotations

import math
from collections.abc import Callable

from rich.cells import cell_len

from wallboard.model.agent import AgentState
from wallboard.model.agent_day import AgentDay
from wallboard.model.agent_row import AgentRow
from wallboard.model.need import AgentNeed
from wallboard.model.queue import media_word
from wallboard.ui.render import marks
from wallboard.ui.render.bars import day_bar
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.columns import Column, figure_column
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.off_track_words import off_track_words
from wallboard.ui.render.words import NO_VALUE, count, duration, marked, narrowed, percent, within

_SEPARATOR = " · "


def sign(row: AgentRow) -> Spans:
    """Return the agent's sign in its ink: that of the severity goes before that of the state."""
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


def why(row: AgentRow, moment: Moment, width: int | None = None) -> Spans:
    """Return what a supervisor wants to know beside the state: reason and limit, medium, off track, line, chats, alarm.

    In a `width` that is too little for all of it, the clock of a line and the limit stay longest: none is ever cut.
    """
    about, limit, lines, off = _about(row), _over_limit(row), _lines(row, moment), off_track_words(row)
    no_chats = ["no new chats"] if row.agent.is_logged_in and not row.agent.takes_new_chats else []
    reason = [" ".join([about, *limit])] if about and about == row.agent.reason else [about, *limit] if about else limit
    was = [words for words in map("was {}".format, row.was) if width is None or cell_len(words) <= width]
    told = [*reason, *off, *lines, *no_chats, *was]
    without_reason, urgent = [*limit, *off, *lines, *no_chats, *was], [*off, *lines, *limit, *was]
    for fewer in (without_reason, urgent, [*lines, *limit] or off[:1], (lines or limit)[:1]):
        if width is None or cell_len(_SEPARATOR.join(told)) <= width:
            break
        told = fewer or told
    quiet = "value" if off else "label"
    return ((_SEPARATOR.join(told), marks.SEVERITY_INK[row.severity] if row.severity else quiet),)


def _about(row: AgentRow) -> str:
    agent, chats = row.agent, _chats(row)
    if agent.state in (AgentState.BREAK, AgentState.OFFLINE, AgentState.LOGGED_OUT) and agent.reason:
        return agent.reason
    if medium := agent.medium:
        return media_word(medium) + (chats if medium == "chat" else "")
    return f"chat{chats}" if chats else ""


def _over_limit(row: AgentRow) -> list[str]:
    is_over = row.limit_s and (row.agent.time_in_status_s or 0) > row.limit_s
    return [f"over {within(row.limit_s)}"] if row.need is AgentNeed.OVER_LIMIT and row.limit_s and is_over else []


def _chats(row: AgentRow) -> str:
    now, most = row.agent.active_customer_chat_count, row.agent.max_concurrent_customer_chat
    return f" {now}/{most}" if now and (most or 0) > 1 else ""


def _lines(row: AgentRow, moment: Moment) -> list[str]:
    """Return the lines worth a word, each with its clock; not one that state and reason have told already."""
    agent = row.agent
    times = (agent.phone_line1_status_time_s, agent.phone_line2_status_time_s)
    told = (agent.reason.casefold(), agent.time_in_status_s)
    return [
        f"{word} {marked(duration(moment.ticked(time_s)), moment.mark)}"
        for word, time_s in zip(agent.line_words, times, strict=True)
        if word and (word, time_s) != told
    ]


def _left(row: AgentRow, moment: Moment, width: int) -> Spans:
    time_s = moment.ticked(row.agent.time_in_status_s)
    if row.limit_s is None or time_s is None:
        return (("", "hint"),)
    left_s = row.limit_s - time_s
    # The colour is that of the reading, not of the ticked value.
    ink = marks.SEVERITY_INK[row.severity] if row.severity and left_s < 0 else "label"
    word = "in" if left_s >= 0 else "over"
    return ((f"{word} {narrowed(moment.mark + duration(abs(left_s)), width - len(word) - 1)}", ink),)


def _left_order(row: AgentRow) -> float:
    time_s = row.agent.time_in_status_s
    return math.inf if row.limit_s is None or time_s is None else row.limit_s - time_s


def _occupancy(row: AgentRow, _moment: Moment, _width: int) -> Spans:
    share = AgentDay.of(row.agent).occupancy
    return ((percent(share), "label" if share else "hint"),)


def _day(row: AgentRow, _moment: Moment, width: int) -> Spans:
    day = AgentDay.of(row.agent)
    if day.overlaps:
        return (("· chats overlap ·", "hint"),)
    return day_bar(day, width) if day.is_whole else (("", "hint"),)


def _field_column(
    key: str,
    title: str,
    words: str,
    attribute: str,
    priority: int,
    written: Callable[[float | None], str],
    width: int = 5,
) -> Column[AgentRow]:
    """Return a column of a numeric field, the largest first."""

    def cell(row: AgentRow, _moment: Moment, _width: int) -> Spans:
        number = row.agent.number(attribute)
        return ((written(number), "label" if number else "hint"),)

    def order(row: AgentRow) -> int:
        return -(row.agent.number(attribute) or 0)

    return figure_column(key, title, priority, cell, order, words=words, width=width)


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


def _why_column(width: int, max_width: int) -> Column[AgentRow]:
    return Column("why", "WHY", width, why, 2, max_width=max_width, grows_by_text=True, ticks=True)


AGENT_COLUMNS: tuple[Column[AgentRow], ...] = (
    Column("sign", "", 1, lambda row, _moment, _width: sign(row), 0),
    _name_column(max_width=24),
    Column("state", "STATE", 10, _state, 1, order=lambda row: (row.agent.state_words,)),
    figure_column(
        "for",
        "FOR",
        0,
        _for,
        lambda row: -(row.agent.time_in_status_s or 0),
        words="time in state",
        width=7,
        ticks=True,
    ),
    _why_column(width=13, max_width=40),
)
"""Of the overview."""

ALL_AGENT_COLUMNS: tuple[Column[AgentRow], ...] = (
    AGENT_COLUMNS[0],
    _name_column(max_width=36),
    *AGENT_COLUMNS[2:4],
    _why_column(width=18, max_width=48),
    Column("limit", "LIMIT", 11, _left, 10, "right", order=_left_order, words="time left to the limit", ticks=True),
    Column(
        "group",
        "GROUP",
        10,
        lambda row, _moment, _width: ((row.group, "label"),),
        3,
        order=lambda row: row.group.casefold(),
        max_width=36,
        grows_by_text=True,
    ),
    _field_column("accepted-30", "ACC 30", "accepted in 30 min", "thirty_min_accepted_count", 4, count),
    _field_column("rejected-30", "REJ 30", "rejected in 30 min", "thirty_min_rejected_count", 5, count),
    _field_column(
        "handling-30", "AHT 30", "average handling in 30 min", "thirty_min_avg_handling_time_s", 6, duration, 8
    ),
    _field_column("processing-30", "BUSY 30", "busy time in 30 min", "thirty_min_processing_time_s", 18, duration),
    _field_column("wrap-up-30", "WRAP 30", "wrap-up in 30 min", "thirty_min_wrap_up_time_s", 19, duration),
    _field_column("break-30", "BREAK 30", "breaks in 30 min", "thirty_min_break_time_s", 20, duration),
    _field_column("offline-30", "OFFL 30", "offline time in 30 min", "thirty_min_offline_time_s", 21, duration),
    _field_column("accepted", "ACC DAY", "accepted today", "day_accepted_count", 7, count),
    _field_column("rejected", "REJ DAY", "rejected today", "day_rejected_count", 8, count),
    _field_column("average", "APT DAY", "average processing today", "day_avg_processing_time_s", 9, duration, 8),
    figure_column(
        "occupancy",
        "OCC DAY",
        13,
        _occupancy,
        lambda row: -(AgentDay.of(row.agent).occupancy or 0),
        words="occupancy today",
    ),
    _field_column("login", "LOGIN", "time logged in today", "day_login_time_s", 11, duration, 8),
    _field_column("available", "AVAIL DAY", "available time today", "day_available_time_s", 14, duration),
    _field_column("processing", "BUSY DAY", "busy time today", "day_processing_time_s", 15, duration),
    _field_column("wrap-up", "WRAP DAY", "wrap-up today", "day_wrap_up_time_s", 16, duration),
    _field_column("break", "BREAK DAY", "breaks today", "day_break_time_s", 12, duration),
    _field_column("offline", "OFFL DAY", "offline time today", "day_offline_time_s", 17, duration),
    Column("day", "THE DAY", 18, _day, 22, max_width=96),
)
"""Of the screen for agents."""
