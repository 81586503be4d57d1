"""A slice of `benchmarks/foresight.py`: what is foretold of a stationary queue comes true on average."""

from __future__ import annotations

import pytest

from benchmarks.foresight import HALVES, LIMIT, PLANS, Plan, apart, half_hours

FEWEST, *_, BUSIEST = PLANS


@pytest.mark.parametrize(("plan", "halves"), [(FEWEST, HALVES), (BUSIEST, 200)], ids=["few contacts", "at 90 %"])
def test_the_mean_of_what_is_foretold_is_that_of_what_comes(plan: Plan, halves: int) -> None:
    told = list(half_hours(plan.scenario(), PLANS.index(plan), halves, range(24)))

    assert len(told) > 0.75 * halves
    assert abs(apart(told)) <= LIMIT
