"""What is to be expected of a floor or a team, as rules compare it and messages write it."""

from __future__ import annotations

from datetime import time

import pytest

from tests.floors import START, floor, queue
from wallboard.model.alarm.condition import Condition
from wallboard.model.alarm.message import Message
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.subjects import SUBJECTS
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import Queue, QueueKind
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import QueueRule, Standards, TeamRule

BUSY = {
    "thirty_min_queued": 48,
    "thirty_min_accepted": 48,
    "thirty_min_avg_duration_s": 320,
    "number_in_progress": 9,
    "agent_count_busy": 9,
    "agent_count_wait_transact": 0,
    "day_queued": 100,
    "day_accepted": 100,
    "day_abandoned": 0,
    "day_sla_activity": 74,
}
SALES = queue("1", name="Sales", queue_size=2, longest_wait_time_s=12, **BUSY)
SUPPORT = queue("2", name="Support", queue_size=1, longest_wait_time_s=5, **BUSY)
WORSE = queue("2", name="Support", queue_size=1, longest_wait_time_s=33, **{**BUSY, "number_in_progress": 6})
QUIET = queue("3", name="Returns", day_sla_activity=90)
STANDARDS = Standards(duration_includes_wrap_up=True, teams=(TeamRule("Trade", Selection(ids=("1", "3"))),))

LETTERS = queue("1", name="Letters", media_type="email", queue_size=50, longest_wait_time_s=90000)
SUMS = (Scope.FLOOR, Scope.TEAM, Scope.MEDIUM)
NIGHT = OpeningHours({6: ((time(9), time(18)),)})
"""Closed when the tests take their readings."""


def met(scope: Scope, condition: str, *queues: Queue, standards: Standards = STANDARDS) -> bool:
    """Whether a scope's only row meets a condition."""
    subjects = SUBJECTS[scope]
    rows = subjects.all_of(floor(queues, (), standards), START)
    assert len(rows) == 1
    return bool(Condition.of(condition, subjects.fields).met_by(rows))


def said(scope: Scope, message: str, *queues: Queue, standards: Standards = STANDARDS) -> str:
    subjects = SUBJECTS[scope]
    (row,) = subjects.all_of(floor(queues, (), standards), START)
    return Message.of(message, subjects.fields).of_row(row, subjects.fields)


@pytest.mark.parametrize(
    ("condition", "queues"),
    [
        ("short:1 missing:3", (SALES, QUIET)),
        ("short:2 missing:6 neediest:support", (SALES, WORSE)),
        ("left:8 next-breach:sales", (SALES, SUPPORT)),
        ("left:0 next-breach:support", (SALES, WORSE)),
        ("in-a-row>0", (SALES, SUPPORT)),
        ("misses:12", (QUIET,)),
    ],
)
def test_a_floor_is_as_short_as_its_worst_queue_and_breaches_with_the_first(
    condition: str, queues: tuple[Queue, ...]
) -> None:
    assert met(Scope.FLOOR, condition, *queues)


@pytest.mark.parametrize(
    ("condition", "is_met"), [("short:1 missing:3", True), ("left:8", True), ("misses>0", True), ("short:2", False)]
)
def test_a_team_is_judged_by_its_own_queues(condition: str, is_met: bool) -> None:
    assert met(Scope.TEAM, condition, SALES, WORSE, QUIET) is is_met


@pytest.mark.parametrize("condition", ["short:0", "missing:0", "left>=0", "misses>=0", "in-a-row>=0"])
def test_what_cannot_be_estimated_fits_no_comparison(condition: str) -> None:
    too_few = queue("1", thirty_min_queued=3, day_accepted=3, day_abandoned=0)

    assert not met(Scope.FLOOR, condition, too_few)
    assert not met(Scope.TEAM, condition, too_few)


def test_a_queue_with_agents_to_spare_lacks_none_and_has_no_name() -> None:
    at_ease = queue("1", name="Sales", **{**BUSY, "agent_count_wait_transact": 20})

    assert met(Scope.FLOOR, "short:0 missing:0", at_ease)
    assert said(Scope.FLOOR, "({neediest})", at_ease) == "()"


@pytest.mark.parametrize("scope", SUMS)
def test_letters_that_wait_are_counted_where_no_queue_is_live(scope: Scope) -> None:
    assert met(scope, "waiting>20 wait>24h", LETTERS)


def test_letters_do_not_count_among_the_waits_of_a_floor_with_live_queues() -> None:
    assert met(Scope.FLOOR, "waiting:2 wait:12", SALES, LETTERS.model_copy(update={"id": "9"}))


