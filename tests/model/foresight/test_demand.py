from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.foresight.test_erlang import direct_waits
from wallboard.model.foresight.demand import Demand, needed
from wallboard.model.service_level import ServiceTarget

CALLS = Demand(48 / 1800, 320)
TARGET = ServiceTarget(0.8, 20)


def test_the_forecast_of_too_few_agents_says_how_fast_the_queue_grows() -> None:
    forecast = CALLS.forecast(20, 7)

    assert (forecast.level, forecast.wait_s) == (0, None)
    assert forecast.grows_per_min == pytest.approx(60 * (48 / 1800 - 7 / 320))


def test_as_many_agents_as_the_load_are_too_few() -> None:
    assert Demand(10 / 300, 300).forecast(20, 10).grows_per_min == pytest.approx(0)


def test_the_forecast_of_enough_agents_has_a_wait_and_no_growth() -> None:
    forecast = CALLS.forecast(20, 12)

    assert forecast.grows_per_min is None
    assert forecast.level == pytest.approx(0.839, abs=0.001)
    assert forecast.wait_s == pytest.approx(float(direct_waits(12, Fraction(128, 15))) * 320 / (12 - 128 / 15))


def test_of_people_who_give_up_the_wait_ends_in_an_overload_too() -> None:
    forecast = Demand(48 / 1800, 320, 120).forecast(20, 7)

    assert forecast.grows_per_min is not None
    assert forecast.wait_s is not None
    assert forecast.wait_s < 120


def test_who_gives_up_makes_room_for_others() -> None:
    assert needed(CALLS, TARGET) == 12
    assert needed(Demand(48 / 1800, 320, 120), TARGET) == 11


def test_where_nobody_has_patience_it_takes_more_to_answer_them_in_time() -> None:
    # Half of them are gone after 7 s: it takes nearly enough agents that nobody waits.
    assert needed(Demand(48 / 1800, 320, 10), ServiceTarget(0.99, 300)) > needed(CALLS, ServiceTarget(0.99, 300))


@given(
    st.floats(10 / 1800, 0.2),
    st.integers(30, 900),
    st.none() | st.integers(10, 900),
    st.floats(0.05, 0.98),
    st.integers(5, 120),
)
def test_the_needed_agents_keep_the_promise_and_one_fewer_does_not(
    per_s: float, handling_s: int, patience_s: int | None, fraction: float, within_s: int
) -> None:
    demand = Demand(per_s, handling_s, patience_s)
    agents = needed(demand, ServiceTarget(fraction, within_s))

    assert demand.level(within_s, agents) >= fraction - 1e-9
    assert agents == 0 or demand.level(within_s, agents - 1) < fraction + 1e-9
