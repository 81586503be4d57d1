"""What the fields of each scope mean, in the words of help."""

from __future__ import annotations

from collections.abc import Mapping

from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.filter import FIELDS

_BY_NAME = {name: field.meaning for field in FIELDS for name in field.names}
_IN_A_STATE = {
    "logged-in": "agents who are logged in",
    "busy": "agents who are busy with a contact",
    "break": "agents on break",
    "offline": "agents who work offline",
    "wrap-up": "agents in wrap-up",
}
_OF_SUMS = {
    **{
        name: f"{_BY_NAME[name]}; of live queues, or of all where none is live, while they are open"
        for name in ("waiting", "wait", "level", "contacts", "day", "abandoned")
    },
    "queued-today": "contacts queued today",
}
_AHEAD = {
    "left": "time until the first of the longest waits is over answer-within; 0 once one is",
    "next-breach": "the queue whose wait that is",
    "short": "queues that lack agents, est.",
    "missing": "agents that the queue lacks that lacks the most, est.; needs are never summed",
    "neediest": "the queue that lacks the most",
}
_OF_SCOPE: Mapping[Scope, Mapping[str, str]] = {
    Scope.TEAM: {**_OF_SUMS, **_AHEAD, "free": "agents who are free for it, each counted once"},
    Scope.MEDIUM: _OF_SUMS,
    Scope.GROUP: {
        **_IN_A_STATE,
        "free": "agents who are free",
        "time": "the longest that one of them has been in their state",
    },
    Scope.FLOOR: {
        **_OF_SUMS,
        **_AHEAD,
        **_IN_A_STATE,
        "free": "agents who are free",
        "in-maintenance": "agents who are out of work by maintenance mode",
    },
    Scope.FEED: {
        "freshness": "what may be claimed of its numbers",
        "age": "the most that its numbers can be old",
        "cause": "why it cannot be read",
    },
}


def meanings(scope: Scope) -> Mapping[str, str]:
    """Return what each field of a scope means, by name; what can be compared with it where no more is known."""
    own = _OF_SCOPE.get(scope, {})
    return {name: own.get(name) or _BY_NAME.get(name) or side.hint for name, side in SUBJECTS[scope].fields.items()}