@pytest.mark.parametrize("scope", SUMS)
@pytest.mark.parametrize("others", [(), (queue("3", name="Test line"),)])
def test_nothing_is_raised_about_closed_queues_whatever_is_left_in_them(
    scope: Scope, others: tuple[Queue, ...]
) -> None:
    rules = (
        QueueRule(Selection(ids=("1",)), opening=NIGHT),
        QueueRule(Selection(ids=("3",)), kind=QueueKind.EXCLUDED),
    )
    subjects = SUBJECTS[scope]
    made = floor((SALES, *others), (), Standards(queue_rules=rules, teams=STANDARDS.teams))

    assert [subjects.is_judged(row) for row in subjects.all_of(made, START)] == [False]


def at_level(percent: int, contacts: int) -> dict[str, object]:
    """A half-hour with that service level over so many contacts."""
    return {
        "thirty_min_sla_activity": percent,
        "thirty_min_queued": contacts,
        "thirty_min_accepted": contacts,
        "thirty_min_abandoned": 0,
    }


CLOSED = queue("1", queue_size=1, longest_wait_time_s=400, day_sla_activity=40, **at_level(20, 60))
OPEN = queue("3", queue_size=2, longest_wait_time_s=5, day_sla_activity=90, **at_level(95, 40))
ONE_CLOSED = Standards(
    queue_rules=(QueueRule(Selection(ids=("1",)), opening=NIGHT),),
    teams=STANDARDS.teams,
)


@pytest.mark.parametrize("scope", SUMS)
@pytest.mark.parametrize(
    ("condition", "is_met"),
    [
        ("level:95 contacts:40 below:0 abandoned:0 day:90 queued-today:100 offered:0", True),
        ("waiting:2 wait:5", True),
        ("below>0", False),
        ("wait>5m", False),
    ],
)
def test_what_is_open_of_a_sum_is_judged_alone_as_its_signs_are(scope: Scope, condition: str, is_met: bool) -> None:
    assert met(scope, condition, CLOSED, OPEN, standards=ONE_CLOSED) is is_met


@pytest.mark.parametrize("scope", SUMS)
def test_an_alarm_tells_the_number_that_was_judged(scope: Scope) -> None:
    words = said(scope, "{level} of {target}, {waiting} wait {wait}", CLOSED, OPEN, standards=ONE_CLOSED)

    assert words == "95 % of 80 %, 2 wait 0:05"


@pytest.mark.parametrize(("condition", "is_met"), [("level<80 abandoned>5", False), ("level<=80 abandoned>=5", True)])
def test_a_share_is_judged_as_its_message_writes_it(condition: str, is_met: bool) -> None:
    queues = [
        queue(
            queue_id,
            thirty_min_sla_activity=level,
            thirty_min_queued=number,
            thirty_min_accepted=number - lost,
            thirty_min_abandoned=lost,
        )
        for queue_id, level, number, lost in (("1", 79, 20, 1), ("2", 80, 30, 2), ("3", 80, 7, 0))
    ]

    assert said(Scope.FLOOR, "{level}, {abandoned} abandoned", *queues) == "80 %, 5 % abandoned"
    assert met(Scope.FLOOR, condition, *queues) is is_met


@pytest.mark.parametrize(
    "field", ["waiting>0", "wait>0", "level<100", "below>0", "contacts>0", "day<100", "abandoned>0"]
)
def test_letters_do_not_stand_for_live_queues_that_are_closed(field: str) -> None:
    """Nobody waits on the line then, and nothing is below its target: that is known, and ends an alarm."""
    subjects = SUBJECTS[Scope.FLOOR]
    letters = LETTERS.model_copy(update={"id": "9"})
    (row,) = subjects.all_of(floor((CLOSED, letters), (), ONE_CLOSED), START)

    assert subjects.is_judged(row)
    assert Condition.of(field, subjects.fields).is_met(row) is False


def test_a_promise_of_closed_phones_is_none_of_the_chats_that_are_open() -> None:
    chats = [queue(str(number), media_type="chat", **at_level(50, 40)) for number in (2, 3)]
    rules = (*ONE_CLOSED.queue_rules, QueueRule(Selection(ids=("2",)), target=ServiceTarget(0.9, 10)))

    assert not met(Scope.FLOOR, "below>0", CLOSED, *chats, standards=Standards(queue_rules=rules))


def test_a_message_names_the_queues_and_counts_what_they_lack() -> None:
    text = "{short} short, {neediest} lacks {missing}; {next-breach} in {left}"

    assert said(Scope.FLOOR, text, SALES, SUPPORT) == "2 short, Sales lacks 3; Sales in 0:08"
