from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.floors import START, agent, agent_row, floor, situation
from tests.ui.drawn import text
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.standards import Standards
from wallboard.ui.render.agent_columns import ALL_AGENT_COLUMNS, why
from wallboard.ui.render.moment import Moment

COLUMNS = {column.key: column for column in ALL_AGENT_COLUMNS}
DAY = {
    "day_login_time_s": 6000,
    "day_processing_time_s": 1500,
    "day_wrap_up_time_s": 500,
    "day_available_time_s": 1000,
    "day_break_time_s": 2000,
    "day_offline_time_s": 0,
}
LONG_CALL = {
    "status": 2,
    "media_id": 1,
    "time_in_status_s": 1300,
    "day_avg_processing_time_s": 300,
    "day_accepted_count": 9,
}
HOLDING = {"status": 2, "media_id": 1, "phone_line1_status": 1, "phone_line1_status_time_s": 40}


@pytest.mark.parametrize(
    ("key", "changes", "drawn"),
    [
        ("sign", {}, ("●", "available")),
        ("sign", {"status": 2}, ("■", "busy")),
        ("sign", {"status": 42}, ("?", "label")),
        ("sign", {"status": 4, "time_in_status_s": 9000}, ("◆", "warning")),
        ("name", {"name": "Ada Byron"}, ("Ada Byron", "value")),
        ("name", {"name": ""}, ("jdoe", "value")),
        ("name", {"name": "Ada", "status": 9}, ("Ada", "label")),
        ("name", {"name": "Ada", "status": 4, "time_in_status_s": 9000}, ("Ada", "strong")),
        ("state", {"status": 3}, ("wrap-up", "wrap-up")),
        ("state", {"status": 42}, ("status 42", "label")),
        ("for", {"time_in_status_s": 65}, ("1:05", "value")),
        ("for", {"time_in_status_s": None}, ("–", "hint")),
        ("for", {"status": 9}, ("1:05", "label")),
        ("for", {"status": 4, "time_in_status_s": 9000}, ("2:30:00", "warning")),
        ("group", {}, ("108", "label")),
        ("accepted-30", {"thirty_min_accepted_count": 3}, ("3", "label")),
        ("rejected-30", {"thirty_min_rejected_count": 0}, ("0", "hint")),
        ("handling-30", {"thirty_min_avg_handling_time_s": 0, "thirty_min_accepted_count": 0}, ("–", "hint")),
        ("handling-30", {"thirty_min_avg_handling_time_s": 95}, ("1:35", "label")),
        ("accepted", {"day_accepted_count": 31}, ("31", "label")),
        ("rejected", {"day_rejected_count": None}, ("–", "hint")),
        ("average", {"day_avg_processing_time_s": 125}, ("2:05", "label")),
        ("occupancy", DAY, ("67 %", "label")),
        ("occupancy", {}, ("–", "hint")),
        ("day", {**DAY, "day_processing_time_s": 9000}, ("· chats overlap ·", "hint")),
        ("day", {}, ("", "hint")),
        ("login", {"day_login_time_s": 3725}, ("1:02:05", "label")),
        ("available", {"day_available_time_s": 3600}, ("1:00:00", "label")),
        ("processing", {"day_processing_time_s": 59}, ("0:59", "label")),
        ("wrap-up", {"day_wrap_up_time_s": 61}, ("1:01", "label")),
        ("break", {"day_break_time_s": 600}, ("10:00", "label")),
        ("offline", {"day_offline_time_s": 0}, ("0:00", "hint")),
        ("processing-30", {"thirty_min_processing_time_s": 900}, ("15:00", "label")),
        ("wrap-up-30", {"thirty_min_wrap_up_time_s": None}, ("–", "hint")),
        ("break-30", {"thirty_min_break_time_s": 300}, ("5:00", "label")),
        ("offline-30", {"thirty_min_offline_time_s": 30}, ("0:30", "label")),
        ("limit", {}, ("", "hint")),
        ("limit", {"status": 4, "time_in_status_s": None}, ("", "hint")),
        ("limit", {"status": 4, "time_in_status_s": 1700}, ("in 1:40", "label")),
        ("limit", {"status": 4, "time_in_status_s": 1800}, ("in 0:00", "label")),
        ("limit", {"status": 4, "time_in_status_s": 1830}, ("over 0:30", "warning")),
        ("limit", {"status": 4, "time_in_status_s": 200_000}, ("over 55h", "warning")),
    ],
)
def test_a_cell_says_its_value_in_its_ink(key: str, changes: dict[str, object], drawn: tuple[str, str]) -> None:
    column = COLUMNS[key]

    assert column.cell(agent_row(**changes), Moment(), column.width) == (drawn,)


