from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallboard.model.opening import Hours, OpeningHours

MADRID = ZoneInfo("Europe/Madrid")
MONDAY = date(2027, 3, 1)
OFFICE = OpeningHours(dict.fromkeys(range(5), ((time(9), time(18)),)), frozenset({date(2027, 3, 4)}))
NIGHT = OpeningHours({4: ((time(22), time(6)),)})


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), MADRID)


def later(days: int) -> date:
    return MONDAY + timedelta(days=days)


def test_without_hours_it_is_always_open() -> None:
    assert OpeningHours().is_open(at(MONDAY, 3))
    assert OpeningHours().next_opening(at(MONDAY, 3)) is None


@pytest.mark.parametrize(("hour", "minute", "is_open"), [(8, 59, False), (9, 0, True), (17, 59, True), (18, 0, False)])
def test_it_opens_on_the_minute_and_closes_on_the_minute(hour: int, minute: int, is_open: bool) -> None:
    assert OFFICE.is_open(at(MONDAY, hour, minute)) is is_open


def test_a_day_that_is_left_out_and_a_holiday_are_closed() -> None:
    assert not OFFICE.is_open(at(later(5), 12))
    assert not OFFICE.is_open(at(later(3), 12))


def test_hours_may_end_after_midnight() -> None:
    friday, saturday = later(4), later(5)

    assert NIGHT.is_open(at(friday, 23))
    assert NIGHT.is_open(at(saturday, 5, 59))
    assert not NIGHT.is_open(at(saturday, 6))
    assert not NIGHT.is_open(at(friday, 5))


def test_a_holiday_ends_no_night_that_began_before_it() -> None:
    night = OpeningHours(NIGHT.week, frozenset({later(5)}))

    assert night.is_open(at(later(5), 1))


def test_closing_at_midnight_is_the_end_of_the_day() -> None:
    whole_monday = OpeningHours({0: ((time(0), time(0)),)})

    assert whole_monday.is_open(at(MONDAY, 0))
    assert whole_monday.is_open(at(MONDAY, 23, 59))
    assert not whole_monday.is_open(at(later(1), 0))


def test_hours_are_told_in_their_own_zone() -> None:
    office = OpeningHours(OFFICE.week, time_zone=MADRID)

    assert office.is_open(datetime(2027, 3, 1, 8, 30, tzinfo=UTC))
    assert not OFFICE.is_open(datetime(2027, 3, 1, 8, 30, tzinfo=UTC))


def test_an_hour_that_a_night_has_twice_closes_once_and_opens_once() -> None:
    night = OpeningHours(dict.fromkeys(range(7), ((time(22), time(2, 30)),)), time_zone=MADRID)
    early = OpeningHours(dict.fromkeys(range(7), ((time(2, 15), time(2, 30)),)), time_zone=MADRID)
    set_back = datetime(2026, 10, 25, tzinfo=UTC)  # 2:00, and an hour later 2:00 again
    quarters = [set_back + timedelta(minutes=15 * quarter) for quarter in range(8)]

    assert [night.is_open(quarter) for quarter in quarters] == [True] * 2 + [False] * 6
    assert [early.is_open(quarter) for quarter in quarters] == [False, True] + [False] * 6
    assert early.next_opening(set_back + timedelta(hours=1)) == datetime(2026, 10, 26, 2, 15, tzinfo=MADRID)


def test_the_next_opening_passes_over_closed_days() -> None:
    friday_evening = at(later(4), 19)

    assert OFFICE.next_opening(friday_evening) == at(later(7), 9)
    assert OFFICE.next_opening(at(later(2), 20)) == at(later(4), 9)
    assert OFFICE.next_opening(at(MONDAY, 12)) is None


def test_what_does_not_open_within_two_weeks_has_no_next_opening() -> None:
    holidays = frozenset(later(days) for days in range(20))

    assert OpeningHours(OFFICE.week, holidays).next_opening(at(MONDAY, 12)) is None


QUARTERS = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
WEEKS = st.dictionaries(
    st.integers(0, 6), st.lists(st.tuples(QUARTERS, QUARTERS), max_size=2).map(tuple), min_size=1, max_size=7
)


@settings(max_examples=60)
@given(week=WEEKS, minutes=st.integers(0, 7 * 24 * 60))
def test_until_its_next_opening_it_stays_closed(week: dict[int, tuple[Hours, ...]], minutes: int) -> None:
    hours = OpeningHours(week)
    now = datetime(2027, 3, 1, tzinfo=UTC) + timedelta(minutes=minutes)

    opening = hours.next_opening(now)

    if opening is None:
        assert hours.is_open(now) or not any(week.values())
        return
    assert hours.is_open(opening)
    quarters = range(0, int((opening - now) / timedelta(minutes=15)))
    assert not any(hours.is_open(now + timedelta(minutes=15 * quarter)) for quarter in quarters)
