from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.floors import START, agent, queue
from tests.model.alarm.watched import Watched, rule
from wallboard.model.alarm.alarm import Ending, Stage
from wallboard.model.alarm.maintenance import Maintenance
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.opening import OpeningHours
from wallboard.model.selection import Selection
from wallboard.model.situation import Feed, Situation, Trouble
from wallboard.model.snapshot import Batch, Reading
from wallboard.model.standards import QueueRule, Standards

KEY = ("rule", "116")
WAITS = rule("wait>20", "wait>=60", polls=2, calm_s=30)


def test_an_alarm_is_raised_once_its_condition_has_lasted_for_its_polls() -> None:
    watched = Watched(WAITS)

    assert watched.waiting(25).open[KEY].stage is Stage.PENDING
    assert watched.waiting(35).open[KEY].stage is Stage.ACTIVE
    watched.waiting(45)

    assert watched.told == [(10, "raised", "116")]


def test_a_condition_that_is_broken_begins_anew() -> None:
    watched = Watched(WAITS)

    watched.waiting(25, 0, 25, 0, 25)

    assert watched.told == []
    assert watched.alarms.open[KEY].met.polls == 1


def test_seconds_are_counted_from_reading_to_reading() -> None:
    watched = Watched(rule("wait>20", seconds=30))

    watched.waiting(25, 35, 45)
    assert watched.told == []
    watched.waiting(55)

    assert watched.told == [(30, "raised", "116")]


def test_what_gets_critical_has_to_last_at_that_level_too() -> None:
    watched = Watched(WAITS)

    watched.waiting(25, 65)
    assert watched.alarms.open[KEY].severity is Severity.WARNING
    watched.waiting(75)

    assert watched.told == [(10, "raised", "116"), (20, "worse", "116")]
    assert watched.alarms.open[KEY].severity is Severity.CRITICAL


def test_an_alarm_is_over_once_all_has_been_well_for_long_enough() -> None:
    watched = Watched(WAITS)

    watched.waiting(25, 35, 0, 0, 0)
    assert watched.alarms.open[KEY].stage is Stage.ACTIVE
    watched.waiting(0)

    assert watched.told == [(10, "raised", "116"), (50, "over", "116")]
    assert [(alarm.ending, alarm.words) for alarm in watched.alarms.past] == [(Ending.CALM, "Queue 116")]
    assert watched.alarms.open == {}


def test_a_level_to_come_back_to_holds_an_alarm_between_the_two() -> None:
    watched = Watched(rule("wait>60", clear="!wait>=30", calm_s=0))

    watched.waiting(70, 40, 50, 40)
    assert watched.alarms.open[KEY].is_raised
    watched.waiting(20)

    assert [change for _, change, _ in watched.told] == ["raised", "over"]


def test_a_critical_alarm_eases_to_a_warning_once_it_has_been_less_for_long_enough() -> None:
    watched = Watched(WAITS)

    watched.waiting(65, 75, 25, 35, 45)
    assert watched.alarms.open[KEY].severity is Severity.CRITICAL
    watched.waiting(55)

    assert watched.alarms.open[KEY].severity is Severity.WARNING
    assert [change for _, change, _ in watched.told] == ["raised"]


def test_nothing_is_raised_or_over_while_the_list_stands_still() -> None:
    watched = Watched(WAITS)
    watched.waiting(25, 35)

    watched.waiting(0, 0, 0, 0, 0, frozen=True)
    assert watched.alarms.open[KEY].is_raised

    other = Watched(WAITS)
    other.waiting(25, 35, 45, frozen=True)
    assert other.alarms.open == {}


def test_a_list_that_cannot_be_read_holds_its_alarms_and_raises_none() -> None:
    watched = Watched(WAITS)
    busy = [queue(queue_size=1, longest_wait_time_s=25)]
    watched.read(busy)

    read_at = watched.at
    for _ in range(6):
        watched.fail(busy, read_at=read_at)

    assert watched.told == []
    assert watched.alarms.open[KEY].stage is Stage.PENDING


def test_after_missing_readings_nothing_is_known_to_have_lasted() -> None:
    watched = Watched(WAITS)

    watched.waiting(25)
    watched.waiting(25, after_s=31)
    assert watched.told == []
    watched.waiting(35)

    assert watched.told == [(41, "raised", "116")]


def test_a_gap_while_all_is_well_does_not_end_an_alarm() -> None:
    watched = Watched(WAITS)
    watched.waiting(25, 35, 0)

    watched.waiting(0, after_s=3600)

    assert watched.alarms.open[KEY].is_raised


def test_a_queue_that_is_no_longer_listed_ends_its_alarm_with_that_reason() -> None:
    watched = Watched(WAITS)
    watched.waiting(25, 35)

    watched.read([queue("1")], polls=2)

    assert [alarm.ending for alarm in watched.alarms.past] == [Ending.GONE]


