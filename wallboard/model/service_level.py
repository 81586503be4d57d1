"""Service level: what a queue promises, and the level of several queues together."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from wallboard.model.written import whole_points


class ServiceTarget(Struct, frozen=True):
    """The promise "80 % answered within 20 s". It is our configuration: the API reports no target we could use."""

    fraction: float
    """The share of contacts to answer in time, 0 to 1."""
    within_s: int
    """Answer-within, in seconds. The API's own percent follows the tenant's setting, which should be the same."""


def weighted(parts: Iterable[tuple[float | None, int | None]]) -> float | None:
    """Return the mean of the values by their weights, or None where nothing carries weight.

    A part is (value, weight): for a service level the fraction and the contacts queued in the same period. Parts
    without a value, and those of unknown or zero weight, count for nothing.
    """
    total = weight_sum = 0.0
    for value, weight in parts:
        if value is not None and weight:
            total += value * weight
            weight_sum += weight
    return total / weight_sum if weight_sum else None


def points_below(level: float | None, target: float | None) -> float | None:
    """Return by how much a level is below its target (fractions), 0 where it is not, None where one is unknown.

    In whole points, as the API gives levels and as both are written: nobody sees why "80 %" should be below "80 %", and
    of 43 contacts at 0.8 the mean is a little less than that in binary.
    """
    if level is None or target is None:
        return None
    return max(0, whole_points(target) - whole_points(level)) / 100


def is_on_target(level: float | None, target: float | None) -> bool:
    """Say whether a level is no lower than its target, as both are written; False where one is unknown."""
    return points_below(level, target) == 0
