"""The codes of the API's document, as the simulated floor uses them.

These tables are written out here a second time, apart from the client's, on purpose: a code that one side
misreads must not cancel out in the tests.
"""

from enum import IntEnum, StrEnum

from msgspec import Struct


class Status(IntEnum):
    """`agent-status`."""

    AVAILABLE = 0
    OFFERED = 1
    BUSY = 2
    POST_PROCESSING = 3
    ON_BREAK = 4
    WORK_OFFLINE = 5
    LOGGED_OUT = 9


class Medium(StrEnum):
    """`media-type`; `media_id` is the number that `agent-media-id` uses for it."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    VMAIL = "vmail"

    @property
    def media_id(self) -> int:
        """1 phone, 2 chat, 3 e-mail, 4 voice mail."""
        return _MEDIA_IDS[self]

    @property
    def is_live(self) -> bool:
        """Somebody is waiting at the other end right now."""
        return self in (Medium.PHONE, Medium.CHAT)


_MEDIA_IDS = {Medium.PHONE: 1, Medium.CHAT: 2, Medium.EMAIL: 3, Medium.VMAIL: 4}


class Line1(IntEnum):
    """`phone-line1-status`."""

    UNUSED = -1
    IDLE = 0
    HOLD = 1
    MUTE = 2
    OFFERED = 3
    MONITORING = 4
    BUSY = 5


class Line2(IntEnum):
    """`phone-line2-status`: 0 and 3 differ from line 1."""

    UNUSED = -1
    OFFERED = 0
    HOLD = 1
    MUTE = 2
    ERROR = 3
    MONITORING = 4
    BUSY = 5


class SystemItem(IntEnum):
    """`status-code-item-id` when the system set the status (`status-code-list-id` -1)."""

    SESSION_CLOSED = 0
    SESSION_TIMED_OUT = 1
    MAINTENANCE_MODE = 2
    LOGGED_OUT_FROM_DASHBOARD = 3
    CALL_IGNORED = 4
    INTERACTION_TIMED_OUT = 5
    AGENT_RELOGIN = 6


class Reason(Struct, frozen=True):
    """Why an agent is in a status: the three `status-code-…` fields."""

    list_id: int | str = ""
    """The code list: -1 is the system's own, other numbers are the tenant's, "" is none."""
    item_id: int | str = ""
    """The code inside its list."""
    short_code: str = ""
    """What the tenant calls the code; the system's codes have none."""


NO_REASON = Reason()

LUNCH = Reason(201, 1, "Lunch")
COFFEE = Reason(201, 2, "Coffee")
TRAINING = Reason(201, 3, "Training")
MEETING = Reason(201, 4, "Meeting")
PERSONAL = Reason(201, 5, "Personal")
PAPERWORK = Reason(202, 1, "Paperwork")
FOLLOW_UP = Reason(202, 2, "Follow-up")
MONITORING = Reason(202, 3, "Monitoring")
SYSTEM_TROUBLE = Reason(202, 4, "System trouble")
END_OF_SHIFT = Reason(203, 1, "End of shift")


def system(item: SystemItem) -> Reason:
    """Give the reason of a status that the system set itself."""
    return Reason(-1, int(item), "")
