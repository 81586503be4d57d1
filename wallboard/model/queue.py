"""A queue, as the API's record gives it, and the floor's words for what it says."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from wallboard.model.fields import Id, Number, Percent, Record, Text, Unit, api_field

_COUNTED_DAY = ("day_queued", "day_accepted", "day_abandoned")
_COUNTED_30MIN = ("thirty_min_queued", "thirty_min_accepted", "thirty_min_abandoned")

MEDIA = ("phone", "chat", "email", "vmail")
"""The media of the document's table; a queue may name any other word, which is shown as given."""
_MEDIA_WORDS = {"email": "e-mail"}


class QueueKind(StrEnum):
    """How a queue counts on the board."""

    LIVE = "live"
    """People wait on the line: phone, chat."""
    DEFERRED = "deferred"
    """Work that waits for hours: e-mail, voice mail. Never in the headline's waits."""
    EXCLUDED = "excluded"
    """Shown, but in no sum: test and outbound queues."""


class Queue(Record):
    """One queue of the tenant: the record of `queues` and `queue/ID`, in the order of the API's sample."""

    agent_count_busy: Number = api_field(
        "agent-count-busy", "Agents busy for this or another queue, or being offered a contact", Unit.AGENTS
    )
    agent_count_logged_out: Number = api_field(
        "agent-count-loggedOut", "Agents enabled for this queue who are logged out", Unit.AGENTS
    )
    agent_count_on_break: Number = api_field(
        "agent-count-onBreak", "Agents enabled for this queue who are on break", Unit.AGENTS
    )
    agent_count_post_process: Number = api_field(
        "agent-count-postProcess", "Agents in wrap-up for this or another queue", Unit.AGENTS
    )
    agent_count_wait_transact: Number = api_field(
        "agent-count-waitTransact", "Agents available to take contacts from this queue", Unit.AGENTS
    )
    agent_count_work_offline: Number = api_field(
        "agent-count-workOffline", "Agents enabled for this queue who work offline", Unit.AGENTS
    )
    day_abandoned: Number = api_field(
        "day-abandoned", "Contacts abandoned since the day began", Unit.CONTACTS, inferred=True
    )
    day_accepted: Number = api_field("day-accepted", "Contacts accepted since the day began", Unit.CONTACTS)
    day_avg_duration_s: Number = api_field(
        "day-avg-duration",
        "Average duration of the contacts accepted since the day began",
        Unit.SECONDS,
        counted_by=("day_accepted",),
    )
    day_avg_wait_time_s: Number = api_field(
        "day-avg-wait-time",
        "Average wait of the contacts queued since the day began",
        Unit.SECONDS,
        counted_by=("day_queued",),
    )
    day_queued: Number = api_field("day-queued", "Contacts queued since the day began", Unit.CONTACTS)
    day_sla_activity: Percent = api_field(
        "day-sla-activity", "Service level since the day began", Unit.PERCENT, counted_by=_COUNTED_DAY
    )
    assigned_agent_count: Number = api_field("assigned-agent-count", "Agents assigned to this queue", Unit.AGENTS)
    enabled_agent_count: Number = api_field(
        "enabled-agent-count", "Agents enabled for this queue by an administrator and in their profile", Unit.AGENTS
    )
    longest_wait_time_s: Number = api_field(
        "longest-wait-time", "How long the longest-waiting contact has waited", Unit.SECONDS, counted_by=("queue_size",)
    )
    media_type: Text = api_field("media-type", "Medium of this queue: phone, chat, vmail or email", Unit.TEXT)
    number_in_offered: Number = api_field(
        "number-in-offered", "Contacts of this queue that are alerting an agent", Unit.CONTACTS
    )
    number_in_progress: Number = api_field(
        "number-in-progress", "Agents busy or in wrap-up for contacts of this queue", Unit.AGENTS
    )
    id: Id = api_field("queue-id", "Queue ID, as on the queues tab of Configuration Manager", Unit.TEXT)
    name: Text = api_field("queue-name", "Queue name", Unit.TEXT)
    queue_size: Number = api_field("queue-size", "Contacts waiting in the queue", Unit.CONTACTS)
    queue_type: Text = api_field("queue-type", "Type of this queue", Unit.TEXT, inferred=True)
    sla_activity: Percent = api_field(
        "sla-activity", "Service level now", Unit.PERCENT, counted_by=(*_COUNTED_30MIN, "queue_size")
    )
    sla_target: Number = api_field(
        "sla-target", "Target of the tenant's SLA settings; the document says hours", Unit.UNKNOWN
    )
    thirty_min_abandoned: Number = api_field(
        "thirty-min-abandoned", "Contacts abandoned in the last 30 minutes", Unit.CONTACTS, inferred=True
    )
    thirty_min_accepted: Number = api_field(
        "thirty-min-accepted", "Contacts accepted in the last 30 minutes", Unit.CONTACTS
    )
    thirty_min_avg_duration_s: Number = api_field(
        "thirty-min-avg-duration",
        "Average duration of the contacts accepted in the last 30 minutes",
        Unit.SECONDS,
        counted_by=("thirty_min_accepted",),
    )
    thirty_min_avg_wait_time_s: Number = api_field(
        "thirty-min-avg-wait-time",
        "Average wait of the contacts queued in the last 30 minutes",
        Unit.SECONDS,
        counted_by=("thirty_min_queued",),
    )
    thirty_min_longest_wait_time_s: Number = api_field(
        "thirty-min-longest-wait-time",
        "Longest wait among the contacts queued in the last 30 minutes",
        Unit.SECONDS,
        counted_by=("thirty_min_queued",),
    )
    thirty_min_queued: Number = api_field("thirty-min-queued", "Contacts queued in the last 30 minutes", Unit.CONTACTS)
    thirty_min_sla_activity: Percent = api_field(
        "thirty-min-sla-activity", "Service level of the last 30 minutes", Unit.PERCENT, counted_by=_COUNTED_30MIN
    )

    @property
    def waiting(self) -> int | None:
        """Contacts that wait, as `queue-size` gives them: offered ones are never added."""
        return self.queue_size

    @property
    def free(self) -> int | None:
        """Agents who can take a contact of this queue now (`agent-count-waitTransact`)."""
        return self.agent_count_wait_transact

    @property
    def here(self) -> int | None:
        """Agents at work on contacts of this queue, wrap-up included (`number-in-progress`)."""
        return self.number_in_progress

    @property
    def elsewhere(self) -> int | None:
        """Agents of this queue who are busy for other queues or being offered a contact; never below 0."""
        parts = (self.agent_count_busy, self.agent_count_post_process, self.number_in_progress)
        if any(part is None for part in parts):
            return None
        busy, post, here = (part or 0 for part in parts)
        return max(0, busy + post - here)

    @property
    def longest_wait_s(self) -> int | None:
        """Seconds the longest-waiting contact has waited; None while nobody waits, whatever the API gives then."""
        return None if self.queue_size == 0 else self.number("longest_wait_time_s")

    @property
    def service_level_now(self) -> float | None:
        """The API's current service level as a fraction, by the tenant's own SLA settings; None: nothing counted."""
        return _fraction(self.number("sla_activity"))

    @cached_property
    def service_level_30min(self) -> float | None:
        """Service level of the last 30 minutes as a fraction; None: nothing counted. Every sum asks for it anew."""
        return _fraction(self.number("thirty_min_sla_activity"))

    @property
    def service_level_day(self) -> float | None:
        """Service level of the day as a fraction; None: nothing counted."""
        return _fraction(self.number("day_sla_activity"))

    @property
    def contacts_30min(self) -> int | None:
        """Contacts that had an end in the last 30 minutes, accepted + abandoned; None where either is unknown."""
        return _both(self.thirty_min_accepted, self.thirty_min_abandoned)

    @property
    def contacts_today(self) -> int | None:
        """Contacts that had an end since the day began, accepted + abandoned; None where either is unknown."""
        return _both(self.day_accepted, self.day_abandoned)

    @property
    def abandoned_30min(self) -> float | None:
        """Abandoned ÷ (accepted + abandoned) of the last 30 minutes as a fraction; None without volume."""
        return abandoned_fraction(self.thirty_min_accepted, self.thirty_min_abandoned)

    @property
    def abandoned_today(self) -> float | None:
        """Abandoned ÷ (accepted + abandoned) of the day as a fraction; None without volume."""
        return abandoned_fraction(self.day_accepted, self.day_abandoned)


def media_word(media_type: str) -> str:
    """Return a medium for people; a word that the document does not have is shown as given."""
    return _MEDIA_WORDS.get(media_type.lower(), media_type)


def abandoned_fraction(accepted: int | None, abandoned: int | None) -> float | None:
    """Return abandoned ÷ (accepted + abandoned), or None where either is unknown or both are 0."""
    contacts = _both(accepted, abandoned)
    return abandoned / contacts if abandoned is not None and contacts else None


def _both(accepted: int | None, abandoned: int | None) -> int | None:
    return None if accepted is None or abandoned is None else accepted + abandoned


def _fraction(percent: int | None) -> float | None:
    return None if percent is None else percent / 100
