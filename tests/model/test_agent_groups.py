from __future__ import annotations

import pytest

from tests.floors import agent, floor
from wallboard.model.agent import AgentState
from wallboard.model.agent_groups import agent_groups
from wallboard.model.standards import Standards
from wallboard.model.view import Grouping

STANDARDS = Standards(groups={"108": "Sales", "109": "Team 10", "110": "Team 9", "111": "Sales"})
ROWS = floor(
    agents=[
        agent("ada", status=4, time_in_status_s=2000),
        agent("bo", time_in_status_s=90, group_id="109"),
        agent("cy", time_in_status_s=30, sub_status="stopnew", group_id="111"),
        agent("di", status=2, time_in_status_s=None, group_id="110"),
        agent("ed", status=4, time_in_status_s=None),
        agent("flo", status=9, group_id=""),
        agent("gil", status=42, group_id="Team 9"),
    ],
    standards=STANDARDS,
).agents


def test_states_come_in_order_of_need_and_those_who_carry_a_sign_count_where_they_are() -> None:
    groups = agent_groups(ROWS, Grouping.STATE)

    assert [(group.state, [row.id for row in group.rows]) for group in groups] == [
        (AgentState.AVAILABLE, ["bo", "cy"]),
        (AgentState.BUSY, ["di"]),
        (AgentState.BREAK, ["ada", "ed"]),
        (AgentState.UNKNOWN, ["gil"]),
        (AgentState.LOGGED_OUT, ["flo"]),
    ]


def test_teams_come_by_label_numbers_by_value_and_those_without_a_team_last() -> None:
    groups = agent_groups(ROWS, Grouping.GROUP)

    assert [(group.label, [row.id for row in group.rows]) for group in groups] == [
        ("Sales", ["ada", "cy", "ed"]),
        ("Team 9", ["di", "gil"]),
        ("Team 10", ["bo"]),
        ("", ["flo"]),
    ]


def test_a_team_of_nothing_but_digits_is_compared_with_one_of_letters() -> None:
    rows = floor(agents=[agent(group_id=group) for group in ("9 b", "x", "10", "", "9a")]).agents

    assert [group.label for group in agent_groups(rows, Grouping.GROUP)] == ["9 b", "9a", "10", "x", ""]


def test_a_number_of_any_length_is_ordered_by_its_value() -> None:
    numbers = ["0", "7", "08", "10", "9" * 5000, "1" + "0" * 5000]
    rows = floor(agents=[agent(group_id=group) for group in reversed(numbers)]).agents

    assert [group.label for group in agent_groups(rows, Grouping.GROUP)] == numbers


def test_without_a_grouping_all_are_one_group() -> None:
    (group,) = agent_groups(ROWS, Grouping.NEED)

    assert group.rows is ROWS
    assert (group.state, group.label) == (None, "")


@pytest.mark.parametrize("grouping", list(Grouping))
def test_nobody_is_lost_and_each_group_keeps_the_order(grouping: Grouping) -> None:
    groups = agent_groups(ROWS, grouping)

    assert {row.id for group in groups for row in group.rows} == {row.id for row in ROWS}
    assert sum(len(group.rows) for group in groups) == len(ROWS)
    assert all([row for row in ROWS if row in group.rows] == list(group.rows) for group in groups)


def test_a_group_counts_states_who_is_in_who_is_free_and_who_carries_a_sign() -> None:
    sales = agent_groups(ROWS, Grouping.GROUP)[0]

    assert sales.states == {AgentState.BREAK: 2, AgentState.AVAILABLE: 1}
    assert (sales.logged_in, sales.free, sales.signs, sales.is_deserted) == (3, 0, 1, False)


def test_the_longest_time_is_that_of_those_whose_time_is_known() -> None:
    longest = {group.state: group.longest_s for group in agent_groups(ROWS, Grouping.STATE)}

    assert longest[AgentState.BREAK] == 2000
    assert longest[AgentState.BUSY] is None


def test_a_group_is_deserted_where_nobody_is_logged_in() -> None:
    no_team = agent_groups(ROWS, Grouping.GROUP)[-1]

    assert no_team.is_deserted
    assert no_team.logged_in == 0
