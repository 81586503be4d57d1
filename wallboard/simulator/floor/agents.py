"""An agent: status, phone lines, what is in hand, and the account of the time spent.

The agent keeps the books of every turn; who turns when is decided elsewhere (switchboard, desk, attendance).
"""

from collections.abc import Sequence

from msgspec import Struct

from wallboard.simulator.floor.codes import NO_REASON, Line1, Line2, Medium, Reason, Status
from wallboard.simulator.floor.contacts import Contact
from wallboard.simulator.floor.ledger import Ledger, Spent
from wallboard.simulator.floor.population import AgentSpec
from wallboard.simulator.floor.queues import Queue
from wallboard.simulator.floor.windows import RecentEvents

_SPENT = {
    Status.AVAILABLE: Spent.AVAILABLE,
    Status.OFFERED: Spent.OFFERED,
    Status.BUSY: Spent.PROCESSING,
    Status.POST_PROCESSING: Spent.WRAP_UP,
    Status.ON_BREAK: Spent.ON_BREAK,
    Status.WORK_OFFLINE: Spent.OFFLINE,
    Status.LOGGED_OUT: None,
}


class Leave(Struct, frozen=True, eq=False):
    """A time away from the queues: a break, offline work, or being logged out. Each is one of its kind."""

    status: Status
    reason: Reason
    lasts_s: int | None
    """Seconds; None until the next shift."""
    monitored_line: int | None = None
    """1 or 2 while the agent listens in on somebody's call."""


class Offer(Struct, frozen=True, eq=False):
    """A contact alerting an agent."""

    contact: Contact


class Line:
    """One phone line: its code, and since when."""

    __slots__ = ("code", "since_s")

    def __init__(self, code: int, since_s: int) -> None:
        self.code = code
        self.since_s: int | None = since_s
        """None after a restart of the system, until the code changes."""

    def turn_to(self, code: int, now_s: int) -> None:
        """Change the code; nothing happens when it is that one already."""
        if code != self.code:
            self.code = code
            self.since_s = now_s


class Tally:
    """Counts of one agent since the reset and in the last 30 minutes."""

    __slots__ = (
        "day_accepted",
        "day_finished",
        "day_finished_s",
        "day_rejected",
        "recent_accepted",
        "recent_handled",
        "recent_rejected",
    )

    def __init__(self) -> None:
        self.recent_accepted = RecentEvents()
        self.recent_rejected = RecentEvents()
        self.recent_handled = RecentEvents()
        """Contacts done with; the amount is their processing and wrap-up in seconds."""
        self.reset_day()

    def reset_day(self) -> None:
        """Begin a new day with nothing counted."""
        self.day_accepted = 0
        self.day_rejected = 0
        self.day_finished = 0
        """Contacts whose processing ended."""
        self.day_finished_s = 0
        """Seconds of processing of those."""


class Agent:
    """One agent of the running floor."""

    def __init__(self, spec: AgentSpec, assigned: Sequence[Queue], enabled: Sequence[Queue], now_s: int) -> None:
        self.spec = spec
        self.assigned = tuple(assigned)
        self.enabled = tuple(enabled)
        self.chat_queues = tuple(queue for queue in enabled if queue.spec.medium is Medium.CHAT)
        self.status = Status.LOGGED_OUT
        self.reason = NO_REASON
        self.since_s: int | None = now_s
        """When the status began; None after a restart of the system, until it changes."""
        self.last_login_s: int | None = None
        self.idle_since_s: int | None = None
        """When the agent became available; None in any other status."""
        self.last_media_id = 0
        self.line1 = Line(Line1.UNUSED, now_s)
        self.line2 = Line(Line2.UNUSED, now_s)
        self.offer: Offer | None = None
        self.processing: list[Contact] = []
        """Oldest first; more than one only for chats."""
        self.wrapping: Contact | None = None
        self.on_shift = False
        self.leave: Leave | None = None
        """The one that the agent is on."""
        self.due: list[Leave] = []
        """Those that begin as soon as the hands are free."""
        self.stops_new = False
        """The agent asked for no more chats beside the present ones."""
        self.counters_known = True
        """False between a restart of the system and the agent's next change of status."""
        self.ledger = Ledger(now_s)
        self.tally = Tally()

    @property
    def takes_another_chat(self) -> bool:
        """Busy with fewer chats than allowed, and open for one more."""
        return (
            0 < len(self.processing) < self.spec.max_chats
            and self.processing[0].medium is Medium.CHAT
            and self.offer is None
            and not self.has_stopped_new
        )

    @property
    def has_stopped_new(self) -> bool:
        """Busy with chats, and takes no more."""
        chatting = self.spec.max_chats > 1 and bool(self.processing) and self.processing[0].medium is Medium.CHAT
        return chatting and (self.stops_new or bool(self.due))

    def enter(self, status: Status, now_s: int, reason: Reason = NO_REASON) -> None:
        """Change the status and account for the time from now on; entering the present one again counts as a change."""
        self.status = status
        self.reason = reason
        self.since_s = now_s
        self.idle_since_s = now_s if status is Status.AVAILABLE else None
        self.counters_known = True
        self.ledger.turn_to(_SPENT[status], now_s, max(1, len(self.processing)))

    def log_in(self, now_s: int) -> None:
        """Remember the login and plug in the phone; a status must follow."""
        self.last_login_s = now_s
        if self.spec.has_phone:
            self.line1.turn_to(Line1.IDLE, now_s)

    def hang_up(self, now_s: int) -> None:
        """Both lines go quiet."""
        quiet = Line1.IDLE if self.spec.has_phone and self.status is not Status.LOGGED_OUT else Line1.UNUSED
        self.line1.turn_to(quiet, now_s)
        self.line2.turn_to(Line2.UNUSED, now_s)

    def take_up(self, contact: Contact, now_s: int) -> None:
        """Begin to process an accepted contact, beside other chats if there are any."""
        self.offer = None
        contact.agent = self
        self.processing.append(contact)
        self.last_media_id = contact.medium.media_id
        self.tally.day_accepted += 1
        self.tally.recent_accepted.add(now_s)
        self._go_on(now_s)

    def put_down(self, contact: Contact, now_s: int) -> None:
        """End the processing of a contact; a status must follow unless others are left."""
        self.processing.remove(contact)
        self.tally.day_finished += 1
        self.tally.day_finished_s += now_s - (contact.accepted_s or now_s)
        if self.processing:
            self._go_on(now_s)

    def done_with(self, contact: Contact, now_s: int) -> None:
        """Count a contact that is closed, its wrap-up included."""
        self.tally.recent_handled.add(now_s, now_s - (contact.accepted_s or now_s))

    def refuse(self, now_s: int) -> None:
        """Reject the offer, or let it pass."""
        self.offer = None
        self.tally.day_rejected += 1
        self.tally.recent_rejected.add(now_s)

    def reset_day(self, now_s: int) -> None:
        """Begin a new day with nothing counted."""
        self.tally.reset_day()
        self.ledger.reset_day(now_s)

    def forget(self) -> None:
        """Lose what the system keeps in memory alone: it restarted."""
        self.since_s = self.last_login_s = self.idle_since_s = None
        self.line1.since_s = self.line2.since_s = None
        self.last_media_id = 0
        self.counters_known = False

    def _go_on(self, now_s: int) -> None:
        """Busy with one contact more or less: the status began with the first of them."""
        if self.status is Status.BUSY:
            self.ledger.turn_to(Spent.PROCESSING, now_s, len(self.processing))
        else:
            self.enter(Status.BUSY, now_s)
