from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floors import agent, floor
from tests.ui.drawn import ink, text
from wallboard.model.agent import Agent
from wallboard.model.agent_groups import AgentGroup, agent_groups
from wallboard.model.standards import Standards
from wallboard.model.view import Grouping
from wallboard.ui.render.agent_headings import GroupHeadings, band_heading, group_name, state_heading
from wallboard.ui.render.cells import width_of
from wallboard.ui.render.moment import Moment

STANDARDS = Standards(groups={"108": "Sales", "109": "Technical Support"})
AGENTS = (
    agent("ada", status=4, time_in_status_s=2000),
    *(agent(f"b{number}", status=2) for number in range(11)),
    agent("cy", time_in_status_s=30),
    agent("di", status=2, group_id="109"),
    agent("ed", group_id="109", sub_status="stopnew"),
    agent("flo", status=9, group_id=""),
)
OLD = Moment(is_current=False)


def teams(*agents: Agent) -> tuple[AgentGroup, ...]:
    return agent_groups(floor(agents=agents, standards=STANDARDS).agents, Grouping.GROUP)


def headings(width: int, moment: Moment = Moment(), agents: tuple[Agent, ...] = AGENTS) -> list[str]:  # noqa: B008
    latest = floor(agents=agents, standards=STANDARDS)
    groups = agent_groups(latest.agents, Grouping.GROUP)
    drawn = GroupHeadings.of(groups, latest.states, signs=1)
    return [text(drawn.draw(group, moment, width)).rstrip() for group in groups]


def test_the_parts_of_all_teams_line_up() -> None:
    assert headings(80) == [
        "  Sales              13 in   1 free  ◆  1  ●  1  ■ 11  ▪  1  ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀",
        "  Technical Support   2 in   0 free        ●  1  ■  1        ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀",
        "  no group            0 in   0 free                          ───────────────────",
    ]


def test_a_narrow_heading_leaves_out_the_bar_and_then_the_states() -> None:
    assert headings(64)[0] == "  Sales              13 in   1 free  ◆  1  ●  1  ■ 11  ▪  1"
    assert headings(48)[0] == "  Sales              13 in   1 free  ▀▀▀▀▀▀▀▀▀▀▀"
    assert headings(40)[0] == "  Sales              13 in   1 free"
    assert headings(28)[1] == "  Technical…   2 in   0 free"


def test_old_counts_carry_a_tilde_and_still_line_up() -> None:
    sales, support, _ = headings(90, OLD)

    assert "~13 in   ~1 free  ◆  ~1" in sales
    assert sales.index("free") == support.index("free")


def test_who_is_free_takes_new_chats_and_none_is_no_alarm() -> None:
    sales, support = teams(*AGENTS)[:2]
    drawn = GroupHeadings.of([sales, support], {}, signs=0)

    assert ink(drawn.draw(sales, Moment(), 60), " 1") == "available"
    assert ink(drawn.draw(support, Moment(), 60), " 0") == "label"


@given(st.lists(st.text(st.sampled_from("ab 日😀"), max_size=40), min_size=1, max_size=5), st.integers(20, 200))
def test_a_heading_is_never_wider_than_the_board(labels: list[str], width: int) -> None:
    groups = teams(*(agent(f"{at}", group_id=label) for at, label in enumerate(labels)))
    drawn = GroupHeadings.of(groups, groups[0].states, signs=3)

    assert all(width_of(drawn.draw(group, OLD, width)) <= width for group in groups)


def test_a_state_tells_how_many_are_in_it_and_the_longest_time_which_ticks() -> None:
    on_break = agent_groups(floor(agents=AGENTS).agents, Grouping.STATE)[2]

    drawn = {key: text(spans) for key, spans in state_heading(on_break, Moment(5)).items()}

    assert drawn == {"sign": "▪", "name": "break", "state": "1", "for": "33:25", "why": "longest, ◆ 1 above"}


def test_a_state_in_which_nobody_carries_a_sign_says_nothing_of_signs() -> None:
    busy = agent_groups(floor(agents=AGENTS).agents, Grouping.STATE)[1]

    assert text(state_heading(busy, Moment())["why"]) == "longest"


@pytest.mark.parametrize(("moment", "words"), [(Moment(), "◆ to look at  3"), (OLD, "◆ to look at  ~3")])
def test_those_who_carry_a_sign_have_a_heading_of_their_own(moment: Moment, words: str) -> None:
    assert text(band_heading(3, moment)) == words


@pytest.mark.parametrize(
    ("items", "name"), [((1,), "dropped"), ((0, 1), "dropped"), ((1, 3), "logged out"), ((3,), "logged out")]
)
def test_those_who_are_out_only_since_they_were_dropped_are_called_so(items: tuple[int, ...], name: str) -> None:
    gone = [
        agent(f"{item}", status=9, status_code_list_id=-1, status_code_item_id=item, time_in_status_s=60)
        for item in items
    ]
    (group,) = agent_groups(floor(agents=gone, standards=STANDARDS).agents, Grouping.STATE)

    assert (group_name(group), text(state_heading(group, Moment())["name"])) == (name, name)
