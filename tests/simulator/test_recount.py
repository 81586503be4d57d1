"""Every field of every record, counted again second by second from what an onlooker saw of the floor."""

from collections import defaultdict

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.simulator.floors import day_at, short_scenario
from tests.simulator.onlooker import Onlooker
from tests.simulator.recount import expected_agent, expected_queue
from wallboard.simulator.floor.presets import busier
from wallboard.simulator.floor.readings import Readings
from wallboard.simulator.floor.scenarios import Scenario

ALL_OTHER_READINGS = Readings(
    counts_add_up_to="assigned",
    queue_size_includes="in progress",
    duration_includes_wrap_up=True,
    duration_is_of="accepted",
    sla_activity_is="day",
    queued_counts_overflowed=False,
    thirty_min_available_is="total",
)

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A smaller seed is not a simpler floor."""

Seen = dict[str, set[int | str]]


def recount(scenario: Scenario, *, seed: int, hour: float, seconds: int, reset_at: int, every_s: int) -> Seen:
    """Watch a floor from its opening, compare its records with the recounted ones every so often; return all values."""
    onlooker = Onlooker(scenario, seed=seed, start=day_at(hour))
    seen: Seen = defaultdict(set)
    for second, agents in enumerate(onlooker.watch(seconds, reset_at), 1):
        if second % every_s:
            continue
        queues = onlooker.floor.queue_records()
        for agent, record in zip(onlooker.floor.agents, agents, strict=True):
            assert record == expected_agent(onlooker, agent, record, scenario.readings)
        for queue, record in zip(onlooker.floor.queues, queues, strict=True):
            assert record == expected_queue(onlooker, queue, agents, scenario.readings)
        for record in agents + queues:
            for key, value in record.items():
                seen[key].add(value)
    return seen


@pytest.mark.parametrize(("readings", "seed"), [(Readings(), 4), (ALL_OTHER_READINGS, 5)])
def test_every_field_is_what_an_onlooker_counts(readings: Readings, seed: int) -> None:
    calm = short_scenario("outage", readings=readings)
    crowded = replace(calm, population=replace(calm.population, queues=busier(calm.population.queues, 1.5)))
    seen = recount(crowded, seed=seed, hour=12, seconds=2300, reset_at=300, every_s=67)
    assert {key for key, values in seen.items() if values <= {0, -1, "", "none"}} == set()


@settings(max_examples=2, phases=NO_SHRINKING)
@given(
    st.sampled_from(["demo", "normal-day", "monday-peak", "outage", "quiet-night"]),
    st.integers(0, 2**32),
    st.floats(6, 20),
    st.sampled_from([Readings(), ALL_OTHER_READINGS]),
    st.integers(1, 1200),
)
def test_every_field_is_what_an_onlooker_counts_on_any_floor(
    name: str, seed: int, hour: float, readings: Readings, reset_at: int
) -> None:
    scenario = short_scenario(name, readings=readings)
    recount(scenario, seed=seed, hour=hour, seconds=1900, reset_at=reset_at, every_s=131)
