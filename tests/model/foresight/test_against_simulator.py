"""A slice of `benchmarks/foresight.py`: what is foretold of a stationary queue comes true on average."""

from __future__ import annotations

from statistics import fmean

import pytest

from benchmarks.foresight import LIMIT, PLANS, Plan, half_hours


@pytest.mark.parametrize("plan", PLANS[:2], ids=lambda plan: plan.name)
def test_the_mean_of_what_is_foretold_is_that_of_what_comes(plan: Plan) -> None:
    told = list(half_hours(plan.scenario(), PLANS.index(plan), 200, range(24)))

    assert len(told) > 150
    assert abs(fmean(each.error for each in told)) <= LIMIT
