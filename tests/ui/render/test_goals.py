from __future__ import annotations

import pytest
from textual.message import Message

from tests.floors import agent_row, queue_row
from tests.ui.drawn import ink, text
from wallboard.model.opening import OpeningHours
from wallboard.model.standards import Standards
from wallboard.ui.render.cells import width_of
from wallboard.ui.render.goals import Command, Goal, Moments, goal_line
from wallboard.ui.render.moment import Moment

SALES = queue_row(None, id="116", name="Sales [b]North", queue_size=6, longest_wait_time_s=94)
ADA = agent_row(None, id="ada", name="Ada Müller", status=4, time_in_status_s=65)
COMMAND = Command("sort", "sort queues by wait", Message(), keys="^s", remark="now")


@pytest.mark.parametrize(
    ("goal", "line"),
    [
        (SALES, "▲ Sales [b]North  116                 6 waiting · 1:34        queue"),
        (ADA, "▪ Ada Müller  ada                        break    1:05        agent"),
        (COMMAND, "  sort queues by wait                              now    ^s  sort"),
        (queue_row(None, id="7", name=""), "  7                                          0 waiting        queue"),
        (
            queue_row(None, id="7", name="Q", queue_size=-1),
            "  Q  7                                       – waiting        queue",
        ),
    ],
)
def test_a_goal_says_what_it_is_and_how_it_is_with_it_now(goal: Goal, line: str) -> None:
    assert text(goal_line(goal, "", 70, Moments())).rstrip() == line


def test_a_closed_queue_says_so() -> None:
    row = queue_row(Standards(opening=OpeningHours({6: ()})), name="Night desk")

    assert "closed" in text(goal_line(row, "", 70, Moments()))


def test_the_letters_that_were_typed_are_marked_in_name_and_id() -> None:
    line = goal_line(ADA, "ada", 70, Moments())

    assert [part for part, name in line if name == "accent" and part.strip()] == ["Ada", "ada"]
    assert ink(goal_line(SALES, "b]n", 70, Moments()), "b]N") == "accent"


def test_colours_are_those_of_sign_and_state() -> None:
    assert ink(goal_line(SALES, "", 70, Moments()), "▲") == "critical"
    assert ink(goal_line(SALES, "", 70, Moments()), "1:34") == "critical"
    assert ink(goal_line(ADA, "", 70, Moments()), "break") == "break"


def test_times_tick_and_old_figures_are_dim_with_a_tilde() -> None:
    ticked = Moments(Moment(elapsed_s=6), Moment(elapsed_s=6))
    assert "1:40" in text(goal_line(SALES, "", 70, ticked))
    assert "1:11" in text(goal_line(ADA, "", 70, ticked))

    old = Moments(Moment(is_current=False), Moment(is_current=False))
    line = goal_line(SALES, "", 70, old)
    assert "~6 waiting · ~1:34" in text(line)
    assert ink(line, "~6 waiting") == "hint"
    assert ink(goal_line(ADA, "", 70, old), "break") == "hint"


@pytest.mark.parametrize("width", [10, 30, 44, 70, 120])
@pytest.mark.parametrize("goal", [SALES, ADA, COMMAND])
def test_a_line_is_as_wide_as_it_must_be_and_leaves_out_what_is_beside_the_name_first(goal: Goal, width: int) -> None:
    line = goal_line(goal, "a", width, Moments())

    assert width_of(line) == width
    if width == 30:
        assert "waiting" not in text(line)
        assert text(line).rstrip().endswith(("queue", "agent", "sort"))
