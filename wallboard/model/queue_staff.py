"""The agents of one queue by what they do for it: each of them is counted once."""

from __future__ import annotations

from msgspec import Struct

from wallboard.model.queue import Queue


class QueueStaff(Struct, frozen=True):
    """Counts of agents who are enabled for the queue; None: unknown."""

    free: int | None = None
    here: int | None = None
    """At work on contacts of this queue, wrap-up included."""
    elsewhere: int | None = None
    """At work for other queues, or being offered a contact: the API does not tell the two apart."""
    on_break: int | None = None
    offline: int | None = None
    logged_out: int | None = None

    @classmethod
    def of(cls, queue: Queue) -> QueueStaff:
        """Return who does what, as the queue's record has it."""
        return cls(
            free=queue.free,
            here=queue.here,
            elsewhere=queue.elsewhere,
            on_break=queue.agent_count_on_break,
            offline=queue.agent_count_work_offline,
            logged_out=queue.agent_count_logged_out,
        )

    @property
    def logged_in(self) -> int | None:
        """The sum of those who are logged in; None where a part of it is unknown."""
        parts = (self.free, self.here, self.elsewhere, self.on_break, self.offline)
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else None
