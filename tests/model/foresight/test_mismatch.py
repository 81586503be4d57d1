from __future__ import annotations

import pytest

from tests.floors import agent, floor, queue, queue_row
from tests.model.test_need import SHUT
from wallboard.model.foresight.mismatch import AgentMismatch, QueueMismatch, agent_mismatches, switched_off

NOBODY_FREE: dict[str, object] = {"agent_count_wait_transact": 0, "agent_count_busy": 1}
OFF: dict[str, object] = {**NOBODY_FREE, "assigned_agent_count": 5, "enabled_agent_count": 3, "queue_size": 1}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"queue_size": 1}, [QueueMismatch.WAITING_WHILE_FREE]),
        ({"queue_size": 0}, []),
        ({"queue_size": -1}, []),
        ({"queue_size": 1, **NOBODY_FREE}, []),
        ({"queue_size": 1, "agent_count_wait_transact": -1}, []),
        ({"queue_size": 1, "agent_count_wait_transact": 0}, [QueueMismatch.UNSTAFFED]),
        ({"queue_size": 0, "agent_count_wait_transact": 0}, []),
        ({**OFF, "longest_wait_time_s": 21}, [QueueMismatch.SWITCHED_OFF]),
        ({**OFF, "longest_wait_time_s": 20}, []),
        ({**OFF, "longest_wait_time_s": 21, "enabled_agent_count": 5}, []),
        ({**OFF, "longest_wait_time_s": 21, "assigned_agent_count": -1}, []),
        (
            {**OFF, "longest_wait_time_s": 21, "agent_count_busy": 0},
            [QueueMismatch.UNSTAFFED, QueueMismatch.SWITCHED_OFF],
        ),
    ],
)
def test_what_does_not_fit_in_a_queue(changes: dict[str, object], found: list[QueueMismatch]) -> None:
    assert list(queue_row(**changes).foresight.mismatches) == found


def test_in_a_closed_queue_nothing_is_raised() -> None:
    assert queue_row(SHUT, queue_size=1).foresight.mismatches == ()


def test_so_many_are_assigned_and_not_enabled() -> None:
    assert switched_off(queue(**OFF)) == 2
    assert switched_off(queue(assigned_agent_count=3, enabled_agent_count=5)) == 0


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"enabled_skill_count": 0}, [AgentMismatch.NO_SKILL]),
        ({"enabled_skill_count": 1}, []),
        ({"enabled_skill_count": -1}, []),
        ({"enabled_skill_count": 0, "status": 4}, []),
        ({"phone_line2_status": 3, "status": 2}, [AgentMismatch.LINE_ERROR]),
        ({"phone_line1_status": 3, "status": 1}, []),
        ({"enabled_skill_count": 0, "phone_line2_status": 3}, [AgentMismatch.NO_SKILL, AgentMismatch.LINE_ERROR]),
    ],
)
def test_what_does_not_fit_with_an_agent(changes: dict[str, object], found: list[AgentMismatch]) -> None:
    assert list(agent_mismatches(agent(**changes))) == found


def test_the_floor_counts_them() -> None:
    made = floor(
        [queue("1", queue_size=1), queue("2", queue_size=2), queue("3")],
        [agent("a", enabled_skill_count=0), agent("b", phone_line2_status=3), agent("c")],
    ).foresight

    assert made.queue_mismatches == {QueueMismatch.WAITING_WHILE_FREE: 2}
    assert made.agent_mismatches == {AgentMismatch.NO_SKILL: 1, AgentMismatch.LINE_ERROR: 1}
