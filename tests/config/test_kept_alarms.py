"""Alarms from one start of a board to the next."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.floors import START
from tests.model.alarm.watched import Watched, rule
from wallboard.config.forms import visible
from wallboard.config.kept_alarms import KEPT_FOR, MOST_OPEN, Kept, Recalled, kept, parsed, text
from wallboard.model.alarm.alarm import Acknowledged, Alarm, Ending, Run, Stage
from wallboard.model.alarm.alarms import KEPT, SNOOZES_S, Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.telling import Known, episode_of

BERLIN = ZoneInfo("Europe/Berlin")
FLOOR = "acme https://na12.example.com"
KEY = ("rule", "116")
WAITS = rule("wait>20", "wait>=60", polls=2, calm_s=30, message="longest wait {wait}")
NOW = START.plus(3600)

moments = st.integers(0, 3000).map(START.plus)
texts = st.text(max_size=8).map(visible)


@st.composite
def raised(draw: st.DrawFn) -> Alarm:
    """An alarm that is raised, and not over."""
    met, fired = sorted((draw(moments), draw(moments)), key=lambda moment: moment.steady_s)
    return Alarm(
        draw(st.sampled_from(["longest-wait", "mine"])),
        draw(st.sampled_from(Scope)),
        draw(texts),
        draw(texts),
        draw(texts),
        draw(st.sampled_from([Severity.WARNING, Severity.CRITICAL])),
        Run(met),
        fired=fired,
        told=draw(moments),
        acknowledged=draw(st.none() | st.builds(Acknowledged, st.sampled_from(["mia", "łukasz"]), moments)),
        snoozed_until=draw(st.none() | moments),
        answered=draw(st.none() | moments),
    )


@st.composite
def over(draw: st.DrawFn) -> Alarm:
    alarm = draw(raised())
    return alarm.over(draw(st.sampled_from(Ending)), (alarm.fired or START).plus(draw(st.integers(0, 500))))


def of(*alarms: Alarm) -> Alarms:
    return Alarms(
        {alarm.key: alarm for alarm in alarms if alarm.ended is None},
        tuple(alarm for alarm in alarms if alarm.ended is not None),
    )


def written(alarms: Alarms, at: Instant = NOW, known: Mapping[Channel, Known] | None = None) -> bytes:
    return text(kept(Recalled(alarms, known or {}), FLOOR, at)).encode()


def keep(alarms: Alarms, floor: str, at: Instant) -> Kept:
    return kept(Recalled(alarms), floor, at)


def again(alarms: Alarms, now: Instant = NOW, at: Instant = NOW) -> Alarms:
    """Keep alarms as they stand at a moment, and begin with them."""
    return parsed(written(alarms, at), FLOOR, now).alarms


@given(st.lists(raised() | over(), max_size=6))
def test_what_is_kept_is_found_again(alarms: list[Alarm]) -> None:
    assert again(of(*alarms)) == of(*alarms)


@given(st.lists(raised() | over(), max_size=6))
def test_what_is_found_again_needs_no_writing(alarms: list[Alarm]) -> None:
    assert keep(again(of(*alarms)), FLOOR, NOW) == keep(of(*alarms), FLOOR, NOW)


def test_an_acknowledgement_goes_on_while_its_condition_does() -> None:
    watched = Watched(WAITS)
    watched.waiting(25, 35, 45)
    watched.alarms = again(watched.alarms.acknowledged([KEY], "mia", watched.at), watched.at, watched.at)

    watched.waiting(55)

    assert watched.alarms.open[KEY].stage is Stage.ACKNOWLEDGED
    assert watched.alarms.open[KEY].words == "longest wait 0:55"
    assert watched.told == [(10, "raised", "116")]


def test_what_has_become_critical_meanwhile_needs_somebody_anew() -> None:
    watched = Watched(WAITS)
    watched.waiting(25, 35)
    watched.alarms = again(watched.alarms.acknowledged([KEY], "mia", watched.at), watched.at, watched.at)

    watched.waiting(85, 95)

    assert watched.alarms.open[KEY].stage is Stage.ACTIVE
    assert watched.told[-1][1:] == ("worse", "116")


def test_what_holds_no_longer_is_over_by_the_usual_rules() -> None:
    watched = Watched(WAITS)
    watched.waiting(25, 35)
    watched.alarms = again(watched.alarms, watched.at, watched.at)

    watched.waiting(0, 0, 0)
    assert KEY in watched.alarms.open
    watched.waiting(0)

    assert [alarm.ending for alarm in watched.alarms.past] == [Ending.CALM]


def test_a_pending_alarm_is_not_kept() -> None:
    watched = Watched(WAITS)

    assert again(watched.waiting(25)) == Alarms()


def alarm(**changes: Any) -> Alarm:
    usual = Alarm("rule", Scope.QUEUE, "116", "Sales", "late", Severity.WARNING, Run(START), fired=START, told=START)
    return replace(usual, **changes)


def test_times_are_turned_by_the_wall_clock_as_the_steady_one_begins_anew() -> None:
    rebooted = Instant(NOW.wall, 40.0)

    (found,) = again(of(alarm()), rebooted).open.values()

    assert found.fired == Instant(START.wall, 40.0 - 3600)


def test_an_alarm_began_at_the_same_moment_though_clocks_were_changed_meanwhile() -> None:
    raised = Instant(datetime(2027, 10, 31, 0, 30, tzinfo=UTC).astimezone(BERLIN), 5000.0)
    now = Instant(datetime(2027, 10, 31, 1, 30, tzinfo=UTC).astimezone(BERLIN), 40.0)

    data = written(of(alarm(met=Run(raised), fired=raised, told=raised)), now)
    (found,) = parsed(data, FLOOR, now).alarms.open.values()

    assert found.began.wall.astimezone(UTC) == raised.wall.astimezone(UTC)


def test_no_moment_is_later_than_now_where_the_wall_clock_was_set_back() -> None:
    set_back = Instant(START.wall - timedelta(minutes=2), 40.0)

    (found,) = again(of(alarm()), set_back, START).open.values()

    assert found.fired == set_back


def test_nothing_is_put_off_for_longer_than_it_can_be_where_the_wall_clock_was_set_back() -> None:
    far = START.plus(3 * 365 * 86_400)
    data = written(of(alarm(snoozed_until=far.plus(900)), alarm(subject_id="117", snoozed_until=START.plus(900))))

    found = parsed(data, FLOOR, START.plus(3600 - 60)).alarms.open

    assert [alarm.snoozed_until for alarm in found.values()] == [START.plus(3600 - 60 + SNOOZES_S[-1]), START.plus(900)]


def test_what_was_written_by_a_clock_that_ran_far_ahead_is_not_of_today() -> None:
    ahead = START.plus(3 * 365 * 86_400)

    assert again(of(alarm(), alarm(subject_id="117").over(Ending.CALM, ahead)), START, ahead) == Alarms()


@pytest.mark.parametrize("year", [1970, 2300])
def test_a_machine_whose_clock_is_far_off_keeps_its_alarms(year: int) -> None:
    off = Instant(datetime(year, 1, 1, 0, 2, tzinfo=UTC), 120.0)
    stands = alarm(
        met=Run(off),
        fired=off,
        told=off,
        answered=off,
        acknowledged=Acknowledged("mia", off),
    )
    was = replace(stands, subject_id="117").over(Ending.CALM, off)

    found = again(of(stands, was), off, off)

    assert [alarm.subject_id for alarm in (*found.open.values(), *found.past)] == ["116", "117"]
    assert found.open[KEY].acknowledged == Acknowledged("mia", found.open[KEY].began)


def test_who_was_told_is_found_again_with_the_level_that_was_told() -> None:
    stands, was = alarm(severity=Severity.CRITICAL), alarm(subject_id="117").over(Ending.CALM, START.plus(60))
    known = {
        Channel.WEBHOOK: {episode_of(stands): replace(stands, severity=Severity.WARNING)},
        Channel.COMMAND: {episode_of(stands): stands, episode_of(was): was},
    }

    assert parsed(written(of(stands, was), known=known), FLOOR, NOW) == Recalled(of(stands, was), known)


def test_what_nobody_was_told_of_is_written_as_it_always_was() -> None:
    assert b"told_to" not in written(of(alarm()))


def test_what_nobody_has_seen_for_a_day_is_dropped() -> None:
    stands, was = alarm(), alarm(subject_id="117").over(Ending.CALM, START.plus(60))
    nearly = NOW.plus(KEPT_FOR.total_seconds() - 3600)

    assert again(of(stands, was), nearly) != Alarms()
    assert again(of(stands, was), nearly.plus(3600)) == Alarms()


def test_what_has_stood_for_days_is_kept_by_a_board_that_sees_it() -> None:
    days = START.plus(3 * 86_400)

    assert parsed(written(of(alarm()), days), FLOOR, days.plus(60)).alarms.open != {}


def test_alarms_of_another_tenant_are_never_shown() -> None:
    assert parsed(written(of(alarm())), "other https://na12.example.com", NOW) == Recalled()


def test_of_too_many_those_that_somebody_has_answered_are_kept() -> None:
    many = [alarm(subject_id=str(number)) for number in range(MOST_OPEN)]
    taken = alarm(subject_id="taken", acknowledged=Acknowledged("mia", START))

    found = again(of(*many, taken)).open

    assert len(found) == MOST_OPEN
    assert ("rule", "taken") in found


def test_of_more_that_one_reading_ended_than_are_remembered_the_first_are_kept() -> None:
    over = [alarm(subject_id=str(number)).over(Ending.CALM, NOW) for number in range(KEPT + 1)]

    assert again(of(*over)).past == tuple(over[:KEPT])


def test_new_words_alone_are_not_written_and_what_still_stands_is_once_an_hour() -> None:
    first = keep(of(alarm()), FLOOR, NOW)

    assert keep(of(alarm(words="later")), FLOOR, NOW.plus(10)) == first
    assert keep(of(alarm()), FLOOR, NOW.plus(3600)) != first
    assert keep(of(alarm(acknowledged=Acknowledged("mia", START))), FLOOR, NOW) != first
    assert keep(of(alarm(severity=Severity.CRITICAL)), FLOOR, NOW) != first
    told = {Channel.WEBHOOK: {episode_of(alarm()): alarm()}}
    assert kept(Recalled(of(alarm()), told), FLOOR, NOW) != first


def test_what_acts_on_a_terminal_is_no_part_of_a_name_that_is_kept() -> None:
    by = Acknowledged("mia\x1b[2J\udc80", START)

    (found,) = again(of(alarm(acknowledged=by))).open.values()

    assert found.acknowledged == Acknowledged("mia\ufffd[2J\ufffd", START)


def test_ids_that_differ_in_what_python_calls_unprintable_alone_are_found_again() -> None:
    both = of(alarm(subject_id="jo\U0001fae8"), alarm(subject_id="jo\ue000"))

    assert again(both) == both


@pytest.mark.parametrize(
    ("key", "has"),
    [
        ("rule", lambda found: found.rule),
        ("subject", lambda found: found.subject_id),
        ("name", lambda found: found.name),
        ("words", lambda found: found.words),
    ],
)
def test_what_acts_on_a_terminal_is_no_part_of_what_is_read(key: str, has: Callable[[Alarm], str]) -> None:
    data = json.loads(written(of(alarm(), alarm().over(Ending.CALM, START.plus(60)))))
    for part in (*data["open"], *data["past"]):
        part[key] = "Sales\x1b[2J\u202e"

    found = parsed(json.dumps(data).encode(), FLOOR, NOW).alarms

    assert [has(one) for one in (*found.open.values(), *found.past)] == ["Sales\ufffd[2J\ufffd"] * 2


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (["version"], 2, "version: Input should be 1"),
        (["floor"], "", "floor: String should have at least 1 character"),
        (["open", 0, "level"], "none", "open.0.level: Input should be 'warning' or 'critical'"),
        (["open", 0, "level"], 2, "open.0.level: "),
        (["open", 0, "scope"], "world", "open.0.scope: "),
        (["open", 0, "raised"], "2027-03-01T14:32:07", "open.0.raised: Input should have timezone info"),
        (["open", 0, "met"], "0001-01-01T00:00:00Z", "open.0.met: "),
        (["open", 0, "taken"], {"by": "", "at": "2027-03-01T14:32:07Z"}, "open.0.taken.by: "),
        (["open", 0, "colour"], "red", "open.0.colour: Extra inputs are not permitted"),
        (["past", 0, "because"], "luck", "past.0.because: "),
        (["past", 0, "over"], None, "past.0.over: "),
    ],
)
def test_what_was_written_by_hand_and_is_wrong_is_refused(place: list[Any], value: Any, told: str) -> None:
    data = json.loads(written(of(alarm(), alarm().over(Ending.CALM, START.plus(60)))))
    part = data
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value

    with pytest.raises(ValueError, match="^" + told.replace(".", r"\.")):
        parsed(json.dumps(data).encode(), FLOOR, NOW)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_garbage_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="the text: "):
        parsed(data, FLOOR, NOW)


def test_an_alarm_that_is_open_twice_is_refused() -> None:
    data = json.loads(written(of(alarm())))
    data["open"] *= 2

    with pytest.raises(ValueError, match="open twice"):
        parsed(json.dumps(data).encode(), FLOOR, NOW)
