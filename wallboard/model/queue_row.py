"""A queue and what the standards say of it, and the target that several queues are judged by together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field

from wallboard.model.figure import Severity
from wallboard.model.foresight.of_queue import QueueForesight
from wallboard.model.need import QueueNeed, level_severity, queue_severity, wait_severity
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.queue_memory import QueueTrends
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import Standards

T = TypeVar("T")


class QueueRow(Struct, frozen=True, dict=True):
    """A queue and what the standards say of it."""

    queue: Queue
    kind: QueueKind
    target: ServiceTarget | None
    need: QueueNeed
    text: str
    """What a filter's words are looked for in."""
    is_open: bool = True
    """False outside of its opening hours."""
    opens_at: datetime | None = None
    """When it opens next (aware, in the zone of its hours); None while open, or where that is far away."""
    trends: QueueTrends = field(default_factory=QueueTrends)
    """What it was in the last hour."""
    wrap_up_s: float | None = None
    """The wrap-up of a contact on the floor, or 0 where the API's durations hold it; None: unknown."""
    apart: int = 0
    """Characters that its name shares with that of another queue on the floor, see `apart`."""
    alarm: Severity = Severity.NONE
    """The worst alarm that stands about it."""

    @cached_property
    def foresight(self) -> QueueForesight:
        """What is to be expected of it."""
        return QueueForesight(self.queue, self.kind, self.target, self.is_open, self.wrap_up_s)

    @property
    def id(self) -> str:
        """The queue's id: what a cursor holds."""
        return self.queue.id

    @property
    def medium(self) -> str:
        """Its medium in lower case, as targets are named."""
        return self.queue.media_type.lower()

    @property
    def severity(self) -> Severity:
        """The sign it carries."""
        return max(queue_severity(self.need), self.alarm)

    @property
    def wait_severity(self) -> Severity:
        """How bad its longest wait is, as it was read."""
        return wait_severity(self.queue, self.target) if self.is_judged else Severity.NONE

    @property
    def level_severity(self) -> Severity:
        """How bad its service level of 30 minutes is."""
        return level_severity(self.queue, self.target) if self.is_judged else Severity.NONE

    @property
    def staff_severity(self) -> Severity:
        """How bad it is that it lacks agents: where that is an upper bound, only what is wrong already bears it out."""
        staffing = self.foresight.staffing.value
        if staffing is None or staffing.missing <= 0:
            return Severity.NONE
        is_borne_out = max(self.wait_severity, self.level_severity) > Severity.NONE
        return Severity.WARNING if is_borne_out or not staffing.is_upper_bound else Severity.NONE

    @property
    def waited(self) -> float | None:
        """Longest wait ÷ answer-within, as it was read; None where nobody waits, or one is unknown."""
        if self.target is None or self.queue.longest_wait_s is None:
            return None
        return self.queue.longest_wait_s / self.target.within_s

    @property
    def is_judged(self) -> bool:
        """False where nothing is raised about staff, waits or service level: closed and excluded queues."""
        return self.is_open and self.kind is not QueueKind.EXCLUDED


def queues_of(rows: Sequence[QueueRow], *, only_open: bool = False) -> list[Queue]:
    """Return the queues of the rows, or of the open ones among them."""
    return [row.queue for row in rows if row.is_open or not only_open]


def medium_target(
    rows: Sequence[QueueRow], medium: str, standards: Standards, part: Callable[[ServiceTarget], T]
) -> T | None:
    """Return one part of what the medium's queues among the rows promise: their common one, or else its own."""
    common = shared([row for row in rows if row.medium == medium], part)
    configured = standards.media_targets.get(medium)
    return part(configured) if common is None and configured is not None else common


def live_target(rows: Sequence[QueueRow], standards: Standards, part: Callable[[ServiceTarget], T]) -> T | None:
    """Return one part of what the live rows promise together: the floor's own target, their common one, or the phone's.

    None where none is configured for the floor, they have nothing in common, and there is no phone queue: targets are
    never averaged.
    """
    if standards.floor_target is not None and rows:
        return part(standards.floor_target)
    common = shared(rows, part)
    if common is not None or not any(row.medium == "phone" for row in rows):
        return common
    return medium_target(rows, "phone", standards, part)


def shared(rows: Sequence[QueueRow], part: Callable[[ServiceTarget], T]) -> T | None:
    """Return the part of their targets that all the open rows share, or all rows where none is open; else None."""
    judged = [row for row in rows if row.is_open] or rows
    parts = {part(row.target) if row.target else None for row in judged}
    return parts.pop() if len(parts) == 1 else None