def test_a_queue_that_closes_ends_its_alarm_with_that_reason() -> None:
    # The start is a Monday at 14:32 UTC.
    begin, end = (START.wall.time().replace(tzinfo=None).replace(hour=hour, minute=0) for hour in (9, 15))
    hours = OpeningHours({0: ((begin, end),)})
    standards = Standards(queue_rules=(QueueRule(Selection(ids=("116",)), opening=hours),))
    watched = Watched(WAITS, standards=standards)
    watched.waiting(25, 35)

    watched.waiting(45, after_s=29 * 60)

    assert [alarm.ending for alarm in watched.alarms.past] == [Ending.CLOSED]


def test_a_rule_that_is_gone_takes_its_alarms_with_it() -> None:
    watched = Watched(WAITS)
    watched.waiting(25, 35)

    watched.rules = Rules()
    watched.waiting(45)

    assert [alarm.ending for alarm in watched.alarms.past] == [Ending.RULE_GONE]


def test_a_rule_holds_in_its_hours_alone() -> None:
    never = OpeningHours({6: ()})
    watched = Watched(rule("wait>20", hours=never))

    watched.waiting(25, 35)

    assert watched.told == []


def test_nothing_is_raised_in_maintenance_and_what_stands_is_over() -> None:
    times = Rules(
        maintenance=(
            Maintenance(START.wall + timedelta(seconds=25), START.wall + timedelta(hours=1), Selection(("116",))),
        )
    )
    watched = Watched(WAITS, rest=times)
    both = [queue("116", queue_size=1, longest_wait_time_s=25), queue("2", queue_size=1, longest_wait_time_s=25)]
    watched.read(both, polls=2)

    watched.read(both, polls=5)

    assert [(alarm.subject_id, alarm.ending) for alarm in watched.alarms.past] == [("116", Ending.MAINTENANCE)]
    assert watched.alarms.open.keys() == {("rule", "2")}


def test_an_acknowledgement_falls_away_only_when_it_gets_worse() -> None:
    watched = Watched(WAITS)
    watched.waiting(25, 35)

    watched.alarms = watched.alarms.acknowledged([KEY], "jd", watched.at)
    watched.waiting(45, 55, 0, 25, 35)
    acknowledged = watched.alarms.open[KEY].acknowledged
    assert acknowledged is not None
    assert acknowledged.by == "jd"
    watched.waiting(65, 75)

    assert watched.alarms.open[KEY].stage is Stage.ACTIVE
    assert [change for _, change, _ in watched.told] == ["raised", "worse"]


def test_what_is_put_off_is_told_again_when_its_time_has_come() -> None:
    watched = Watched(WAITS)
    watched.waiting(25, 35)

    watched.alarms = watched.alarms.snoozed([KEY], watched.at.plus(25), watched.at)
    watched.waiting(45, 55)
    assert watched.alarms.open[KEY].stage is Stage.SNOOZED
    watched.waiting(58)

    assert watched.alarms.open[KEY].stage is Stage.ACTIVE
    assert watched.told[1:] == [(40, "repeated", "116")]


def test_an_alarm_is_repeated_while_nobody_takes_it_where_its_rule_says_so() -> None:
    watched = Watched(rule("wait>20", repeat_s=30))
    watched.waiting(*[25] * 7)
    assert [at for at, change, _ in watched.told if change == "repeated"] == [30, 60]

    watched.alarms = watched.alarms.acknowledged([KEY], "jd", watched.at)
    watched.waiting(*[25] * 10)

    assert len(watched.told) == 3


def test_a_rule_is_about_the_rows_that_it_names() -> None:
    watched = Watched(rule("wait>20", where="media:chat"))

    watched.read(
        [
            queue("1", queue_size=1, longest_wait_time_s=25),
            queue("2", media_type="chat", queue_size=1, longest_wait_time_s=25),
        ]
    )

    assert list(watched.alarms.open) == [("rule", "2")]


def test_the_message_is_that_of_the_last_reading_in_which_something_was_wrong() -> None:
    watched = Watched(rule("wait>20", message="longest wait {wait}, target {within}"))

    watched.waiting(25, 252, 0)

    assert watched.alarms.open[KEY].words == "longest wait 4:12, target 0:20"


def test_agents_are_watched_too() -> None:
    watched = Watched(rule("state:break time>30m", scope=Scope.AGENT))

    watched.read(agents=[agent("a", status=4, time_in_status_s=1801), agent("b", status=4, time_in_status_s=1799)])

    assert watched.told == [(0, "raised", "a")]


def test_a_list_that_is_not_live_is_an_alarm_of_its_own() -> None:
    watched = Watched(rule("", "!freshness:live,late", scope=Scope.FEED, message="{freshness}: {cause}", calm_s=0))
    watched.read()
    assert watched.told == []

    watched.fail([], after_s=40)
    assert watched.alarms.open["rule", "queues"].words == "stale: HTTP 503, server busy"
    watched.read()

    assert [(change, subject) for _, change, subject in watched.told] == [
        ("raised", "agents"),
        ("raised", "queues"),
        ("over", "agents"),
        ("over", "queues"),
    ]


