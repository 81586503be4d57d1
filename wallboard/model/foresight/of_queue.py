"""What is to be expected of one queue: every estimate of it, each worked out once for a reading when first asked for.

Most are asked for only of the queues in view: of 2,000 a fiftieth.
"""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from wallboard.model.foresight import budget as budgets
from wallboard.model.foresight import expected_wait as waits
from wallboard.model.foresight import staffing as staff
from wallboard.model.foresight.breach import left_s
from wallboard.model.foresight.budget import Budget
from wallboard.model.foresight.estimate import Estimate, Refusal, refused
from wallboard.model.foresight.mismatch import QueueMismatch, queue_mismatches
from wallboard.model.foresight.staffing import Staffing
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.service_level import ServiceTarget


class QueueForesight(Struct, frozen=True, dict=True):
    """The estimates of one queue, as it was read."""

    queue: Queue
    kind: QueueKind
    target: ServiceTarget | None
    is_open: bool = True
    wrap_up_s: float | None = None
    """The wrap-up of a contact on the floor, or 0 where the API's durations hold it; None: unknown."""

    @property
    def left_s(self) -> float | None:
        """Seconds until the longest wait is over answer-within, negative once it is; None: nobody waits, or closed."""
        return left_s(self.queue.longest_wait_s, self.target) if self.is_open else None

    @cached_property
    def budget(self) -> Estimate[Budget]:
        """What is left of the day's promise."""
        if self.kind is QueueKind.EXCLUDED:
            return refused(Refusal.EXCLUDED)
        fraction = self.target.fraction if self.target else None
        return budgets.budget(self.queue.service_level_day, self.queue.contacts_today, fraction)

    @cached_property
    def staffing(self) -> Estimate[Staffing]:
        """How many agents it needs.

        Not that they are enough, while contacts wait over answer-within and nobody is free: the formulas know what
        comes, and not what has piled up.
        """
        reason = self._not_now
        if reason:
            return refused(reason)
        estimate = staff.staffing(self.queue, self.target, self.wrap_up_s)
        is_behind = self.left_s is not None and self.left_s < 0 and self.queue.free == 0
        is_enough = estimate.value is not None and estimate.value.missing <= 0
        return refused(Refusal.BEHIND) if is_behind and is_enough else estimate

    @cached_property
    def expected_wait(self) -> Estimate[float]:
        """How long the next caller will wait, in seconds."""
        reason = self._not_now
        return refused(reason) if reason else waits.expected_wait(self.queue, self.wrap_up_s)

    @cached_property
    def mismatches(self) -> tuple[QueueMismatch, ...]:
        """What does not fit together; nothing where nothing is raised."""
        is_judged = self.is_open and self.kind is not QueueKind.EXCLUDED
        return queue_mismatches(self.queue, self.target) if is_judged else ()

    @property
    def _not_now(self) -> Refusal | None:
        match self.kind:
            case QueueKind.EXCLUDED:
                return Refusal.EXCLUDED
            case QueueKind.DEFERRED:
                return Refusal.MEDIUM
            case _:
                return None if self.is_open else Refusal.CLOSED
