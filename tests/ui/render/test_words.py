from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from wallboard.ui.render.words import (
    age,
    clock,
    count,
    day_and_clock,
    duration,
    narrowed,
    percent,
    points,
    utc,
    within,
)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "–"),
        (0, "0:00"),
        (41, "0:41"),
        (41.9, "0:41"),
        (60, "1:00"),
        (725, "12:05"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (4360, "1:12:40"),
        (359999, "99:59:59"),
        (360000, "4 d"),
    ],
)
def test_durations(seconds: float | None, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("number", "words"), [(None, "–"), (0, "0"), (999, "999"), (1604, "1 604"), (1234567, "1 234 567")]
)
def test_counts_have_groups_of_thousands(number: int | None, words: str) -> None:
    assert count(number) == words


@pytest.mark.parametrize(
    ("fraction", "words"),
    [
        (None, "–"),
        (0.0, "0"),
        (0.001, "1"),
        (0.014, "1"),
        (0.015, "2"),
        (0.705, "71"),
        (0.994, "99"),
        (0.999, "99"),
        (1.0, "100"),
    ],
)
def test_shares_are_rounded_but_never_to_none_or_all_of_it(fraction: float | None, words: str) -> None:
    assert points(fraction) == words
    assert percent(fraction) == (words if fraction is None else f"{words} %")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (20, "20 s"),
        (60, "60 s"),
        (90, "90 s"),
        (120, "2 min"),
        (125, "125 s"),
        (3600, "1 h"),
        (5400, "90 min"),
        (14400, "4 h"),
    ],
)
def test_an_answer_within_is_told_in_the_unit_people_use(seconds: int, words: str) -> None:
    assert within(seconds) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((3.9, 3.9), "3 s old"),
        ((3.0, 13.0), "3–13 s old"),
        ((119.0, 119.0), "119 s old"),
        ((110.0, 120.0), "1:50 old"),
        ((4360.0, 4360.0), "1:12:40 old"),
    ],
)
def test_an_age_is_a_span_where_the_turn_of_the_cache_is_unknown(span: tuple[float, float], words: str) -> None:
    assert age(span) == words


@pytest.mark.parametrize(
    ("figure", "cells", "words"),
    [
        (count(1604), 5, count(1604)),
        (f"~{count(1604)}", 5, "~1604"),
        (f"~{count(12_345)}", 5, "~12k"),
        (count(999_999), 5, "999k"),
        (f"~{count(9_876_543)}", 5, "~9M"),
        ("~100 %", 5, "~100%"),
        ("~57:22:06", 8, "~57h"),
        ("57:22:06", 8, "57:22:06"),
        ("~46 d", 4, "~46d"),
        (count(10**12), 3, "###"),
        ("Marie Sanders", 8, "Marie Sanders"),
        ("2 busy or so", 8, "2 busy or so"),
    ],
)
def test_a_figure_is_told_shorter_before_it_would_be_cut(figure: str, cells: int, words: str) -> None:
    assert narrowed(figure, cells) == words


def test_the_time_of_day_is_the_tenants() -> None:
    moment = datetime(2027, 3, 1, 14, 32, 7, tzinfo=UTC)

    assert clock(moment, ZoneInfo("Asia/Tokyo")) == "23:32:07"
    assert clock(moment, UTC) == "14:32:07"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2027, 3, 1, 8, 2, 11, tzinfo=UTC), "03:02:11"),
        (datetime(2027, 3, 1, 2, 0, tzinfo=UTC), "Sun 28 Feb 21:00:00"),
        (datetime(2026, 12, 31, 13, 0, tzinfo=UTC), "2026-12-31 08:00:00"),
    ],
)
def test_a_moment_of_another_day_has_its_date_as_the_tenant_counts_days(moment: datetime, words: str) -> None:
    now = datetime(2027, 3, 1, 14, 32, 7, tzinfo=UTC)

    assert day_and_clock(moment, ZoneInfo("America/New_York"), now) == words


def test_seconds_beyond_all_calendars_are_no_moment() -> None:
    assert utc(1798723927) == datetime(2026, 12, 31, 13, 32, 7, tzinfo=UTC)
    assert utc(10**12) is None
