"""How several queues stand together for agents.

Needs are never summed: agents serve several queues, and would be counted twice. What is told is the queue that lacks
the most, and how many queues are short.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from wallboard.model.figure import Severity
from wallboard.model.foresight.staffing import Staffing
from wallboard.model.queue_row import QueueRow


class QueueStaffing(Struct, frozen=True):
    """What one queue needs."""

    id: str
    name: str
    apart: int
    """Characters of it that another queue's name begins with, too."""
    staffing: Staffing
    severity: Severity
    """How bad it is, see `QueueRow.staff_severity`."""


class StaffNeeds(Struct, frozen=True):
    """What the queues of a floor or a team need."""

    known: int = 0
    """The queues of which it could be worked out."""
    short: int = 0
    """Those of them that lack agents."""
    worst: QueueStaffing | None = None
    """The one that lacks the most, or can spare the fewest; None where none is known."""


def staff_needs(rows: Iterable[QueueRow]) -> StaffNeeds:
    """Return what the queues need; of two that lack as many, the first one is the worst."""
    known = short = 0
    worst: QueueStaffing | None = None
    for row in rows:
        staffing = row.foresight.staffing.value
        if staffing is None:
            continue
        known += 1
        short += staffing.missing > 0
        if worst is None or staffing.missing > worst.staffing.missing:
            worst = QueueStaffing(row.id, row.queue.name, row.apart, staffing, row.staff_severity)
    return StaffNeeds(known, short, worst)
