from __future__ import annotations

import pytest

from tests.floors import agent, agent_row, floor
from tests.ui.drawn import ink, text
from wallboard.model.agent_groups import agent_groups
from wallboard.model.standards import Standards
from wallboard.model.view import Grouping
from wallboard.ui.render.heat import HeatLabels, agent_line, heat_line, out_of_view
from wallboard.ui.render.heat_plan import heat_plan
from wallboard.ui.render.moment import Moment

ROWS = floor(
    agents=[
        agent("late", status=4, time_in_status_s=2000),
        *(agent(f"free{number}") for number in range(3)),
        agent("busy", status=2, group_id="9"),
        agent("wrap", status=3, group_id="9"),
        agent("break", status=4),
    ],
    standards=Standards(groups={"108": "Technical Support South", "9": "Sales"}),
).agents
OLD = Moment(is_current=False)


def lines(grouping: Grouping, width: int, height: int, moment: Moment = Moment()) -> list[str]:  # noqa: B008
    groups = agent_groups(ROWS, grouping)
    labels = HeatLabels(() if grouping is Grouping.NEED else groups)
    plan = heat_plan([len(group.rows) for group in groups], width, height, labels.width)
    rows = [row for group in groups for row in group.rows]
    drawn = [
        heat_line(plan, line, rows, lambda section: labels.draw(section, moment)) for line in range(len(plan.lines))
    ]
    return [text(spans).rstrip() for spans in drawn]


def test_each_agent_is_a_sign_in_order_of_need() -> None:
    assert lines(Grouping.NEED, 20, 1) == ["◆ ● ● ● ■ ◇ ▪"]
    assert lines(Grouping.NEED, 8, 2) == ["◆ ● ● ●", "■ ◇ ▪"]


def test_a_cell_has_the_ink_of_its_state_and_one_with_a_sign_that_of_the_sign() -> None:
    plan = heat_plan([len(ROWS)], 20, 1)
    spans = heat_line(plan, 0, ROWS, lambda _section: ())

    assert [ink(spans, sign) for sign in "◆●■◇▪"] == ["warning", "available", "busy", "wrap-up", "break"]
    assert ("● ● ● ", "available") in spans


def test_a_cell_with_room_for_it_has_the_name_of_its_agent() -> None:
    plan = heat_plan([len(ROWS)], 40, 4)
    first, *_, last = [heat_line(plan, line, ROWS, lambda _section: ()) for line in range(len(plan.lines))]

    assert text(first).rstrip() == "◆ Agent late    ● Agent free0"
    assert text(last).rstrip() == "▪ Agent break"
    assert [ink(first, name) for name in ("Agent late", "Agent free0")] == ["warning", "label"]


def test_teams_stand_behind_their_label_and_count() -> None:
    assert lines(Grouping.GROUP, 40, 2) == ["Sales                    2 ■ ◇", "Technical Support South  5 ◆ ● ● ● ▪"]
    assert lines(Grouping.GROUP, 40, 2, OLD)[0] == "Sales                   ~2 ■ ◇"


def test_states_stand_behind_their_word_and_whoever_carries_a_sign_among_them() -> None:
    assert lines(Grouping.STATE, 24, 4) == [
        "available  3 ● ● ●",
        "busy       1 ■",
        "wrap-up    1 ◇",
        "break      2 ◆ ▪",
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "Ada"}, "● Ada  available 1:10  108"),
        ({"name": "", "group_id": ""}, "● jdoe  available 1:10"),
        ({"name": "Ada", "status": 2, "media_id": 1}, "■ Ada  busy 1:10  phone  108"),
        ({"name": "Ada", "status": 4, "time_in_status_s": 2000}, "◆ Ada  break 33:25  over 30 min  108"),
    ],
)
def test_the_cursors_agent_is_told_by_name_state_time_and_reason(changes: dict[str, object], words: str) -> None:
    assert text(agent_line(agent_row(**changes), Moment(5))) == words


def test_an_old_time_has_its_tilde() -> None:
    assert text(agent_line(agent_row(name="Ada"), OLD)) == "● Ada  available ~1:05  108"


@pytest.mark.parametrize(
    ("above", "below", "words"),
    [
        (0, 0, ""),
        (0, 3200, "… and 3 200 more below"),
        (40, 0, "… and 40 more above"),
        (40, 9, "… 40 above · 9 below"),
    ],
)
def test_the_map_says_how_many_are_not_in_view(above: int, below: int, words: str) -> None:
    assert text(out_of_view(above, below, Moment())).strip() == words
