from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

import pytest

from tests.floors import START, queue_row
from tests.ui.drawn import ink, text
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import QueueKind
from wallboard.model.selection import Selection
from wallboard.model.standards import QueueRule, Standards
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.queue_panels import levels, levels_lines, pairs, staff, waiting, waiting_lines

OLD = Moment(is_current=False)
WAITING = queue_row(
    name="Sales",
    queue_size=3,
    longest_wait_time_s=25,
    number_in_offered=1,
    number_in_progress=4,
    agent_count_wait_transact=2,
    agent_count_busy=6,
    agent_count_on_break=1,
    agent_count_logged_out=5,
    enabled_agent_count=14,
    assigned_agent_count=15,
    sla_activity=85,
    thirty_min_sla_activity=60,
    thirty_min_queued=33,
    thirty_min_accepted=30,
    thirty_min_abandoned=3,
    thirty_min_avg_wait_time_s=41,
    thirty_min_longest_wait_time_s=190,
    thirty_min_avg_duration_s=305,
    day_sla_activity=79,
    day_avg_wait_time_s=38,
    day_avg_duration_s=290,
)
QUIET = queue_row()
UNSTAFFED = queue_row(queue_size=2, longest_wait_time_s=5, agent_count_wait_transact=0)


def shown(lines: Lines) -> list[str]:
    return [text(line).rstrip() for line in lines]


def test_who_waits_and_how_long_stands_in_heavy_digits_over_the_promise() -> None:
    assert shown(waiting(WAITING, Moment(5), START.wall, 50)) == [
        "WAITING ◆           LONGEST WAIT ◆",
        "▀▀█                 █▀█ ▄ ▀▀█ █▀█",
        " ▀█                 █ █    ▀█ █ █",
        "▄▄█                 █▄█ ▀ ▄▄█ █▄█",
        "━━━━━━━━━━━━━━━━╋━━━━━━━━─────────────────────────",
        "0:10 over · answer within 20 s  1 being offered",
    ]


def test_waits_are_told_in_a_line_where_there_is_no_height() -> None:
    assert shown(waiting_lines(WAITING, Moment(5), START.wall, 80)) == [
        "WAITING 3 ◆  LONGEST 0:30 ◆  0:10 over · answer within 20 s  1 being offered"
    ]
    assert len(waiting_lines(WAITING, Moment(5), START.wall, 50)) == 2


def test_digits_that_have_no_room_stand_as_text() -> None:
    lines = shown(waiting(queue_row(queue_size=14, longest_wait_time_s=43600), Moment(), START.wall, 40))

    assert lines[2] == " █  █▄█         12:06:40"


def test_a_wait_of_nothing_stands_still() -> None:
    assert "LONGEST 0:00" in shown(waiting_lines(queue_row(queue_size=2), Moment(5), START.wall, 80))[0]


def test_where_nobody_waits_the_promise_alone_is_told_and_nothing_calls() -> None:
    lines = waiting(QUIET, Moment(5), START.wall, 50)

    assert shown(lines)[-1] == "answer within 20 s  0 being offered"
    assert {name for line in lines for words, name in line if words.strip()} == {"label", "hint", "track", "tick"}


def test_a_promise_is_amber_once_it_says_over_and_the_wait_beside_it_has_the_ink_of_the_reading() -> None:
    near = queue_row(queue_size=1, longest_wait_time_s=19)
    lines = waiting(near, Moment(5), START.wall, 50)

    assert shown(lines)[-1].startswith("0:04 over")
    assert (lines[1][-1][1], ink(lines[-2], "━"), ink(lines[-1], "over")) == ("strong", "warning", "warning")
    assert ink(waiting(near, Moment(1), START.wall, 50)[-2], "━") == "good"
    assert ink(waiting(WAITING, Moment(5), START.wall, 50)[-1], "over") == "warning"


def test_a_closed_queue_says_when_it_opens() -> None:
    tuesday = queue_row(Standards(opening=OpeningHours({1: ((time(9), time(18)),)})))
    never = queue_row(Standards(opening=OpeningHours({1: ()})))

    assert shown(waiting(tuesday, Moment(), START.wall, 60))[-1] == "closed, opens Tue 09:00  0 being offered"
    assert shown(waiting(never, Moment(), START.wall, 60))[-1] == "closed  0 being offered"


def test_a_closed_queue_says_so_in_the_zone_of_the_profile() -> None:
    new_york = OpeningHours({0: ((time(9, 45), time(17)),)}, time_zone=ZoneInfo("America/New_York"))
    london = START.wall.astimezone(ZoneInfo("Europe/London"))
    row = queue_row(Standards(opening=new_york, time_zone=london.tzinfo))

    assert shown(waiting(row, Moment(), london, 60))[-1] == "closed, opens 14:45  0 being offered"


def test_a_queue_without_a_target_has_no_promise_to_draw() -> None:
    lines = shown(waiting(queue_row(media_type="fax", queue_size=1, longest_wait_time_s=99), Moment(), START.wall, 60))

    assert lines[-2:] == ["", "no target configured  0 being offered"]


