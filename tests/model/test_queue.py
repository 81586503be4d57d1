from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import queue
from wallboard.model.queue import abandoned_fraction

COUNTS = st.none() | st.integers(0, 1000)


def test_waiting_is_the_queues_size_without_offered_contacts() -> None:
    assert queue(queue_size=3, number_in_offered=2).waiting == 3


def test_free_and_here_are_the_apis_own_counts() -> None:
    record = queue(agent_count_wait_transact=4, number_in_progress=2)

    assert (record.free, record.here) == (4, 2)


@pytest.mark.parametrize(
    ("busy", "wrap_up", "here", "elsewhere"),
    [(5, 2, 3, 4), (1, 0, 3, 0), (None, 2, 3, None), (5, None, 3, None), (5, 2, None, None)],
)
def test_elsewhere_is_what_is_busy_and_not_here(
    busy: int | None, wrap_up: int | None, here: int | None, elsewhere: int | None
) -> None:
    record = queue(agent_count_busy=busy, agent_count_post_process=wrap_up, number_in_progress=here)

    assert record.elsewhere == elsewhere


def test_nobody_waits_no_longest_wait() -> None:
    assert queue(queue_size=0, longest_wait_time_s=0).longest_wait_s is None
    assert queue(queue_size=2, longest_wait_time_s=0).longest_wait_s == 0
    assert queue(queue_size=2, longest_wait_time_s=41).longest_wait_s == 41


def test_a_service_level_is_a_fraction_or_no_value() -> None:
    nothing = queue()
    counted = queue(thirty_min_queued=5, thirty_min_sla_activity=80, sla_activity=75, day_queued=9, day_sla_activity=0)

    assert (nothing.service_level_now, nothing.service_level_30min, nothing.service_level_day) == (None, None, None)
    assert (counted.service_level_now, counted.service_level_30min, counted.service_level_day) == (0.75, 0.8, 0.0)


def test_abandoned_is_a_part_of_what_ended() -> None:
    record = queue(thirty_min_accepted=3, thirty_min_abandoned=1, day_accepted=0, day_abandoned=0)

    assert (record.abandoned_30min, record.abandoned_today) == (0.25, None)


@given(COUNTS, COUNTS)
def test_an_abandoned_fraction_is_between_none_and_all(accepted: int | None, abandoned: int | None) -> None:
    fraction = abandoned_fraction(accepted, abandoned)

    assert (fraction is None) == (accepted is None or abandoned is None or accepted + abandoned == 0)
    assert fraction is None or 0 <= fraction <= 1


def test_a_wait_of_a_queue_in_which_nobody_waits_is_no_wait() -> None:
    assert queue(queue_size=0, longest_wait_time_s=40).longest_wait_s is None
    assert queue(queue_size=1, longest_wait_time_s=0).longest_wait_s == 0
    assert queue(queue_size=None, longest_wait_time_s=40).longest_wait_s == 40
