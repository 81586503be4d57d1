"""An agent, as the API's record gives it, and the floor's words for what it says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from wallboard.model.fields import Code, Id, Number, Record, Text, Unit, api_field


class AgentState(StrEnum):
    """What an agent is doing, in the floor's words."""

    AVAILABLE = "available"
    OFFERED = "offered"
    BUSY = "busy"
    WRAP_UP = "wrap-up"
    BREAK = "break"
    OFFLINE = "offline"
    LOGGED_OUT = "logged out"
    UNKNOWN = "unknown"


AGENT_STATUS = {
    0: "available",
    1: "transaction offered",
    2: "busy",
    3: "post processing",
    4: "on break",
    5: "work offline",
    9: "logged out",
}
AGENT_MEDIA = {0: "no media since system start", 1: "phone", 2: "chat", 3: "email", 4: "vmail"}
LINE_1_STATUS = {
    -1: "not in use",
    0: "idle or at post processing",
    1: "on hold",
    2: "on mute",
    3: "being offered",
    4: "monitoring",
    5: "busy",
}
LINE_2_STATUS = {
    -1: "not in use",
    0: "being offered",
    1: "on hold",
    2: "on mute",
    3: "error",
    4: "monitoring",
    5: "busy",
}
SYSTEM_ITEMS = {
    0: "session closed",
    1: "session timed out",
    2: "maintenance mode",
    3: "logged out from dashboard",
    4: "call ignored",
    5: "interaction timed out",
    6: "agent relogin",
}
"""What `status-code-item-id` means, but only on the system's own code list: see `Agent.system_item`."""

_STATES: Mapping[int | None, AgentState] = {
    0: AgentState.AVAILABLE,
    1: AgentState.OFFERED,
    2: AgentState.BUSY,
    3: AgentState.WRAP_UP,
    4: AgentState.BREAK,
    5: AgentState.OFFLINE,
    9: AgentState.LOGGED_OUT,
}
_UNKNOWN = AgentState.UNKNOWN
"""Looked up once: to get a member from its enum takes longer than all the rest of `Agent.state`."""


