from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.drawn import ink, text
from wallboard.model.agent import AgentState
from wallboard.ui.render.bars import STATE_ORDER, gauge, shares, stacked_bar, state_bar, state_legend
from wallboard.ui.render.cells import width_of
from wallboard.ui.render.moment import Moment

COUNTS = st.lists(st.integers(0, 500), max_size=8)
STATES = st.dictionaries(st.sampled_from(list(AgentState)), st.integers(0, 400))
FRACTIONS = st.none() | st.floats(0, 1)


@pytest.mark.parametrize(
    ("level", "target", "drawn"),
    [
        (0.0, 0.8, "────────╋─"),
        (0.5, 0.8, "━━━━━───╋─"),
        (0.8, 0.8, "━━━━━━━━╋─"),
        (1.0, 0.8, "━━━━━━━━╋━"),
        (1.0, None, "━━━━━━━━━━"),
        (0.3, 1.0, "━━━──────╋"),
        (0.3, 0.0, "╋━━───────"),
        (None, 0.8, "· no data "),
    ],
)
def test_a_gauge_is_filled_to_the_level_with_a_tick_at_the_target(
    level: float | None, target: float | None, drawn: str
) -> None:
    assert text(gauge(level, target, 10, "good")) == drawn


@given(FRACTIONS, FRACTIONS, st.integers(1, 60))
def test_a_gauge_has_its_width_and_the_tick_does_not_move_with_the_level(
    level: float | None, target: float | None, width: int
) -> None:
    drawn = text(gauge(level, target, width, "good"))

    assert len(drawn) == width
    if level is not None and target is not None:
        assert drawn.index("╋") == text(gauge(0.0, target, width, "good")).index("╋")


@settings(max_examples=300)
@given(st.integers(0, 100), st.integers(1, 99), st.integers(2, 60), st.booleans())
def test_a_bar_reaches_the_tick_where_the_target_is_met_and_nowhere_else(
    level: int, target: int, width: int, is_of_day: bool
) -> None:
    fractions = (None, level / 100) if is_of_day else (level / 100, None)
    spans = gauge(fractions[0], target / 100, width, "good", fractions[1])
    inks = [ink for words, ink in spans for _ in words]
    tick = inks.index("tick")

    if tick:
        assert (inks[tick - 1] == ("label" if is_of_day else "good")) is (level >= target)


def test_a_level_that_is_written_as_its_target_reaches_the_tick() -> None:
    assert text(gauge(0.7999, 0.8, 10, "good")) == text(gauge(0.8, 0.8, 10, "good"))


def test_a_gauge_has_the_ink_it_is_given_and_a_bright_tick() -> None:
    drawn = gauge(0.5, 0.8, 10, "warning")

    assert [ink(drawn, part) for part in "━─╋"] == ["warning", "track", "tick"]


def test_the_day_is_a_thin_line_in_a_quieter_ink_that_goes_on_behind_the_level() -> None:
    drawn = gauge(0.4, 0.8, 10, "warning", 0.7)

    assert drawn == (("━━━━", "warning"), ("───", "label"), ("─", "track"), ("╋", "tick"), ("─", "track"))
    assert gauge(0.4, 0.8, 10, "warning", 0.2) == gauge(0.4, 0.8, 10, "warning")
    assert gauge(None, None, 10, "warning", 0.5) == (("─────", "label"), ("─────", "track"))


@settings(max_examples=300)
@given(COUNTS, st.integers(0, 200))
def test_shares_add_up_to_the_width_and_whatever_counts_has_a_cell_where_there_are_enough(
    counts: list[int], width: int
) -> None:
    cells = shares(counts, width)

    counted = [count for count in counts if count]
    assert sum(cells) == (width if counted and width >= len(counted) else min(width, len(counted)))
    assert all((cell > 0) <= (count > 0) for cell, count in zip(cells, counts, strict=True))
    if width >= len(counted):
        assert all((cell > 0) == (count > 0) for cell, count in zip(cells, counts, strict=True))


@given(st.lists(st.integers(1, 500), min_size=2, max_size=8), st.integers(8, 200))
def test_a_larger_count_never_has_the_smaller_share(counts: list[int], width: int) -> None:
    cells = shares(counts, width)

    pairs = list(zip(counts, cells, strict=True))
    assert not [(one, other) for one in pairs for other in pairs if one[0] > other[0] and one[1] < other[1]]


@pytest.mark.parametrize(
    ("counts", "width", "cells"),
    [([1, 1], 10, [5, 5]), ([1, 2], 9, [3, 6]), ([1, 999], 10, [1, 9]), ([0, 5], 4, [0, 4]), ([5, 9, 1], 2, [1, 1, 0])],
)
def test_shares_are_in_proportion(counts: list[int], width: int, cells: list[int]) -> None:
    assert shares(counts, width) == cells


