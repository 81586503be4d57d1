from __future__ import annotations

from tests.floors import agent
from wallboard.model.agent import AgentState
from wallboard.model.staff import Staff


def test_the_longest_time_in_a_state_is_of_those_whose_time_is_known() -> None:
    staff = Staff.of(
        [
            agent("a", time_in_status_s=60),
            agent("b", time_in_status_s=90),
            agent("c", time_in_status_s=None),
            agent("d", status=2, time_in_status_s=None),
            agent("e", status=4, time_in_status_s=0),
        ]
    )

    assert staff.longest_s == {AgentState.AVAILABLE: 90, AgentState.BREAK: 0}


def test_agents_without_a_status_count_as_unknown_and_not_as_logged_in() -> None:
    staff = Staff.of([agent("a", status=None), agent("b", status=42), agent("c", status=2), agent("d", status=9)])

    assert staff.states == {AgentState.UNKNOWN: 2, AgentState.BUSY: 1, AgentState.LOGGED_OUT: 1}
    assert staff.logged_in == 2


def test_who_is_available_but_takes_no_new_chats_is_not_free() -> None:
    assert Staff.of([agent("a"), agent("b", sub_status="stopnew"), agent("c", status=4)]).free == 1


def test_occupancy_of_nobody_is_no_value() -> None:
    assert Staff().occupancy is None
    assert Staff.of([agent("a", status=2)]).occupancy == 1.0
