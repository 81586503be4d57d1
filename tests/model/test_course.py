from __future__ import annotations

from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from tests.floors import START, feed, queue
from wallboard.model.course import KEPT_S, SPACING_S, TOLERANCE_S, Course, Trend


def course(*numbers: float | None, from_s: float = 0.0, every_s: float = 60.0) -> Course:
    """The numbers of one key `a`, a minute apart."""
    made = Course()
    for at, number in enumerate(numbers):
        made = made.plus(from_s + at * every_s, {"a": number})
    return made


def test_what_was_is_the_reading_nearest_to_the_moment() -> None:
    trend = course(5, 6, 7, 8).trend("a")

    assert [trend.ago(minutes) for minutes in (0, 1, 1.4, 2, 3)] == [8, 7, 7, 6, 5]
    assert trend.latest == 8


def test_a_moment_without_a_reading_near_it_has_no_number() -> None:
    made = Course().plus(0.0, {"a": 3}).plus(600.0, {"a": 4})

    assert made.trend("a").ago(10) == 3
    assert made.trend("a").ago(9) == 3
    assert made.trend("a").ago(8) is None
    assert made.trend("a").ago(10 + TOLERANCE_S / 60 + 0.1) is None
    assert Trend().ago(10) is None


def test_no_value_is_none_and_not_the_value_of_a_neighbour() -> None:
    trend = course(5, None, 7).trend("a")

    assert trend.ago(1) is None
    assert course(5, None).trend("a").latest is None


def test_less_than_nothing_is_a_value() -> None:
    trend = course(-4, None, -1).trend("a")

    assert (trend.latest, trend.ago(1), trend.ago(2)) == (-1, None, -4)
    assert trend.spark(3, 3) == (-4, None, -1)


def test_a_key_that_comes_or_goes_has_no_value_where_it_was_not() -> None:
    made = Course().plus(0.0, {"a": 1, "b": 2}).plus(60.0, {"b": 3, "c": 4})

    assert [made.trend(key).spark(2, 2) for key in "abc"] == [(1, None), (2, 3), (None, 4)]


def test_the_order_of_the_keys_does_not_matter() -> None:
    made = Course().plus(0.0, {"a": 1, "b": 2}).plus(60.0, {"b": 3, "a": 4})

    assert (made.trend("a").latest, made.trend("b").latest) == (4, 3)
    assert made.rows[0].places is made.rows[1].places


def test_a_picture_has_the_largest_or_the_mean_of_each_part_and_gaps_where_nothing_was_read() -> None:
    made = Course()
    for at_s, number in ((0, 1), (20, 3), (40, 2), (180, 6), (200, None)):
        made = made.plus(at_s, {"a": number})

    assert made.trend("a").spark(4, 4) == (3, None, None, 6)
    assert made.trend("a", fmean).spark(4, 4) == (2, None, None, 6)
    assert made.trend("a").spark(6, 6) == (None, None, 3, None, None, 6)
    assert made.trend("a").spark(0, 4) == ()
    assert Trend().spark(3, 30) == (None, None, None)


def test_a_part_too_short_for_a_reading_of_its_own_has_the_one_that_was_still_the_present() -> None:
    trend = course(1, 2, 3, every_s=30).trend("a")

    assert trend.spark(7, 70 / 60) == (1, 1, 1, 2, 2, 2, 3)
    assert course(1, 2, 3, every_s=40).trend("a").spark(9, 1.5) == (1, 1, 1, None, 2, 2, 2, None, 3)


def test_a_picture_stands_still_until_it_moves_on_by_a_whole_part() -> None:
    numbers = [1, 9, 2, 8, 3, 7, 4, 6, 5, 0, 1, 2]
    pictures = [course(*numbers[:count], every_s=10).trend("a").spark(5, 2.5) for count in range(7, 10)]

    assert [picture[:-1] for picture in pictures] == [(None, None, 9, 8)] * 3
    assert course(*numbers[:10], every_s=10).trend("a").spark(5, 2.5)[:-1] == (None, 9, 8, 6)


def test_what_is_older_than_an_hour_is_forgotten() -> None:
    made = course(*range(200))

    assert made.trend("a").ago(KEPT_S / 60) == 139
    assert len(made.times_s) == len(made.rows) == (KEPT_S + TOLERANCE_S) / 60 + 1


def test_a_reading_is_new_once_whatever_number_of_answers_brings_it() -> None:
    first = feed([queue()], read_at=START.plus(10))
    again = feed([queue()], read_at=START.plus(10))
    assert Course().new_in(first) == START.steady_s + 10
    known = Course().plus(START.steady_s + 10, {})

    assert known.new_in(again) is None
    assert known.new_in(feed(None)) is None
    assert known.new_in(feed([queue()], read_at=START.plus(20))) == START.steady_s + 20


def test_a_frozen_source_and_one_that_turns_too_fast_add_nothing() -> None:
    known = Course().plus(START.steady_s, {})

    assert known.new_in(feed([queue()], read_at=START.plus(30), frozen_since=START)) is None
    assert known.new_in(feed([queue()], read_at=START.plus(SPACING_S - 1))) is None


@given(
    st.lists(st.tuples(st.integers(5, 400), st.none() | st.integers(-9, 9)), max_size=30),
    st.integers(1, 40),
    st.sampled_from([10, 30, 60]),
)
def test_a_picture_holds_only_what_was_read_and_ends_with_the_latest(
    readings: list[tuple[int, int | None]], parts: int, minutes: int
) -> None:
    made, at_s, kept = Course(), 1000, dict[int, int | None]()
    for step_s, number in readings:
        at_s += step_s
        kept[at_s] = number
        made = made.plus(at_s, {"a": number})
    picture = made.trend("a").spark(parts, minutes)

    assert len(picture) == parts
    assert {number for number in picture if number is not None} <= set(kept.values())
    if kept and kept[at_s] is not None:
        assert picture[-1] is not None
