from __future__ import annotations

from datetime import UTC, datetime
from statistics import fmean
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from tests.ui.drawn import text
from wallboard.model.course import Course
from wallboard.model.figure import Measure
from wallboard.ui.render.cells import width_of
from wallboard.ui.render.headline_tiles import Tile
from wallboard.ui.render.last_hour import axis, last_hour_lines

AT = datetime(2027, 3, 1, 14, 34, 7, tzinfo=UTC)


def tile(title: str, numbers: list[float | None], **more: object) -> Tile:
    """A figure that was read once a minute, the last time just now."""
    course = Course()
    for minute, number in enumerate(numbers):
        course = course.plus(60.0 * minute, {"it": number})
    return replace(Tile(title, title, "7", trend=course.trend("it")), **more)


def drawn(tiles: list[Tile], width: int = 78, height: int = 7) -> list[str]:
    return [text(line).rstrip() for line in last_hour_lines(tiles, AT, width, height)]


def test_each_figure_has_a_chart_with_its_peak_and_grows_from_the_right() -> None:
    lines = drawn([tile("WAITING", [0, 2, 4, 8]), tile("LONGEST WAIT", [30, 90], measure=Measure.SECONDS, top=60.0)])

    assert lines[0].startswith("LAST HOUR")
    assert [line.strip()[:14].strip() for line in lines[1:3]] == ["Waiting", "most 8"]
    assert lines[1].endswith("█")
    assert lines[2].endswith("█")
    assert lines[4].strip().startswith("Longest wait")
    assert lines[5].strip().startswith("most 1:30")
    assert lines[2][18:70].strip() == ""


def test_where_nobody_waited_no_longest_wait_is_told() -> None:
    lines = drawn([tile("LONGEST WAIT", [0, 0, 0], measure=Measure.SECONDS), tile("WAITING", [0, 0])])

    assert lines[2].strip().startswith("nobody waited")
    assert lines[5].strip().startswith("most 0")


def test_a_figure_below_zero_has_a_chart_with_its_most() -> None:
    short, spare = drawn([tile("STAFF NEEDED", [-4, -2, 3]), tile("STAFF NEEDED", [-4, -2, -3])])[2::3]

    assert short.strip().startswith("most 3")
    assert spare.strip().startswith("most −2")
    assert spare.endswith("▁▇▄")


def test_a_level_tells_its_lowest() -> None:
    lines = drawn([tile("SERVICE LEVEL", [0.9, 0.62, 0.8], measure=Measure.FRACTION, is_level=True)])

    assert lines[2].strip().startswith("lowest 62 %")


def test_the_worst_is_that_of_all_readings_and_no_better_than_the_present() -> None:
    course = Course()
    for second, number in enumerate((0.9, 0.5, 0.9)):
        course = course.plus(100.0 + 10 * second, {"it": number})
    level = Tile("LEVEL", "LEVEL", "90", Measure.FRACTION, trend=course.trend("it", fmean), is_level=True)
    free = replace(level, measure=Measure.COUNT, is_level=False, trend=course.plus(130.0, {"it": 8}).trend("it", fmean))

    assert [line[2:18].strip() for line in drawn([level, free])[2::3]] == ["lowest 50 %", "most 8"]
    now = drawn([replace(level, value=0.4), replace(free, value=9)])
    assert [line[2:18].strip() for line in now[2::3]] == ["lowest 40 %", "most 9"]


def test_times_of_day_stand_over_the_moments_that_they_name() -> None:
    axis = drawn([tile("WAITING", [1] * 61)], width=18 + 60)[0]

    # A cell is a minute: 14:34 is the last one.
    assert [axis.index(mark) for mark in ("14:00", "14:10", "14:20", "14:30")] == [43, 53, 63, 73]


@pytest.mark.parametrize(
    ("ends_at", "marks"),
    [
        (datetime(2026, 3, 29, 1, 25, tzinfo=UTC), "01:30 01:40 01:50 03:00 03:10 03:20"),
        (datetime(2026, 10, 25, 1, 25, tzinfo=UTC), "02:30 02:40 02:50 02:00 02:10 02:20"),
    ],
)
def test_an_hour_in_which_the_clocks_change_names_times_that_there_were(ends_at: datetime, marks: str) -> None:
    line = text(axis(ends_at.astimezone(ZoneInfo("Europe/Berlin")), 80))

    assert line.split() == marks.split()
    assert line.index(marks[:5]) == 80 - 1 - int(55 / 60 * 80)


@pytest.mark.parametrize("width", [20, 40, 78, 140, 300])
@pytest.mark.parametrize("height", [1, 2, 3, 5, 8, 13, 17])
def test_no_line_is_wider_or_below_the_room(width: int, height: int) -> None:
    tiles = [tile(title, [1, 5, None, 9]) for title in ("WAITING", "SERVICE LEVEL TODAY", "FREE")]
    lines = last_hour_lines(tiles, AT, width, height)

    assert 1 <= len(lines) <= height
    assert all(width_of(line) <= width for line in lines)


def test_without_a_reading_there_is_a_title_and_no_chart() -> None:
    assert [text(line).strip() for line in last_hour_lines([tile("WAITING", [1])], None, 78, 7)] == ["LAST HOUR"]
    assert drawn([tile("WAITING", [None])]) == ["LAST HOUR"]


def test_the_gap_of_a_list_that_was_not_read_stays_blank() -> None:
    course = Course().plus(0.0, {"it": 8}).plus(1800.0, {"it": 8})
    lines = drawn([replace(Tile("WAITING", "WAIT", "8"), trend=course.trend("it"))], width=18 + 60)

    assert len(lines[2][18:].split()) == 2
