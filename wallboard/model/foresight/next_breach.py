"""Whose breach clock runs out first: of several queues."""

from __future__ import annotations

from collections.abc import Iterable

from wallboard.model.queue_row import QueueRow


def next_breach(rows: Iterable[QueueRow]) -> QueueRow | None:
    """Return the queue whose longest wait is over the most, or will be first; None while nobody waits."""
    clocks = [(left, row) for row in rows if (left := row.foresight.left_s) is not None]
    return min(clocks, key=lambda clock: clock[0])[1] if clocks else None
