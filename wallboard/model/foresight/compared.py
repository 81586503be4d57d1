"""Estimates as filters and rules compare them, and messages write them: one number each, or none."""

from __future__ import annotations

from wallboard.model.foresight.budget import Budget
from wallboard.model.foresight.estimate import Estimate
from wallboard.model.foresight.staffing import Staffing


def time_left_s(left_s: float | None) -> int | None:
    """Return a breach clock in seconds: 0 once it has run out; None: nobody waits."""
    return None if left_s is None else max(0, round(left_s))


def missing(staffing: Staffing | None) -> int | None:
    """Return how many agents a queue lacks, 0 where it could spare some; None: unknown."""
    return max(0, staffing.missing) if staffing else None


def may_miss(budget: Estimate[Budget]) -> int | None:
    """Return how many contacts may still miss the day's promise; None where it is not kept, or unknown."""
    return budget.value.contacts if budget.value and budget.value.is_kept else None


def in_a_row(budget: Estimate[Budget]) -> int | None:
    """Return how many contacts in a row must be in time; None where the day's promise is kept, or unknown."""
    return budget.value.contacts if budget.value and not budget.value.is_kept else None
