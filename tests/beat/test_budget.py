from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallboard.beat.budget import BURST, TRICKLE, Budget


def test_a_poll_per_period_costs_nothing() -> None:
    budget = Budget(10.0)
    budget.spend("agents", 0.0)
    spare = budget.spare
    budget.spend("agents", 10.0)
    assert budget.spare == pytest.approx(spare + TRICKLE)


def test_a_poll_costs_the_part_of_the_period_by_which_it_is_early() -> None:
    budget = Budget(10.0)
    budget.spend("agents", 0.0)
    budget.spend("agents", 5.0)
    assert budget.spare == pytest.approx(BURST - 1 - 0.5, abs=0.02)


def test_an_empty_bucket_makes_a_list_wait_until_the_request_is_earned() -> None:
    budget = Budget(10.0)
    for _ in range(5):
        budget.spend("agents", 0.0)
    assert not budget.affords("agents", 9.0)
    at_s = budget.affordable_at("agents")
    assert at_s == pytest.approx(10 / (1 + TRICKLE))
    assert budget.affords("agents", at_s + 1e-9)


def test_what_lies_idle_does_not_pile_up() -> None:
    budget = Budget(10.0)
    budget.spend("agents", 0.0)
    budget.spend("agents", 100_000.0)
    assert budget.spare == BURST


@settings(max_examples=100)
@given(
    pauses=st.lists(st.tuples(st.sampled_from(["agents", "queues"]), st.floats(0, 12)), max_size=200),
    requests=st.integers(1, 2),
)
def test_all_requests_stay_within_the_plain_poll_and_the_bucket(pauses: list[tuple[str, float]], requests: int) -> None:
    budget, now_s, sent = Budget(10.0), 0.0, 0
    for listing, pause_s in pauses:
        now_s += pause_s
        if budget.affords(listing, now_s, requests):
            budget.spend(listing, now_s, requests)
            sent += requests
    plain = 2 * requests * now_s / 10.0
    assert sent <= plain * (1 + TRICKLE) + BURST + 1e-6
