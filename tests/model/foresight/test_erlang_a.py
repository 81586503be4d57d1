from __future__ import annotations

from fractions import Fraction
from math import exp, expm1, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.model.foresight import erlang, erlang_a

CASES = [(1, 0.01, 60.0, 30.0), (9, 48 / 1800, 320.0, 120.0), (15, 240 / 3600, 180.0, 600.0), (4, 0.05, 120.0, 60.0)]
"""Agents, contacts a second, handling, patience: below and above the load."""


def states(agents: int, per_s: float, handling_s: float, patience_s: float) -> list[Fraction]:
    """The probability of 0, 1, 2 … contacts in the system, by the balance of births and deaths, exact."""
    come = Fraction(per_s).limit_denominator(10_000)
    served, given_up = 1 / Fraction(handling_s), 1 / Fraction(patience_s)
    weights = [(come / served) ** number / factorial(number) for number in range(agents + 1)]
    for waiting in range(1, 120):
        weights.append(weights[-1] * come / (agents * served + waiting * given_up))
    return [weight / sum(weights) for weight in weights]


def answered_by(within_s: float, ahead: int, agents: int, handling_s: float, patience_s: float) -> float:
    """The chance that somebody with so many ahead is answered in time: the chain of those ahead, stepped through."""
    served, given_up = agents / handling_s, 1 / patience_s
    chances, answered, steps = [0.0] * ahead + [1.0], 0.0, 1000
    step_s = within_s / steps
    for _ in range(steps):
        out = [chance * (served + at * given_up) for at, chance in enumerate(chances)]
        answered += step_s * out[0]
        moved = [*out[1:], 0.0]
        chances = [
            chance + step_s * (come - go - chance * given_up)
            for chance, come, go in zip(chances, moved, out, strict=True)
        ]
    return answered


@pytest.mark.parametrize("case", CASES)
def test_the_share_that_waits_is_that_of_the_states(case: tuple[int, float, float, float]) -> None:
    busy = sum(states(*case)[case[0] :])

    assert erlang_a.waits(*case) == pytest.approx(float(busy), rel=1e-6)


@pytest.mark.parametrize("case", CASES)
def test_the_mean_wait_is_that_of_those_who_wait_by_littles_law(case: tuple[int, float, float, float]) -> None:
    waiting = sum(number * chance for number, chance in enumerate(states(*case)[case[0] :]))

    assert erlang_a.mean_wait_s(*case) == pytest.approx(float(waiting) / case[1], rel=1e-5)


@pytest.mark.parametrize("within_s", [0.0, 20.0, 90.0])
@pytest.mark.parametrize("case", CASES)
def test_the_level_is_that_of_each_place_in_the_line(case: tuple[int, float, float, float], within_s: float) -> None:
    agents, _, handling_s, patience_s = case
    chances = [float(chance) for chance in states(*case)]
    level = sum(chances[:agents])
    for ahead, chance in enumerate(chances[agents : agents + 25] if within_s else ()):
        level += chance * answered_by(within_s, ahead, agents, handling_s, patience_s)

    assert erlang_a.level_within(within_s, *case) == pytest.approx(level, abs=2e-3)


def level_by_midpoints(within_s: float, agents: int, per_s: float, handling_s: float, patience_s: float) -> float:
    """The level by its formula, each integral as the sum of 50,000 strips, to where nobody waits that long."""
    longest_s = 30 * (patience_s + handling_s / agents)

    def integral(until_s: float, leaving_per_s: float) -> float:
        width_s = until_s / 50_000
        waits_s = (width_s * (number + 0.5) for number in range(50_000))
        most = per_s * patience_s
        return width_s * sum(exp(-most * expm1(-wait_s / patience_s) - leaving_per_s * wait_s) for wait_s in waits_s)

    free = erlang.inverse_blocking(agents - 1, per_s * handling_s)
    answered = per_s * integral(min(within_s, longest_s), agents / handling_s + 1 / patience_s)
    return (free + answered) / (free + per_s * integral(longest_s, agents / handling_s))


@pytest.mark.parametrize("within_s", [5.0, 60.0, 4 * 3600.0])
@pytest.mark.parametrize(
    "case", [(20, 22 / 5, 5.0, 1.0), (20, 30.0, 5.0, 20.0), (3, 0.001, 300.0, 5.0), (50, 1.0, 60.0, 300.0)]
)
def test_the_level_within_hours_is_that_of_a_fine_integration(
    case: tuple[int, float, float, float], within_s: float
) -> None:
    assert erlang_a.level_within(within_s, *case) == pytest.approx(level_by_midpoints(within_s, *case), abs=1e-4)


def test_an_endless_patience_makes_it_erlang_c() -> None:
    assert erlang_a.level_within(20, 15, 240 / 3600, 180, 1e9) == pytest.approx(
        erlang.level_within(20, 15, 12, 180), abs=1e-4
    )
    assert erlang_a.mean_wait_s(15, 240 / 3600, 180, 1e9) == pytest.approx(19.15, abs=0.01)


def test_in_an_overload_those_who_are_too_many_give_up() -> None:
    # 10 come a second and 500 agents answer 1.67: five in six give up, after 120 s on average.
    assert erlang_a.mean_wait_s(500, 10, 300, 120) == pytest.approx(120 * 5 / 6, rel=0.001)
    assert erlang_a.level_within(20, 500, 10, 300, 120) == pytest.approx(0, abs=1e-9)
    assert erlang_a.level_within(3600, 500, 10, 300, 120) == pytest.approx(1 / 6, abs=0.005)


def test_without_agents_all_wait_until_they_give_up() -> None:
    assert erlang_a.waits(0, 1, 60, 90) == 1
    assert erlang_a.level_within(20, 0, 1, 60, 90) == 0
    assert erlang_a.mean_wait_s(0, 1, 60, 90) == 90


def test_with_thousands_of_agents_idle_nobody_waits() -> None:
    assert erlang_a.level_within(20, 9_000, 10, 300, 120) == 1
    assert erlang_a.waits(9_000, 10, 300, 120) == 0


@given(st.floats(0.0005, 1), st.floats(10, 900), st.floats(5, 3600), st.floats(0, 300), st.integers(0, 120))
def test_more_agents_are_never_worse_and_every_level_is_a_share(
    per_s: float, handling_s: float, patience_s: float, within_s: float, agents: int
) -> None:
    fewer = erlang_a.level_within(within_s, agents, per_s, handling_s, patience_s)
    more = erlang_a.level_within(within_s, agents + 1, per_s, handling_s, patience_s)
    assert 0 <= fewer <= more + 1e-4
    assert more <= 1

    waits_s = [erlang_a.mean_wait_s(each, per_s, handling_s, patience_s) for each in (agents, agents + 1)]
    assert patience_s + 1e-6 >= waits_s[0] >= waits_s[1] - 1e-6
