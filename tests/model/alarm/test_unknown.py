"""What is known to be none is calm; what the API did not give is neither calm nor alarming."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floors import agent, queue
from tests.model.alarm.watched import Watched, rule
from wallboard.model.alarm.alarm import Ending, Stage
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.standards import Standards

KEY = ("rule", "116")
NOBODY = {"queue_size": 0, "longest_wait_time_s": 0}
NO_CONTACTS = {
    "thirty_min_queued": 0,
    "thirty_min_accepted": 0,
    "thirty_min_abandoned": 0,
    "thirty_min_sla_activity": 0,
}


def endings(watched: Watched) -> list[Ending | None]:
    return [alarm.ending for alarm in watched.alarms.past]


@pytest.mark.parametrize("clear", ["wait<1m", "waited<50", "left>10", "!wait>=1m", "wait<1m waiting<3"])
def test_an_alarm_about_waits_is_over_once_nobody_waits(clear: str) -> None:
    watched = Watched(rule("wait>2m", clear=clear))
    watched.waiting(150, 160, 170)

    watched.read([queue(**NOBODY)], polls=7)

    assert endings(watched) == [Ending.CALM]


@pytest.mark.parametrize("scope", [Scope.FLOOR, Scope.MEDIUM, Scope.QUEUE])
@pytest.mark.parametrize(
    ("warning", "clear"), [("level<70", "level>85"), ("below>5", "below<3"), ("abandoned>5", "abandoned<2")]
)
def test_an_alarm_about_a_level_is_over_once_there_are_no_contacts(warning: str, clear: str, scope: Scope) -> None:
    watched = Watched(rule(warning, clear=clear, scope=scope))
    watched.read([queue(thirty_min_sla_activity=50, thirty_min_abandoned=5)])
    assert watched.told

    watched.read([queue(**NO_CONTACTS)], polls=7)

    assert endings(watched) == [Ending.CALM]


def test_without_contacts_the_other_terms_of_clear_still_count() -> None:
    watched = Watched(rule("level<70", clear="level>85 free>=3"))
    watched.read([queue(thirty_min_sla_activity=50)])

    watched.read([queue(**NO_CONTACTS)], polls=9)

    assert watched.alarms.open[KEY].is_raised


@pytest.mark.parametrize(
    ("critical", "unknown"),
    [
        ("waiting>=3", {"queue_size": "N/A"}),
        ("wait>60", {"queue_size": 3, "longest_wait_time_s": "N/A"}),
        ("waited>100", {"queue_size": "N/A", "longest_wait_time_s": "N/A"}),
        ("left:0", {"queue_size": 3, "longest_wait_time_s": "N/A"}),
        ("level<95", {"thirty_min_sla_activity": "N/A"}),
        ("contacts>=5", {"thirty_min_accepted": "N/A"}),
        ("waiting>=3 free>0", {"agent_count_wait_transact": "N/A"}),
        ("need:over,critical", {"queue_size": "N/A", "longest_wait_time_s": "N/A"}),
        ("sign:critical", {"queue_size": "N/A", "longest_wait_time_s": "N/A"}),
        ("mismatch:waiting-while-free", {"agent_count_wait_transact": "N/A"}),
        ("!wait<60", {"queue_size": "N/A", "longest_wait_time_s": "N/A"}),
    ],
)
def test_an_alarm_stands_while_the_api_does_not_tell(critical: str, unknown: dict[str, object]) -> None:
    busy: dict[str, object] = {"queue_size": 3, "longest_wait_time_s": 90}
    watched = Watched(rule("", critical))
    watched.read([queue(**busy)])
    before = watched.alarms.open

    watched.read([queue(**{**busy, **unknown})], polls=20)
    assert watched.alarms.open == before
    watched.read([queue(**busy)])

    assert [change for _, change, _ in watched.told] == ["raised"]


def test_the_built_in_alarm_of_a_deserted_queue_stands_while_it_is_unknown_how_many_wait() -> None:
    rules = [each for each in built_in(Standards()) if each.name == "nobody-logged-in"]
    watched = Watched(*rules)
    watched.read([queue(queue_size=3, agent_count_wait_transact=0)], polls=3)

    watched.read([queue(queue_size="N/A", agent_count_wait_transact=0)], polls=10)
    assert watched.alarms.open["nobody-logged-in", "116"].is_raised
    watched.read([queue(**NOBODY, agent_count_wait_transact=0)], polls=7)

    assert endings(watched) == [Ending.CALM]


def test_nothing_is_raised_about_what_the_api_does_not_tell() -> None:
    watched = Watched(rule("!waiting<5"))

    watched.read([queue(queue_size="N/A")], polls=5)

    assert watched.told == []


def test_what_is_known_not_to_be_so_decides_whatever_else_is_unknown() -> None:
    watched = Watched(rule("waiting>2 free:0"))
    watched.read([queue(queue_size=3, agent_count_wait_transact=0)])

    watched.read([queue(queue_size="N/A", agent_count_wait_transact=2)], polls=7)

    assert endings(watched) == [Ending.CALM]


def test_a_level_to_come_back_to_that_is_unknown_holds_an_alarm() -> None:
    watched = Watched(rule("wait>60", clear="free>0", calm_s=0))
    watched.waiting(70)
    before = watched.alarms.open

    watched.read([queue(**NOBODY, agent_count_wait_transact="N/A")])
    assert watched.alarms.open == before
    watched.read([queue(**NOBODY)])

    assert endings(watched) == [Ending.CALM]


def test_calm_is_counted_anew_after_it_was_unknown_for_long() -> None:
    watched = Watched(rule("waiting>2", calm_s=30))
    watched.read([queue(queue_size=3)])

    watched.read([queue(queue_size=0)])
    watched.read([queue(queue_size="N/A")], polls=5)
    watched.read([queue(queue_size=0)])

    assert watched.alarms.open[KEY].is_raised


def test_what_is_pending_waits_through_one_unknown_value_and_begins_anew_after_many() -> None:
    watched = Watched(rule("waiting>2", polls=3))
    busy, unknown = [queue(queue_size=3)], [queue(queue_size="N/A")]

    watched.read(busy)
    watched.read(unknown)
    watched.read(busy)
    assert watched.alarms.open[KEY].met.polls == 2
    watched.read(unknown, polls=3)
    watched.read(busy)

    assert watched.alarms.open[KEY].stage is Stage.PENDING
    assert watched.alarms.open[KEY].met.polls == 1


def test_a_critical_alarm_does_not_ease_by_what_is_unknown() -> None:
    watched = Watched(rule("wait>20", "wait>20 waiting>2", calm_s=30))
    watched.read([queue(queue_size=3, longest_wait_time_s=90)])

    watched.read([queue(queue_size="N/A", longest_wait_time_s=90)], polls=9)
    assert watched.alarms.open[KEY].severity is Severity.CRITICAL
    watched.read([queue(queue_size=1, longest_wait_time_s=90)], polls=4)

    assert watched.alarms.open[KEY].severity is Severity.WARNING


@pytest.mark.parametrize("warning", ["need:over-limit", "off-track:over-limit", "sign:warning", "state:break"])
@pytest.mark.parametrize(
    "unknown", [{"status": "N/A", "time_in_status_s": "N/A"}, {"status": 4, "time_in_status_s": -1}]
)
def test_an_agents_alarm_stands_while_their_state_or_its_time_is_unknown(
    warning: str, unknown: dict[str, object]
) -> None:
    watched = Watched(rule(warning, scope=Scope.AGENT), standards=Standards())
    watched.read(agents=[agent("a", status=4, time_in_status_s=9000)])
    assert watched.told

    watched.read(agents=[agent("a", **unknown)], polls=9)
    assert watched.alarms.open["rule", "a"].is_raised
    watched.read(agents=[agent("a", status=0, time_in_status_s="N/A")], polls=7)

    assert endings(watched) == [Ending.CALM]


@given(st.lists(st.sampled_from([0, 25, 65, None]), min_size=1, max_size=60))
def test_nothing_changes_by_a_reading_that_does_not_tell(waits: list[int | None]) -> None:
    watched = Watched(rule("wait>20", "wait>=60", polls=2, calm_s=30))

    for wait_s in waits:
        before = watched.alarms
        if wait_s is None:
            watched.read([queue(queue_size="N/A", longest_wait_time_s="N/A")])
            assert watched.alarms.open == before.open
            assert watched.alarms.news == ()
        else:
            watched.waiting(wait_s)
