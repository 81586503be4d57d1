from __future__ import annotations

import pytest

from tests.model.foresight.test_staffing import row
from tests.model.test_need import SHUT
from wallboard.model.foresight.estimate import Assumption, Estimate, Refusal


def test_where_somebody_is_free_nobody_waits() -> None:
    assert row(agent_count_wait_transact=1, queue_size=3).foresight.expected_wait.value == 0


@pytest.mark.parametrize(("waiting", "wait_s"), [(0, 320 / 9), (2, 3 * 320 / 9)])
def test_else_all_who_wait_and_the_caller_must_get_an_agent(waiting: int, wait_s: float) -> None:
    made = row(queue_size=waiting).foresight.expected_wait

    assert made.value == pytest.approx(wait_s)
    assert made.assumes == (Assumption.STEADY, Assumption.WRAP_UP)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"agent_count_wait_transact": -1}, Refusal.UNKNOWN),
        ({"queue_size": -1}, Refusal.UNKNOWN),
        ({"number_in_progress": -1}, Refusal.UNKNOWN),
        ({"number_in_progress": 0}, Refusal.NOBODY),
        ({"thirty_min_avg_duration_s": -1}, Refusal.UNKNOWN),
        ({"media_type": "email"}, Refusal.MEDIUM),
    ],
)
def test_it_is_refused_where_a_part_is_unknown(changes: dict[str, object], refusal: Refusal) -> None:
    assert row(**changes).foresight.expected_wait == Estimate(refusal=refusal)


def test_a_closed_queue_has_none() -> None:
    assert row(SHUT).foresight.expected_wait.refusal is Refusal.CLOSED
