from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from wallboard.ui.render.words import age, clock, count, day_and_clock, narrowed, utc


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


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("seconds", [-62_135_596_800, 253_402_300_799])
def test_seconds_at_the_ends_of_the_calendar_are_a_moment_in_every_zone_or_none(seconds: int, zone: str) -> None:
    for moment in (utc(seconds), utc(seconds - 366 * 86_400), utc(seconds + 366 * 86_400)):
        assert moment is None or len(clock(moment, ZoneInfo(zone))) == len("00:00:00")
    assert utc(seconds) is None
