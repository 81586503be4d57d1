"""The layouts of queue and agent at the sizes that there are, and what must hold at any size."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floors import START, agent, agent_row, floor, queue_row
from tests.ui.drawn import text
from wallboard.model.foresight.takers import takers
from wallboard.model.standards import Standards
from wallboard.ui.render.agent_panels import ShownAgent
from wallboard.ui.render.agent_summary import agent_layouts
from wallboard.ui.render.cells import width_of
from wallboard.ui.render.foresight_panel import WhatIf
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Layout, fullest
from wallboard.ui.render.queue_summary import ShownQueue, queue_layouts
from wallboard.ui.render.takers_panel import ShownTakers

SALES = queue_row(name="Sales", queue_size=3, longest_wait_time_s=25, thirty_min_sla_activity=60)
TAKERS = ShownTakers(takers(floor(agents=[agent(f"{at}", name=f"Agent {at}") for at in range(20)]).agents))
ADA = agent_row(Standards(groups={"108": "Sales"}), name="Ada", status=2, media_id=1, day_login_time_s=9000)


def queue(place: str = "3 of 18", *, takers: bool = False) -> Sequence[Layout]:
    return queue_layouts(ShownQueue(SALES, Moment(5), START.wall, place, takers=TAKERS if takers else None))


def person(place: str = "3 of 18") -> Sequence[Layout]:
    return agent_layouts(ShownAgent(ADA, Moment(5), START.wall, None, 180), place)


def titles(layouts: Sequence[Layout], width: int, height: int) -> list[list[str]]:
    """The titles of panels that stand beside each other, line by line."""
    known = (
        "WAITING",
        "AGENTS",
        "LAST HOUR",
        "SERVICE LEVEL",
        "30 MINUTES",
        "FORESIGHT",
        "FREE TO TAKE",
        "THE DAY  share",
        "PHONE LINES",
        "■ busy",
    )
    lines = [text(line) for line in fullest(layouts, width, height)]
    return [found for line in lines if (found := sorted((one for one in known if one in line), key=line.index))]


def test_a_queues_panels_stand_in_as_many_columns_as_there_is_room_for() -> None:
    assert titles(queue(), 158, 30) == [
        ["WAITING", "SERVICE LEVEL", "30 MINUTES"],
        ["AGENTS", "LAST HOUR"],
        ["FORESIGHT"],
    ]
    assert titles(queue(), 118, 30) == [
        ["WAITING", "SERVICE LEVEL"],
        ["AGENTS", "30 MINUTES"],
        ["LAST HOUR"],
        ["FORESIGHT"],
    ]
    assert titles(queue(), 78, 70) == [
        ["WAITING"],
        ["AGENTS"],
        ["FORESIGHT"],
        ["SERVICE LEVEL"],
        ["30 MINUTES"],
        ["LAST HOUR"],
    ]


def test_the_course_of_a_queue_shrinks_before_the_other_panels_do() -> None:
    layouts = queue(takers=True)

    assert titles(layouts, 118, 34)[2:] == [["FREE TO TAKE"], ["FORESIGHT"], ["LAST HOUR"]]
    assert titles(layouts, 118, 26)[2:] == [["FREE TO TAKE"], ["FORESIGHT"]]
    assert titles(layouts, 118, 17) == [["WAITING"], ["SERVICE LEVEL"]]


def test_where_the_panels_have_the_height_to_themselves_the_course_takes_what_is_left() -> None:
    layouts = queue_layouts(ShownQueue(SALES, Moment(5), START.wall), fills_height=True)

    assert titles(layouts, 178, 106)[-1] == ["LAST HOUR"]
    assert len(fullest(layouts, 178, 106)) > 90
    assert len(fullest(layouts, 178, 60)) <= 60


def test_an_agents_panels_stand_in_as_many_columns_as_there_is_room_for() -> None:
    assert titles(person(), 158, 30) == [["■ busy", "THE DAY  share", "30 MINUTES"], ["PHONE LINES"]]
    assert titles(person(), 118, 30) == [["■ busy", "THE DAY  share"], ["30 MINUTES"], ["PHONE LINES"]]
    assert titles(person(), 78, 60) == [["■ busy"], ["PHONE LINES"], ["THE DAY  share"], ["30 MINUTES"]]


@pytest.mark.parametrize("layouts", [queue(), person()])
def test_a_low_and_narrow_screen_leaves_the_panels_in_thirteen_lines_with_both_periods(
    layouts: Sequence[Layout],
) -> None:
    lines = [text(line).split() for line in fullest(layouts, 78, 13)]

    assert len(lines) <= 13
    assert [line[:2] for line in lines[-2:]] == [["30", "min"], ["day", lines[-1][1]]]


def test_what_goes_first_where_there_is_less_height() -> None:
    assert [len(layout(78)) for layout in queue()] == sorted((len(layout(78)) for layout in queue()), reverse=True)
    assert [len(layout(78)) for layout in person()] == sorted((len(layout(78)) for layout in person()), reverse=True)
    assert text(fullest(queue(), 78, 0)[1]).split()[:2] == ["WAITING", "3"]
    assert text(fullest(person(), 78, 0)[1]).split()[:2] == ["■", "busy"]


def test_the_head_says_what_it_is_and_where_in_the_list() -> None:
    assert text(queue()[0](100)[0]).split("  ")[0].strip() == "◆ Sales"
    assert text(queue()[0](100)[0]).endswith("queue 116 · phone · 80 % within 20 s   3 of 18 ")
    assert text(person()[0](100)[0]).endswith("agent jdoe · group Sales   3 of 18 ")
    assert text(person("")[0](100)[0]).endswith("agent jdoe · group Sales ")


def test_a_long_name_leaves_room_for_what_it_is() -> None:
    row = agent_row(name="日本語" * 30)
    line = text(agent_layouts(ShownAgent(row, Moment(), START.wall), "1 of 2")[0](60)[0])

    assert "…" in line
    assert line.endswith("agent jdoe · group 108   1 of 2 ")


def test_an_agents_group_has_the_height_that_is_left() -> None:
    rows = floor(agents=[agent(f"{at:02}", name=f"Agent {at:02}", status=2 if at else 0) for at in range(30)]).agents
    layouts = agent_layouts(ShownAgent(rows[0], Moment(), START.wall, None, None, rows), "")

    lines = [text(line).rstrip() for line in fullest(layouts, 170, 100)]
    assert [line.split()[1:3] for line in lines[-30:]] == [["Agent", f"{at:02}"] for at in range(30)]
    assert lines[-33].endswith("30 in · 0 out")
    fewer = [text(line).strip() for line in fullest(layouts, 170, 45)]
    assert fewer[-1] == "… 11 more"
    assert not any("GROUP" in text(line) for line in fullest(layouts, 170, 20))


@given(
    st.integers(20, 420),
    st.integers(0, 120),
    st.integers(0, 10**6),
    st.integers(-1, 10**7),
    st.booleans(),
    st.booleans(),
)
def test_every_line_has_exactly_its_width(
    width: int, height: int, number: int, seconds: int, is_current: bool, fills: bool
) -> None:
    moment = Moment(7, is_current=is_current)
    row = queue_row(name="日本", queue_size=number, longest_wait_time_s=seconds, agent_count_busy=number)
    person_row = agent_row(status=4, time_in_status_s=seconds, day_login_time_s=seconds, day_break_time_s=number)
    layouts = (
        queue_layouts(
            ShownQueue(row, moment, START.wall, "3 of 18", WhatIf(number % 3 - 1, "+ -"), TAKERS), fills_height=fills
        ),
        agent_layouts(ShownAgent(person_row, moment, START.wall, None, 180, [person_row] * fills * 30), ""),
    )

    for one in layouts:
        assert {width_of(line) for line in fullest(one, width, height)} <= {width}
