"""Whose record is missing in one reading may be back in the next: only the second reading without it tells."""

from __future__ import annotations

import pytest

from tests.floors import START, agent, queue
from tests.model.alarm.watched import Watched, rule
from wallboard.model.alarm.alarm import Ending, Stage
from wallboard.model.alarm.rule import Scope
from wallboard.model.selection import Selection
from wallboard.model.situation import Feed, Situation
from wallboard.model.snapshot import Batch, Reading
from wallboard.model.standards import Standards, TeamRule

BUSY = [queue(queue_size=3, longest_wait_time_s=25)]
AT_BREAK = [agent("a", status=4, time_in_status_s=60)]
HELD_TO = Standards(groups={"108": "Sales"}, teams=(TeamRule("Sales", Selection()),))


def endings(watched: Watched) -> list[Ending | None]:
    return [alarm.ending for alarm in watched.alarms.past]


def test_a_queue_that_one_reading_leaves_out_keeps_its_alarm() -> None:
    watched = Watched(rule("wait>20"))
    watched.read(BUSY)

    for _ in range(5):
        watched.read([queue("1")])
        watched.read(BUSY)

    assert [change for _, change, _ in watched.told] == ["raised"]


def test_a_queue_that_two_readings_leave_out_is_gone() -> None:
    watched = Watched(rule("wait>20"))
    watched.read(BUSY)

    watched.read([queue("1")], polls=2)

    assert endings(watched) == [Ending.GONE]


@pytest.mark.parametrize(
    ("scope", "condition"),
    [
        (Scope.QUEUE, "wait>20"),
        (Scope.TEAM, "wait>20"),
        (Scope.MEDIUM, "wait>20"),
        (Scope.FLOOR, "wait>20"),
        (Scope.FLOOR, "break>0"),
        (Scope.FLOOR, "break>0 waiting>0"),
        (Scope.GROUP, "break>0"),
        (Scope.AGENT, "state:break"),
    ],
)
def test_one_empty_list_ends_nothing(scope: Scope, condition: str) -> None:
    watched = Watched(rule(condition, scope=scope, calm_s=0), standards=HELD_TO)
    watched.read(BUSY, AT_BREAK)

    watched.read()
    watched.read(BUSY, AT_BREAK)
    assert [change for _, change, _ in watched.told] == ["raised"]
    watched.read(polls=2)

    assert watched.alarms.open == {}


def test_a_list_that_stays_empty_is_judged_from_the_second_time_on() -> None:
    watched = Watched(rule("waiting>0 free:0", scope=Scope.FLOOR, polls=2))
    watched.read(BUSY, [agent(status=2)])

    watched.read(BUSY, polls=9)
    assert watched.told == [(20, "raised", "floor")]
    watched.read([queue()], polls=7)

    assert endings(watched) == [Ending.CALM]


def test_what_is_pending_goes_on_after_a_reading_that_leaves_it_out() -> None:
    watched = Watched(rule("wait>20", polls=2))

    watched.read(BUSY)
    watched.read([queue("1")])
    assert watched.alarms.open["rule", "116"].stage is Stage.PENDING
    watched.read(BUSY)

    assert watched.told == [(20, "raised", "116")]


def test_the_same_list_read_twice_leaves_nobody_out_twice() -> None:
    watched = Watched(rule("wait>20"))
    watched.read(BUSY)
    watched.read([queue("1")])
    first = watched.at

    watched.at = watched.at.plus(2)
    watched.judge(
        Situation(
            Feed(Reading(Batch(()), watched.at)),
            Feed(Reading(Batch((queue("1"),)), watched.at, first_read_at=first)),
        )
    )

    assert watched.alarms.open["rule", "116"].is_raised
    assert first.since(START) == 20
