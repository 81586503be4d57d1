"""How several queues stand together: for agents, and for the day's promise.

Needs are never summed: agents serve several queues, and would be counted twice. What is told is the queue that lacks
the most, and how many queues are short.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wallboard.model.foresight.budget import Budget, budget
from wallboard.model.foresight.estimate import Estimate
from wallboard.model.foresight.staffing import Staffing
from wallboard.model.headline import service_level_day
from wallboard.model.queue_row import QueueRow, queues_of


@dataclass(frozen=True, slots=True)
class QueueStaffing:
    """What one queue needs."""

    id: str
    name: str
    staffing: Staffing


@dataclass(frozen=True, slots=True)
class StaffNeeds:
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
            worst = QueueStaffing(row.id, row.queue.name, staffing)
    return StaffNeeds(known, short, worst)


def budget_of(rows: Sequence[QueueRow], target: float | None) -> Estimate[Budget]:
    """Return the day's budget of several queues together against a target (a fraction), weighed as in the headline.

    A mean of percents that are half a point off at most is no more off itself.
    """
    queues = [queue for queue in queues_of(rows) if queue.service_level_day is not None]
    contacts = [queue.contacts_today for queue in queues]
    known = None if None in contacts or not queues else sum(count or 0 for count in contacts)
    return budget(service_level_day(queues), known, target)
