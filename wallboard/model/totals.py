"""The sums over several queues, for a line of totals: contacts alone, since agents serve several queues.

Waits and levels are those of live queues, for e-mail and voice mail wait for hours, or of all where none is live.
Excluded queues are in no sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

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
from wallboard.model.queue import QueueKind
from wallboard.model.queue_row import QueueRow, queues_of, shared


class QueueTotals(Struct, frozen=True):
    """What the queues of some rows come to; None: no value."""

    live: int = 0
    """How many of the queues are live."""
    waiting: int | None = None
    """Waits, levels and shares are of live queues, or of all where none is."""
    longest_wait_s: int | None = None
    offered: int | None = None
    level_30min: float | None = None
    """A fraction, weighted by the contacts queued."""
    contacts_30min: int = 0
    """Accepted + abandoned: what that level and the abandoned share stand on."""
    severity: Severity = Severity.NONE
    """How that level of the open queues stands to the target of the floor, or to the one that all have."""
    level_day: float | None = None
    abandoned_30min: float | None = None
    queued_today: int | None = None
    accepted_today: int | None = None
    abandoned_today: int | None = None


def totals_of(rows: Sequence[QueueRow], floor_target: float | None = None, *, only_open: bool = False) -> QueueTotals:
    """Add up the rows, or the open ones among them.

    `floor_target` (a fraction) is what the live ones are held to where they are the whole floor.
    """
    counted = [row for row in rows if row.kind is not QueueKind.EXCLUDED]
    live_rows = [row for row in counted if row.kind is QueueKind.LIVE]
    rated_rows = rated(rows)
    live, queues, rated_queues = (queues_of(some, only_open=only_open) for some in (live_rows, counted, rated_rows))
    open_queues = queues_of(rated_rows, only_open=True)
    common = shared(rated_rows, lambda promise: promise.fraction)
    target = floor_target if live_rows and floor_target is not None else common
    return QueueTotals(
        live=len(live),
        waiting=total(queue.waiting for queue in rated_queues),
        longest_wait_s=longest_wait_s(rated_queues),
        offered=total(queue.number_in_offered for queue in queues),
        level_30min=service_level_30min(rated_queues),
        contacts_30min=contacts_30min(rated_queues),
        severity=below_target(service_level_30min(open_queues), target, contacts_30min(open_queues)),
        level_day=service_level_day(rated_queues),
        abandoned_30min=abandoned_30min(rated_queues),
        queued_today=total(queue.day_queued for queue in queues),
        accepted_today=total(queue.day_accepted for queue in queues),
        abandoned_today=total(queue.day_abandoned for queue in queues),
    )


def rated(rows: Sequence[QueueRow]) -> Sequence[QueueRow]:
    """Return the rows whose waits and levels are told: the live ones, or all that count where none is live."""
    counted = [row for row in rows if row.kind is not QueueKind.EXCLUDED]
    return [row for row in counted if row.kind is QueueKind.LIVE] or counted
