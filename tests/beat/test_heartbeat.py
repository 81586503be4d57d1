"""The beat against a server's cache in virtual time, of which the arithmetic is the simulator's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.beat.heartbeat import Heartbeat, Listing, first_moment_s
from wallboard.beat.movement import STOOD, UNKNOWN, Movement, Turn

LATENCY_S = 0.1


class Board:
    """A beat and the cache that it reads; `as_of` says whose moment's numbers a list gets at a time."""

    def __init__(self, as_of: Callable[[Listing, float], float], *, blind: frozenset[Listing] = frozenset()) -> None:
        self.beat = Heartbeat(offset_s=0.1)
        self.as_of = as_of
        self.blind = blind
        self.vague = False
        """True where numbers show that they moved, and not by how far."""
        self.now_s = 0.0
        self.shown: dict[Listing, float] = {}
        self.first_s: dict[Listing, float] = {}
        """When the first answer with these numbers had come, as far as the answers show that they are the same."""

    def polls(self, until_s: float) -> Iterator[tuple[Listing, float, float]]:
        """Live until then; yield each poll as (list, when it was sent, age of its numbers when they arrived)."""
        while True:
            listing = min(Listing, key=self.beat.due_s)
            sent_s = max(self.now_s, self.beat.due_s(listing))
            if sent_s >= until_s:
                return
            self.now_s = sent_s
            as_of_s = self.as_of(listing, sent_s + LATENCY_S / 2)
            step_s = round(as_of_s - self.shown.get(listing, as_of_s))
            self.beat.sent(listing, sent_s)
            movement = self._movement(listing, step_s)
            self.beat.heard(listing, sent_s + LATENCY_S, movement)
            if movement is not STOOD:
                self.first_s[listing] = sent_s + LATENCY_S
            self.shown[listing] = as_of_s
            yield listing, sent_s, sent_s + LATENCY_S - as_of_s

    def _movement(self, listing: Listing, step_s: int) -> Movement:
        if listing in self.blind or listing not in self.shown:
            return UNKNOWN
        return Movement(Turn.MOVED, None if self.vague else float(step_s)) if step_s else STOOD


def on_timer(agents_s: float, queues_s: float) -> Callable[[Listing, float], float]:
    """Return a cache that turns every 10 s, each list at its own phase."""
    phase = {Listing.AGENTS: agents_s, Listing.QUEUES: queues_s}
    return lambda listing, time_s: time_s - (time_s - phase[listing]) % 10.0


def ages(board: Board, listing: Listing, *, start_s: float, until_s: float) -> list[float]:
    return [age_s for polled, sent_s, age_s in board.polls(until_s) if polled is listing and sent_s >= start_s]


def turned(board: Board, listing: Listing) -> tuple[float, float]:
    """Between which moments the numbers last heard of a list were taken."""
    span = board.beat.turned(listing)
    assert span is not None
    return span


def test_both_lists_are_due_at_once_at_the_start() -> None:
    beat = Heartbeat(offset_s=0.1)
    assert beat.due_s(Listing.AGENTS) == beat.due_s(Listing.QUEUES) == float("-inf")


@pytest.mark.parametrize("phase_s", [0.5, 2.0, 5.05, 7.7, 9.9])
def test_the_turn_is_found_and_stayed_behind(phase_s: float) -> None:
    board = Board(on_timer(phase_s, phase_s))
    late = [age_s for _, sent_s, age_s in board.polls(900) if sent_s > 200 and age_s < 9]
    assert max(late) < 0.75
    assert len(late) > 100


@pytest.mark.parametrize("queues_s", [0.0, 0.3, 4.0])
@pytest.mark.parametrize("phase_s", [0.5, 2.0, 5.05, 7.7, 9.9])
def test_no_list_waits_long_for_a_better_moment(phase_s: float, queues_s: float) -> None:
    polls = list(Board(on_timer(phase_s, phase_s + queues_s)).polls(900))
    for listing in Listing:
        sent = [sent_s for polled, sent_s, _ in polls if polled is listing]
        assert max(later - sooner for sooner, later in pairwise(sent)) <= 11.0 + 1e-6


def test_the_moment_of_the_turn_is_told_once_it_is_known() -> None:
    board = Board(on_timer(3.0, 3.0))
    assert board.beat.turned(Listing.AGENTS) is None
    for _ in board.polls(300):
        pass
    earliest_s, latest_s = turned(board, Listing.AGENTS)
    assert earliest_s == latest_s == pytest.approx(board.shown[Listing.AGENTS], abs=0.4)


def test_until_the_turn_is_known_it_is_told_between_which_moments_it_was() -> None:
    board = Board(on_timer(3.0, 3.0))
    widths_s = []
    for listing, sent_s, _ in board.polls(40):
        if listing is Listing.AGENTS and sent_s > 0:
            earliest_s, latest_s = turned(board, listing)
            assert earliest_s - 0.2 <= board.shown[listing] <= latest_s + 0.2
            widths_s.append(latest_s - earliest_s)
    assert len(widths_s) > 3
    assert all(later_s < sooner_s + 0.01 for sooner_s, later_s in pairwise(widths_s))
    assert widths_s[-1] < widths_s[0] / 2


