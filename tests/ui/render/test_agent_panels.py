from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from tests.floors import START, agent, agent_row
from tests.ui.drawn import ink, text
from wallboard.model.standards import Standards
from wallboard.ui.render.agent_panels import ShownAgent, in_hand, in_hand_lines, medium, now, now_lines
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Lines

OLD = Moment(is_current=False)
LUNCH = {"status_code_list_id": 7, "status_code_item_short_code": "Lunch"}
NOW_S = int(START.wall.timestamp())


def seen(moment: Moment = Moment(5), /, **changes: object) -> ShownAgent:  # noqa: B008
    """An agent as they are drawn 5 s after the reading."""
    row = agent_row(Standards(groups={"108": "Sales"}), **changes)
    return ShownAgent(row, moment, START.wall, UTC, hold_limit_s=180)


def shown(lines: Lines) -> list[str]:
    return [text(line).rstrip() for line in lines]


OVER = seen(status=4, time_in_status_s=1900, **LUNCH)


def test_state_and_reason_stand_over_the_clock_and_how_it_stands_to_the_limit() -> None:
    lines = now(OVER, 46)

    assert shown(lines) == [
        "▪ break  Lunch",
        "▀▀█ ▄█  ▄ █ █ █▀▀",
        " ▀█  █    █▄█ ▀▀█",
        "▄▄█ ▄█▄ ▀   █ ▄▄█",
        "━━━━━━━━━━━━━━━━━━━━━━━╋──────────────────────",
        "1:45 over · limit 30 min  since 14:00:27",
    ]
    assert [ink(line, words) for line, words in ((lines[1], "▀"), (lines[5], "over"))] == ["warning", "warning"]


def test_a_state_within_its_limit_says_what_is_left_and_has_no_colour_of_its_own() -> None:
    lines = now(seen(status=4, time_in_status_s=600, **LUNCH), 46)

    assert shown(lines)[-1] == "19:55 left · limit 30 min  since 14:22:07"
    assert ink(lines[1], "▄") == "strong"
    assert ink(lines[4], "━") == "break"


def test_a_state_without_a_limit_draws_none() -> None:
    assert shown(now(seen(status=2, time_in_status_s=40, media_id=1), 46))[4:] == ["", "since 14:31:27"]


def test_what_an_agent_works_on_stands_where_a_reason_would() -> None:
    assert shown(now(seen(status=2, media_id=3), 46))[0] == "■ busy  e-mail"


def test_a_state_in_one_line_where_there_is_no_height() -> None:
    assert shown(now_lines(OVER, 80)) == ["▪ break  31:45  Lunch  1:45 over · limit 30 min  since 14:00:27"]
    assert len(now_lines(OVER, 46)) == 2


@pytest.mark.parametrize("time_in_status_s", [99_999_999_999, 10**12])
def test_a_state_since_before_all_calendars_does_not_say_since_when(time_in_status_s: int) -> None:
    without_limit = seen(status=0, time_in_status_s=time_in_status_s)
    over_limit = seen(status=4, time_in_status_s=time_in_status_s, **LUNCH)

    assert not any("since" in line for line in shown(now(without_limit, 46)))
    assert shown(now(over_limit, 46))[-1].endswith(" over · limit 30 min")


def test_a_state_since_another_day_says_which() -> None:
    assert shown(now(seen(status=9, time_in_status_s=206526), 46))[-1] == "since Sat 27 Feb 05:10:01"


def test_moments_are_told_in_the_tenants_zone() -> None:
    tokyo = ShownAgent(OVER.row, Moment(), START.wall, ZoneInfo("Asia/Tokyo"))

    assert shown(now(tokyo, 46))[-1].endswith("since 23:00:27")


def test_a_lost_session_says_so() -> None:
    lines = now(seen(status=9, time_in_status_s=300, status_code_item_id=1), 46)

    assert shown(lines)[0] == "· logged out  session timed out"
    assert shown(lines)[-1] == "the session was lost  since 14:27:07"
    assert ink(lines[1], "▄") == "warning"


def test_a_clock_that_is_not_known_is_no_zero() -> None:
    lines = now(seen(status=7, time_in_status_s=-1), 46)

    assert shown(lines) == ["? status 7", "", "▀▀▀", "", "", "for how long is not known"]


