"""The sums over several queues, for a line of totals: contacts of live queues. Agents are never summed over queues."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wallboard.model.figure import Severity
from wallboard.model.headline import (
    abandoned_30min,
    contacts_30min,
    longest_wait_s,
    service_level_30min,
    service_level_day,
    total,
)
from wallboard.model.need import below_target
from wallboard.model.queue import Queue


@dataclass(frozen=True, slots=True)
class QueueTotals:
    """What live queues come to; None: no value."""

    waiting: int | None = None
    offered: int | None = None
    longest_wait_s: int | None = None
    level_30min: float | None = None
    """A fraction, weighted by the contacts queued."""
    severity: Severity = Severity.NONE
    """How that level stands to the target, where all queues have the same."""
    level_day: float | None = None
    abandoned_30min: float | None = None
    queued_today: int | None = None
    accepted_today: int | None = None
    abandoned_today: int | None = None


def live_totals(live: Sequence[Queue], targets: Collection[float]) -> QueueTotals:
    """Add up the live queues; `targets` are the fractions that they are held to."""
    level = service_level_30min(live)
    target = next(iter(targets)) if len(set(targets)) == 1 else None
    return QueueTotals(
        waiting=total(queue.waiting for queue in live),
        offered=total(queue.number_in_offered for queue in live),
        longest_wait_s=longest_wait_s(live),
        level_30min=level,
        severity=below_target(level, target, contacts_30min(live)),
        level_day=service_level_day(live),
        abandoned_30min=abandoned_30min(live),
        queued_today=total(queue.day_queued for queue in live),
        accepted_today=total(queue.day_accepted for queue in live),
        abandoned_today=total(queue.day_abandoned for queue in live),
    )