def test_each_agent_of_the_queue_is_in_the_bar_once_and_those_who_are_out_beside_it() -> None:
    lines = staff(WAITING, Moment(), 50)

    assert shown(lines) == [
        "AGENTS  9 logged in  14 enabled of 15 assigned",
        "▀" * 50,
        "● 2 free  ■ 4 here  □ 2 elsewhere or offered",
        "▪ 1 on break  ○ 0 offline  · 5 logged out",
    ]
    parts = {name: len(words) for words, name in lines[1]}
    assert list(parts) == ["available", "busy", "label", "break"]
    assert parts["busy"] == pytest.approx(50 * 4 / 9, abs=1)


def test_counts_that_are_not_all_known_make_no_bar() -> None:
    lines = shown(staff(queue_row(agent_count_busy=-1), Moment(), 50))

    assert lines[0].startswith("AGENTS  – logged in")
    assert lines[1] == "· not all counts are known ·"
    assert "□ – elsewhere" in lines[2]


def test_a_queue_in_which_contacts_wait_and_nobody_is_there_says_so() -> None:
    lines = staff(UNSTAFFED, Moment(), 50)

    assert shown(lines)[1] == "▲ contacts wait and nobody is logged in"
    assert shown(waiting(UNSTAFFED, Moment(), START.wall, 50))[0] == "WAITING ▲           LONGEST WAIT"
    assert ink(waiting(UNSTAFFED, Moment(), START.wall, 50)[1], "▀▀█") == "critical"


def test_levels_are_judged_each_by_its_own_contacts() -> None:
    lines = levels(WAITING, Moment(), 50)

    assert shown(lines) == [
        "SERVICE LEVEL  target ╋ 80 %",
        "now     ━━━━━━━━━━━━━━━━━━━━━━━━━━╋━─────   85 %",
        "30 min  ━━━━━━━━━━━━━━━━━━━━──────╋──────   60 % ▲",
        "day     ━━━━━━━━━━━━━━━━━━━━━━━━━─╋──────   79 % ◆",
        "by the tenant's own SLA setting; waits are held to",
        "the answer-within configured here",
    ]
    assert [ink(line, "%") for line in lines[1:4]] == ["good", "critical", "warning"]


def test_levels_without_a_value_are_no_zeros() -> None:
    empty = queue_row(day_queued=0, day_accepted=0, day_abandoned=0, day_sla_activity=0)

    assert shown(levels(empty, Moment(), 50))[3].split() == ["day", "·", "no", "data", "·", "–"]


@pytest.mark.parametrize(
    "standards",
    [
        Standards(opening=OpeningHours({1: ((time(9), time(18)),)})),
        Standards(queue_rules=(QueueRule(Selection(), kind=QueueKind.EXCLUDED),)),
    ],
)
def test_levels_of_a_queue_that_is_closed_or_excluded_are_judged_by_nothing(standards: Standards) -> None:
    line = levels(queue_row(standards, sla_activity=10), Moment(), 50)[1]

    assert ink(line, "10 %") == "value"
    assert shown((line,))[0].endswith("10 %")


def test_levels_are_figures_where_there_is_no_height() -> None:
    assert shown(levels_lines(WAITING, Moment(), 80)) == ["SERVICE LEVEL  now 85 %  30 min 60 % ▲  day 79 % ◆"]


def test_whose_percents_they_are_is_said_in_short_too() -> None:
    heading = shown(levels(WAITING, Moment(), 76, is_short=True))[0]

    assert heading.endswith("percents by the tenant's SLA, waits by ours")


def test_thirty_minutes_stand_beside_the_day() -> None:
    assert [(pair.name, pair.half_hour, pair.day) for pair in pairs(WAITING, Moment(5))] == [
        ("queued", "33", "100"),
        ("accepted", "30", "98"),
        ("abandoned", "3", "2"),
        ("abandoned share", "9 %", "2 %"),
        ("average wait", "0:41", "0:38"),
        ("longest wait", "3:10", ""),
        ("average duration", "5:05", "4:50"),
    ]


def test_old_figures_carry_a_tilde_and_none_has_no_value_to_be_old() -> None:
    drawn = (*waiting_lines(WAITING, OLD, START.wall, 90), *staff(WAITING, OLD, 90), *levels_lines(WAITING, OLD, 90))

    assert shown(drawn) == [
        "WAITING ~3 ◆  LONGEST ~0:25 ◆  ~0:05 over · answer within 20 s  ~1 being offered",
        "AGENTS  ~9 logged in  ~14 enabled of ~15 assigned",
        "▀" * 90,
        "● ~2 free  ■ ~4 here  □ ~2 elsewhere or offered  ▪ ~1 on break  ○ ~0 offline",
        "· ~5 logged out",
        "SERVICE LEVEL  now ~85 %  30 min ~60 % ▲  day ~79 % ◆",
    ]
    assert [pair.half_hour for pair in pairs(WAITING, OLD)][:2] == ["~33", "~30"]
    assert pairs(QUIET, OLD)[4].day == "–"
