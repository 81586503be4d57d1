from __future__ import annotations

from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wallboard.beat.bracket import Bracket, Span

NOMINAL = Span(9.98, 10.02)


def test_an_answer_of_the_old_generation_puts_the_turn_after_its_request() -> None:
    bracket = Bracket.open(Span(0, 10), Span(10, 10)).not_before(1, 14)
    assert bracket is not None
    assert bracket.turn(1) == Span(14, 20)


def test_an_answer_of_the_new_generation_puts_the_turn_before_its_arrival() -> None:
    bracket = Bracket.open(Span(0, 10), Span(10, 10)).not_after(1, 14)
    assert bracket is not None
    assert bracket.turn(1) == Span(10, 14)


def test_an_answer_that_fits_no_turn_is_a_contradiction() -> None:
    bracket = Bracket.open(Span(0, 1), Span(10, 10))
    assert bracket.not_before(1, 11.5) is None
    assert bracket.not_after(1, 9.5) is None


def test_a_turn_that_may_be_late_leaves_room_for_requests_that_were_too_early() -> None:
    bracket = Bracket.open(Span(0, 1), Span(10, 10), lateness_s=0.6).not_before(1, 11.5)
    assert bracket is not None
    assert bracket.turn(1) == pytest.approx(Span(10.9, 11))


def test_turns_far_apart_tell_the_period() -> None:
    bracket = Bracket.open(Span(0, 1), NOMINAL)
    later = bracket.not_before(100, 1000.5)
    narrowed = later and later.not_after(100, 1000.7)
    assert narrowed is not None
    assert narrowed.period.earliest_s == pytest.approx(9.995)
    assert narrowed.period.latest_s == pytest.approx(10.007)


def test_a_period_that_another_list_rules_out_is_a_contradiction() -> None:
    bracket = Bracket.open(Span(0, 1), NOMINAL)
    assert bracket.with_period(Span(9.0, 9.9)) is None
    narrowed = bracket.with_period(Span(10.0, 11.0))
    assert narrowed is not None
    assert narrowed.period == pytest.approx(Span(10.0, 10.02))


def test_turns_between_answers_make_it_wider_and_never_narrower() -> None:
    bracket = Bracket.open(Span(0, 1), NOMINAL)
    assert bracket.advanced(0) is bracket
    later = bracket.advanced(50)
    assert later.turn(50).earliest_s < bracket.turn(50).earliest_s
    assert later.turn(50).latest_s > bracket.turn(50).latest_s


@settings(max_examples=100)
@given(
    phase_s=st.floats(0, 10),
    period_s=st.floats(9.985, 10.015),
    polls=st.lists(st.tuples(st.floats(0.1, 60), st.floats(0.01, 2), st.floats(0, 1)), max_size=40),
)
def test_the_true_turn_is_always_within(
    phase_s: float, period_s: float, polls: list[tuple[float, float, float]]
) -> None:
    def number(time_s: float) -> int:
        return floor((time_s - phase_s) / period_s)

    now_s = 1000.0
    seen = number(now_s)
    bracket = Bracket.open(Span(now_s - 10.02, now_s), NOMINAL, seen)
    for pause_s, latency_s, share in polls:
        sent_s, answered_s = now_s + pause_s, now_s + pause_s + latency_s
        seen = number(sent_s + latency_s * share)
        assert bracket.sure_by(sent_s - 1) <= seen <= bracket.possible_by(answered_s + 1)
        turned = bracket.not_after(seen, answered_s)
        narrowed = turned and turned.not_before(seen + 1, sent_s)
        assert narrowed is not None
        bracket = narrowed.advanced(seen)
        turn_s = phase_s + seen * period_s
        assert bracket.turn(seen).earliest_s - 1e-6 <= turn_s <= bracket.turn(seen).latest_s + 1e-6
        assert bracket.period.earliest_s - 1e-6 <= period_s <= bracket.period.latest_s + 1e-6
        now_s = answered_s
