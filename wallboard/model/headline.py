"""The headline's figures over the selection: pure sums over the two lists.

Contacts are counted from the queue list, agents from the agent list: sums of agents over queues would count those who
serve several queues more than once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from wallboard.model.agent import AgentState
from wallboard.model.figure import Figure, Measure, Severity
from wallboard.model.foresight.needs import staff_needs
from wallboard.model.need import below_target, wait_severity
from wallboard.model.queue import Queue, QueueKind, abandoned_fraction
from wallboard.model.queue_row import QueueRow, live_target, queues_of
from wallboard.model.service_level import weighted
from wallboard.model.staff import Staff
from wallboard.model.standards import Standards
from wallboard.model.written import whole_points

ABANDONED_CRITICAL_FACTOR = 2
ABANDONED_MIN_CONTACTS = 20


class FigureValue(Struct, frozen=True):
    """One figure of the headline."""

    value: float | None
    """In the figure's unit: a count, seconds, or a fraction; None: no value."""
    severity: Severity = Severity.NONE
    target: float | None = None
    """What it is held to, in the same unit; None: nothing, or different things in different queues."""


def total(values: Iterable[int | None]) -> int | None:
    """Return the sum of the values that are known; None where none is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def headline(
    rows: Sequence[QueueRow], staff: Staff, standards: Standards, figures: Iterable[Figure]
) -> Mapping[Figure, FigureValue]:
    """Return the chosen figures of the selection: contacts are those of its live queues, open or closed.

    Closed queues raise nothing, so that a severity is that of the open ones; with all of them closed, there is none.
    """
    live = [row for row in rows if row.kind is QueueKind.LIVE]
    all_closed = bool(rows) and not any(row.is_open for row in rows)
    return {
        figure: FigureValue(
            _value(figure, live, staff),
            Severity.NONE if all_closed else _severity(figure, live, staff, standards),
            _target(figure, live, standards),
        )
        for figure in figures
    }


def service_level_30min(queues: Iterable[Queue]) -> float | None:
    """Return the 30-minute service level of several queues, weighted by the contacts queued in that time."""
    return weighted((queue.service_level_30min, queue.thirty_min_queued) for queue in queues)


def service_level_day(queues: Iterable[Queue]) -> float | None:
    """Return the day's service level of several queues, weighted by the contacts queued since the day began."""
    return weighted((queue.service_level_day, queue.day_queued) for queue in queues)


def abandoned_30min(queues: Sequence[Queue]) -> float | None:
    """Return abandoned ÷ (accepted + abandoned) of the last 30 minutes over several queues; None without volume.

    A queue of which only one of the two is known counts for nothing: its half would tilt the share.
    """
    known = [queue for queue in queues if queue.contacts_30min is not None]
    return abandoned_fraction(
        total(queue.thirty_min_accepted for queue in known), total(queue.thirty_min_abandoned for queue in known)
    )


def longest_wait_s(queues: Iterable[Queue]) -> int | None:
    """Return the longest wait of all in seconds, or None while nobody waits."""
    return max((queue.longest_wait_s for queue in queues if queue.longest_wait_s is not None), default=None)


def contacts_30min(queues: Iterable[Queue]) -> int:
    """Return the contacts that a 30-minute level is over: accepted + abandoned, where both are known."""
    return sum(queue.contacts_30min or 0 for queue in queues)


def level_severity(queues: Sequence[Queue], target: float | None) -> Severity:
    """Judge the 30-minute service level of several queues together."""
    return below_target(service_level_30min(queues), target, contacts_30min(queues))


def _value(figure: Figure, live: Sequence[QueueRow], staff: Staff) -> float | None:
    if figure is Figure.STAFF_NEEDED:
        worst = staff_needs(live).worst
        return worst.staffing.missing if worst else None
    return _VALUES[figure](queues_of(live), staff)