@settings(max_examples=15)
@given(st.lists(st.sampled_from([0, 25]), min_size=300, max_size=360).map(lambda waits: [25, 25, *waits]))
def test_a_value_that_flickers_for_an_hour_is_one_alarm(waits: list[int]) -> None:
    calm_polls = longest_run(waits, 0)
    watched = Watched(rule("wait>20", polls=2, calm_s=10.0 * (calm_polls + 1)))

    watched.waiting(*waits)
    watched.waiting(*[0] * (calm_polls + 2))

    assert [change for _, change, _ in watched.told] == ["raised", "over"]


@given(st.lists(st.sampled_from([0, 25, 65]), min_size=1, max_size=120), st.integers(1, 5))
def test_no_alarm_is_raised_before_its_condition_has_lasted(waits: list[int], polls: int) -> None:
    watched = Watched(rule("wait>20", polls=polls))

    watched.waiting(*waits)

    raised_at = [round(at / 10) for at, change, _ in watched.told if change == "raised"]
    for at in raised_at:
        assert all(waits[at - back] > 20 for back in range(polls))


@given(st.lists(st.sampled_from([0, 25, 65]), min_size=1, max_size=60), st.sets(st.integers(0, 59)))
def test_nothing_changes_by_a_reading_that_is_not_live(waits: list[int], frozen: set[int]) -> None:
    watched = Watched(WAITS)

    for at, wait_s in enumerate(waits):
        before = watched.alarms
        watched.waiting(wait_s, frozen=at in frozen)
        if at in frozen:
            assert watched.alarms.open == before.open
            assert watched.alarms.news == ()


@given(st.lists(st.sampled_from([0, 25, 65]), min_size=1, max_size=60))
def test_the_same_readings_make_the_same_alarms(waits: list[int]) -> None:
    first, second = Watched(WAITS), Watched(WAITS)

    for wait_s in waits:
        first.waiting(wait_s)
        second.waiting(wait_s)
        # Judged twice, as after a change of the view: nothing is counted again.
        second.read_again()

    assert first.alarms.open == second.alarms.open
    assert first.told == second.told


def longest_run(waits: list[int], value: int) -> int:
    longest = run = 0
    for wait_s in waits:
        run = run + 1 if wait_s == value else 0
        longest = max(longest, run)
    return longest


def test_two_lists_that_are_read_a_moment_apart_are_one_poll() -> None:
    watched = Watched(rule("waiting>0 free:0", scope=Scope.FLOOR, polls=2))
    queues = Batch((queue(queue_size=3),))
    agents = Batch((agent(status=2),))

    for _ in range(2):
        watched.at = watched.at.plus(10)
        of_queues = Feed(Reading(queues, watched.at))
        watched.judge(Situation(Feed(Reading(agents, watched.at.plus(-9.5))), of_queues))
        watched.at = watched.at.plus(0.5)
        watched.judge(Situation(Feed(Reading(agents, watched.at)), of_queues))

    assert watched.told == [(10.5, "raised", "floor")]


@pytest.mark.parametrize(
    ("condition", "told"),
    [("break>0", []), ("break>0 waiting>0", []), ("waiting>0", [(10, "raised", "floor")])],
)
def test_a_rule_of_the_floor_says_nothing_by_a_list_that_is_old(
    condition: str, told: list[tuple[float, str, str]]
) -> None:
    watched = Watched(rule(condition, scope=Scope.FLOOR, polls=2))
    old = Feed(Reading(Batch((agent(status=4),)), START), Trouble("HTTP 503, server busy", "", START, tries=3))

    for _ in range(6):
        watched.at = watched.at.plus(10)
        watched.judge(Situation(old, Feed(Reading(Batch((queue(queue_size=3),)), watched.at))))

    assert watched.told == told


def test_a_rule_of_the_floor_about_agents_alone_needs_no_queues_that_are_new() -> None:
    watched = Watched(rule("break>0", scope=Scope.FLOOR, polls=2))
    old = Feed(Reading(Batch((queue(),)), START), Trouble("HTTP 503, server busy", "", START, tries=3))

    for _ in range(2):
        watched.at = watched.at.plus(10)
        watched.judge(Situation(Feed(Reading(Batch((agent(status=4),)), watched.at)), old))

    assert watched.told == [(10, "raised", "floor")]


@pytest.mark.parametrize(
    ("condition", "old", "words"),
    [("waiting>0", "agents", "Floor: 3 waiting, – free"), ("free:0", "queues", "Floor: – waiting, 0 free")],
)
def test_a_message_does_not_tell_numbers_of_a_list_that_is_old(condition: str, old: str, words: str) -> None:
    watched = Watched(rule(condition, scope=Scope.FLOOR, message="{name}: {waiting} waiting, {free} free"))
    watched.at = START.plus(3600)
    trouble = Trouble("HTTP 503, server busy", "", START, tries=3)
    read = {name: (START, trouble) if name == old else (watched.at, None) for name in ("agents", "queues")}

    agents = Feed(Reading(Batch((agent(status=2),)), read["agents"][0]), read["agents"][1])
    queues = Feed(Reading(Batch((queue(queue_size=3),)), read["queues"][0]), read["queues"][1])
    watched.judge(Situation(agents, queues))

    assert watched.alarms.open["rule", "floor"].words == words
