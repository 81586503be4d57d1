from __future__ import annotations

from datetime import time

import pytest

from tests.floors import SHORT, queue_row
from tests.ui.drawn import ink, text
from wallboard.model.opening import OpeningHours
from wallboard.model.queue_row import QueueRow
from wallboard.model.standards import Standards
from wallboard.ui.render.foresight_panel import WhatIf, foresight, foresight_lines
from wallboard.ui.render.moment import Moment

WHOLE = Standards(duration_includes_wrap_up=True)
SHUT = Standards(duration_includes_wrap_up=True, opening=OpeningHours({6: ((time(9), time(18)),)}))
OLD = Moment(is_current=False)
BUSY: dict[str, object] = SHORT | {
    "queue_size": 2,
    "longest_wait_time_s": 12,
    "day_accepted": 400,
    "day_abandoned": 12,
    "day_queued": 412,
    "day_sla_activity": 74,
}
"""The day is 124 in a row below its target."""


def busy(standards: Standards = WHOLE, /, **changes: object) -> QueueRow:
    return queue_row(standards, **{**BUSY, **changes})


def shown(row: QueueRow, moment: Moment | None = None, what_if: WhatIf | None = None, width: int = 60) -> list[str]:
    return [text(line).rstrip() for line in foresight(row, moment or Moment(), what_if or WhatIf(), width)]


def figure(name: str, row: QueueRow, moment: Moment | None = None, what_if: WhatIf | None = None) -> str:
    return next(line[14:] for line in shown(row, moment, what_if) if line.startswith(name))


def test_what_will_be_stands_under_a_heading_that_says_it_is_estimated() -> None:
    assert shown(busy(day_abandoned=0, day_accepted=412), what_if=WhatIf(keys="+ -")) == [
        "FORESIGHT  est.                                  + - what if",
        "answer clock  in 0:08",
        "next caller   waits 1:46",
        "staff needed  +3  12 for 80 %, 9 now",
        "as it is      20 % in 20 s, wait 9:28",
        "the day       124 in a row to mend  114–134  of 412",
        "assumes: contacts come, and take, as in the last 30 minutes",
        "· nobody gives up (Erlang C) · the API gives whole percents",
        "· the tenant's SLA settings are as the target",
    ]


def test_the_answer_clock_ticks_and_goes_on_once_the_promise_is_broken() -> None:
    assert figure("answer clock", busy(), Moment(5)) == "in 0:03"
    assert figure("answer clock", busy(longest_wait_time_s=24), Moment(5)) == "over 0:09"
    assert ink(foresight(busy(longest_wait_time_s=19), Moment(5), WhatIf(), 60)[1], "over") == "warning"
    assert figure("answer clock", busy(queue_size=0)) == "–  nobody waits"
    assert figure("answer clock", busy(media_type="fax")) == "–  no target"


@pytest.mark.parametrize(
    ("more", "words"),
    [(3, "with 3 more   84 % in 20 s, wait 0:18"), (-1, "with 1 fewer  0 % in 20 s, queue grows by 0.1/min")],
)
def test_what_if_there_were_more_agents_or_fewer(more: int, words: str) -> None:
    assert words in shown(busy(day_abandoned=0), what_if=WhatIf(more))


def test_a_queue_that_grows_slower_than_is_shown_does_not_grow_by_nothing() -> None:
    full = busy(day_abandoned=0, thirty_min_queued=45, agent_count_busy=8, number_in_progress=8)

    assert figure("as it is", full) == "0 % in 20 s, queue grows by under 0.1/min"


def test_a_queue_that_can_spare_agents_and_one_that_shares_them_say_so() -> None:
    assert figure("staff needed", busy(agent_count_wait_transact=5)).startswith("−")
    assert figure("staff needed", busy(agent_count_busy=12, day_abandoned=0)) == "≤+3  at most 12 for 80 %, 9 now"
    assert "upper bound" in " ".join(shown(busy(agent_count_busy=12)))
    assert figure("next caller", busy(agent_count_wait_transact=1)) == "waits 0:00  somebody is free"


@pytest.mark.parametrize(
    ("row", "name", "reason"),
    [
        (busy(thirty_min_queued=9), "staff needed", "under 10 contacts in 30 min"),
        (busy(media_type="email"), "staff needed", "not for work that waits for hours"),
        (busy(media_type="email"), "next caller", "not for work that waits for hours"),
        (busy(day_accepted=10, day_abandoned=0), "the day", "under 20 contacts today"),
        (busy(SHUT), "answer clock", "closed"),
        (busy(SHUT), "staff needed", "closed"),
    ],
)
def test_what_the_numbers_cannot_carry_is_refused_with_its_reason(row: QueueRow, name: str, reason: str) -> None:
    assert figure(name, row) == f"–  {reason}"


def test_the_day_says_what_it_still_allows_or_that_it_is_lost() -> None:
    assert figure("the day", busy(day_sla_activity=86)) == "30 may still miss  28–33  of 412"
    assert figure("the day", busy(day_sla_activity=50)) == "not to mend today  of 412"


def test_old_estimates_carry_a_tilde_and_refusals_none() -> None:
    lines = shown(busy(thirty_min_queued=9), OLD)

    assert lines[1:5] == [
        "answer clock  in ~0:08",
        "next caller   waits ~1:46",
        "staff needed  –  under 10 contacts in 30 min",
        "the day       ~124 in a row to mend  114–134  of ~412",
    ]


def test_the_staff_that_lacks_has_the_ink_of_the_grid() -> None:
    assert ink(foresight(busy(day_abandoned=0), Moment(), WhatIf(), 60)[3], "+3") == "warning"
    assert ink(foresight(busy(agent_count_busy=12, day_abandoned=0), Moment(), WhatIf(), 60)[3], "≤+3") == "value"


def test_a_low_screen_has_the_estimates_in_a_line_and_what_is_asked_in_another() -> None:
    row = busy(day_abandoned=0)

    assert [text(line) for line in foresight_lines(row, Moment(), WhatIf(keys="+ -"), 78)] == [
        "EST.  staff +3  next caller waits 1:46  day 120 in a row to mend  + - what if"
    ]
    assert [text(line) for line in foresight_lines(row, Moment(), WhatIf(2, "+ -"), 78)][1] == (
        "now 20 % in 20 s → with 2 more 71 % in 20 s, wait 0:43"
    )
    assert foresight_lines(busy(SHUT, day_accepted=1, day_abandoned=0), Moment(), WhatIf(), 78) == ()
