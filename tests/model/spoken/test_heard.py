"""The sentences of a floor that is watched by rules, reading after reading, ten seconds apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, time
from typing import Any

import pytest
from msgspec.structs import replace

from tests.floors import START, agent, feed, queue, situation
from tests.model.alarm.watched import POLL_S, rule
from wallboard.model.agent import Agent
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.rule import Rule, Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.floor import Floor
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue
from wallboard.model.selection import Selection
from wallboard.model.situation import Situation, Trouble
from wallboard.model.spoken.heard import CALM_S, SETTLE_S, Heard
from wallboard.model.spoken.manner import manners
from wallboard.model.standards import QueueRule, Standards, TeamRule

WELL = {"queue_size": 0, "longest_wait_time_s": 0}
OVER = {"queue_size": 2, "longest_wait_time_s": 25, "agent_count_wait_transact": 0}
CRITICAL = {"queue_size": 7, "longest_wait_time_s": 252, "agent_count_wait_transact": 0}
UNSTAFFED = {"queue_size": 7, "longest_wait_time_s": 252, "agent_count_wait_transact": 0, "agent_count_busy": 0}
LOW = {"thirty_min_sla_activity": 60, "thirty_min_accepted": 25}
BUSY = Trouble("HTTP 503", "", START, 2)
ON_BREAK = {"status": 4, "time_in_status_s": 1900}
MINUTE = 6
"""Polls in a minute."""


class Listener:
    """Hears a floor by the rules that there are."""

    def __init__(self, *rules: Rule, standards: Standards | None = None, names: bool = False) -> None:
        """Without rules it is watched by the built-in ones."""
        self._standards = standards or Standards()
        self._rules = Rules(rules or built_in(self._standards))
        self._manners = manners(self._rules, self._standards)
        self._names = names
        self._heard = Heard()
        self._alarms = Alarms()
        self.now = START

    def hears(self, queues: Sequence[Queue] = (), agents: Sequence[Agent] = (), *, polls: int = 1) -> list[str]:
        """Return what is said while both lists are read so many times."""
        said: list[str] = []
        for _ in range(polls):
            self.now = self.now.plus(POLL_S)
            said += self._after(situation(queues, agents, read_at=self.now))
        return said

    def _after(self, read: Situation) -> Sequence[str]:
        floor = Floor.of(read, self._standards, self.now.wall)
        self._alarms = after(self._alarms, floor, self._rules, self.now)
        self._heard, sentences = self._heard.after(
            floor.watched(self._alarms), self._manners, self.now, names=self._names
        )
        return sentences


def billing(**changes: object) -> Queue:
    return queue("1", name="Billing", **{"agent_count_busy": 3, **changes})


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (OVER, "Billing: 2 waiting, oldest 25 seconds, nobody free."),
        (CRITICAL, "Billing: 7 waiting, oldest 4 minutes 12, nobody free, critical."),
        (UNSTAFFED, "Billing: 7 waiting, oldest 4 minutes 12, nobody logged in, critical."),
        (LOW, "Billing: service level 60 percent, target 80 percent."),
        (LOW, "The floor: service level 60 percent, target 80 percent."),
        (
            LOW | {"thirty_min_sla_activity": 20, "thirty_min_accepted": 40},
            "Billing: service level 20 percent, target 80 percent, critical.",
        ),
        (
            {"thirty_min_abandoned": 10, "thirty_min_accepted": 30},
            "Billing: 25 percent abandoned in 30 minutes, target 5 percent.",
        ),
    ],
)
def test_an_alarm_that_is_raised_is_one_sentence(now: dict[str, object], said: str) -> None:
    listener = Listener()
    listener.hears([billing()])

    assert listener.hears([billing(**now)], polls=3).count(said) == 1
    assert listener.hears([billing(**now)], polls=3) == []


def test_what_gets_worse_is_said_once_more() -> None:
    listener = Listener()
    listener.hears([billing(**OVER)], polls=2)

    assert listener.hears([billing(**CRITICAL)], polls=5) == [
        "Billing: 7 waiting, oldest 4 minutes 12, nobody free, now critical."
    ]
    assert listener.hears([billing(**UNSTAFFED)], polls=5) == [
        "Billing: 7 waiting, oldest 4 minutes 12, nobody logged in, critical."
    ]


def test_what_is_over_is_said_with_how_long_it_lasted() -> None:
    listener = Listener()
    assert listener.hears([billing(**CRITICAL)], polls=2)

    assert listener.hears([billing()], polls=MINUTE) == []
    assert listener.hears([billing()]) == ["Billing: calm again after 1 minute 10, nobody waiting, 1 free."]
    assert listener.hears([billing()], polls=5) == []


def test_a_level_that_is_met_again_is_said_with_how_long_it_was_not() -> None:
    listener = Listener(*(one for one in built_in(Standards()) if one.name in ("service-level", "abandoned")))
    assert listener.hears([billing(**LOW)], polls=2)

    assert listener.hears([billing(thirty_min_accepted=25)], polls=5 * MINUTE + 1) == [
        "Billing: service level back to normal after 5 minutes 10."
    ]


def test_several_alarms_that_say_the_same_of_a_queue_are_one() -> None:
    listener = Listener()
    waits_while_free = billing(queue_size=2, longest_wait_time_s=25, agent_count_wait_transact=2)

    assert listener.hears([waits_while_free], polls=5) == ["Billing: 2 waiting, oldest 25 seconds, 2 free."]
    assert listener.hears([billing()], polls=10) == ["Billing: calm again after 1 minute 40, nobody waiting, 1 free."]


def test_what_goes_up_and_down_at_its_limit_is_said_once() -> None:
    listener = Listener()
    listener.hears([billing(**OVER)])

    assert listener.hears([billing(**OVER)]) == ["Billing: 2 waiting, oldest 25 seconds, nobody free."]
    assert [said for poll in range(40) for said in listener.hears([billing(**(OVER if poll % 3 else WELL))])] == []


def test_a_busy_but_healthy_floor_is_silent() -> None:
    listener = Listener()
    listener.hears([billing()], [agent("a")])

    busy = billing(queue_size=1, longest_wait_time_s=10, agent_count_wait_transact=0)
    assert listener.hears([busy], [agent("a", status=2)], polls=10) == []


CHATS = rule(
    "wait>2m",
    "wait>5m",
    name="chats-wait",
    message="{waiting} chats wait, the longest for {wait}; {level} in time",
    calm_s=0,
)


def test_a_rule_of_ones_own_is_said_in_its_own_words() -> None:
    listener = Listener(CHATS)

    assert listener.hears([billing(queue_size=2, longest_wait_time_s=130)], polls=2) == [
        "Billing: 2 chats wait, the longest for 2 minutes 10; 90 percent in time."
    ]
    assert listener.hears([billing(queue_size=3, longest_wait_time_s=310)]) == [
        "Billing: 3 chats wait, the longest for 5 minutes 10; 90 percent in time, now critical."
    ]
    assert listener.hears([billing()]) == ["Billing: chats wait back to normal after 30 seconds."]


def test_a_built_in_rule_with_another_message_is_said_in_that() -> None:
    listener = Listener(rule("wait>20", name="longest-wait", message="people wait for {wait}"))

    assert listener.hears([billing(**OVER)]) == ["Billing: people wait for 25 seconds."]


def test_teams_groups_and_lists_are_told_as_rules_of_ones_own_say() -> None:
    listener = Listener(
        rule("waiting>1", name="team", scope=Scope.TEAM, message="{waiting} wait"),
        rule("logged-in:0", name="group", scope=Scope.GROUP, message="nobody is there"),
        rule("freshness:live", name="list", scope=Scope.FEED, message="it is {freshness}"),
        standards=Standards(teams=(TeamRule("Finance", Selection(ids=("1",))),), groups={"108": "Sales"}),
    )

    said = listener.hears([billing(**OVER)], [agent("a", status=9)])

    assert said == ["4 alarms, the worst: Finance: 2 wait; Sales: nobody is there; Agent list: it is live."]


def test_what_a_rule_repeats_is_said_again() -> None:
    listener = Listener(rule("wait>20", name="mine", message="{wait}", repeat_s=30.0))
    assert listener.hears([billing(**OVER)]) == ["Billing: 25 seconds."]

    assert listener.hears([billing(**OVER)], polls=2) == []
    assert listener.hears([billing(**OVER)]) == ["Billing: 25 seconds, still so."]


def test_an_alarm_that_ends_otherwise_says_why() -> None:
    hours = OpeningHours({START.wall.weekday(): ((time(9), time(14, 33)),)}, time_zone=UTC)
    listener = Listener(standards=Standards(queue_rules=(QueueRule(Selection(ids=("1",)), opening=hours),)))
    assert listener.hears([billing(**OVER)], polls=2)

    assert listener.hears([billing()], polls=5) == ["Billing: closed after 40 seconds."]


def test_a_queue_that_is_no_longer_listed_is_over() -> None:
    listener = Listener(CHATS)
    listener.hears([billing(queue_size=2, longest_wait_time_s=130)])

    assert listener.hears([queue("2", name="Sales")], polls=2) == [
        "Billing: chats wait, no longer listed after 20 seconds."
    ]


def test_many_at_once_are_one_sentence_with_the_worst_three() -> None:
    listener = Listener()
    fifty = [
        queue(f"{n}", name=f"Queue {n}", queue_size=1, longest_wait_time_s=21, agent_count_wait_transact=0)
        for n in range(47)
    ]
    worst = [queue(f"w{n}", name=f"Worst {n}", agent_count_busy=1, **CRITICAL) for n in range(3)]

    (said,) = listener.hears([*(replaced(one) for one in fifty), *worst], polls=2)
    assert said.startswith("50 queues keep people waiting, the worst: Worst 0: 7 waiting, oldest 4 minutes 12, ")
    assert said.count("; ") == 2

    (over,) = listener.hears([queue(row.id, name=row.name) for row in (*fifty, *worst)], polls=7)
    assert over.startswith("50 queues keep nobody waiting too long any more: ")
    assert over.endswith(" and 47 more.")


def replaced(row: Queue) -> Queue:
    return queue(
        row.id, name=row.name, agent_count_busy=1, queue_size=1, longest_wait_time_s=21, agent_count_wait_transact=0
    )


def test_agents_are_counted() -> None:
    listener = Listener()
    long = [agent(f"{n}", **ON_BREAK) for n in range(2)]
    dropped = agent("d", status=9, status_code_list_id=-1, status_code_item_id=1)

    assert listener.hears(agents=[*long, dropped]) == ["Agents: 2 over the limit, 1 dropped by the system."]
    assert listener.hears(agents=[agent("0")], polls=7) == ["Agents: all well again after 1 minute 10."]


def test_agents_are_named_where_that_is_wanted() -> None:
    listener = Listener(names=True)
    long = agent("1", name="Dana Fox", **ON_BREAK)
    holds = agent("2", name="Kim Ito", status=2, phone_line1_status=1, phone_line1_status_time_s=200)

    assert listener.hears(agents=[long, holds], polls=2) == [
        "Dana Fox: break for 31 minutes 40, over the limit.",
        "Kim Ito: a caller is on hold over the limit.",
    ]
    assert listener.hears(agents=[agent("1", name="Dana Fox"), holds], polls=7) == [
        "Dana Fox: back to normal after 1 minute 20."
    ]


def test_a_rule_about_agents_names_nobody_unless_that_is_wanted() -> None:
    lunch = rule("state:break", name="long-lunch", scope=Scope.AGENT, message="{name} is at lunch")
    jo = agent("jo", name="Jo Doe", **ON_BREAK)

    assert Listener(lunch).hears(agents=[jo]) == ["Agents: 1 long lunch."]
    assert Listener(lunch, names=True).hears(agents=[jo]) == ["Jo Doe: Jo Doe is at lunch."]


def test_a_count_that_grows_on_and_on_is_told_in_steps() -> None:
    listener = Listener()
    said = [listener.hears(agents=[agent(f"{n}", **ON_BREAK) for n in range(many)]) for many in range(1, 101)]

    assert len([sentences for sentences in said if sentences]) < 15


def test_a_count_that_goes_up_and_down_is_not_told_each_time() -> None:
    lunch = rule("state:break", name="long-lunch", scope=Scope.AGENT, calm_s=0)
    listener = Listener(lunch)
    one = agent("1", **ON_BREAK)
    both, back = [one, agent("2", **ON_BREAK)], [one, agent("2")]
    assert listener.hears(agents=both) == ["Agents: 2 long lunch."]

    assert [said for _ in range(20) for said in listener.hears(agents=back) + listener.hears(agents=both)] == []
    listener.hears(agents=back, polls=int(CALM_S // POLL_S) + 1)
    assert listener.hears(agents=both) == ["Agents: 2 long lunch."]


def test_old_numbers_say_nothing_of_the_floor_and_leave_alarms_as_they_were() -> None:
    listener = Listener()
    assert listener.hears([billing(**CRITICAL)], polls=2)
    read = situation([billing(**CRITICAL)], read_at=listener.now)
    listener.now = listener.now.plus(40)

    assert listener._after(read) == ("The numbers are stale, last read at 14:32:27.",)
    assert listener.hears([billing(**CRITICAL)]) == ["The numbers are live again."]


def test_that_the_numbers_are_old_is_not_said_twice() -> None:
    listener = Listener()
    listener.hears([billing()])
    read = situation([billing()], read_at=listener.now)
    said: list[str] = []
    for _ in range(12):
        listener.now = listener.now.plus(10)
        said += listener._after(read)

    assert said == ["The numbers are stale, last read at 14:32:17."]


def test_lists_that_fail_a_poll_apart_are_told_together() -> None:
    def told(heard: Heard, failed: Sequence[str], after_s: float) -> tuple[Heard, tuple[str, ...]]:
        feeds: dict[str, Any] = {
            name: feed((), trouble=BUSY if name in failed else None) for name in ("agents", "queues")
        }
        return heard.after(Floor(Situation(**feeds)), {}, START.plus(after_s))

    heard, _ = told(Heard(), (), 0)
    heard, said = told(heard, ["queues"], 5)
    assert said == ()
    _, together = told(heard, ["agents", "queues"], 12)
    assert together == ("The numbers are stale: HTTP 503, last read at 14:32:07.",)
    _, apart = told(heard, ["queues"], 5 + SETTLE_S)
    assert apart == ("The queue list is stale: HTTP 503, last read at 14:32:07.",)


def test_numbers_of_a_list_that_is_old_are_unknown_in_a_message_of_both() -> None:
    thin = rule("waiting>2", scope=Scope.FLOOR, message="{waiting} waiting, {free} free", polls=2)
    listener = Listener(thin)
    listener.now = START.plus(60)
    said: list[str] = []
    for _ in range(2):
        listener.now = listener.now.plus(POLL_S)
        read = situation([billing(queue_size=3)], read_at=listener.now)
        said += listener._after(replace(read, agents=feed([agent()], read_at=START)))

    assert said[-1] == "The floor: 3 waiting, unknown free."
