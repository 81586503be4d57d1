"""Agents under headings: by state, or by the group that they belong to, and what a heading tells of those below it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from wallboard.model.agent import AgentState
from wallboard.model.agent_row import AgentRow
from wallboard.model.figure import Severity
from wallboard.model.view import Grouping

_STATES = (
    AgentState.AVAILABLE,
    AgentState.OFFERED,
    AgentState.BUSY,
    AgentState.WRAP_UP,
    AgentState.BREAK,
    AgentState.OFFLINE,
    AgentState.UNKNOWN,
    AgentState.LOGGED_OUT,
)
"""In the order of need."""
_NUMBER = re.compile(r"(\d+)")


class AgentGroup(Struct, frozen=True, dict=True):
    """Agents under one heading. What it tells is counted when it is drawn: of many groups few are in view."""

    rows: Sequence[AgentRow]
    """In the order that they were given in."""
    state: AgentState | None = None
    """The state that they are in; None where they are not grouped by it."""
    label: str = ""
    """The label of the group that they belong to; '' for none, and where they are not grouped by it."""

    @cached_property
    def states(self) -> Mapping[AgentState, int]:
        """How many of them are in each state."""
        return Counter(row.agent.state for row in self.rows)

    @cached_property
    def logged_in(self) -> int:
        """How many of them are logged in."""
        return sum(row.agent.is_logged_in for row in self.rows)

    @cached_property
    def free(self) -> int:
        """How many are available and take new chats."""
        return sum(row.agent.is_free for row in self.rows)

    @cached_property
    def signs(self) -> int:
        """How many carry a sign."""
        return sum(row.severity > Severity.NONE for row in self.rows)

    @cached_property
    def longest_s(self) -> int | None:
        """The longest that one of them has been in their state; None where no time is known."""
        return max(
            (row.agent.time_in_status_s for row in self.rows if row.agent.time_in_status_s is not None), default=None
        )

    @cached_property
    def is_deserted(self) -> bool:
        """True where nobody is logged in."""
        return not any(row.agent.is_logged_in for row in self.rows)


def agent_groups(rows: Sequence[AgentRow], grouping: Grouping) -> tuple[AgentGroup, ...]:
    """Part the rows, each group in their order: states in order of need, labels by name and those without one last."""
    match grouping:
        case Grouping.STATE:
            by_state: dict[AgentState, list[AgentRow]] = defaultdict(list)
            for row in rows:
                by_state[row.agent.state].append(row)
            return tuple(AgentGroup(by_state[state], state=state) for state in _STATES if state in by_state)
        case Grouping.GROUP:
            by_label: dict[str, list[AgentRow]] = defaultdict(list)
            for row in rows:
                by_label[row.group].append(row)
            return tuple(AgentGroup(by_label[label], label=label) for label in sorted(by_label, key=_label_order))
        case _:
            return (AgentGroup(rows),)


def _label_order(label: str) -> tuple[bool, list[str | tuple[int, str]]]:
    # Numbers by their value: group 10 follows group 9. Text and number take turns, so that like meets like.
    parts = _NUMBER.split(label.casefold())
    return not label, [_value(part) if at % 2 else part for at, part in enumerate(parts)]


def _value(digits: str) -> tuple[int, str]:
    # Python reads no number of more than 4300 digits, and a group may be called anything.
    figures = digits.lstrip("0")
    return len(figures), figures
