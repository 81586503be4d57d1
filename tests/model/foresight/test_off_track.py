from __future__ import annotations

import pytest

from tests.floors import START, agent, agent_row, floor, situation
from tests.model.test_need import SHUT
from wallboard.model.agent import AgentState
from wallboard.model.floor import Floor
from wallboard.model.foresight.off_track import OffTrack
from wallboard.model.standards import Standards

CALL: dict[str, object] = {"status": 2, "media_id": 1, "day_accepted_count": 5, "day_avg_processing_time_s": 300}
OWN_LIST: dict[str, object] = {"status_code_list_id": 201, "status_code_item_id": 1}


def system(item: int, **changes: object) -> dict[str, object]:
    return {"status_code_list_id": -1, "status_code_item_id": item, **changes}


@pytest.mark.parametrize(
    ("changes", "ways"),
    [
        ({}, []),
        ({"status": 4, "time_in_status_s": 1801}, [OffTrack.OVER_LIMIT]),
        ({"status": 4, "time_in_status_s": 1800}, []),
        ({"status": 3, "time_in_status_s": 301}, [OffTrack.LONG_WRAP_UP]),
        ({"status": 3, "time_in_status_s": 300}, []),
        (
            {"status": 2, "phone_line1_status": 1, "phone_line1_status_time_s": 181, "time_in_status_s": 400},
            [OffTrack.LONG_HOLD],
        ),
        (
            {
                **CALL,
                "day_avg_processing_time_s": 100,
                "time_in_status_s": 400,
                "phone_line1_status": 1,
                "phone_line1_status_time_s": 200,
            },
            [OffTrack.LONG_HOLD],
        ),
        ({**CALL, "time_in_status_s": 901}, [OffTrack.LONG_CALL]),
        ({**CALL, "time_in_status_s": 900}, []),
        ({**CALL, "time_in_status_s": 601, "day_avg_processing_time_s": 100}, [OffTrack.LONG_CALL]),
        ({**CALL, "time_in_status_s": 600, "day_avg_processing_time_s": 100}, []),
        ({**CALL, "time_in_status_s": 901, "day_accepted_count": 4}, []),
        ({**CALL, "time_in_status_s": 901, "media_id": 2}, []),
        ({**CALL, "time_in_status_s": 901, "status": 3, "status_code_item_id": 1}, [OffTrack.LONG_WRAP_UP]),
        (
            {**CALL, "time_in_status_s": 901, "phone_line1_status": 1, "phone_line1_status_time_s": 200},
            [OffTrack.LONG_HOLD, OffTrack.LONG_CALL],
        ),
        (system(0, status=9, time_in_status_s=3599), [OffTrack.DROPPED]),
        (system(1, status=9, time_in_status_s=60), [OffTrack.DROPPED]),
        (system(1, status=9, time_in_status_s=3600), []),
        (system(4, status=4), [OffTrack.SENT_AWAY]),
        (system(5, status=5), [OffTrack.SENT_AWAY]),
        (system(4, status=4, time_in_status_s=2000), [OffTrack.OVER_LIMIT, OffTrack.SENT_AWAY]),
        (system(4, status=9, time_in_status_s=0), [OffTrack.SENT_AWAY]),
        (system(4, status=9, time_in_status_s=None), []),
        (system(4, status=9, time_in_status_s=3600), []),
        (system(4, status=0), []),
        (system(2, status=5), [OffTrack.MAINTENANCE]),
        (system(2, status=9, time_in_status_s=100), [OffTrack.MAINTENANCE]),
        (system(3, status=9), []),
        (system(6, status=9), []),
        ({"status": 4, **OWN_LIST, "status_code_item_id": 4}, []),
        ({"thirty_min_rejected_count": 3}, [OffTrack.REJECTING]),
        ({"thirty_min_rejected_count": 2}, []),
        ({"thirty_min_rejected_count": 3, "status": 9}, []),
        ({"status": 99, "time_in_status_s": 99999}, []),
    ],
)
def test_who_is_off_track(changes: dict[str, object], ways: list[OffTrack]) -> None:
    assert list(agent_row(**changes).off_track) == ways


@pytest.mark.parametrize(
    ("reason", "time_s", "is_off"),
    [
        ("Lunch", 1800, False),
        ("Lunch", 1801, True),
        ("Training", 3600, False),
        ("Training", 3601, True),
        ("Personal", 99999, False),
        ("Coffee", 1801, True),
    ],
)
def test_each_reason_has_its_own_limit_and_a_personal_break_none(reason: str, time_s: int, is_off: bool) -> None:
    row = agent_row(status=4, **OWN_LIST, status_code_item_short_code=reason, time_in_status_s=time_s)

    assert bool(row.off_track) is is_off


def test_a_state_without_a_limit_is_never_over_it() -> None:
    assert agent_row(Standards(state_limits_s={}), status=4, time_in_status_s=99999).off_track == ()
    assert agent_row(Standards(state_limits_s={AgentState.AVAILABLE: 60}), status=0, time_in_status_s=61).off_track == (
        OffTrack.OVER_LIMIT,
    )


def test_outside_of_the_teams_hours_nobody_is_off_track() -> None:
    for changes in ({"status": 4, "time_in_status_s": 9999}, system(0, status=9), {"thirty_min_rejected_count": 9}):
        assert agent_row(**changes).off_track
        assert agent_row(SHUT, **changes).off_track == ()


def test_who_goes_on_break_four_times_in_an_hour_flaps() -> None:
    made = Floor()
    seen = []
    for at, status in enumerate([0, 4, 0, 5, 0, 4, 0, 4, 0, 9]):
        read = situation([], [agent("a", status=status)], read_at=START.plus(60 * at))
        made = Floor.of(read, Standards(), START.wall, made)
        seen.append(made.agents[0].off_track)

    assert seen == [()] * 7 + [(OffTrack.FLAPPING,)] * 2 + [()]


def test_the_floor_counts_them_and_maintenance_is_its_own_trouble() -> None:
    made = floor(
        agents=[
            agent("a", thirty_min_rejected_count=3, status=4, time_in_status_s=9999),
            agent("b", status=4, time_in_status_s=9999),
            agent("c", **system(2, status=5)),
        ]
    )

    assert made.foresight.off_track == {
        OffTrack.OVER_LIMIT: 2,
        OffTrack.REJECTING: 1,
        OffTrack.MAINTENANCE: 1,
    }
