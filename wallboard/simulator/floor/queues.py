"""A queue: its line of waiting contacts, their transitions, and the counts of the day and the last 30 minutes.

Every transition of a contact is a method here, so that the books of a queue balance at any moment:
`backlog + queued = accepted + abandoned + overflowed + waiting + offered`.
"""

import heapq

from wallboard.simulator.floor.contacts import Contact, ContactState
from wallboard.simulator.floor.population import QueueSpec
from wallboard.simulator.floor.windows import RecentEvents, Spells


class DayCounts:
    """Plain counts of one queue since the reset."""

    __slots__ = ("abandoned", "accepted", "backlog", "handled", "handled_s", "overflowed", "queued", "within")

    def __init__(self, backlog: int) -> None:
        self.backlog = backlog
        """Contacts that were waiting or offered at the reset."""
        self.queued = 0
        self.accepted = 0
        self.within = 0
        """Accepted within the queue's answer-within time."""
        self.abandoned = 0
        self.overflowed = 0
        self.handled = 0
        """Contacts whose duration ended."""
        self.handled_s = 0
        """Seconds of those."""


class Queue:
    """One queue of the running floor."""

    def __init__(self, spec: QueueSpec, *, queued_counts_overflowed: bool, duration_includes_wrap_up: bool) -> None:
        self.spec = spec
        self.waiting = 0
        self.offered = 0
        self.in_progress = 0
        """In processing or in wrap-up."""
        self.day = DayCounts(backlog=0)
        self.waits = Spells()
        self.handlings = Spells()
        """By when they began."""
        self.recent_handled = RecentEvents()
        """Contacts whose duration ended; the amount is its seconds."""
        self.recent_accepted = RecentEvents()
        """The amount is 1 for one accepted within the target."""
        self.recent_abandoned = RecentEvents()
        self.service_level_known = True
        """False between a restart of the system and the next contact answered or lost."""
        self._queued_counts_overflowed = queued_counts_overflowed
        self._duration_includes_wrap_up = duration_includes_wrap_up
        self._line: list[tuple[int, Contact]] = []

    def head(self) -> Contact | None:
        """Return whoever has been waiting longest; None when nobody waits."""
        line = self._line
        while line and line[0][1].state is not ContactState.WAITING:
            heapq.heappop(line)
        return line[0][1] if line else None

    def overdue(self, now_s: int) -> int:
        """How many wait longer than the answer-within time."""
        limit_s = now_s - self.spec.answer_within_s
        return sum(contact.state is ContactState.WAITING and contact.queued_s < limit_s for _, contact in self._line)

    def join(self, number: int, now_s: int) -> Contact:
        """Let a contact arrive and wait; `number` rises with every arrival on the floor."""
        contact = Contact(self, number, now_s, self.waits.begin(now_s))
        heapq.heappush(self._line, (number, contact))
        self.day.queued += 1
        self.waiting += 1
        return contact

    def offer(self, contact: Contact) -> None:
        """Let the contact at the head of the line alert an agent."""
        heapq.heappop(self._line)
        contact.state = ContactState.OFFERED
        self.waiting -= 1
        self.offered += 1

    def put_back(self, contact: Contact) -> None:
        """Let a contact whose offer failed wait again at its old place."""
        contact.state = ContactState.WAITING
        heapq.heappush(self._line, (contact.number, contact))
        self.offered -= 1
        self.waiting += 1

    def accept(self, contact: Contact, now_s: int) -> None:
        """Answer an offered contact."""
        within = now_s - contact.queued_s <= self.spec.answer_within_s
        contact.state = ContactState.PROCESSING
        contact.accepted_s = now_s
        self.waits.end(contact.wait, now_s)
        contact.handling = self.handlings.begin(now_s)
        self.offered -= 1
        self.in_progress += 1
        self.day.accepted += 1
        self.day.within += within
        self.recent_accepted.add(now_s, int(within))
        self.service_level_known = True

    def abandon(self, contact: Contact, now_s: int) -> None:
        """Let a contact that waits, or is being offered, give up."""
        self._leave(contact, ContactState.ABANDONED, now_s)
        self.waits.end(contact.wait, now_s)
        self.day.abandoned += 1
        self.recent_abandoned.add(now_s)
        self.service_level_known = True

    def overflow(self, contact: Contact, now_s: int) -> None:
        """Let a waiting contact move on to another queue."""
        self._leave(contact, ContactState.OVERFLOWED, now_s)
        if self._queued_counts_overflowed:
            self.waits.end(contact.wait, now_s)
        else:
            self.waits.strike(contact.wait, now_s)
        self.day.overflowed += 1

    def wrap_up(self, contact: Contact, now_s: int) -> None:
        """End the talking, chatting or writing; the agent still has work with it."""
        contact.state = ContactState.WRAP_UP
        contact.processed_s = now_s
        if not self._duration_includes_wrap_up:
            self._end_handling(contact, now_s)

    def close(self, contact: Contact, now_s: int) -> None:
        """Finish a contact, after its wrap-up or without one."""
        if contact.state is ContactState.PROCESSING:
            self.wrap_up(contact, now_s)
        if self._duration_includes_wrap_up:
            self._end_handling(contact, now_s)
        contact.state = ContactState.CLOSED
        contact.left_s = now_s
        self.in_progress -= 1

    def reset_day(self) -> None:
        """Begin a new day with nothing counted; whoever waits is its backlog."""
        self.day = DayCounts(backlog=self.waiting + self.offered)
        self.waits.reset_day()
        self.handlings.reset_day()

    def _leave(self, contact: Contact, state: ContactState, now_s: int) -> None:
        if contact.state is ContactState.WAITING:
            self.waiting -= 1
        else:
            self.offered -= 1
        contact.state = state
        contact.left_s = now_s

    def _end_handling(self, contact: Contact, now_s: int) -> None:
        if (spell := contact.handling) is not None:
            self.handlings.end(spell, now_s)
            self.recent_handled.add(now_s, spell.length_s(now_s))
            self.day.handled += 1
            self.day.handled_s += spell.length_s(now_s)
