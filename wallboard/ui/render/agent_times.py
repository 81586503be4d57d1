"""The panels of an agent's own screen about times: the day as one bar, and 30 minutes beside the day."""

from __future__ import annotations

from collections.abc import Mapping

from wallboard.model.agent_day import Activity, AgentDay
from wallboard.ui.render.agent_panels import ShownAgent
from wallboard.ui.render.bars import day_bar, shares
from wallboard.ui.render.cells import Spans, fit, flowed
from wallboard.ui.render.marks import ACTIVITY
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.periods import Pair
from wallboard.ui.render.words import NO_VALUE, count, duration, percent, utc

_NAME, _TIME, _SHARE = 14, 10, 8


def day(shown: ShownAgent, width: int) -> Lines:
    """Return the day as a stacked bar, a line for each activity with duration and share, and the login."""
    spent = AgentDay.of(shown.agent)
    written = _shares(spent)
    return (
        (("THE DAY", "label"), ("  share of the time logged in", "hint")),
        _bar(spent, width),
        *(_activity(shown, activity, spent.times_s[activity], written[activity]) for activity in Activity),
        *flowed(_login(shown, spent), width, 2),
    )


def day_lines(shown: ShownAgent, width: int) -> Lines:
    """Return the same in as few lines as it takes."""
    spent = AgentDay.of(shown.agent)
    written = _shares(spent)
    legend: list[Spans] = []
    for activity in Activity:
        sign, ink = ACTIVITY[activity]
        time_s, share = spent.times_s[activity], written[activity]
        figure = shown.marked(duration(time_s))
        of_login = share and f" {shown.marked(share)}"
        legend.append(((f"{sign} {figure}", ink if time_s else "hint"), (f"{of_login} {activity}", "label")))
    about = flowed([(("THE DAY", "label"),), *_login(shown, spent)], width, 2)
    return (*about, _bar(spent, width), *flowed(legend, width, 2))


def pairs(shown: ShownAgent) -> tuple[Pair, ...]:
    """Return contacts and times of 30 minutes and of the day; what the API has for one of them is named as it is."""
    agent = shown.agent

    def counts(name: str, short: str, half_hour: int | None, of_day: int | None) -> Pair:
        return Pair(name, short, shown.marked(count(half_hour)), shown.marked(count(of_day)))

    def time(attribute: str) -> str:
        return shown.marked(duration(agent.number(attribute)))

    return (
        counts("accepted", "accept", agent.thirty_min_accepted_count, agent.day_accepted_count),
        counts("rejected", "reject", agent.thirty_min_rejected_count, agent.day_rejected_count),
        Pair("average handling", "avg hand", time("thirty_min_avg_handling_time_s"), ""),
        Pair("average processing", "avg proc", "", time("day_avg_processing_time_s")),
        Pair("processing", "process", time("thirty_min_processing_time_s"), time("day_processing_time_s")),
        Pair("wrap-up", "wrap-up", time("thirty_min_wrap_up_time_s"), time("day_wrap_up_time_s")),
        Pair("break", "break", time("thirty_min_break_time_s"), time("day_break_time_s")),
        Pair("offline", "offline", time("thirty_min_offline_time_s"), time("day_offline_time_s")),
        Pair("available", "available", "", time("day_available_time_s")),
        # As the document says. Whether it is a total, as its siblings are, nobody knows: so it is not beside the day's.
        Pair("average available", "avg avail", time("thirty_min_available_time_s"), ""),
    )


def _bar(spent: AgentDay, width: int) -> Spans:
    if spent.overlaps:
        return (("· chats overlap: more than the login ·", "hint"),)
    if spent.login_s == 0:
        return (("· not logged in today ·", "hint"),)
    if not spent.is_whole:
        return (("· not all times are known ·", "hint"),)
    return day_bar(spent, width)


def _shares(spent: AgentDay) -> Mapping[Activity, str]:
    """Return the share of each activity in words; of a whole day they add up to 100 %. '': it is not known."""
    if spent.is_whole:
        points = shares([spent.times_s[activity] or 0 for activity in Activity], 100)
        return {activity: f"{point} %" for activity, point in zip(Activity, points, strict=True)}
    parts = {activity: spent.share(activity) for activity in Activity}
    return {activity: "" if part is None else percent(part) for activity, part in parts.items()}


def _activity(shown: ShownAgent, activity: Activity, time_s: int | None, share: str) -> Spans:
    sign, ink = ACTIVITY[activity]
    figure = shown.marked(duration(time_s))
    of_login = share and shown.marked(share)
    return (
        (f"{sign} ", ink if time_s else "hint"),
        (fit(activity.value, _NAME), "label"),
        (fit(figure, _TIME, "right"), "hint" if figure == NO_VALUE else "value"),
        (fit(of_login, _SHARE, "right"), "value"),
    )


def _login(shown: ShownAgent, spent: AgentDay) -> tuple[Spans, ...]:
    last = None if shown.agent.last_login_time is None else utc(shown.agent.last_login_time)
    return (
        (("logged in ", "label"), (shown.marked(duration(spent.login_s)), "value")),
        (("occupancy ", "label"), (shown.marked(percent(spent.occupancy)), "value")),
        (("last login ", "label"), (NO_VALUE if last is None else shown.clock(last), "value")),
    )
