"""Times in which work is done on a floor, and nothing is raised about what that disturbs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct, field

from wallboard.model.queue_row import QueueRow
from wallboard.model.selection import Selection


class Maintenance(Struct, frozen=True):
    """One such time."""

    begins: datetime
    """Aware."""
    ends: datetime
    """Aware; the first moment after it."""
    queues: Selection = field(default_factory=Selection)
    """The queues that it is about; all: everything else on the floor, too, but for the lists themselves."""

    def covers(self, row: Any, at: datetime) -> bool:
        """Say whether nothing is to be raised about a row of any scope at that moment (aware)."""
        if not self.begins <= at < self.ends:
            return False
        if self.queues.chooses_all:
            return True
        return isinstance(row, QueueRow) and self.queues.chooses(row.id, row.queue.name)
