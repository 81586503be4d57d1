from __future__ import annotations

from tests.floors import agent, floor
from wallboard.model.foresight.takers import Taker, takers
from wallboard.model.standards import Standards

AGENTS = [
    agent("short", time_in_status_s=10),
    agent("long", time_in_status_s=300, group_id="109"),
    agent("untimed", time_in_status_s=-1),
    agent("wrapping", status=3, time_in_status_s=20),
    agent("soon", status=3, time_in_status_s=90, group_id="109"),
    agent("busy", status=2),
    agent("out", status=9),
    agent("stopped", sub_status="stopnew"),
]
ROWS = floor(agents=AGENTS, standards=Standards(groups={"108": "Sales", "109": "Support"})).agents


def ids(found: tuple[Taker, ...]) -> list[str]:
    return [taker.row.id for taker in found]


def test_the_free_come_longest_idle_first_and_then_those_in_wrap_up() -> None:
    found = takers(ROWS)

    assert ids(found.free) == ["long", "short", "untimed"]
    assert ids(found.wrapping) == ["soon", "wrapping"]
    assert [taker.for_s for taker in found.free] == [300, 10, None]


def test_those_of_some_groups_come_before_all_others() -> None:
    found = takers(ROWS, {"108"})

    assert (ids(found.free), ids(found.wrapping)) == (["short", "untimed", "long"], ["wrapping", "soon"])


def test_chats_are_told_of_those_who_may_have_several_and_who_is_full_takes_none() -> None:
    rows = floor(
        agents=[
            agent("calls", max_concurrent_customer_chat=1, active_customer_chat_count=0),
            agent("some", max_concurrent_customer_chat=3, active_customer_chat_count=2),
            agent("none", max_concurrent_customer_chat=3, active_customer_chat_count=-1),
            agent("full", max_concurrent_customer_chat=3, active_customer_chat_count=3),
        ]
    ).agents

    chats = {taker.row.id: (taker.chats, taker.most_chats) for taker in takers(rows).free}
    assert chats == {"calls": (None, None), "some": (2, 3), "none": (0, 3)}
