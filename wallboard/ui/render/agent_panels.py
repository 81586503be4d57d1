"""An agent at this moment, in panels: what they do, since when and why, and what they have in hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from msgspec import Struct

from wallboard.model.agent import AGENT_MEDIA, LINE_1_STATUS, LINE_2_STATUS, Agent, AgentState
from wallboard.model.agent_row import AgentRow
from wallboard.model.need import AgentNeed
from wallboard.model.queue import media_word
from wallboard.ui.render import marks
from wallboard.ui.render.bars import gauge
from wallboard.ui.render.cells import Spans, fit, flowed, justified
from wallboard.ui.render.digits import heavy
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.off_track_words import off_track_words
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.words import NO_VALUE, count, day_and_clock, duration, marked, utc, within

_NAME = 9
_DOT = (" · ", "label")
_NOTHING: Spans = ((NO_VALUE, "hint"),)
_LINE_NOT_IN_USE, _LINE_ON_HOLD, _LINE_2_ERROR = -1, 1, 3


class ShownAgent(Struct, frozen=True):
    """All that the panels of an agent are drawn from."""

    row: AgentRow
    moment: Moment
    taken_at: datetime
    """When the numbers were taken (aware)."""
    zone: tzinfo | None = None
    """The tenant's; None: the machine's."""
    hold_limit_s: int | None = None
    """Seconds a caller may be on hold; None: no limit."""
    group_rows: Sequence[AgentRow] = ()
    """All of the agent's group by need, where the screen has room to tell of them."""

    @property
    def agent(self) -> Agent:
        """The record."""
        return self.row.agent

    def clock(self, moment: datetime) -> str:
        """Return a moment as the tenant reads it, behind its date where that is not the one of the numbers."""
        return day_and_clock(moment, self.zone, self.taken_at)

    def timer(self, seconds: int | None) -> str:
        """Return a time that goes on."""
        return self.marked(duration(self.moment.ticked(seconds)))

    def marked(self, figure: str) -> str:
        """Return a figure behind a tilde where it is old."""
        return marked(figure, self.moment.mark)


def now(shown: ShownAgent, width: int) -> Lines:
    """Return state and reason, the state's clock in heavy digits, and how it stands to its limit."""
    row = shown.row
    why = row.agent.reason or media_word(row.agent.medium or "")
    return (
        (*_state(row), (f"  {why}", "strong")),
        *(((digits, clock_ink(row)),) for digits in heavy(shown.timer(row.agent.time_in_status_s), width)),
        _limit_gauge(shown, width),
        *flowed(_since(shown), width, 2),
    )


def now_lines(shown: ShownAgent, width: int) -> Lines:
    """Return the same in as few lines as it takes."""
    row = shown.row
    state: Spans = (*_state(row), ("  ", "value"), (shown.timer(row.agent.time_in_status_s), clock_ink(row)))
    reason: Lines = (((row.agent.reason, "strong"),),) if row.agent.reason else ()
    return flowed([state, *reason, *_since(shown)], width, 2)


def clock_ink(row: AgentRow) -> str:
    """Return the ink of the state's clock: coloured where the state is over its limit, or the session was lost."""
    if row.agent.time_in_status_s is None:
        return "hint"
    return marks.SEVERITY_INK[row.severity] if _oversteps(row) or row.need is AgentNeed.DROPPED else "strong"


def in_hand(shown: ShownAgent, width: int) -> Lines:
    """Return both phone lines, each by its own codes, the chats, the medium, the skills, and since when they idle."""
    parts = (*_in_hand(shown), ("idle", *_idle(shown)))
    return (
        (("PHONE LINES, CHATS, SKILLS", "label"),),
        *(justified(((fit(name, _NAME), "label"), *left), right, width) for name, left, right in parts),
    )


def in_hand_lines(shown: ShownAgent, width: int) -> Lines:
    """Return most of the same in as few lines as it takes."""
    parts = [
        ((f"{name} ", "label"), *left, *(((" ", "value"), *right) if right else ()))
        for name, left, right in _in_hand(shown)
    ]
    return flowed(parts, width, 2)


def medium(agent: Agent) -> Spans:
    """Return the medium of the contact at hand, or else of the last one: `agent-media-id` is either, by the state."""
    if agent.medium:
        return (media_word(agent.medium), "value"), (" now", "label")
    if agent.media_id is None:
        return _NOTHING
    if agent.media_id == 0:
        return (("none since the system started", "label"),)
    # While a contact is offered that does not ring on a line, the field may be of this one or of the one before.
    when = " last or now" if agent.state is AgentState.OFFERED else " last"
    return (media_word(AGENT_MEDIA.get(agent.media_id, f"medium {agent.media_id}")), "value"), (when, "label")


