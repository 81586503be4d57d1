from __future__ import annotations

import pytest

from wallboard.model.written import count, duration, percent, points, within


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
    ("number", "words"), [(None, "–"), (0, "0"), (999, "999"), (1604, "1 604"), (1234567, "1 234 567"), (-4, "−4")]
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