class Agent(Record):
    """One agent of the tenant: the record of `agents` and `agent/ID`, in the order of the API's sample."""

    active_customer_chat_count: Number = api_field(
        "active-customer-chat-count", "Chats with customers now", Unit.CHATS, inferred=True
    )
    guid: Text = api_field("agent-guid", "The agent's identifier in the whole 8x8 system", Unit.TEXT, inferred=True)
    id: Id = api_field("agent-id", "Agent login ID", Unit.TEXT)
    media_id: Number = api_field(
        "agent-media-id", "Medium of the contact processed now, or else last", Unit.CODE, codes=AGENT_MEDIA
    )
    name: Text = api_field("agent-name", "Agent full name", Unit.TEXT)
    status: Number = api_field("agent-status", "Current status", Unit.CODE, codes=AGENT_STATUS)
    sub_status: Text = api_field(
        "agent-sub-status", "For agents who can handle several chats; stopnew: takes no new chats", Unit.TEXT
    )
    assigned_skill_count: Number = api_field("assigned-skill-count", "Skills assigned to this agent", Unit.SKILLS)
    day_accepted_count: Number = api_field("day-accepted-count", "Contacts accepted since the day began", Unit.CONTACTS)
    day_available_time_s: Number = api_field("day-available-time", "Time available since the day began", Unit.SECONDS)
    day_avg_processing_time_s: Number = api_field(
        "day-avg-processing-time",
        "Average processing time of a contact since the day began",
        Unit.SECONDS,
        counted_by=("day_accepted_count",),
    )
    day_break_time_s: Number = api_field("day-break-time", "Time on break since the day began", Unit.SECONDS)
    day_login_time_s: Number = api_field("day-login-time", "Time logged in since the day began", Unit.SECONDS)
    day_offline_time_s: Number = api_field("day-offline-time", "Time working offline since the day began", Unit.SECONDS)
    day_processing_time_s: Number = api_field(
        "day-processing-time", "Time processing contacts since the day began", Unit.SECONDS
    )
    day_rejected_count: Number = api_field("day-rejected-count", "Contacts rejected since the day began", Unit.CONTACTS)
    day_wrap_up_time_s: Number = api_field("day-wrap-up-time", "Time in wrap-up since the day began", Unit.SECONDS)
    enabled_skill_count: Number = api_field("enabled-skill-count", "Skills enabled for this agent", Unit.SKILLS)
    group_id: Text = api_field("group-id", "The group this agent belongs to", Unit.TEXT)
    idle_start_time: Number = api_field(
        "idle-start-time", "When the agent became idle", Unit.UTC_SECONDS, inferred=True
    )
    last_login_time: Number = api_field(
        "last-login-time", "Last login; no value until the first one after a restart of the system", Unit.UTC_SECONDS
    )
    longest_active_customer_chat_duration_s: Number = api_field(
        "longest-active-customer-chat-duration", "Age of the longest chat that goes on", Unit.SECONDS, inferred=True
    )
    max_concurrent_customer_chat: Number = api_field(
        "max-concurrent-customer-chat", "Chats that this agent may hold at once", Unit.CHATS, inferred=True
    )
    phone_line1_status: Code = api_field("phone-line1-status", "Phone line 1 now", Unit.CODE, codes=LINE_1_STATUS)
    phone_line1_status_time_s: Number = api_field(
        "phone-line1-status-time", "Time of phone line 1 in its status", Unit.SECONDS
    )
    phone_line2_status: Code = api_field("phone-line2-status", "Phone line 2 now", Unit.CODE, codes=LINE_2_STATUS)
    phone_line2_status_time_s: Number = api_field(
        "phone-line2-status-time", "Time of phone line 2 in its status", Unit.SECONDS
    )
    status_code_item_id: Number = api_field(
        "status-code-item-id", "Code of the reason for the status, within its list", Unit.CODE
    )
    status_code_item_short_code: Text = api_field(
        "status-code-item-short-code", "Short code of the reason for the status", Unit.TEXT
    )
    status_code_list_id: Code = api_field(
        "status-code-list-id",
        "List that the reason is from; empty: the system's own",
        Unit.CODE,
        codes={-1: "the system's own"},
    )
    thirty_min_accepted_count: Number = api_field(
        "thirty-min-accepted-count", "Contacts accepted in the last 30 minutes", Unit.CONTACTS
    )
    thirty_min_available_time_s: Number = api_field(
        "thirty-min-available-time", "Average available time in the last 30 minutes", Unit.SECONDS
    )
    thirty_min_avg_handling_time_s: Number = api_field(
        "thirty-min-avg-handling-time",
        "Average handling time of a contact in the last 30 minutes",
        Unit.SECONDS,
        counted_by=("thirty_min_accepted_count",),
    )
    thirty_min_break_time_s: Number = api_field(
        "thirty-min-break-time", "Time on break in the last 30 minutes", Unit.SECONDS
    )
    thirty_min_offline_time_s: Number = api_field(
        "thirty-min-offline-time", "Time working offline in the last 30 minutes", Unit.SECONDS
    )
    thirty_min_processing_time_s: Number = api_field(
        "thirty-min-processing-time", "Time processing contacts in the last 30 minutes", Unit.SECONDS
    )
    thirty_min_rejected_count: Number = api_field(
        "thirty-min-rejected-count", "Contacts rejected in the last 30 minutes", Unit.CONTACTS
    )
    thirty_min_wrap_up_time_s: Number = api_field(
        "thirty-min-wrap-up-time", "Time in wrap-up in the last 30 minutes", Unit.SECONDS
    )
    time_in_status_s: Number = api_field("time-in-status", "Time in the current status", Unit.SECONDS)

    def known(self, attribute: str) -> int | str | None:
        """Return a field's value as `Record.known` does; a line that is not in use has no time in its status."""
        if attribute == "phone_line1_status_time_s" and self.phone_line1_status in (None, -1):
            return None
        if attribute == "phone_line2_status_time_s" and self.phone_line2_status in (None, -1):
            return None
        return super().known(attribute)

    @property
    def state(self) -> AgentState:
        """What the agent is doing; UNKNOWN for a code outside of the document's table."""
        return _STATES.get(self.status, _UNKNOWN)

    @property
    def state_words(self) -> str:
        """The state for people: its word, or "status 7" for a code that the document does not have."""
        if self.state is not AgentState.UNKNOWN:
            return self.state.value
        return "unknown" if self.status is None else f"status {self.status}"

    @property
    def is_logged_in(self) -> bool:
        """True in every state but logged out and "no value"."""
        return self.status is not None and self.state is not AgentState.LOGGED_OUT

    @property
    def takes_new_chats(self) -> bool:
        """False while the agent has asked for no new chats (`agent-sub-status` is stopnew)."""
        return self.sub_status.lower() != "stopnew"

    @property
    def is_free(self) -> bool:
        """True for an agent who is available and has not stopped new chats."""
        return self.state is AgentState.AVAILABLE and self.takes_new_chats

    @property
    def medium(self) -> str | None:
        """The medium of the contact at hand ("phone" … "vmail"); None where the API does not tell or none is at hand.

        `agent-media-id` is the current one only while busy or in wrap-up. While offered, a phone line that rings tells.
        """
        match self.state:
            case AgentState.BUSY | AgentState.WRAP_UP:
                return AGENT_MEDIA.get(self.media_id) if self.media_id else None
            case AgentState.OFFERED:
                return "phone" if self.phone_line1_status == 3 or self.phone_line2_status == 0 else None
            case _:
                return None

    @property
    def system_item(self) -> int | None:
        """The item of the system's own code list (`SYSTEM_ITEMS`), or None where the tenant's list gave the reason."""
        own_list = self.status_code_list_id is not None and self.status_code_list_id != -1
        if own_list or (self.status_code_list_id is None and self.status_code_item_short_code):
            return None
        return self.status_code_item_id

    @property
    def reason(self) -> str:
        """Why the agent is in this state: the tenant's short code ("Lunch"), the system's words, or ''."""
        if self.system_item is not None:
            return SYSTEM_ITEMS.get(self.system_item, f"system item {self.system_item}")
        return self.status_code_item_short_code

    @property
    def line_words(self) -> tuple[str, str]:
        """What is worth saying of phone lines 1 and 2, whose codes differ: hold, mute, monitoring, line error."""
        words = {1: "hold", 2: "mute", 4: "monitoring"}
        first = words.get(-1 if self.phone_line1_status is None else self.phone_line1_status, "")
        second = (words | {3: "line error"}).get(-1 if self.phone_line2_status is None else self.phone_line2_status, "")
        return first, second
