from __future__ import annotations

from tests.floors import agent, floor, queue_row
from tests.ui.drawn import text
from wallboard.model.agent import Agent
from wallboard.model.foresight.takers import takers
from wallboard.model.standards import Standards
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.takers_panel import ShownTakers, takers_panel

GROUPS = Standards(groups={"108": "Sales", "109": "Digital"})
CHATTING = agent(
    "c", name="Cem", group_id="109", max_concurrent_customer_chat=3, active_customer_chat_count=1, time_in_status_s=72
)
FREE = [agent("a", name="Ada", time_in_status_s=290), CHATTING]
WRAPPING = [agent("w", name="Wim", status=3, time_in_status_s=20)]


def shown(agents: list[Agent], most: int = 8, width: int = 60, moment: Moment | None = None, *teams: str) -> list[str]:
    found = ShownTakers(takers(floor(agents=agents, standards=GROUPS).agents), teams, moment or Moment())
    lines = takers_panel(found, queue_row(agent_count_wait_transact=2), Moment(), most, width)
    return [" ".join(text(line).split()) for line in lines]


def test_the_free_come_longest_idle_first_and_then_those_in_wrap_up_under_the_labels_of_their_groups() -> None:
    assert shown([*WRAPPING, *FREE], moment=Moment(5)) == [
        "FREE TO TAKE IT longest idle first",
        "● Ada Sales 4:55",
        "● Cem Digital 1:17 chats 1/3",
        "IN WRAP-UP longest first",
        "◇ Wim Sales 0:25",
        "of all groups: the API ties no agent to a queue; it counts 2",
        "free for this one",
    ]


def test_those_whom_the_queue_does_not_count_are_free_for_others() -> None:
    found = ShownTakers(takers(floor(agents=FREE, standards=GROUPS).agents))

    def title(free: int) -> str:
        lines = takers_panel(found, queue_row(agent_count_wait_transact=free), Moment(), 8, 60)
        return text(lines[0]).strip()

    assert title(0) == "FREE FOR OTHER QUEUES  longest idle first"
    assert title(1) == "FREE TO TAKE IT  longest idle first"


def test_the_groups_of_the_queues_own_teams_are_said_to_come_first() -> None:
    assert shown(FREE, 8, 200, Moment(), "Sales", "Voice")[-1] == (
        "the groups of Sales, Voice first: the API ties no agent to a queue; it counts 2 free for this one"
    )


def test_more_than_there_is_room_for_are_counted() -> None:
    lines = shown([agent(f"{at}", name=f"Agent {at}") for at in range(20)], 4)

    assert lines[1:7] == [
        *(f"● Agent {at} Sales 1:05" for at in (0, 1, 10)),
        "… 17 more",
        "IN WRAP-UP longest first",
        "nobody",
    ]


def test_old_times_stand_still_behind_a_tilde() -> None:
    assert shown(FREE, moment=Moment(is_current=False))[1] == "● Ada Sales ~4:50"


def test_a_narrow_panel_keeps_names_and_times() -> None:
    assert shown(FREE, width=24)[1] == "● Ada 4:50"
