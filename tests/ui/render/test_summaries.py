from __future__ import annotations

from datetime import time

import pytest

from tests.floors import agent_row, queue_row
from tests.ui.drawn import ink, text
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import QueueKind
from wallboard.model.selection import Selection
from wallboard.model.standards import QueueRule, Standards
from wallboard.ui.render.agent_summary import agent_summary
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.queue_summary import queue_summary

OLD = Moment(is_current=False)
WAITING = queue_row(
    name="Sales",
    queue_size=3,
    longest_wait_time_s=25,
    number_in_offered=1,
    number_in_progress=4,
    agent_count_wait_transact=2,
    agent_count_busy=5,
    agent_count_on_break=1,
    thirty_min_sla_activity=60,
    thirty_min_accepted=30,
    day_sla_activity=85,
)
HOME = agent_row(
    Standards(groups={"108": "Sales"}),
    name="Ada Byron",
    status=4,
    time_in_status_s=1900,
    status_code_list_id=7,
    status_code_item_short_code="Lunch",
    thirty_min_accepted_count=2,
    thirty_min_rejected_count=0,
    day_accepted_count=31,
    day_rejected_count=1,
    day_avg_processing_time_s=125,
)


def test_a_queues_head_says_who_waits_against_which_promise_and_who_works() -> None:
    lines = [text(line).strip() for line in queue_summary(WAITING, Moment(5), 100)]

    assert lines[0].startswith("▲ Sales")
    assert lines[0].endswith("queue 116 · phone · 80 % within 20 s")
    assert lines[2] == "3 waiting   longest 0:30   1 offered"
    assert lines[3] == "2 free   4 at work here   1 elsewhere or offered   1 on break   0 offline   0 logged out"
    assert [line.split()[0] for line in lines[4:7]] == ["now", "30", "day"]
    assert [line.split("─")[-1].strip("━ ") for line in lines[4:7]] == ["90 %", "60 %", "85 %"]


def test_a_queues_wait_of_nothing_stands_still() -> None:
    lines = [text(line).strip() for line in queue_summary(queue_row(queue_size=2), Moment(5), 100)]

    assert lines[2].startswith("2 waiting   longest 0:00")


def test_a_queues_levels_are_judged_each_by_its_own_period() -> None:
    lines = queue_summary(WAITING, Moment(), 100)

    assert [ink(lines[at], figure) for at, figure in ((5, "60 %"), (6, "85 %"))] == ["critical", "good"]


def test_a_queues_old_figures_carry_a_tilde() -> None:
    lines = [text(line).strip() for line in queue_summary(WAITING, OLD, 100)]

    assert lines[2] == "~3 waiting   longest ~0:25   ~1 offered"
    assert lines[3].startswith("~2 free")
    assert lines[5].endswith("~60 %")


def test_what_has_no_value_is_not_old_either() -> None:
    lines = [text(line).strip() for line in queue_summary(queue_row(queue_size=None, number_in_offered=None), OLD, 100)]

    assert lines[2] == "– waiting   longest –   – offered"


def test_a_queue_that_is_in_no_sum_or_has_no_target_says_so() -> None:
    excluded = Standards(queue_rules=(QueueRule(Selection(ids=("116",)), kind=QueueKind.EXCLUDED),))

    assert text(queue_summary(queue_row(excluded), Moment(), 90)[0]).endswith("in no sum · 80 % within 20 s")
    assert text(queue_summary(queue_row(media_type="fax"), Moment(), 90)[0]).endswith(
        "fax · deferred · no target configured"
    )


def test_a_closed_queue_says_so_and_when_it_opens_and_its_levels_are_judged_by_nothing() -> None:
    opening = OpeningHours({1: ((time(9), time(18)),)})
    head = queue_summary(queue_row(Standards(opening=opening), thirty_min_sla_activity=10), Moment(), 90)
    never = Standards(opening=OpeningHours({1: ()}))

    assert "phone · closed, opens Tue 02 Mar 09:00 · 80 %" in text(head[0])
    assert ink(head[5], "10 %") == "value"
    assert "phone · closed · 80 %" in text(queue_summary(queue_row(never), Moment(), 90)[0])


def test_an_agents_head_says_state_clock_reason_and_how_day_and_half_hour_went() -> None:
    lines = [text(line).strip() for line in agent_summary(HOME, Moment(5), 80)]

    assert lines[0].startswith("◆ Ada Byron")
    assert lines[0].endswith("agent jdoe · group Sales")
    assert lines[2] == "▪ break  31:45   Lunch over 30 min"
    assert lines[3] == "30 min  2 accepted   0 rejected   – average"
    assert lines[4] == "day     31 accepted   1 rejected   2:05 average"


def test_an_agents_old_figures_carry_a_tilde() -> None:
    lines = [text(line).strip() for line in agent_summary(HOME, OLD, 80)]

    assert lines[2].startswith("▪ break  ~31:40")
    assert lines[4] == "day     ~31 accepted   ~1 rejected   ~2:05 average"
    assert lines[3].endswith("– average")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_long_name_leaves_room_for_the_id(width: int) -> None:
    line = text(agent_summary(agent_row(name="日本語" * 30), Moment(), width)[0])

    assert "…" in line
    assert line.endswith("agent jdoe · group 108")
