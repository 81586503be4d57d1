"""The layouts of an agent's own screen, from panels with heavy digits down to a few lines."""

from __future__ import annotations

from functools import partial

from wallboard.ui.render import agent_panels, agent_times, marks
from wallboard.ui.render.agent_group import agent_group
from wallboard.ui.render.agent_panels import ShownAgent
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.panels import THREE_COLUMNS, TWO_COLUMNS, Layout, Lines, Panel, below, beside, headed, under
from wallboard.ui.render.periods import PERIODS_TITLE, lying, upright

_GROUP_LINES = (80, 60, 40, 20, 10)
"""How many of a group are listed, at most."""


def agent_layouts(shown: ShownAgent, place: str) -> tuple[Layout, ...]:
    """Return the layouts of an agent, the fullest first; `place` is where they stand in the list one came from."""
    head = Panel(lambda width: (_head(shown, place, width),))
    return (
        *(partial(_with_group, head, shown, most) for most in (_GROUP_LINES if shown.group_rows else ())),
        partial(_full, head, shown),
        *(partial(under, head, Panel(partial(draw, shown))) for draw in (_compact, _without_periods, _least)),
    )


def _full(head: Panel, shown: ShownAgent, width: int) -> Lines:
    return below([head.lines(width), _panels(shown, width)], width)


def _with_group(head: Panel, shown: ShownAgent, most: int, width: int) -> Lines:
    group = Panel(partial(agent_group, shown, most))
    return below([_full(head, shown, width), group.lines(width)], width)


def _head(shown: ShownAgent, place: str, width: int) -> Spans:
    row = shown.row
    about = (f"agent {row.agent.id}", *([f"group {row.group}"] if row.group else []))
    sign = (f"{marks.SEVERITY[row.severity]} ", marks.SEVERITY_INK[row.severity])
    return headed(sign, row.agent.name or row.agent.id, about, place, width)


def _panels(shown: ShownAgent, width: int) -> Lines:
    ink = agent_panels.clock_ink(shown.row)
    edge = marks.STATE_INK[shown.agent.state] if ink in ("strong", "hint") else ink
    now = Panel(partial(agent_panels.now, shown), edge=edge)
    in_hand = Panel(partial(agent_panels.in_hand, shown))
    day = Panel(partial(agent_times.day, shown))
    periods = Panel(lambda room: (PERIODS_TITLE, *upright(agent_times.pairs(shown), room)))
    if width >= THREE_COLUMNS:
        return beside([[now, in_hand], [day], [periods]], width)
    if width >= TWO_COLUMNS:
        return beside([[now, periods], [day, in_hand]], width)
    return beside([[now, in_hand, day, periods]], width)


def _compact(shown: ShownAgent, width: int) -> Lines:
    return (*_without_periods(shown, width), *lying(agent_times.pairs(shown), width))


def _without_periods(shown: ShownAgent, width: int) -> Lines:
    return (*_least(shown, width), *agent_times.day_lines(shown, width))


def _least(shown: ShownAgent, width: int) -> Lines:
    return (*agent_panels.now_lines(shown, width), *agent_panels.in_hand_lines(shown, width))
