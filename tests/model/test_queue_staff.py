from __future__ import annotations

import pytest

from tests.floors import queue
from wallboard.model.queue_staff import QueueStaff

COUNTS = {
    "agent_count_wait_transact": 2,
    "agent_count_busy": 6,
    "agent_count_post_process": 1,
    "number_in_progress": 4,
    "agent_count_on_break": 3,
    "agent_count_work_offline": 1,
    "agent_count_logged_out": 9,
}


def test_the_agents_of_a_queue_are_each_counted_once() -> None:
    staff = QueueStaff.of(queue(**COUNTS))

    assert staff == QueueStaff(free=2, here=4, elsewhere=3, on_break=3, offline=1, logged_out=9)
    assert staff.logged_in == 2 + 6 + 1 + 3 + 1


def test_more_agents_here_than_are_at_work_leave_none_elsewhere() -> None:
    staff = QueueStaff.of(queue(**COUNTS | {"number_in_progress": 8}))

    assert (staff.here, staff.elsewhere) == (8, 0)


@pytest.mark.parametrize("unknown", [name for name in COUNTS if name != "agent_count_logged_out"])
def test_a_part_that_is_unknown_leaves_the_sum_unknown(unknown: str) -> None:
    assert QueueStaff.of(queue(**COUNTS | {unknown: -1})).logged_in is None