@given(STATES, st.integers(8, 120))
def test_a_state_bar_has_its_width_and_leaves_out_who_is_logged_out(states: dict[AgentState, int], width: int) -> None:
    bar = state_bar(states, width)

    assert width_of(bar) == width
    assert bar == state_bar({**states, AgentState.LOGGED_OUT: 9}, width)


def legend_of(states: Mapping[AgentState, int], width: int, height: int = 1) -> list[str]:
    return [text(line) for line in state_legend(states, width, height)]


def test_the_legend_tells_each_state_by_sign_count_and_word() -> None:
    (legend,) = state_legend({AgentState.BUSY: 7, AgentState.OFFERED: 2, AgentState.LOGGED_OUT: 90}, 80)

    assert text(legend) == "● 0 available  ◐ 2 offered  ■ 7 busy  ◇ 0 wrap-up  ▪ 0 break"
    assert ink(legend, "7") == "busy"


def test_a_narrow_legend_leaves_out_the_states_that_nobody_is_in() -> None:
    assert legend_of({AgentState.BUSY: 7, AgentState.OFFERED: 2}, 30) == ["◐ 2 offered ■ 7 busy"]


def test_a_legend_takes_a_second_line_before_it_leaves_anything_out() -> None:
    states = {AgentState.BUSY: 7, AgentState.OFFERED: 12}

    assert legend_of(states, 44, 2) == ["● 0 available  ◐ 12 offered  ■ 7 busy", "◇ 0 wrap-up  ▪ 0 break"]
    assert legend_of(states, 19, 2) == ["◐ 12 offered", "■ 7 busy"]


def test_below_a_legend_of_one_line_stands_the_longest_time_of_each_state() -> None:
    states = {AgentState.AVAILABLE: 4, AgentState.BUSY: 1240, AgentState.BREAK: 7}
    longest = {AgentState.AVAILABLE: "1:34", AgentState.BUSY: "12:08:30", AgentState.BREAK: "–"}

    def drawn(width: int, height: int = 2) -> list[str]:
        return [text(line) for line in state_legend(states, width, height, longest=longest)]

    assert drawn(70) == [
        "● 4 available  ■ 1 240 busy  ◇ 0 wrap-up  ▪ 7 break",
        "  1:34           12:08:30                   –  longest",
    ]
    assert drawn(51)[1] == "  1:34           12:08:30                   –  max"
    assert drawn(50)[1] == "  1:34          12:08:30                 –  max"
    assert drawn(40) == ["● 4 available  ■ 1 240 busy  ▪ 7 break", "  1:34           12:08:30      –  max"]
    assert drawn(37) == ["● 4 available ■ 1 240 busy ▪ 7 break", "  1:34          12:08:30     –  max"]
    assert drawn(30) == ["● 4 available  ■ 1 240 busy", "◇ 0 wrap-up  ▪ 7 break"]
    assert drawn(70, height=1) == ["● 4 available  ■ 1 240 busy  ◇ 0 wrap-up  ▪ 7 break"]


def test_a_longest_time_without_room_is_told_in_hours() -> None:
    lines = state_legend({AgentState.BUSY: 7}, 50, 2, longest={AgentState.BUSY: "27:46:40"})

    assert "  27h" in text(lines[1])


def test_a_legend_without_room_for_its_words_keeps_signs_and_counts_whole() -> None:
    assert legend_of({AgentState.BUSY: 7, AgentState.OFFERED: 12}, 19) == ["◐ 12 ■ 7"]


def test_old_counts_carry_a_tilde() -> None:
    (legend,) = state_legend({AgentState.BUSY: 7}, 16, moment=Moment(is_current=False))

    assert text(legend) == "■ ~7 busy"


def test_before_the_first_reading_nobody_is_counted_which_is_not_none() -> None:
    (legend,) = state_legend({}, 60, moment=Moment(is_current=False, is_read=False))

    assert text(legend) == "● – available  ■ – busy  ◇ – wrap-up  ▪ – break"


def test_the_bar_shows_every_state_of_those_who_are_logged_in() -> None:
    assert set(STATE_ORDER) == set(AgentState) - {AgentState.LOGGED_OUT}


def test_a_stacked_bar_has_a_part_for_each_number_and_is_empty_where_all_are_nothing() -> None:
    assert stacked_bar([(3, "busy"), (0, "break"), (1, "available")], 8) == (("▀" * 6, "busy"), ("▀" * 2, "available"))
    assert stacked_bar([(0, "busy"), (0, "break")], 5) == (("─────", "track"),)


def test_a_gauge_without_room_is_nothing() -> None:
    assert gauge(0.5, 0.8, 0, "good") == ()
