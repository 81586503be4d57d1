"""What the palette finds, line by line: a queue, an agent or a command, with the letters marked that were typed."""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct, field
from textual.message import Message

from wallboard.model.agent_row import AgentRow
from wallboard.model.name_index import matched
from wallboard.model.queue_row import QueueRow
from wallboard.ui.render import marks
from wallboard.ui.render.cells import Spans, fit, fit_spans, justified, width_of
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import count, duration, marked

_KEYS, _KIND = 6, 8
_LEAST_NAME = 24


class Command(Struct, frozen=True):
    """Something that the board can do, by a name that one can look for."""

    kind: str
    """What sort of thing it is, in one word: "screen", "theme"."""
    name: str
    message: Message
    """What the app is told when it is chosen."""
    keys: str = ""
    """Those that do the same, as they are shown; '' where none does at present."""
    remark: str = ""
    """What stands beside it: "now" where it is so already."""


Goal = Command | QueueRow | AgentRow
"""What one can go to, or do."""


class Moments(Struct, frozen=True):
    """The time of both lists, that a goal's figures are drawn at."""

    queues: Moment = field(default_factory=Moment)
    agents: Moment = field(default_factory=Moment)


def goal_line(goal: Goal, typed: str, width: int, moments: Moments) -> Spans:
    """Return sign, name, what there is to say now, keys and kind, in `width` cells."""
    match goal:
        case QueueRow():
            sign: Spans = ((marks.SEVERITY[goal.severity], marks.SEVERITY_INK[goal.severity]),)
            name, key, kind = goal.queue.name, goal.id, "queue"
            remark, is_current, keys = _queue_words(goal, moments.queues), moments.queues.is_current, ""
        case AgentRow():
            state = goal.agent.state
            sign = ((marks.STATE[state], marks.STATE_INK[state]),)
            name, key, kind = goal.agent.name, goal.id, "agent"
            remark, is_current, keys = _agent_words(goal, moments.agents), moments.agents.is_current, ""
        case Command():
            sign, name, key, kind = ((" ", "value"),), goal.name, "", goal.kind
            remark, is_current, keys = ((goal.remark, "hint"),), True, goal.keys
    left = (*sign, (" ", "value"), *_with_marks(name or key, typed, "value"))
    if name and key:
        left += (("  ", "value"), *_with_marks(key, typed, "hint"))
    end: Spans = ((fit(keys, _KEYS, "right"), "accent"), ("  ", "value"), (fit(kind, _KIND), "label"))
    if width - width_of(end) - width_of(remark) - 2 >= _LEAST_NAME:
        end = (("  ", "value"), *(remark if is_current else tuple((text, "hint") for text, _ in remark)), *end)
    return fit_spans(justified(left, end, width), width)


def _queue_words(row: QueueRow, moment: Moment) -> Spans:
    wait_s = moment.waited(row.queue.longest_wait_s)
    waiting = f"{marked(count(row.queue.waiting), moment.mark)} waiting"
    if not row.is_open and not row.queue.waiting:
        return (("closed", "hint"),)
    if wait_s is None:
        return ((waiting, "hint" if row.queue.waiting in (0, None) else "value"),)
    return (
        (f"{waiting} · ", "value"),
        (marked(duration(wait_s), moment.mark), marks.SEVERITY_INK[row.severity]),
    )


def _agent_words(row: AgentRow, moment: Moment) -> Spans:
    time_s = moment.ticked(row.agent.time_in_status_s)
    return (
        (row.agent.state_words, marks.STATE_INK[row.agent.state]),
        (f" {marked(duration(time_s), moment.mark):>7}", "label"),
    )


def _with_marks(text: str, typed: str, ink: str) -> Spans:
    letters = matched(text, typed)
    runs = groupby(enumerate(text), key=lambda pair: pair[0] in letters)
    return tuple(("".join(letter for _, letter in run), "accent" if is_typed else ink) for is_typed, run in runs)
