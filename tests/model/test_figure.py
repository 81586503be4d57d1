from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.model.figure import DEFAULT_HEADLINE, Figure, Levels, Measure, Severity
from wallboard.model.service_level import weighted

RISING = Levels(warning=30, critical=60)
FALLING = Levels(warning=0.8, critical=0.6)


@pytest.mark.parametrize(
    ("levels", "value", "severity"),
    [
        (RISING, 29, Severity.NONE),
        (RISING, 30, Severity.WARNING),
        (RISING, 60, Severity.CRITICAL),
        (RISING, None, Severity.NONE),
        (FALLING, 0.81, Severity.NONE),
        (FALLING, 0.8, Severity.WARNING),
        (FALLING, 0.6, Severity.CRITICAL),
        (FALLING, 0.0, Severity.CRITICAL),
        (Levels(warning=2, critical=0), 0, Severity.CRITICAL),
    ],
)
def test_a_level_is_reached_from_its_value_on(levels: Levels, value: float | None, severity: Severity) -> None:
    assert levels.judge(value) is severity


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_a_worse_value_is_never_judged_milder(warning: float, critical: float, value: float) -> None:
    levels = Levels(warning, critical)
    worse = value + (1 if critical >= warning else -1)

    assert levels.judge(worse) >= levels.judge(value)


def test_every_figure_has_the_measure_of_its_number() -> None:
    by_measure = {measure: {figure for figure in Figure if figure.measure is measure} for measure in Measure}

    assert by_measure[Measure.SECONDS] == {Figure.LONGEST_WAIT, Figure.AVERAGE_WAIT}
    assert by_measure[Measure.FRACTION] == {
        Figure.SERVICE_LEVEL,
        Figure.SERVICE_LEVEL_TODAY,
        Figure.ABANDONED,
        Figure.OCCUPANCY,
    }


def test_fewer_free_agents_and_a_lower_level_are_worse() -> None:
    downwards = {figure for figure in Figure if figure.worsens_downwards}

    assert downwards == {Figure.FREE, Figure.SERVICE_LEVEL, Figure.SERVICE_LEVEL_TODAY}


def test_the_headline_shows_four_to_six_figures_once_each() -> None:
    assert 4 <= len(DEFAULT_HEADLINE) <= 6
    assert len(set(DEFAULT_HEADLINE)) == len(DEFAULT_HEADLINE)


def test_levels_of_several_queues_are_weighted_by_what_was_queued() -> None:
    assert weighted([(0.5, 30), (1.0, 10)]) == 0.625


def test_parts_without_value_or_weight_count_for_nothing() -> None:
    assert weighted([(0.5, 30), (None, 10), (1.0, None), (1.0, 0)]) == 0.5
    assert weighted([(None, 10), (1.0, 0)]) is None
