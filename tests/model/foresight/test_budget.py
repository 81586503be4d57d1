from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import floors
from tests.floors import queue, queue_row
from wallboard.model.foresight.budget import Budget, budget
from wallboard.model.foresight.estimate import Refusal
from wallboard.model.queue import QueueKind
from wallboard.model.selection import Selection
from wallboard.model.standards import QueueRule, Standards


def of(level: float | None, contacts: int | None, target: float | None = 0.8) -> Budget:
    made = budget(level, contacts, target).value
    assert made is not None
    return made


def test_74_percent_of_412_contacts_lack_124_in_a_row() -> None:
    assert of(0.74, 412) == Budget(False, 124, 114, 134, 412)


@pytest.mark.parametrize(
    ("level", "contacts", "made"),
    [
        (0.90, 100, Budget(True, 12, 11, 13, 100)),
        (0.80, 100, Budget(True, 0, 0, 0, 100)),
        (1.00, 40, Budget(True, 10, 9, 10, 40)),
        (0.79, 20, Budget(False, 1, 1, 2, 20)),
        (0.00, 200, Budget(False, 800, 795, 800, 200)),
    ],
)
def test_the_budget_of_a_day(level: float, contacts: int, made: Budget) -> None:
    assert of(level, contacts) == made


def test_one_number_tells_both_sides() -> None:
    assert (of(0.9, 100).signed, of(0.74, 412).signed) == (12, -124)


def test_more_than_200_in_a_row_are_out_of_reach() -> None:
    assert not of(0.7, 400).is_out_of_reach
    assert of(0.7, 400).contacts == 200
    assert of(0.7, 402).is_out_of_reach
    assert not of(0.9, 100_000).is_out_of_reach


def test_a_promise_of_all_cannot_be_made_good() -> None:
    assert of(0.99, 100, 1.0) == Budget(False, None, None, None, 100)
    assert (of(0.99, 100, 1.0).is_out_of_reach, of(0.99, 100, 1.0).signed) == (True, None)
    assert of(1.0, 100, 1.0).contacts == 0


@pytest.mark.parametrize(
    ("level", "contacts", "target", "refusal"),
    [
        (0.9, 19, 0.8, Refusal.FEW_TODAY),
        (None, 50, 0.8, Refusal.UNKNOWN),
        (0.9, None, 0.8, Refusal.UNKNOWN),
        (0.9, 50, None, Refusal.NO_TARGET),
        (0.9, 50, 0.0, Refusal.NO_TARGET),
    ],
)
def test_it_is_refused(level: float | None, contacts: int | None, target: float | None, refusal: Refusal) -> None:
    made = budget(level, contacts, target)

    assert (made.value, made.refusal) == (None, refusal)


@given(st.integers(0, 100), st.integers(20, 5000), st.integers(1, 99))
def test_so_many_keep_the_promise_and_one_more_or_fewer_does_not(percent: int, contacts: int, target: int) -> None:
    promised, in_time = Fraction(target, 100), Fraction(percent * contacts, 100)
    made = of(percent / 100, contacts, target / 100)
    assert made.contacts is not None

    if percent >= target:
        assert made.contacts == floor(in_time / promised - contacts)
    else:
        assert made.contacts == ceil((promised * contacts - in_time) / (1 - promised))
    assert made.least is not None
    assert made.most is not None
    assert made.least <= made.contacts <= made.most


def test_a_row_has_the_budget_of_its_day() -> None:
    row = queue_row(day_sla_activity=74, day_accepted=380, day_abandoned=32)
    assert row.foresight.budget.value == Budget(False, 124, 114, 134, 412)

    excluded = Standards(queue_rules=(QueueRule(Selection(("116",)), kind=QueueKind.EXCLUDED),))
    assert queue_row(excluded, day_accepted=380).foresight.budget.refusal is Refusal.EXCLUDED


def test_the_floor_has_that_of_its_live_queues_together() -> None:
    made = floors.floor(
        [
            queue("1", day_sla_activity=60, day_queued=100, day_accepted=90, day_abandoned=10),
            queue("2", day_sla_activity=80, day_queued=300, day_accepted=290, day_abandoned=10),
            queue("3", media_type="email", day_sla_activity=0, day_queued=900),
        ]
    )

    # 75 % of 400: 300 were in time, and 20 are missing; each that is in time makes up for a fifth of one.
    assert made.foresight.budget.value == Budget(False, 100, 90, 110, 400)
