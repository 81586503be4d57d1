import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wallboard.simulator.listing import Listing
from wallboard.simulator.rhythm import OnTimer, Turns, rhythm
from wallboard.simulator.switches import Switches

turns = st.builds(
    lambda period_s, phase, jitter, seed: Turns(period_s, phase * period_s, jitter * period_s, seed),
    st.floats(0.5, 60),
    st.floats(0, 3),
    st.floats(0, 0.99),
    st.integers(0, 1000),
)


@settings(max_examples=300)
@given(turns, st.floats(0, 1e6))
def test_the_last_turn_is_not_after_the_request_and_the_next_one_is(turns: Turns, time_s: float) -> None:
    assert turns.last(time_s) <= time_s < turns.next(time_s)


@example(Turns(0.1, 0.1), 354)
@given(turns, st.integers(-10, 100_000))
def test_at_the_moment_of_a_turn_it_is_the_last_one(turns: Turns, number: int) -> None:
    assert turns.number_at(turns.time_of(number)) == number


@given(turns, st.integers(-10, 100_000))
def test_a_turn_comes_late_by_less_than_the_jitter(turns: Turns, number: int) -> None:
    due_s = turns.phase_s + number * turns.period_s

    assert 0 <= turns.time_of(number) - due_s <= turns.jitter_s


def test_jitter_differs_from_turn_to_turn_and_from_seed_to_seed() -> None:
    late = {Turns(10, 0, 0.3, seed).time_of(number) - 10 * number for seed in range(10) for number in range(100)}

    assert len(late) == 1000
    assert min(late) < 0.01
    assert max(late) > 0.29


def test_a_request_gets_the_last_turn() -> None:
    cache = rhythm(Switches())

    assert [cache.as_of(Listing.AGENTS, time_s) for time_s in (0, 9.9, 10, 23.4)] == [0, 0, 10, 20]


def test_the_phase_moves_every_turn() -> None:
    cache = rhythm(Switches(phase_s=4))

    assert [cache.as_of(Listing.QUEUES, time_s) for time_s in (3, 4, 13.9, 14)] == [-6, 4, 4, 14]


def test_queues_can_turn_later_than_agents() -> None:
    cache = rhythm(Switches(queues_offset_s=3))

    assert cache.as_of(Listing.AGENTS, 12) == 10
    assert cache.as_of(Listing.QUEUES, 12) == 3


def test_the_second_node_turns_on_its_own() -> None:
    cache = rhythm(Switches(nodes="alternating", node_offset_s=4))

    assert cache.as_of(Listing.AGENTS, 12, node=0) == 10
    assert cache.as_of(Listing.AGENTS, 12, node=1) == 4


def test_the_turns_of_two_nodes_jitter_apart() -> None:
    cache = rhythm(Switches(nodes="alternating", node_offset_s=0, jitter_s=0.3))

    assert cache.as_of(Listing.AGENTS, 12, node=0) != cache.as_of(Listing.AGENTS, 12, node=1)


def test_a_timer_knows_what_is_due_in_order_and_when_the_next_turn_is() -> None:
    cache = rhythm(Switches(queues_offset_s=3, nodes="alternating", node_offset_s=4))

    assert cache.due(12) == [
        (3, Listing.QUEUES, 0),
        (4, Listing.AGENTS, 1),
        (7, Listing.QUEUES, 1),
        (10, Listing.AGENTS, 0),
    ]
    assert cache.next_turn(12) == 13


def test_a_cache_on_demand_turns_when_a_request_finds_it_a_period_old() -> None:
    cache = rhythm(Switches(cache="on_demand"))

    assert [cache.as_of(Listing.AGENTS, time_s) for time_s in (2, 11.9, 12, 30, 39)] == [2, 2, 12, 30, 30]


def test_each_list_and_node_is_filled_by_its_own_requests() -> None:
    cache = rhythm(Switches(cache="on_demand", nodes="alternating"))
    cache.as_of(Listing.AGENTS, 2)

    assert cache.as_of(Listing.QUEUES, 5) == 5
    assert cache.as_of(Listing.AGENTS, 6, node=1) == 6
    assert cache.as_of(Listing.AGENTS, 7) == 2


def test_without_a_cache_every_request_is_of_its_own_moment() -> None:
    cache = rhythm(Switches(cache="per_call"))

    assert [cache.as_of(Listing.AGENTS, time_s) for time_s in (2, 2.5, 11)] == [2, 2.5, 11]


@pytest.mark.parametrize("kind", ["on_demand", "per_call"])
def test_only_a_timer_turns_by_itself(kind: str) -> None:
    cache = rhythm(Switches.parse([f"cache={kind}"]))

    assert cache.due(100) == []
    assert cache.next_turn(100) is None


@given(st.integers(0, 10**6))
def test_the_same_seed_gives_the_same_turns(seed: int) -> None:
    switches = Switches(jitter_s=0.3)
    one, other = rhythm(switches, seed), rhythm(switches, seed)
    assert isinstance(one, OnTimer)

    assert one == other
    assert one != rhythm(switches, seed + 1)
