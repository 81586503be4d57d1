from __future__ import annotations

import pytest

from tests.ui.drawn import text
from wallboard.model.course import Course, Trend
from wallboard.model.figure import Measure
from wallboard.ui.render.direction import Direction, directions


def trend(now: float | None, ten: float | None = None, thirty: float | None = None) -> Trend:
    """A number now, and what it was 10 and 30 minutes ago."""
    course = Course()
    for at_s, number in ((0, thirty), (1200, ten), (1800, now)):
        course = course.plus(at_s, {"a": number})
    return course.trend("a")


def words(trend: Trend, measure: Measure = Measure.COUNT, *, worsens_downwards: bool | None = False) -> list[str]:
    return [text(direction.long()) for direction in directions(trend, measure, worsens_downwards)]


@pytest.mark.parametrize(
    ("measure", "now", "ten", "long", "short"),
    [
        (Measure.COUNT, 14, 9, "▲ 5 in 10m", "▲5 10m"),
        (Measure.COUNT, 1500, 0, "▲ 1 500 in 10m", "▲1 500 10m"),
        (Measure.SECONDS, 252, 20, "▲ 3:52 in 10m", "▲3:52 10m"),
        (Measure.FRACTION, 0.77, 0.71, "▲ 6 in 10m", "▲6 10m"),
    ],
)
def test_a_direction_is_told_in_the_units_of_the_figure(
    measure: Measure, now: float, ten: float, long: str, short: str
) -> None:
    (direction,) = directions(trend(now, ten), measure, worsens_downwards=False)

    assert (text(direction.long()), text(direction.short())) == (long.replace("1 500", "1 500"), short)


@pytest.mark.parametrize(
    ("worsens_downwards", "up", "down"),
    [
        (False, ("▲", "warning"), ("▽", "good")),
        (True, ("△", "good"), ("▼", "warning")),
        (None, ("↑", "label"), ("↓", "label")),
    ],
)
def test_better_and_worse_are_told_by_sign_and_colour_whatever_is_up(
    worsens_downwards: bool | None, up: tuple[str, str], down: tuple[str, str]
) -> None:
    for numbers, told in ((trend(5, 3), up), (trend(3, 5), down)):
        (direction,) = directions(numbers, Measure.COUNT, worsens_downwards)
        ((said, ink),) = direction.short()
        assert (said[0], ink) == told


def test_the_larger_change_comes_first_and_of_two_equal_ones_the_faster() -> None:
    assert words(trend(9, 8, 3)) == ["▲ 6 in 30m", "▲ 1 in 10m"]
    assert words(trend(9, 4, 8)) == ["▲ 5 in 10m", "▲ 1 in 30m"]
    assert words(trend(9, 6, 12)) == ["▲ 3 in 10m", "▽ 3 in 30m"]


def test_what_is_the_same_again_or_not_remembered_is_not_told() -> None:
    assert words(trend(9, 9, 9)) == []
    assert words(trend(9, None, 4)) == ["▲ 5 in 30m"]
    assert words(trend(None, 3, 4)) == []
    assert words(Trend()) == []
    assert words(Course().plus(0, {"a": 3}).trend("a")) == []


def test_a_change_is_the_difference_of_the_figures_as_they_were_shown() -> None:
    assert words(trend(0.704, 0.696), Measure.FRACTION) == []
    assert words(trend(0.706, 0.694), Measure.FRACTION) == ["▲ 2 in 10m"]
    assert words(trend(20.9, 20.1), Measure.SECONDS) == []


def test_a_direction_knows_how_far_and_since_when() -> None:
    assert directions(trend(3, 5), Measure.COUNT, worsens_downwards=False) == (
        Direction(10, -2, Measure.COUNT, is_worse=False),
    )
