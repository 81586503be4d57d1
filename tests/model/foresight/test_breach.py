from __future__ import annotations

import pytest

from tests.floors import floor, queue, queue_row
from tests.model.test_need import SHUT
from wallboard.model.foresight.breach import left_s
from wallboard.model.service_level import ServiceTarget

WITHIN_20 = ServiceTarget(0.8, 20)


@pytest.mark.parametrize(("wait_s", "left"), [(0, 20), (12.5, 7.5), (20, 0), (21, -1), (75, -55), (None, None)])
def test_the_clock_runs_down_to_the_promise_and_then_tells_by_how_much_it_is_broken(
    wait_s: float | None, left: float | None
) -> None:
    assert left_s(wait_s, WITHIN_20) == left


def test_without_a_promise_there_is_no_clock() -> None:
    assert left_s(500, None) is None


def test_a_row_has_the_clock_of_its_longest_wait() -> None:
    assert queue_row(queue_size=2, longest_wait_time_s=33).foresight.left_s == -13
    assert queue_row(queue_size=0, longest_wait_time_s=33).foresight.left_s is None
    assert queue_row(SHUT, queue_size=2, longest_wait_time_s=33).foresight.left_s is None


def test_the_floor_has_that_of_the_live_queue_that_breaks_its_promise_first() -> None:
    made = floor(
        [
            queue("calls", queue_size=1, longest_wait_time_s=5),
            queue("chats", media_type="chat", queue_size=1, longest_wait_time_s=50),
            queue("letters", media_type="email", queue_size=1, longest_wait_time_s=14399),
            queue("quiet"),
        ]
    )

    assert made.foresight.next_breach is not None
    assert (made.foresight.next_breach.id, made.foresight.left_s) == ("chats", 10)


def test_where_nobody_waits_no_promise_breaks() -> None:
    assert (floor([queue()]).foresight.next_breach, floor([queue()]).foresight.left_s) == (None, None)