@pytest.mark.parametrize("queues_s", [0.0, 0.3, 6.0])
@pytest.mark.parametrize("seed", range(5))
def test_what_is_told_of_a_turn_is_true_however_evidence_comes_and_goes(seed: int, queues_s: float) -> None:
    random = Random(seed)
    phase_s = random.uniform(0, 10)
    board = Board(on_timer(phase_s, phase_s + queues_s))
    widths_s = []
    for listing, _, _ in board.polls(7200):
        earliest_s, latest_s = turned(board, listing)
        assert earliest_s - 1.0 <= board.shown[listing] <= latest_s + 1.0
        assert latest_s <= board.first_s[listing]
        widths_s += [latest_s - earliest_s] if listing is Listing.AGENTS else []
        if random.random() < 0.2:
            board.blind = frozenset({Listing.QUEUES} if random.random() < 0.5 else ())
            board.vague = random.random() < 0.5
    assert widths_s.count(0.0) > 0.95 * len(widths_s)


def test_lists_that_turn_apart_are_each_asked_for_behind_their_own_turn() -> None:
    board = Board(on_timer(1.0, 5.0))
    late = [(listing, age_s) for listing, sent_s, age_s in board.polls(900) if sent_s > 200 and age_s < 9]
    assert max(age_s for _, age_s in late) < 0.75
    assert {listing for listing, _ in late} == set(Listing)


def test_lists_that_turn_within_half_a_second_are_asked_for_together() -> None:
    board = Board(on_timer(1.0, 1.3))
    sent = {listing: set[float]() for listing in Listing}
    for listing, sent_s, _ in board.polls(600):
        sent[listing].add(sent_s)
    assert len(sent[Listing.AGENTS] & sent[Listing.QUEUES]) > 40


def test_a_list_without_evidence_goes_by_the_turn_of_the_other() -> None:
    board = Board(on_timer(4.0, 4.0), blind=frozenset({Listing.QUEUES}))
    queues = ages(board, Listing.QUEUES, start_s=200, until_s=900)
    assert len(queues) > 60
    assert sum(queues) / len(queues) < 1


@pytest.mark.parametrize("queues_s", [4.0, 9.0])
def test_a_list_that_never_held_evidence_may_turn_at_any_moment(queues_s: float) -> None:
    board = Board(on_timer(4.0, queues_s), blind=frozenset({Listing.QUEUES}))
    for listing, sent_s, _ in board.polls(900):
        if listing is Listing.QUEUES and sent_s > 0:
            earliest_s, latest_s = turned(board, listing)
            assert earliest_s <= board.shown[listing] <= latest_s
            assert latest_s - earliest_s < 10.5


@pytest.mark.parametrize("queues_s", [10.0, 13.0])
def test_a_list_that_seldom_holds_evidence_finds_its_turn(queues_s: float) -> None:
    random = Random(1)
    board = Board(on_timer(4.0, queues_s), blind=frozenset({Listing.QUEUES}))
    board.vague = True
    widths_s = []
    for listing, sent_s, _ in board.polls(1200):
        if listing is Listing.QUEUES:
            earliest_s, latest_s = turned(board, listing)
            widths_s += [latest_s - earliest_s] if sent_s > 600 else []
            board.blind = frozenset({Listing.QUEUES} if random.random() < 0.5 else ())
    assert widths_s.count(0.0) > 0.9 * len(widths_s)


def test_without_any_evidence_it_is_a_plain_poll() -> None:
    board = Board(on_timer(4.0, 4.0), blind=frozenset(Listing))
    sent = [sent_s for listing, sent_s, _ in board.polls(300) if listing is Listing.AGENTS and sent_s > 20]
    assert all(later - sooner == pytest.approx(10.25) for sooner, later in pairwise(sent))


