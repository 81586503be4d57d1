"""What people answer to an alarm at several boards: the latest counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from tests.floors import START
from wallboard.model.alarm.alarm import APART_S, Alarm, Ending, Run
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant

KEY = ("rule", "116")
AT = START.plus(60)


def alarms(**changes: Any) -> Alarms:
    usual = Alarm("rule", Scope.QUEUE, "116", "Sales", "late", Severity.WARNING, Run(START), fired=START, told=START)
    return Alarms({KEY: replace(usual, **changes)})


def answer(found: Alarms) -> tuple[str, Instant | None]:
    alarm = found.open[KEY]
    return alarm.acknowledged.by if alarm.acknowledged else "", alarm.snoozed_until


def test_what_somebody_has_answered_elsewhere_is_answered_here() -> None:
    until = AT.plus(300)

    assert answer(alarms().with_answers_of(alarms().acknowledged([KEY], "mia", AT))) == ("mia", None)
    assert answer(alarms().with_answers_of(alarms().snoozed([KEY], until, AT))) == ("", until)


def test_of_two_answers_the_later_counts_on_both_boards() -> None:
    mia = alarms().acknowledged([KEY], "mia", AT)
    let_go = mia.released([KEY], AT.plus(10))
    kim = alarms().acknowledged([KEY], "kim", AT.plus(20))

    for earlier, later in ((mia, let_go), (mia, kim), (let_go, kim)):
        assert answer(earlier.with_answers_of(later)) == answer(later)
        assert later.with_answers_of(earlier) is later


def test_what_both_have_changes_nothing_whatever_the_steady_clock_of_the_other() -> None:
    mia = alarms().acknowledged([KEY], "mia", AT)
    as_read = alarms().acknowledged([KEY], "mia", Instant(AT.wall, AT.steady_s + 0.3))

    assert mia.with_answers_of(as_read) is mia


def test_in_the_night_of_the_clock_change_the_later_answer_is_the_later_one() -> None:
    # The hour after 2 o'clock comes twice.
    first = Instant((START.wall.replace(month=10, day=31, hour=0, minute=50)).astimezone(ZoneInfo("Europe/Berlin")), 0)
    second = first.plus(1200)
    assert (first.wall.hour, second.wall.hour) == (2, 2)
    assert second.wall.replace(tzinfo=None) < first.wall.replace(tzinfo=None)

    mia, kim = (alarms().acknowledged([KEY], by, at) for by, at in (("mia", first), ("kim", second)))

    assert answer(mia.with_answers_of(kim)) == ("kim", None)
    assert kim.with_answers_of(mia) is kim


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"severity": Severity.CRITICAL}, {}),
        ({"fired": START.plus(APART_S + 1)}, {}),
        ({"fired": None}, {}),
        ({}, {"subject_id": "117"}),
        ({}, {"ended": START.plus(70), "ending": Ending.CALM}),
    ],
    ids=["worse here", "another one", "pending here", "of another queue", "over there"],
)
def test_what_is_answered_there_is_another_alarm_than_here(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    here = alarms(**ours)
    there = replace(alarms().acknowledged([KEY], "mia", AT).open[KEY], **theirs)

    assert here.with_answers_of(Alarms({there.key: there})) is here


def test_boards_that_read_at_other_moments_have_the_same_alarm() -> None:
    here = alarms(fired=START.plus(APART_S))

    assert answer(here.with_answers_of(alarms().acknowledged([KEY], "mia", AT))) == ("mia", None)


def test_an_answer_to_what_is_critical_there_is_one_to_the_warning_that_it_still_is_here() -> None:
    there = alarms(severity=Severity.CRITICAL).acknowledged([KEY], "mia", AT)

    assert answer(alarms().with_answers_of(there)) == ("mia", None)


def test_nothing_is_told_anew_of_what_is_answered_elsewhere() -> None:
    assert alarms().with_answers_of(alarms().acknowledged([KEY], "mia", AT)).news == ()


def test_an_answer_of_a_wall_clock_that_is_behind_is_still_later_than_none() -> None:
    early = Instant(START.wall - timedelta(hours=1), AT.steady_s)

    assert answer(alarms().with_answers_of(alarms().acknowledged([KEY], "mia", early))) == ("mia", None)
