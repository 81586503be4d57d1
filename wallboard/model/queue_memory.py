"""The board's own memory of each queue: who waited, how long, and at which level, in the last hour."""

from __future__ import annotations

from statistics import fmean

from msgspec import Struct, field

from wallboard.model.course import Course, Trend
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed


class QueueMemory(Struct, frozen=True):
    """What the queues of the tenant were, chosen or not: another selection does not forget them."""

    waiting: Course = field(default_factory=Course)
    """Contacts waiting, by queue id."""
    longest_wait: Course = field(default_factory=Course)
    """Seconds of the longest wait, by queue id."""
    level: Course = field(default_factory=Course)
    """Service level of 30 minutes, a fraction, by queue id."""

    def plus(self, feed: Feed[Queue]) -> QueueMemory:
        """Return the memory with the list's reading, where that is new.

        A list that has never been read is another tenant's: what is known of queues with the same ids is forgotten.
        """
        if feed.reading is None:
            return QueueMemory()
        at_s = self.waiting.new_in(feed)
        if at_s is None:
            return self
        queues = feed.reading.batch.records
        return QueueMemory(
            self.waiting.plus(at_s, {queue.id: queue.waiting for queue in queues}),
            self.longest_wait.plus(at_s, {queue.id: _longest_wait_s(queue) for queue in queues}),
            self.level.plus(at_s, {queue.id: queue.service_level_30min for queue in queues}),
        )

    def of(self, queue_id: str) -> QueueTrends:
        """Return what one queue was; one that was never read has no values."""
        return QueueTrends(queue_id, self)


class QueueTrends(Struct, frozen=True):
    """What one queue was; looked up only when asked for, since most queues are not in view."""

    queue_id: str = ""
    memory: QueueMemory = field(default_factory=QueueMemory)

    @property
    def waiting(self) -> Trend:
        """Contacts waiting; of several readings the most."""
        return self.memory.waiting.trend(self.queue_id)

    @property
    def longest_wait(self) -> Trend:
        """Seconds of the longest wait, 0 while nobody waits; of several readings the longest."""
        return self.memory.longest_wait.trend(self.queue_id)

    @property
    def level(self) -> Trend:
        """Service level of 30 minutes, a fraction; of several readings the mean."""
        return self.memory.level.trend(self.queue_id, fmean)


def _longest_wait_s(queue: Queue) -> int | None:
    # Nobody waits: that is known, and no gap.
    return 0 if queue.waiting == 0 else queue.longest_wait_s
