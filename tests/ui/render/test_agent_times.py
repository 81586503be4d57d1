from __future__ import annotations

from tests.floors import START
from tests.ui.drawn import text
from tests.ui.render.test_agent_panels import NOW_S, OLD, seen, shown
from wallboard.ui.render.agent_panels import ShownAgent
from wallboard.ui.render.agent_times import day, day_lines, pairs
from wallboard.ui.render.moment import Moment

TIMES = {
    "day_processing_time_s": 9800,
    "day_wrap_up_time_s": 700,
    "day_available_time_s": 3500,
    "day_break_time_s": 2100,
    "day_offline_time_s": 0,
    "day_login_time_s": 16600,
    "last_login_time": NOW_S - 20000,
}


def test_the_day_is_a_stacked_bar_with_durations_and_shares() -> None:
    lines = day(seen(**TIMES), 56)

    assert shown(lines) == [
        "THE DAY  share of the time logged in",
        "▀" * 56,
        "■ processing       2:43:20    59 %",
        "◇ wrap-up            11:40     4 %",
        "● available          58:20    21 %",
        "▪ break              35:00    13 %",
        "○ offline             0:00     0 %",
        "· other               8:20     3 %",
        "logged in 4:36:40  occupancy 75 %  last login 08:58:47",
    ]
    assert [name for _, name in lines[1]] == ["busy", "wrap-up", "available", "break", "label"]
    assert len(lines[1][0][0]) == round(56 * 9800 / 16600)


def test_the_shares_of_a_day_add_up_to_a_hundred() -> None:
    times = {"day_processing_time_s": 4096, "day_wrap_up_time_s": 582, "day_available_time_s": 2626}
    worked = seen(**TIMES | times | {"day_break_time_s": 0, "day_login_time_s": 7361})

    assert [line.split()[-2] for line in shown(day(worked, 56))[2:8]] == ["55", "8", "36", "0", "0", "1"]
    assert "1:08:16 55 % processing" in shown(day_lines(worked, 76))[2]


def test_a_day_in_which_chats_overlap_has_durations_alone() -> None:
    lines = shown(day(seen(**TIMES | {"day_processing_time_s": 20000}), 56))

    assert lines[1] == "· chats overlap: more than the login ·"
    assert lines[2] == "■ processing       5:33:20"
    assert lines[7] == "· other                  –"
    assert "occupancy –" in lines[8]


def test_a_day_of_which_not_all_is_known_has_no_bar() -> None:
    lines = shown(day(seen(**TIMES | {"day_break_time_s": -1}), 56))

    assert lines[1] == "· not all times are known ·"
    assert lines[5] == "▪ break                  –"
    assert lines[2].endswith("59 %")


def test_an_agent_who_was_not_there_today_has_no_day() -> None:
    lines = shown(day(seen(**dict.fromkeys(TIMES, 0) | {"last_login_time": -1}), 56))

    assert lines[1] == "· not logged in today ·"
    assert lines[8] == "logged in 0:00  occupancy –  last login –"


def test_the_last_login_of_another_day_says_which() -> None:
    assert "last login Sun 28 Feb 14:32:07" in shown(day(seen(**TIMES | {"last_login_time": NOW_S - 86400}), 70))[-1]


def test_the_day_in_few_lines_where_there_is_no_height() -> None:
    assert shown(day_lines(seen(**TIMES), 76)) == [
        "THE DAY  logged in 4:36:40  occupancy 75 %  last login 08:58:47",
        "▀" * 76,
        "■ 2:43:20 59 % processing  ◇ 11:40 4 % wrap-up  ● 58:20 21 % available",
        "▪ 35:00 13 % break  ○ 0:00 0 % offline  · 8:20 3 % other",
    ]


def test_thirty_minutes_stand_beside_the_day_and_what_only_one_of_them_has_is_named_as_it_is() -> None:
    worked = seen(
        **TIMES,
        thirty_min_accepted_count=4,
        thirty_min_rejected_count=0,
        thirty_min_avg_handling_time_s=150,
        thirty_min_processing_time_s=600,
        thirty_min_wrap_up_time_s=60,
        thirty_min_break_time_s=0,
        thirty_min_offline_time_s=0,
        thirty_min_available_time_s=302,
        day_accepted_count=31,
        day_rejected_count=1,
        day_avg_processing_time_s=125,
    )

    assert [(pair.name, pair.half_hour, pair.day) for pair in pairs(worked)] == [
        ("accepted", "4", "31"),
        ("rejected", "0", "1"),
        ("average handling", "2:30", ""),
        ("average processing", "", "2:05"),
        ("processing", "10:00", "2:43:20"),
        ("wrap-up", "1:00", "11:40"),
        ("break", "0:00", "35:00"),
        ("offline", "0:00", "0:00"),
        ("available", "", "58:20"),
        ("average available", "5:02", ""),
    ]


def test_old_durations_carry_a_tilde() -> None:
    old = ShownAgent(seen(**TIMES).row, OLD, START.wall)

    assert text(day(old, 56)[2]) == text(day(seen(Moment(), **TIMES), 56)[2]).replace(
        " 2:43:20    59", "~2:43:20   ~59"
    )
    assert pairs(old)[4].day == "~2:43:20"
