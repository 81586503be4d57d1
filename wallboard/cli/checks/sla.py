"""`sla-target` of the API beside our own target. Its unit is unknown: say which readings would make them agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from wallboard.cli.checks.finding import Finding, note, ok
from wallboard.config.quantities import written
from wallboard.model.queue import Queue
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import Standards


def matching_readings(sla_target: int, target: ServiceTarget) -> tuple[str, ...]:
    """Return the units in which the API's number says the same as our target."""
    readings = {
        "seconds": sla_target == target.within_s,
        "minutes": sla_target * 60 == target.within_s,
        "hours": sla_target * 3600 == target.within_s,
        "percent": sla_target == round(target.fraction * 100),
    }
    return tuple(unit for unit, matches in readings.items() if matches)


def sla_targets(queues: Iterable[Queue], standards: Standards) -> Iterator[Finding]:
    """Yield one finding for all chosen queues that have the same `sla-target` and the same target of ours."""
    alike: dict[tuple[int | None, ServiceTarget | None], list[str]] = defaultdict(list)
    for queue in queues:
        if standards.queues.chooses(queue.id, queue.name):
            alike[queue.sla_target, standards.terms(queue).target].append(queue.name or queue.id)
    for (sla_target, target), names in alike.items():
        yield _finding(sla_target, target, ", ".join(names))
    if not alike:
        yield note("sla-target", "nothing to compare: no queue of the list is chosen")


def _finding(sla_target: int | None, target: ServiceTarget | None, names: str) -> Finding:
    given = "none" if sla_target is None else str(sla_target)
    ours = written(target) if target else "none"
    beside = f"as given {given}, ours {ours}"
    readings = matching_readings(sla_target, target) if sla_target and target else ()
    if readings:
        return ok("sla-target", f"{beside}: agree if it means {' or '.join(readings)}: {names}")
    return note("sla-target", f"{beside}: no reading of it agrees; compare with the SLA settings of {names}")