def test_each_phone_line_is_read_by_its_own_codes() -> None:
    same = {"phone_line1_status": 3, "phone_line2_status": 3, "phone_line1_status_time_s": 4}
    lines = in_hand(seen(**same, phone_line2_status_time_s=9), 46)

    assert shown(lines)[1:3] == [
        "line 1   being offered                    0:09",
        "line 2   error                            0:14",
    ]
    assert (ink(lines[1], "being offered"), ink(lines[2], "error")) == ("value", "warning")


@pytest.mark.parametrize(
    ("held_s", "words", "name"), [(180, "on hold", "value"), (181, "on hold, over 3 min", "warning")]
)
def test_a_hold_over_its_limit_calls(held_s: int, words: str, name: str) -> None:
    line = in_hand(seen(status=2, phone_line1_status=1, phone_line1_status_time_s=held_s), 46)[1]

    assert text(line).removeprefix("line 1   ").split("  ")[0] == words
    assert ink(line, "on hold") == name


def test_a_line_that_is_not_in_use_has_no_clock_and_one_without_a_value_is_not_idle() -> None:
    lines = shown(in_hand(seen(phone_line1_status=-1, phone_line1_status_time_s=0, phone_line2_status=None), 46))

    assert lines[1:3] == ["line 1   not in use", "line 2   –"]


def test_a_code_that_the_document_does_not_have_is_shown_as_given() -> None:
    assert shown(in_hand(seen(phone_line1_status=8), 46))[1].startswith("line 1   status 8")


def test_chats_skills_and_idleness() -> None:
    chatting = seen(
        status=2,
        media_id=2,
        sub_status="stopnew",
        active_customer_chat_count=2,
        max_concurrent_customer_chat=3,
        longest_active_customer_chat_duration_s=400,
        enabled_skill_count=3,
        assigned_skill_count=4,
        idle_start_time=NOW_S - 90000,
    )

    assert shown(in_hand(chatting, 60))[3:] == [
        "chats    2 of 3 · takes no new ones             longest 6:45",
        "medium   chat now",
        "skills   3 enabled of 4 assigned",
        "idle     since Sun 28 Feb 13:32:07          meaning inferred",
    ]


def test_what_is_not_known_of_chats_skills_and_idleness_is_a_dash() -> None:
    assert [line.split() for line in shown(in_hand(seen(), 60))[3:]] == [
        ["chats", "–"],
        ["medium", "–"],
        ["skills", "–"],
        ["idle", "–"],
    ]


def test_most_of_it_in_few_lines_where_there_is_no_height() -> None:
    held = seen(
        status=2, media_id=1, phone_line1_status=1, phone_line1_status_time_s=20, max_concurrent_customer_chat=1
    )

    assert shown(in_hand_lines(held, 76)) == [
        "line 1 on hold 0:25  line 2 not in use  chats – of 1  medium phone now",
        "skills –",
    ]


@pytest.mark.parametrize(
    ("status", "media_id", "line", "words"),
    [
        (2, 1, -1, "phone now"),
        (3, 4, -1, "vmail now"),
        (0, 1, -1, "phone last"),
        (4, 3, -1, "e-mail last"),
        (1, 2, -1, "chat last or now"),
        (1, 2, 3, "phone now"),
        (0, 0, -1, "none since the system started"),
        (0, 9, -1, "medium 9 last"),
        (0, -1, -1, "–"),
    ],
)
def test_the_medium_is_the_current_one_only_while_that_is_certain(
    status: int, media_id: int, line: int, words: str
) -> None:
    assert text(medium(agent(status=status, media_id=media_id, phone_line1_status=line))) == words


def test_old_clocks_carry_a_tilde_and_stand_still() -> None:
    old = seen(OLD, status=4, time_in_status_s=1900, phone_line1_status=0, phone_line1_status_time_s=60, **LUNCH)

    assert shown(now_lines(old, 80)) == ["▪ break  ~31:40  Lunch  ~1:40 over · limit 30 min  since 14:00:27"]
    assert shown(in_hand(old, 46))[1].endswith("~1:00")
