"""Service levels to be drawn as gauges: one for the live floor as a whole, and one for each medium."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from wallboard.model.figure import Severity
from wallboard.model.foresight.budget import Budget
from wallboard.model.foresight.common_budget import budget_of
from wallboard.model.foresight.estimate import Estimate, Refusal, refused
from wallboard.model.headline import contacts_30min, level_severity, service_level_30min, service_level_day
from wallboard.model.queue import MEDIA, QueueKind
from wallboard.model.queue_row import QueueRow, live_target, medium_target, queues_of, shared
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import Standards


class LevelGauge(Struct, frozen=True):
    """The service level of several queues together."""

    media: str | None
    """The medium of the queues; None: the live floor, whatever media are live there."""
    level_30min: float | None
    """A fraction, weighted by the contacts queued; None: nothing counted."""
    level_day: float | None
    target: float | None
    """The fraction that they are held to; targets are never averaged."""
    within_s: int | None
    """The answer-within of that target; None where they do not share all of it."""
    severity: Severity
    """Of the 30 minutes, over the open queues."""
    queues: int
    contacts: int
    """Contacts of the last 30 minutes, accepted + abandoned: what the level stands on."""
    budget: Estimate[Budget] = refused(Refusal.NO_TARGET)
    """What is left of the day's promise, against that target."""


def level_gauges(rows: Sequence[QueueRow], standards: Standards) -> tuple[LevelGauge, ...]:
    """Return a gauge for each medium that has a queue, in the document's order of media; excluded queues left out.

    That of the live floor comes first, but for a floor on which it would be that of its only live medium.
    """
    counted = [row for row in rows if row.kind is not QueueKind.EXCLUDED]
    live = [row for row in counted if row.kind is QueueKind.LIVE]
    by_medium = {medium: [row for row in counted if row.medium == medium] for medium in _media(counted)}
    gauges = tuple(_medium_gauge(medium, own, standards) for medium, own in by_medium.items())
    return gauges if not live or live in by_medium.values() else (_floor_gauge(live, standards), *gauges)


def _media(rows: Sequence[QueueRow]) -> list[str]:
    return sorted(
        {row.medium for row in rows},
        key=lambda medium: (MEDIA.index(medium) if medium in MEDIA else len(MEDIA), medium),
    )


def _floor_gauge(live: Sequence[QueueRow], standards: Standards) -> LevelGauge:
    fraction = live_target(live, standards, lambda target: target.fraction)
    return _gauge(None, live, fraction, standards.floor_target)


def _medium_gauge(medium: str, rows: Sequence[QueueRow], standards: Standards) -> LevelGauge:
    return _gauge(medium, rows, medium_target(rows, medium, standards, lambda target: target.fraction))


def _gauge(
    media: str | None, rows: Sequence[QueueRow], target: float | None, floor_target: ServiceTarget | None = None
) -> LevelGauge:
    queues, whole = queues_of(rows), floor_target or shared(rows, lambda target: target)
    return LevelGauge(
        media=media,
        level_30min=service_level_30min(queues),
        level_day=service_level_day(queues),
        target=target,
        within_s=whole.within_s if whole else None,
        severity=level_severity(queues_of(rows, only_open=True), target),
        queues=len(queues),
        contacts=contacts_30min(queue for queue in queues if queue.service_level_30min is not None),
        budget=budget_of(rows, target),
    )
