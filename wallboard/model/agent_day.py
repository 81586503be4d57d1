"""How an agent's day has been spent: each activity's part of the time logged in, and what is left over.

login ├─ processing ─┼ wrap-up ┼─ available ─┼ break ┼ offline ┼ other ┤

Contacts can be handled at the same time, chats above all. Then their times add up to more than the login, and no part
of it can be told: `overlaps`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from wallboard.model.agent import Agent


class Activity(StrEnum):
    """What an agent's time goes into, in the floor's words."""

    PROCESSING = "processing"
    WRAP_UP = "wrap-up"
    AVAILABLE = "available"
    BREAK = "break"
    OFFLINE = "offline"
    OTHER = "other"
    """Logged in, but in none of these: being offered contacts, on the way from one state to the next."""


class AgentDay(Struct, frozen=True):
    """The times of one agent since the day began, in seconds; None: unknown."""

    times_s: Mapping[Activity, int | None]
    """As the API gives them; OTHER is the rest of the login, where that can be told."""
    login_s: int | None
    overlaps: bool
    """The times add up to more than the login."""

    @classmethod
    def of(cls, agent: Agent) -> AgentDay:
        """Return the day of an agent, as the record has it."""
        given: dict[Activity, int | None] = {
            Activity.PROCESSING: agent.day_processing_time_s,
            Activity.WRAP_UP: agent.day_wrap_up_time_s,
            Activity.AVAILABLE: agent.day_available_time_s,
            Activity.BREAK: agent.day_break_time_s,
            Activity.OFFLINE: agent.day_offline_time_s,
        }
        login_s, known = agent.day_login_time_s, [time_s for time_s in given.values() if time_s is not None]
        overlaps = login_s is not None and sum(known) > login_s
        has_rest = login_s is not None and len(known) == len(given) and not overlaps
        rest_s = login_s - sum(known) if login_s is not None and has_rest else None
        return cls({**given, Activity.OTHER: rest_s}, login_s, overlaps)

    @property
    def is_whole(self) -> bool:
        """True where the activities make up the login, and there was one: only then is it drawn as one bar."""
        return bool(self.login_s) and self.times_s[Activity.OTHER] is not None

    def share(self, activity: Activity) -> float | None:
        """Return the activity's fraction of the login; None where the times overlap, or nothing was counted."""
        time_s = self.times_s[activity]
        return time_s / self.login_s if self.login_s and time_s is not None and not self.overlaps else None

    @property
    def occupancy(self) -> float | None:
        """(processing + wrap-up) ÷ (those + available); None where one is unknown, all are 0, or times overlap."""
        processing, wrap_up, available = (
            self.times_s[activity] for activity in (Activity.PROCESSING, Activity.WRAP_UP, Activity.AVAILABLE)
        )
        if processing is None or wrap_up is None or available is None or self.overlaps:
            return None
        at_work_s = processing + wrap_up
        return at_work_s / (at_work_s + available) if at_work_s + available else None