def test_a_turn_that_moves_is_found_again() -> None:
    moved = on_timer(7.0, 7.0)
    board = Board(lambda listing, time_s: (on_timer(2.0, 2.0) if time_s < 600 else moved)(listing, time_s))
    found = ages(board, Listing.AGENTS, start_s=1500, until_s=2400)
    assert sorted(found)[len(found) * 9 // 10] < 1


def test_a_source_that_stood_still_is_met_behind_its_turn_again() -> None:
    cache = on_timer(2.0, 2.0)
    board = Board(lambda listing, time_s: cache(listing, time_s if not 600 <= time_s < 1200 else 600.0))
    requests = []
    for listing, sent_s, _ in board.polls(1200):
        if listing is Listing.AGENTS and sent_s >= 600:
            requests += [sent_s]
            told = board.beat.turned(listing)
            assert told is None or told.earliest_s == pytest.approx(board.shown[listing], abs=0.5)
    assert len(requests) <= 60 + 6
    thawed = ages(board, Listing.AGENTS, start_s=1240, until_s=1500)
    assert max(thawed) < 1.1


def test_of_a_source_that_stood_still_before_its_turn_was_found_no_moment_is_told() -> None:
    board = Board(lambda _listing, _time_s: -8.0)
    told = [board.beat.turned(listing) for listing, sent_s, _ in board.polls(120) if sent_s > 20]
    assert len(told) > 10
    assert set(told) == {None}


@pytest.mark.parametrize(("pause_s", "movement"), [(1.0, STOOD), (10.5, Movement(Turn.MOVED, 10.0))])
def test_numbers_of_either_of_two_turns_are_told_apart_by_the_next_answer(pause_s: float, movement: Movement) -> None:
    board = Board(on_timer(2.0, 2.0))
    for _ in board.polls(302.1):
        pass
    answer(board, 302.1, UNKNOWN)
    earliest_s, latest_s = turned(board, Listing.AGENTS)
    assert earliest_s < 292.1
    assert latest_s > 301.9
    answer(board, 302.1 + pause_s, movement)
    earliest_s, latest_s = turned(board, Listing.AGENTS)
    assert earliest_s == latest_s == pytest.approx(302.0 + pause_s // 10 * 10, abs=0.5)


def answer(board: Board, sent_s: float, movement: Movement) -> None:
    """Ask for the agents ahead of the beat."""
    board.beat.sent(Listing.AGENTS, sent_s)
    board.beat.heard(Listing.AGENTS, sent_s + LATENCY_S, movement)


def test_requests_that_failed_leave_the_rhythm_as_it_was() -> None:
    board = Board(on_timer(2.0, 2.0))
    for _ in board.polls(600):
        pass
    for sent_s in (602.5, 612.5, 632.5):
        board.beat.sent(Listing.AGENTS, sent_s)
    assert (board.beat.due_s(Listing.AGENTS) - 2.0) % 10.0 < 0.75
    assert board.beat.due_s(Listing.AGENTS) == pytest.approx(642.3, abs=0.4)


@pytest.mark.timeout(10)
def test_the_next_request_is_found_in_one_step_however_long_all_have_failed() -> None:
    board = Board(on_timer(2.0, 2.0))
    for _ in board.polls(600):
        pass
    thousand_years_s = 3.2e10
    board.beat.sent(Listing.AGENTS, thousand_years_s)
    assert thousand_years_s < board.beat.due_s(Listing.AGENTS) <= thousand_years_s + 11


@pytest.mark.parametrize("days", [1, 10, 90, 165, 10_000])
@pytest.mark.parametrize("movement", [UNKNOWN, STOOD, Movement(Turn.MOVED), Movement(Turn.MOVED, 50.0)])
def test_a_list_that_comes_back_after_months_has_a_beat_again(days: int, movement: Movement) -> None:
    board = Board(on_timer(2.0, 2.0))
    for _ in board.polls(600):
        pass
    board.now_s = 600.0 + days * 86_400
    board.beat.sent(Listing.QUEUES, board.now_s)
    board.beat.heard(Listing.QUEUES, board.now_s + LATENCY_S, movement)
    sent = [sent_s for listing, sent_s, _ in board.polls(board.now_s + 600) if listing is Listing.QUEUES]
    assert 54 <= len(sent) <= 66


def test_a_floor_that_was_quiet_for_days_finds_its_beat_again() -> None:
    board = Board(on_timer(2.0, 2.0))
    for _ in board.polls(600):
        pass
    board.blind = frozenset(Listing)
    for _ in board.polls(2 * 86_400):
        pass
    board.blind = frozenset()
    found = ages(board, Listing.AGENTS, start_s=2 * 86_400 + 900, until_s=2 * 86_400 + 1800)
    assert sorted(found)[len(found) * 9 // 10] < 1.5


EIGHTHS = st.integers(-8_000, 80_000).map(lambda eighths: eighths / 8)


@given(EIGHTHS, st.integers(1, 800).map(lambda eighths: eighths / 8), EIGHTHS, EIGHTHS)
def test_the_first_moment_is_the_one_that_counting_would_find(
    at_s: float, period_s: float, after_s: float, from_s: float
) -> None:
    counted_s = at_s
    while counted_s <= after_s or counted_s < from_s:
        counted_s += period_s
    assert first_moment_s(at_s, period_s, after_s=after_s, from_s=from_s) == counted_s


def test_an_extra_request_is_granted_only_from_the_budget() -> None:
    beat = Heartbeat(offset_s=0.1)
    assert beat.takes_extra(Listing, 0.0)
    for _ in range(4):
        beat.sent(Listing.AGENTS, 0.0)
    assert beat.takes_extra([Listing.QUEUES], 0.0)
    assert not beat.takes_extra(Listing, 0.0)
