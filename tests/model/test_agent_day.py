from __future__ import annotations

import pytest

from tests.floors import agent
from wallboard.model.agent_day import Activity, AgentDay

TIMES = {
    "day_processing_time_s": 1800,
    "day_wrap_up_time_s": 200,
    "day_available_time_s": 1000,
    "day_break_time_s": 600,
    "day_offline_time_s": 300,
    "day_login_time_s": 4000,
}


def day(**changes: int) -> AgentDay:
    return AgentDay.of(agent(**TIMES | changes))


def test_what_is_left_of_the_login_is_other() -> None:
    spent = day()

    assert spent.times_s[Activity.OTHER] == 100
    assert [spent.share(activity) for activity in Activity] == [0.45, 0.05, 0.25, 0.15, 0.075, 0.025]
    assert spent.is_whole
    assert not spent.overlaps


def test_occupancy_is_work_against_work_and_availability() -> None:
    assert day().occupancy == pytest.approx(2000 / 3000)


def test_times_that_overlap_are_durations_without_shares() -> None:
    spent = day(day_processing_time_s=1901)

    assert spent.overlaps
    assert spent.times_s[Activity.PROCESSING] == 1901
    assert spent.times_s[Activity.OTHER] is None
    assert [spent.share(activity) for activity in Activity] == [None] * 6
    assert spent.occupancy is None
    assert not spent.is_whole


def test_times_that_make_up_the_login_leave_nothing_over() -> None:
    spent = day(day_processing_time_s=1900)

    assert (spent.overlaps, spent.is_whole, spent.times_s[Activity.OTHER]) == (False, True, 0)


@pytest.mark.parametrize("unknown", [name for name in TIMES if name != "day_login_time_s"])
def test_an_unknown_time_leaves_the_rest_of_the_login_unknown(unknown: str) -> None:
    spent = day(**{unknown: -1})

    assert spent.times_s[Activity.OTHER] is None
    assert not spent.is_whole
    assert sum(spent.share(activity) is not None for activity in Activity) == 4


def test_known_times_alone_can_be_more_than_the_login() -> None:
    assert day(day_break_time_s=-1, day_processing_time_s=9000).overlaps


def test_without_a_login_there_are_no_shares() -> None:
    for login_s in (-1, 0):
        spent = day(**dict.fromkeys(TIMES, 0) | {"day_login_time_s": login_s})

        assert [spent.share(activity) for activity in Activity] == [None] * 6
        assert spent.occupancy is None
        assert not spent.is_whole


@pytest.mark.parametrize("unknown", ["day_processing_time_s", "day_wrap_up_time_s", "day_available_time_s"])
def test_occupancy_is_told_of_known_times_alone(unknown: str) -> None:
    assert day(**{unknown: -1}).occupancy is None
    assert day(day_break_time_s=-1).occupancy is not None
