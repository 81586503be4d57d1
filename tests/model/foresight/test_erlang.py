from __future__ import annotations

from fractions import Fraction
from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.model.foresight import erlang


def direct_waits(agents: int, load: Fraction) -> Fraction:
    """Erlang C as the books have it: a sum of powers and factorials, exact."""
    states = [load**number / factorial(number) for number in range(agents)]
    queueing = load**agents / factorial(agents) * agents / (agents - load)
    return queueing / (sum(states) + queueing)


@pytest.mark.parametrize(
    ("agents", "load"), [(1, Fraction(1, 2)), (9, Fraction(128, 15)), (15, Fraction(12)), (120, Fraction(110))]
)
def test_the_share_that_waits_is_that_of_the_direct_sum(agents: int, load: Fraction) -> None:
    assert erlang.waits(agents, float(load)) == pytest.approx(float(direct_waits(agents, load)), rel=1e-12)


@pytest.mark.parametrize(("agents", "load"), [(0, 2), (1, 1), (5, 3), (40, 30)])
def test_blocking_is_that_of_the_direct_sum(agents: int, load: int) -> None:
    states = [Fraction(load) ** number / factorial(number) for number in range(agents + 1)]

    assert 1 / erlang.inverse_blocking(agents, load) == pytest.approx(float(states[-1] / sum(states)), rel=1e-12)


def test_48_calls_of_320_s_in_half_an_hour_need_12_agents() -> None:
    load = 48 * 320 / 1800

    assert erlang.level_within(20, 9, load, 320) == pytest.approx(0.195, abs=0.0005)
    assert erlang.fewest_agents(0.8, 20, load, 320) == 12


def test_240_calls_an_hour_of_180_s_with_15_agents() -> None:
    assert erlang.waits(15, 12) == pytest.approx(0.319, abs=0.0005)
    assert erlang.level_within(20, 15, 12, 180) == pytest.approx(0.771, abs=0.0005)
    assert erlang.mean_wait_s(15, 12, 180) == pytest.approx(0.3192 * 180 / 3, abs=0.005)


@pytest.mark.parametrize("agents", [0, 11, 12])
def test_with_no_more_agents_than_the_load_the_queue_has_no_end(agents: int) -> None:
    assert erlang.waits(agents, 12) == 1
    assert erlang.level_within(20, agents, 12, 180) == 0
    assert erlang.mean_wait_s(agents, 12, 180) is None


def test_thousands_of_agents_lose_no_digit_and_no_float_overflows() -> None:
    # Half the agents idle: nobody waits. At the square root of the load above it, as Halfin and Whitt (1981) have it.
    assert erlang.waits(10_000, 5_000) == 0
    beta, density, below = 1.0, exp(-0.5) / (2 * 3.141592653589793) ** 0.5, 0.8413447460685429
    assert erlang.waits(10_100, 10_000) == pytest.approx(1 / (1 + beta * below / density), rel=0.02)


LOADS = st.floats(0.05, 300)
HANDLINGS = st.floats(10, 2000)
WITHIN = st.floats(0, 600)


@given(LOADS, HANDLINGS, WITHIN, st.integers(0, 400))
def test_more_agents_are_never_worse_and_every_level_is_a_share(
    load: float, handling_s: float, within_s: float, agents: int
) -> None:
    fewer = erlang.level_within(within_s, agents, load, handling_s)
    more = erlang.level_within(within_s, agents + 1, load, handling_s)

    assert 0 <= fewer <= more + 1e-12 <= 1 + 2e-12


@given(LOADS, HANDLINGS, WITHIN, st.floats(0.01, 0.99))
def test_the_fewest_agents_keep_the_promise_and_one_fewer_does_not(
    load: float, handling_s: float, within_s: float, fraction: float
) -> None:
    agents = erlang.fewest_agents(fraction, within_s, load, handling_s)

    assert erlang.level_within(within_s, agents, load, handling_s) >= fraction - 1e-9
    assert erlang.level_within(within_s, agents - 1, load, handling_s) < fraction + 1e-9