def _state(row: AgentRow) -> Spans:
    state = row.agent.state
    return ((f"{marks.STATE[state]} {row.agent.state_words}", marks.STATE_INK[state]),)


def _in_hand(shown: ShownAgent) -> tuple[tuple[str, Spans, Spans], ...]:
    """Return name, words and time of each thing."""
    agent = shown.agent
    return (
        ("line 1", *_line(shown, 1, agent.phone_line1_status, agent.phone_line1_status_time_s)),
        ("line 2", *_line(shown, 2, agent.phone_line2_status, agent.phone_line2_status_time_s)),
        ("chats", *_chats(shown)),
        ("medium", medium(agent), ()),
        ("skills", _skills(shown), ()),
    )


def _oversteps(row: AgentRow) -> bool:
    """Say whether it is the state's limit that the agent is over, and not that of a hold."""
    is_over = row.limit_s is not None and (row.agent.time_in_status_s or 0) > row.limit_s
    return is_over and row.need is AgentNeed.OVER_LIMIT


def _limit_gauge(shown: ShownAgent, width: int) -> Spans:
    """Draw the time in the state up to twice its limit, with the limit as the tick."""
    row, time_s = shown.row, shown.moment.ticked(shown.agent.time_in_status_s)
    if not row.limit_s or time_s is None:
        return ()
    ink = clock_ink(row)
    return gauge(time_s / (2 * row.limit_s), 0.5, width, marks.STATE_INK[row.agent.state] if ink == "strong" else ink)


def _since(shown: ShownAgent) -> list[Spans]:
    """Return how the state stands to its limit, and when it began."""
    row, time_s = shown.row, shown.agent.time_in_status_s
    if time_s is None:
        return [(("for how long is not known", "hint"),)]
    parts: list[Spans] = []
    if row.need is AgentNeed.DROPPED:
        parts.append((("the session was lost", "label"),))
    parts += [((words, "value"),) for words in off_track_words(row)]
    if row.limit_s:
        left_s = row.limit_s - time_s - shown.moment.elapsed_s
        words = f"{shown.marked(duration(abs(left_s)))} {'left' if left_s >= 0 else 'over'}"
        limit = f" · limit {within(row.limit_s)}"
        parts.append(((words, clock_ink(row) if _oversteps(row) else "label"), (limit, "label")))
    if began := utc(int(shown.taken_at.timestamp()) - time_s):
        parts.append(((f"since {shown.clock(began)}", "label"),))
    return parts


def _line(shown: ShownAgent, number: int, status: int | None, time_s: int | None) -> tuple[Spans, Spans]:
    """Return what a phone line does, by the codes of that line, and for how long."""
    if status is None:
        return _NOTHING, ()
    words = (LINE_1_STATUS if number == 1 else LINE_2_STATUS).get(status, f"status {status}")
    if status == _LINE_NOT_IN_USE:
        return ((words, "hint"),), ()
    is_wrong, limit_s = number == 2 and status == _LINE_2_ERROR, shown.hold_limit_s
    if status == _LINE_ON_HOLD and limit_s is not None and (time_s or 0) > limit_s:
        is_wrong, words = True, f"{words}, over {within(limit_s)}"
    ink = "warning" if is_wrong else "value"
    return ((words, ink),), ((shown.timer(time_s), ink),)


def _chats(shown: ShownAgent) -> tuple[Spans, Spans]:
    agent = shown.agent
    here, most = agent.active_customer_chat_count, agent.max_concurrent_customer_chat
    longest_s = agent.longest_active_customer_chat_duration_s
    words = _of(shown, here, f" of {shown.marked(count(most))}") if (here, most) != (None, None) else _NOTHING
    if not agent.takes_new_chats:
        words = (*words, _DOT, ("takes no new ones", "value"))
    return words, () if longest_s is None else (("longest ", "label"), (shown.timer(longest_s), "value"))


def _skills(shown: ShownAgent) -> Spans:
    enabled, assigned = shown.agent.enabled_skill_count, shown.agent.assigned_skill_count
    if (enabled, assigned) == (None, None):
        return _NOTHING
    return _of(shown, enabled, f" enabled of {shown.marked(count(assigned))} assigned")


def _of(shown: ShownAgent, number: int | None, whole: str) -> Spans:
    return (shown.marked(count(number)), "value" if number else "hint"), (whole, "label")


def _idle(shown: ShownAgent) -> tuple[Spans, Spans]:
    since = None if shown.agent.idle_start_time is None else utc(shown.agent.idle_start_time)
    if since is None:
        return _NOTHING, ()
    return ((f"since {shown.clock(since)}", "value"),), (("meaning inferred", "hint"),)
