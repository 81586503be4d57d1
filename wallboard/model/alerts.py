"""What a wall calls for: the critical alarms that nobody has taken yet, and which page shows each.

Somebody who takes one lets the wall go; its signs stay on the rows that it is about.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from wallboard.model.alarm.alarm import Alarm, Key
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.wall import Page


class Alert(Struct, frozen=True):
    """Something critical that wants somebody, and where a wall shows it."""

    name: str
    """For people: what it is about."""
    pages: tuple[Page, ...]
    """Those that show it, the most telling one first."""
    words: str = ""
    """What is wrong; '' where that might name an agent."""
    is_calm: bool = False
    """Those words are of what was: it is about to be over."""


Alerts = Mapping[Key, Alert]
"""What wants somebody now, by a key that stays the same for as long as it does; the latest first."""
_PAGES: Mapping[Scope, tuple[Page, ...]] = {
    Scope.QUEUE: (Page.HEADLINE, Page.QUEUES, Page.LEVELS),
    Scope.TEAM: (Page.QUEUES, Page.HEADLINE),
    Scope.MEDIUM: (Page.LEVELS, Page.HEADLINE),
    Scope.FLOOR: (Page.HEADLINE, Page.LEVELS),
    Scope.GROUP: (Page.AGENTS,),
    Scope.AGENT: (Page.AGENTS,),
}
"""Lists that are not live are told across every page."""
_AN_AGENT = "an agent"


def alerts(alarms: Alarms, *, names: bool = False) -> Alerts:
    """Return what wants somebody. `names`: agents may be named."""
    return {
        alarm.key: _alert(alarm, names=names)
        for alarm in alarms.raised()
        if alarm.severity is Severity.CRITICAL and alarm.wants_somebody and alarm.scope in _PAGES
    }


def _alert(alarm: Alarm, *, names: bool) -> Alert:
    if alarm.scope is Scope.AGENT and not names:
        # Not the words either: a rule may have put names in.
        return Alert(_AN_AGENT, _PAGES[alarm.scope])
    return Alert(alarm.name, _PAGES[alarm.scope], alarm.words, alarm.is_calm)
