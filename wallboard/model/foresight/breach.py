"""The breach clock: how long the contact that waits longest may still wait before its promise is broken."""

from __future__ import annotations

from wallboard.model.service_level import ServiceTarget


def left_s(wait_s: float | None, target: ServiceTarget | None) -> float | None:
    """Return answer-within less the wait, in seconds; negative: over by so many. None: nobody waits, or no promise.

    The wait is `longest-wait-time`, gone on by the time since it was taken: exact but for a second, until somebody is
    answered whom the board cannot see. The answer-within is ours, which the tenant's own SLA settings should equal.
    """
    return None if wait_s is None or target is None else target.within_s - wait_s
