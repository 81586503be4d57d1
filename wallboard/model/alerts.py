"""What on a floor is critical, and which page of a wall shows it.

It is taken from the judgement of the latest reading: nothing is critical that carries no sign on the board.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.wall import Page


@dataclass(frozen=True, slots=True)
class Alert:
    """Something critical, and where a wall shows it."""

    name: str
    """For people: of the queue, or of the figure."""
    pages: tuple[Page, ...]
    """Those that show it, the most telling one first."""


Alerts = Mapping[str, Alert]
"""What is critical now, by a key that stays the same for as long as it is; the worst first."""
_OF_QUEUES = (Page.HEADLINE, Page.QUEUES, Page.LEVELS)


def alerts(floor: Floor) -> Alerts:
    """Return what is critical on a floor: queues by need, then figures of the headline."""
    queues = {
        f"queue {row.id}": Alert(row.queue.name, _OF_QUEUES)
        for row in floor.queues
        if row.severity is Severity.CRITICAL
    }
    figures = {
        f"figure {figure}": Alert(figure.value.replace("-", " "), (Page.HEADLINE,))
        for figure, value in floor.figures.items()
        if value.severity is Severity.CRITICAL
    }
    return {**queues, **figures}
