"""How a queue stands, in words: `7 waiting, oldest 4 minutes 12, nobody free`."""

from __future__ import annotations

from collections.abc import Iterator

from wallboard.model.need import QueueNeed
from wallboard.model.queue import Queue
from wallboard.model.queue_row import QueueRow
from wallboard.model.spoken.wording import duration, somebody


def standing(row: QueueRow) -> str:
    """Return who waits there, for how long, and for whom."""
    return ", ".join([*_waiting(row.queue), *_staff(row)]) or "nothing is known of it"


def _waiting(queue: Queue) -> Iterator[str]:
    if queue.waiting is None:
        return
    yield somebody(queue.waiting, "waiting")
    if queue.longest_wait_s is not None:
        yield f"oldest {duration(queue.longest_wait_s)}"


def _staff(row: QueueRow) -> Iterator[str]:
    if row.need is QueueNeed.UNSTAFFED:
        yield "nobody logged in"
    elif row.queue.free is not None:
        yield somebody(row.queue.free, "free")
