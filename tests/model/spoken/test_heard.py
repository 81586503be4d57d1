"""The sentences of a floor before and a floor now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, time
from typing import Any

import pytest

from tests.floors import START, agent, feed, queue, situation
from wallboard.model.agent import Agent
from wallboard.model.floor import Floor
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue
from wallboard.model.selection import Selection
from wallboard.model.situation import Situation, Trouble
from wallboard.model.spoken.heard import CALM_S, SETTLE_S, Heard
from wallboard.model.standards import QueueRule, Standards

WELL = {"queue_size": 0, "longest_wait_time_s": 0}
OVER = {"queue_size": 2, "longest_wait_time_s": 25}
CRITICAL = {"queue_size": 7, "longest_wait_time_s": 252, "agent_count_wait_transact": 0}
UNSTAFFED = {"queue_size": 7, "longest_wait_time_s": 252, "agent_count_wait_transact": 0, "agent_count_busy": 0}
LOW = {"thirty_min_sla_activity": 60, "thirty_min_accepted": 40}
BUSY = Trouble("HTTP 503", "", START, 2)
VERY_LOW = {"thirty_min_sla_activity": 20, "thirty_min_accepted": 40}


class Listener:
    """Hears a floor at a moment, and again some time later."""

    def __init__(self, standards: Standards | None = None, *, names: bool = False) -> None:
        self._standards = standards or Standards()
        self._names = names
        self._heard = Heard()
        self.now = START

    def hears(self, queues: Sequence[Queue] = (), agents: Sequence[Agent] = (), *, after_s: float = 0) -> list[str]:
        self.now = self.now.plus(after_s)
        read = situation(queues, agents, read_at=self.now)
        floor = Floor.of(read, self._standards, self.now.wall)
        self._heard, sentences = self._heard.after(floor, self.now, names=self._names)
        return list(sentences)


def billing(**changes: object) -> Queue:
    return queue("1", name="Billing", **{"agent_count_busy": 3, **changes})


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (WELL, OVER, "Billing: 2 waiting, oldest 25 seconds, 1 free."),
        (WELL, CRITICAL, "Billing: 7 waiting, oldest 4 minutes 12, nobody free."),
        (OVER, CRITICAL, "Billing: 7 waiting, oldest 4 minutes 12, nobody free."),
        (CRITICAL, UNSTAFFED, "Billing: 7 waiting, oldest 4 minutes 12, nobody logged in."),
        (WELL, LOW | {"thirty_min_accepted": 30}, "Billing: service level 60 percent, target 80 percent."),
    ],
)
def test_what_gets_worse_is_said_at_once(before: dict[str, object], now: dict[str, object], said: str) -> None:
    listener = Listener()
    listener.hears([billing(**before)])

    assert said in listener.hears([billing(**now)], after_s=10)
    assert listener.hears([billing(**now)], after_s=10) == []


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (CRITICAL, WELL, "Billing: calm again, nobody waiting, 1 free."),
        (CRITICAL, OVER, "Billing: better, 2 waiting, oldest 25 seconds, 1 free."),
        (UNSTAFFED, CRITICAL, "Billing: better, 7 waiting, oldest 4 minutes 12, nobody free."),
        (LOW, WELL, "Billing: service level 90 percent, target 80 percent, met again."),
        (
            VERY_LOW,
            LOW | {"thirty_min_sla_activity": 70},
            "Billing: service level 70 percent, target 80 percent, better.",
        ),
    ],
)
def test_what_gets_better_is_said_once_it_has_lasted(
    before: dict[str, object], now: dict[str, object], said: str
) -> None:
    listener = Listener()
    now = {"thirty_min_accepted": 40, **now}
    assert listener.hears([billing(**before)])

    assert listener.hears([billing(**now)], after_s=10) == []
    assert said in listener.hears([billing(**now)], after_s=CALM_S)
    assert listener.hears([billing(**now)], after_s=10) == []


def test_what_goes_up_and_down_at_its_limit_is_said_once() -> None:
    listener = Listener()
    said = [listener.hears([billing(**(OVER if poll % 2 else WELL))], after_s=20) for poll in range(20)]

    assert [sentences for sentences in said if sentences] == [["Billing: 2 waiting, oldest 25 seconds, 1 free."]]


def test_a_wait_that_is_nearly_as_long_as_may_be_is_no_relief() -> None:
    listener = Listener()
    near = billing(queue_size=1, longest_wait_time_s=19)
    listener.hears([billing(**OVER)])
    said = [listener.hears([near], after_s=30) for _ in range(10)]

    assert said == [[]] * 10
    listener.hears([billing()], after_s=10)
    assert listener.hears([billing()], after_s=CALM_S) == ["Billing: calm again, nobody waiting, 1 free."]


def test_a_busy_but_healthy_floor_is_silent() -> None:
    listener = Listener()
    listener.hears([billing()], [agent("a")])

    assert listener.hears([billing(queue_size=1, longest_wait_time_s=10)], [agent("a", status=2)], after_s=10) == []


def test_many_at_once_are_one_sentence_with_the_worst_three() -> None:
    listener = Listener()
    fifty = [queue(f"{n}", name=f"Queue {n}", queue_size=1, longest_wait_time_s=21) for n in range(47)]
    worst = [
        queue(f"w{n}", name=f"Worst {n}", agent_count_busy=1, queue_size=3, longest_wait_time_s=600 - n)
        for n in range(3)
    ]

    assert listener.hears([*fifty, *worst]) == [
        "50 queues keep people waiting, the worst: "
        "Worst 0: 3 waiting, oldest 10 minutes, 1 free; "
        "Worst 1: 3 waiting, oldest 9 minutes 59, 1 free; "
        "Worst 2: 3 waiting, oldest 9 minutes 58, 1 free."
    ]
    well = [queue(row.id, name=row.name) for row in (*fifty, *worst)]
    listener.hears(well, after_s=10)
    (said,) = listener.hears(well, after_s=CALM_S)
    assert said.startswith("50 queues keep people waiting less: ")
    assert said.endswith(" and 47 more.")


def test_too_few_contacts_make_no_service_level() -> None:
    assert Listener().hears([billing(thirty_min_sla_activity=0, thirty_min_accepted=5)]) == []


def test_a_level_of_contacts_that_come_and_go_is_told_once() -> None:
    listener = Listener()
    contacts = [40, 15, 40, 15, 40]
    said = [listener.hears([billing(**LOW | {"thirty_min_accepted": number})], after_s=70) for number in contacts]

    assert [len(sentences) for sentences in said] == [2, 0, 0, 0, 0]  # of the queue and of the floor


def test_the_service_level_of_the_floor_is_told_by_itself() -> None:
    few = {"thirty_min_accepted": 10, "thirty_min_queued": 10}
    two = [queue(n, name=n, thirty_min_sla_activity=70, **few) for n in ("1", "2")]

    assert Listener().hears(two) == ["The floor: service level 70 percent, target 80 percent."]


def test_agents_are_counted() -> None:
    listener = Listener()
    long = [agent(f"{n}", status=4, time_in_status_s=1900) for n in range(2)]
    dropped = agent("d", status=9, status_code_list_id=-1, status_code_item_id=1)

    assert listener.hears(agents=[*long, dropped]) == ["Agents: 2 over the limit, 1 dropped by the system."]
    assert listener.hears(agents=[agent("0")], after_s=10) == []
    assert listener.hears(agents=[agent("0")], after_s=CALM_S) == ["Agents: nobody over a limit."]


def test_agents_are_named_where_that_is_wanted() -> None:
    listener = Listener(names=True)
    long = agent("1", name="Dana Fox", status=4, time_in_status_s=1900)
    holds = agent("2", name="Kim Ito", status=2, phone_line1_status=1, phone_line1_status_time_s=200)

    assert listener.hears(agents=[long, holds]) == [
        "Dana Fox: break for 31 minutes 40, over the limit.",
        "Kim Ito: a caller is on hold for too long.",
    ]


def test_a_count_that_grows_on_and_on_is_told_in_steps() -> None:
    listener = Listener()
    said = [
        listener.hears(agents=[agent(f"{n}", status=4, time_in_status_s=1900) for n in range(many)], after_s=10)
        for many in range(1, 101)
    ]

    assert len([sentences for sentences in said if sentences]) < 15


def test_a_queue_that_closes_is_said_to_be_closed() -> None:
    hours = OpeningHours({START.wall.weekday(): ((time(9), time(14, 33)),)}, time_zone=UTC)
    rule = QueueRule(Selection(ids=("1",)), opening=hours)
    listener = Listener(Standards(queue_rules=(rule,)))
    assert listener.hears([billing(**OVER)])

    listener.hears([billing()], after_s=60)
    assert listener.hears([billing()], after_s=CALM_S) == ["Billing: closed."]


def test_old_numbers_say_nothing_of_the_floor() -> None:
    read = situation([billing()], read_at=START)
    heard, _ = Heard().after(Floor.of(read, Standards(), START.wall), START)
    later = START.plus(40)
    worse = Floor.of(situation([billing(**CRITICAL)], read_at=START), Standards(), later.wall)

    heard, said = heard.after(worse, later)

    assert said == ("The numbers are stale, last read at 14:32:07.",)


def test_lists_that_fail_a_poll_apart_are_told_together() -> None:
    def after(heard: Heard, failed: Sequence[str], after_s: float) -> tuple[Heard, tuple[str, ...]]:
        feeds: dict[str, Any] = {
            name: feed((), trouble=BUSY if name in failed else None) for name in ("agents", "queues")
        }
        return heard.after(Floor(Situation(**feeds)), START.plus(after_s))

    heard, _ = after(Heard(), (), 0)
    heard, said = after(heard, ["queues"], 5)
    assert said == ()
    _, together = after(heard, ["agents", "queues"], 12)
    assert together == ("The numbers are stale: HTTP 503, last read at 14:32:07.",)
    _, apart = after(heard, ["queues"], 5 + SETTLE_S)
    assert apart == ("The queue list is stale: HTTP 503, last read at 14:32:07.",)


def test_a_queue_that_is_no_longer_listed_is_forgotten() -> None:
    listener = Listener()
    listener.hears([billing(**OVER)])

    assert listener.hears([], after_s=10) == []
    assert listener.hears([billing(**OVER)], after_s=10) != []
