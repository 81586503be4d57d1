from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.config.quantities import count, duration, percent, target, written
from wallboard.model.service_level import ServiceTarget

DURATIONS = st.integers(1, 9999 * 3600).map(lambda seconds: timedelta(seconds=seconds))
PERCENTS = st.integers(0, 100).map(lambda whole: whole / 100)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("20s", 20), ("5m", 300), ("4h", 14400), ("1h 30m", 5400), ("1h30m", 5400), ("90 s", 90), ("1h 2m 3s", 3723)],
)
def test_a_duration_has_its_units(text: str, seconds: int) -> None:
    assert duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("value", ["20", 20, "", "0s", "1:30", "1.5h", "-5s", "20 sec", "5m 1h", "٢s", None, True])
def test_a_duration_that_leaves_something_to_guess_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="with its unit"):
        duration(value)


@pytest.mark.parametrize(("text", "fraction"), [("80 %", 0.8), ("80%", 0.8), ("0 %", 0.0), ("100 %", 1.0)])
def test_a_percent_has_its_sign(text: str, fraction: float) -> None:
    assert percent(text) == fraction


@pytest.mark.parametrize("value", ["80", 80, 0.8, "101 %", "-5 %", "5,5 %", "", None])
def test_a_percent_that_leaves_something_to_guess_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="with its sign"):
        percent(value)


def test_a_limit_between_two_whole_percents_is_refused_as_no_share_is_written_so() -> None:
    with pytest.raises(ValueError, match=r'must be a whole percent .*, not "2\.5 %"'):
        percent("2.5 %")
    with pytest.raises(ValueError, match=r'must be a whole percent .*, not "99\.5 %"'):
        target("99.5 % in 20s")


def test_a_target_is_a_share_within_a_duration() -> None:
    assert target("80 % in 20s") == ServiceTarget(0.8, 20)


@pytest.mark.parametrize("value", ["80 %", "20s", "80 in 20s", "80 % in 20", "80 % within 20s", 80])
def test_half_a_target_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="such as"):
        target(value)


@pytest.mark.parametrize("value", [-1, "3", 2.5, True, None])
def test_a_count_is_a_plain_number(value: object) -> None:
    assert count(0) == 0
    with pytest.raises(ValueError, match="whole number"):
        count(value)


@given(DURATIONS)
def test_a_written_duration_reads_back(length: timedelta) -> None:
    assert duration(written(length)) == length


@given(PERCENTS, DURATIONS)
def test_a_written_target_reads_back(fraction: float, length: timedelta) -> None:
    given_target = ServiceTarget(fraction, int(length.total_seconds()))

    assert target(written(given_target)) == given_target
