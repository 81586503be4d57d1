"""What can be wrong with queues: that people wait too long, that nobody is there for them, that a level is missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.headline import contacts_30min, level_severity, service_level_30min
from wallboard.model.need import ENOUGH_CONTACTS, QueueNeed, is_near
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.queue_row import QueueRow, live_target, queues_of
from wallboard.model.spoken.concern import Concern, Topic
from wallboard.model.spoken.wording import duration, percent, somebody

_UNSTAFFED = Severity.CRITICAL + 1
"""Worse than any wait: it does not end by itself."""


def queue_concerns(rows: Iterable[QueueRow]) -> Iterator[Concern]:
    """Yield how the waits and the service level of each queue stand."""
    for row in rows:
        yield _waits(row)
        if row.target is not None:
            queue, target = row.queue, row.target.fraction
            yield _level(
                f"level {row.id}",
                Topic.LEVELS,
                queue.name,
                queue.service_level_30min,
                target,
                row.level_severity,
                queue.contacts_30min or 0,
            )


def floor_concerns(floor: Floor) -> Iterator[Concern]:
    """Yield how the service level of all live queues together stands."""
    live = [row for row in floor.queues if row.kind is QueueKind.LIVE and row.is_open]
    queues, target = queues_of(live), live_target(live, floor.standards, lambda to: to.fraction)
    if target is not None:
        level, severity = service_level_30min(queues), level_severity(queues, target)
        yield _level("floor", Topic.FLOOR, "The floor", level, target, severity, contacts_30min(queues))


def _standing(row: QueueRow) -> str:
    """Return how a queue stands: `7 waiting, oldest 4 minutes 12, nobody free`."""
    queue = row.queue
    parts = [*_waiting(queue), *_staff(row)]
    return ", ".join(parts) or "nothing is known of it"


def _waits(row: QueueRow) -> Concern:
    name, now = row.queue.name, _standing(row)
    relief = f"{name}: closed" if row.need is QueueNeed.CLOSED else f"{name}: calm again, {now}"
    level = _UNSTAFFED if row.need is QueueNeed.UNSTAFFED else row.wait_severity
    if level:
        relief = f"{name}: better, {now}"
    at_limit = row.is_judged and not level and is_near(row.queue, row.target)
    return Concern(f"waits {row.id}", Topic.WAITS, name, level, f"{name}: {now}", relief, is_at_its_limit=at_limit)


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


def _level(
    key: str, topic: Topic, name: str, level: float | None, target: float, severity: Severity, contacts: int
) -> Concern:
    """Return how a level of 30 minutes stands; of so few contacts that each one turns it, nothing is said."""
    is_telling = level is not None and contacts >= ENOUGH_CONTACTS
    words = f"{name}: service level {percent(level or 0)}, target {percent(target)}"
    relief = f"{words}, better" if severity else f"{words}, met again"
    severity = severity if is_telling else Severity.NONE
    return Concern(key, topic, name, severity, words, relief, is_at_its_limit=not is_telling)