def test_the_day_is_a_bar_of_what_the_login_went_into() -> None:
    bar = COLUMNS["day"].cell(agent_row(**DAY), Moment(), 12)

    assert [(len(part), name) for part, name in bar] == [
        (3, "busy"), (1, "wrap-up"), (2, "available"), (4, "break"), (2, "label"),
    ]  # fmt: skip


def test_every_column_is_in_the_tables() -> None:
    (mark,) = test_a_cell_says_its_value_in_its_ink.pytestmark  # type: ignore[attr-defined] # pytest put it there

    assert {key for key, _, _ in mark.args[1]} | {"why"} == set(COLUMNS)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"status": 4, "status_code_list_id": 7, "status_code_item_short_code": "Lunch"}, "Lunch"),
        (
            {
                "status": 4,
                "status_code_list_id": 7,
                "status_code_item_short_code": "Lunch",
                "time_in_status_s": 1801,
            },
            "Lunch over 30 min",
        ),
        ({"status": 9, "status_code_list_id": -1, "status_code_item_id": 1}, "session timed out"),
        ({"status": 2, "media_id": 1}, "phone"),
        ({"status": 2, "media_id": 4}, "vmail"),
        ({"status": 0, "media_id": 1}, ""),
        ({"status": 1, "phone_line1_status": 3}, "phone"),
        (
            {"status": 2, "media_id": 2, "active_customer_chat_count": 2, "max_concurrent_customer_chat": 3},
            "chat 2/3",
        ),
        (
            {"status": 0, "active_customer_chat_count": 1, "max_concurrent_customer_chat": 3, "sub_status": "stopnew"},
            "chat 1/3 · no new chats",
        ),
        ({"enabled_skill_count": 0}, "no skill enabled"),
        (LONG_CALL, "phone · 4 × average"),
        ({**LONG_CALL, "thirty_min_rejected_count": 3}, "phone · 4 × average · 3 rejected"),
        (HOLDING, "phone · hold 0:44"),
        ({**HOLDING, "phone_line1_status_time_s": 200}, "phone · hold 3:24"),
        ({**HOLDING, "phone_line2_status": 3, "phone_line2_status_time_s": 5}, "phone · hold 0:44 · line error 0:09"),
    ],
)
def test_beside_the_state_stands_what_a_supervisor_asks_next(changes: dict[str, object], words: str) -> None:
    assert text(why(agent_row(**changes), Moment(4))) == words


LUNCH = {"status": 4, "status_code_list_id": 7, "status_code_item_short_code": "Lunch", "time_in_status_s": 1801}


