"""What counts as a poll, and what a gap takes from an alarm."""

from __future__ import annotations

from msgspec.structs import replace

from tests.floors import START, agent, queue
from tests.model.alarm.watched import Watched, rule
from wallboard.model.agent import Agent
from wallboard.model.alarm.alarm import Stage
from wallboard.model.alarm.rule import Scope
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed, Situation, Trouble
from wallboard.model.snapshot import Batch, Reading

BUSY = Batch((queue(queue_size=1, longest_wait_time_s=25),))
NOBODY_FREE = Batch((agent(status=2),))


def read_once_more(watched: Watched, *, after_s: float, first_s: float) -> None:
    """Let both lists be answered with the numbers that they had `first_s` seconds after the start."""
    watched.at = watched.at.plus(after_s)
    first = START.plus(first_s)
    watched.judge(Situation(Feed(Reading(Batch(()), watched.at)), Feed(Reading(BUSY, watched.at, first_read_at=first))))


def test_the_same_numbers_read_twice_are_one_poll() -> None:
    watched = Watched(rule("wait>20", polls=2))
    watched.read(BUSY.records)

    read_once_more(watched, after_s=2, first_s=10)
    assert watched.told == []
    watched.read(BUSY.records, after_s=8)

    assert watched.told == [(10, "raised", "116")]


def test_seconds_go_on_while_the_same_numbers_are_read() -> None:
    watched = Watched(rule("wait>20", seconds=10))
    watched.read(BUSY.records)

    read_once_more(watched, after_s=10, first_s=10)

    assert watched.told == [(10, "raised", "116")]


def test_a_rule_of_both_lists_begins_anew_when_the_second_comes_back() -> None:
    watched = Watched(rule("", "free:0 waiting>0", scope=Scope.FLOOR, seconds=300))
    for step in range(36):
        watched.at = watched.at.plus(10)
        read_at = watched.at if step < 2 or step > 33 else START.plus(20)
        watched.judge(Situation(Feed(Reading(NOBODY_FREE, read_at)), Feed(Reading(BUSY, watched.at))))

    assert watched.told == []
    assert watched.alarms.open["rule", "floor"].met.polls == 2


def test_what_is_calm_on_both_lists_is_calm_anew_when_the_second_comes_back() -> None:
    watched = Watched(rule("free:0 waiting>0", scope=Scope.FLOOR, calm_s=60))
    for step in range(30):
        watched.at = watched.at.plus(10)
        agents = NOBODY_FREE if step == 0 else Batch((agent(),))
        read_at = watched.at if step < 2 or step > 28 else START.plus(20)
        watched.judge(Situation(Feed(Reading(agents, read_at)), Feed(Reading(BUSY, watched.at))))

    assert watched.alarms.open["rule", "floor"].stage is Stage.ACTIVE


def test_a_poll_of_a_list_itself_is_a_try_and_no_look_at_it() -> None:
    watched = Watched(rule("age>1s", scope=Scope.FEED, polls=3))
    watched.at = watched.at.plus(40)

    def tried(polls: int) -> None:
        trouble = Trouble("HTTP 503, server busy", "", watched.at, tries=polls)
        agents, queues = Feed[Agent](Reading(Batch(()), START)), Feed[Queue](Reading(Batch(()), START))
        watched.judge(
            Situation(replace(agents, trouble=trouble, polls=polls), replace(queues, trouble=trouble, polls=polls))
        )

    for _ in range(5):
        watched.at = watched.at.plus(0.1)
        tried(1)
    assert watched.told == []
    tried(2)
    tried(3)

    assert [(change, subject) for _, change, subject in watched.told] == [("raised", "agents"), ("raised", "queues")]
