"""The day's budget of several queues together: of a medium, a team, the live floor."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.model.foresight.budget import Budget, budget
from wallboard.model.foresight.estimate import Estimate
from wallboard.model.headline import service_level_day
from wallboard.model.queue_row import QueueRow, queues_of


def budget_of(rows: Sequence[QueueRow], target: float | None) -> Estimate[Budget]:
    """Return the day's budget of several queues together against a target (a fraction), weighed as in the headline.

    A mean of percents that are half a point off at most is no more off itself.
    """
    queues = [queue for queue in queues_of(rows) if queue.service_level_day is not None]
    contacts = [queue.contacts_today for queue in queues]
    known = None if None in contacts or not queues else sum(count or 0 for count in contacts)
    return budget(service_level_day(queues), known, target)