@pytest.mark.parametrize(
    ("changes", "width", "words"),
    [
        (LONG_CALL, 18, "4 × average"),
        ({**LONG_CALL, "phone_line1_status": 1, "phone_line1_status_time_s": 40}, 24, "4 × average · hold 0:44"),
        ({**LONG_CALL, "phone_line1_status": 1, "phone_line1_status_time_s": 40}, 22, "hold 0:44"),
        ({**LONG_CALL, "thirty_min_rejected_count": 3}, 12, "4 × average"),
        (HOLDING, 17, "phone · hold 0:44"),
        (HOLDING, 16, "hold 0:44"),
        ({**HOLDING, "sub_status": "stopnew"}, 24, "hold 0:44 · no new chats"),
        ({**HOLDING, "sub_status": "stopnew"}, 20, "hold 0:44"),
        ({**HOLDING, "phone_line2_status": 2, "phone_line2_status_time_s": 5}, 13, "hold 0:44"),
        (LUNCH, 17, "Lunch over 30 min"),
        (LUNCH, 13, "over 30 min"),
        ({"status": 4, "status_code_list_id": 7, "status_code_item_short_code": "Lunch"}, 3, "Lunch"),
    ],
)
def test_where_it_is_narrow_the_clock_and_the_limit_stay_longest(
    changes: dict[str, object], width: int, words: str
) -> None:
    assert text(why(agent_row(**changes), Moment(4), width)) == words


def test_the_time_left_ticks_and_keeps_the_ink_of_the_reading() -> None:
    row = agent_row(status=4, time_in_status_s=1795)

    assert COLUMNS["limit"].cell(row, Moment(4), 11) == (("in 0:01", "label"),)
    assert COLUMNS["limit"].cell(row, Moment(9), 11) == (("over 0:04", "label"),)
    assert COLUMNS["limit"].cell(row, Moment(0, is_current=False), 11) == (("in ~0:05", "label"),)


def test_by_limit_come_first_those_who_are_over_it_and_last_those_without() -> None:
    order = COLUMNS["limit"].order
    assert order is not None
    rows = floor(
        agents=[
            agent("free"),
            agent("lunch", status=4, time_in_status_s=60),
            agent("late", status=4, time_in_status_s=1900),
            agent("wrap", status=3, time_in_status_s=60),
        ]
    ).agents

    assert [row.id for row in sorted(rows, key=order)] == ["late", "wrap", "lunch", "free"]


def test_an_old_time_on_hold_has_its_tilde() -> None:
    assert text(why(agent_row(**HOLDING), Moment(is_current=False))) == "phone · hold ~0:40"


def test_the_time_in_status_ticks_and_keeps_the_ink_of_the_reading() -> None:
    row = agent_row(status=4, time_in_status_s=1795)

    assert COLUMNS["for"].cell(row, Moment(4), 8) == (("29:59", "value"),)
    assert COLUMNS["for"].cell(row, Moment(9), 8) == (("30:04", "value"),)


def test_who_goes_away_again_and_again_is_said_to() -> None:
    made = Floor()
    for minute, status in enumerate((0, 4, 0, 4, 0, 4, 0, 4, 0)):
        read = situation(agents=[agent(status=status)], read_at=START.plus(60 * minute))
        made = Floor.of(read, Standards(), START.wall, made)

    assert why(made.agents[0], Moment()) == (("often away", "value"),)


def test_what_is_off_track_stands_out_without_a_colour_while_there_is_no_sign() -> None:
    assert why(agent_row(**LONG_CALL), Moment())[0][1] == "value"
    assert why(agent_row(status=2, media_id=1), Moment())[0][1] == "label"


def test_a_line_that_the_reason_has_told_with_its_clock_is_not_told_again() -> None:
    monitors = {"status": 5, "status_code_item_short_code": "Monitoring", "status_code_list_id": 1}
    line = {"phone_line1_status": 4, "time_in_status_s": 277}

    assert text(why(agent_row(**monitors, **line, phone_line1_status_time_s=277), Moment())) == "Monitoring"
    assert text(why(agent_row(**monitors, **line, phone_line1_status_time_s=61), Moment())) == (
        "Monitoring · monitoring 1:01"
    )


@pytest.mark.parametrize(("width", "words"), [(None, "phone · was dropped"), (13, "was dropped"), (9, "phone")])
def test_an_alarm_that_is_not_over_yet_says_what_was_where_there_is_room(width: int | None, words: str) -> None:
    row = replace(agent_row(status=2, media_id=1), alarm=Severity.WARNING, was=("dropped",))

    assert why(row, Moment(), width) == ((words, "warning"),)