def _target(figure: Figure, live: Sequence[QueueRow], standards: Standards) -> float | None:
    match figure:
        case Figure.LONGEST_WAIT:
            waiting = [row for row in live if row.queue.longest_wait_s is not None]
            # The promise to the one who waits longest, whatever the other queues promise.
            longest = max(waiting, key=lambda row: row.queue.longest_wait_s or 0, default=None)
            if longest is not None:
                return longest.target.within_s if longest.target else None
            return live_target(live, standards, lambda target: target.within_s)
        case Figure.SERVICE_LEVEL | Figure.SERVICE_LEVEL_TODAY:
            return live_target(live, standards, lambda target: target.fraction)
        case Figure.ABANDONED:
            return standards.abandoned_target
        case _:
            return None


def _severity(figure: Figure, live: Sequence[QueueRow], staff: Staff, standards: Standards) -> Severity:
    opened = [row for row in live if row.is_open]
    levels = standards.levels.get(figure)
    if levels is not None:
        value = _value(figure, opened, staff)
        if value is not None and figure.measure is Measure.FRACTION:
            value = whole_points(value) / 100
        return levels.judge(value)
    if figure is Figure.STAFF_NEEDED:
        worst = staff_needs(opened).worst
        return worst.severity if worst else Severity.NONE
    return _own_severity(figure, opened, staff, standards)


def _own_severity(figure: Figure, live: Sequence[QueueRow], staff: Staff, standards: Standards) -> Severity:
    """Judge a figure that has no configured levels by what its open queues are held to."""
    queues = queues_of(live)
    match figure:
        case Figure.WAITING | Figure.LONGEST_WAIT:
            # The count has no level of its own: it takes the colour of the waits behind it.
            return max((wait_severity(row.queue, row.target) for row in live), default=Severity.NONE)
        case Figure.SERVICE_LEVEL:
            return level_severity(queues, _target(figure, live, standards))
        case Figure.SERVICE_LEVEL_TODAY:
            contacts = sum(queue.contacts_today or 0 for queue in queues)
            return below_target(service_level_day(queues), _target(figure, live, standards), contacts)
        case Figure.ABANDONED:
            return _abandoned_severity(queues, standards.abandoned_target)
        case Figure.FREE:
            is_missed = _free(queues, staff) == 0 and bool(total(queue.waiting for queue in queues))
            return Severity.WARNING if is_missed else Severity.NONE
        case _:
            return Severity.NONE


def _abandoned_severity(queues: Sequence[Queue], target: float) -> Severity:
    share, most = abandoned_30min(queues), whole_points(target)
    if share is None or contacts_30min(queues) < ABANDONED_MIN_CONTACTS or whole_points(share) <= most:
        return Severity.NONE
    is_critical = whole_points(share) >= ABANDONED_CRITICAL_FACTOR * most
    return Severity.CRITICAL if is_critical else Severity.WARNING


def _free(_live: Sequence[Queue], staff: Staff) -> int | None:
    return staff.free if staff.states else None


def _average_wait(live: Sequence[Queue], _staff: Staff) -> float | None:
    return weighted((queue.number("thirty_min_avg_wait_time_s"), queue.thirty_min_queued) for queue in live)


def _on_break(_live: Sequence[Queue], staff: Staff) -> int | None:
    return staff.states.get(AgentState.BREAK, 0) if staff.states else None


_VALUES: Mapping[Figure, Callable[[Sequence[Queue], Staff], float | None]] = {
    Figure.WAITING: lambda live, _staff: total(queue.waiting for queue in live),
    Figure.LONGEST_WAIT: lambda live, _staff: longest_wait_s(live),
    Figure.SERVICE_LEVEL: lambda live, _staff: service_level_30min(live),
    Figure.ABANDONED: lambda live, _staff: abandoned_30min(live),
    Figure.FREE: _free,
    Figure.OCCUPANCY: lambda _live, staff: staff.occupancy,
    Figure.ACCEPTED_TODAY: lambda live, _staff: total(queue.day_accepted for queue in live),
    Figure.QUEUED_TODAY: lambda live, _staff: total(queue.day_queued for queue in live),
    Figure.AVERAGE_WAIT: _average_wait,
    Figure.SERVICE_LEVEL_TODAY: lambda live, _staff: service_level_day(live),
    Figure.ON_BREAK: _on_break,
}
