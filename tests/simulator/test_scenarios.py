"""Scenarios and presets: their sizes and sense, and that the demo keeps its promises."""

from datetime import date, timedelta

import pytest

from tests.simulator.floors import make_floor, walk
from wallboard.simulator.floor.codes import MEETING, Status
from wallboard.simulator.floor.floor_plan import BILLING, TECHNICAL
from wallboard.simulator.floor.hostile import IDS, NAMES
from wallboard.simulator.floor.scenarios import SCENARIOS, scenario
from wallboard.simulator.floor.world import Floor

DEMO_SEEDS = range(8)


def demo(seed: int) -> Floor:
    """The demo as it is on the screen at first sight."""
    wanted = scenario("demo")
    return Floor(wanted, seed=seed, start=wanted.suggested_start(date(2026, 3, 24)))


@pytest.mark.parametrize(
    ("preset", "agents", "queues"),
    [("small", 50, 20), ("medium", 500, 100), ("large", 5_000, 500), ("extreme", 20_000, 2_000)],
)
def test_presets_have_the_sizes_they_promise(preset: str, agents: int, queues: int) -> None:
    population = scenario("normal-day", preset).population
    assert len({agent.agent_id for agent in population.agents}) == agents
    assert len({queue.queue_id for queue in population.queues}) == queues


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_fits_together(name: str) -> None:
    made = scenario(name)
    ids = {queue.queue_id for queue in made.population.queues}
    assert made.name == name
    for agent in made.population.agents:
        assert set(agent.enabled) <= set(agent.assigned) <= ids
        assert agent.enabled
        assert agent.group_id in made.population.groups
    for queue in made.population.queues:
        assert queue.overflow_to is None or queue.overflow_to in ids
        assert any(queue.queue_id in agent.enabled for agent in made.population.agents)


def test_the_staff_is_the_same_whatever_is_simulated() -> None:
    assert scenario("demo").population.agents == scenario("normal-day").population.agents


def test_people_of_one_floor_have_different_names() -> None:
    assert len({agent.name for agent in scenario("demo", "large").population.agents}) == 5_000


@pytest.mark.parametrize(
    ("name", "preset", "message"),
    [
        ("normalday", "small", "no scenario is called 'normalday': did you mean 'normal-day'?"),
        ("demo", "smal", "no preset is called 'smal': did you mean 'small'?"),
        ("demo", "xyz", "no preset is called 'xyz': there are small, medium, large, extreme."),
    ],
)
def test_an_unknown_name_is_told_with_what_there_is(name: str, preset: str, message: str) -> None:
    with pytest.raises(ValueError, match="is called") as caught:
        scenario(name, preset)
    assert str(caught.value) == message


def test_a_scenario_suggests_when_to_start_in_the_tenants_zone() -> None:
    assert scenario("demo").suggested_start(date(2026, 7, 1)).isoformat() == "2026-07-01T10:40:00-04:00"


@pytest.mark.parametrize("seed", DEMO_SEEDS)
def test_within_two_minutes_of_the_demo_a_queue_passes_its_target_and_recovers_later(seed: int) -> None:
    floor = demo(seed)
    billing = floor.queues[0]
    waits = [_longest_wait_s(floor) for _ in walk(floor, hours=2 / 60, step_s=2)]
    target_s = billing.spec.answer_within_s
    assert max(waits) > target_s
    calm = [_longest_wait_s(floor) <= target_s for _ in walk(floor, hours=0.5, step_s=10)]
    assert any(calm)


@pytest.mark.parametrize("seed", DEMO_SEEDS)
def test_within_two_minutes_of_the_demo_somebody_overstays_a_lunch(seed: int) -> None:
    floor = demo(seed)
    floor.advance(floor.now + timedelta(seconds=5))
    early = {
        record["agent-id"]
        for record in floor.agent_records()
        if record["status-code-item-short-code"] == "Lunch" and 1600 < int(record["time-in-status"]) < 1800
    }
    floor.advance(floor.now + timedelta(seconds=115))
    late = {
        record["agent-id"]
        for record in floor.agent_records()
        if record["status-code-item-short-code"] == "Lunch" and int(record["time-in-status"]) > 1800
    }
    assert early & late


@pytest.mark.parametrize("seed", DEMO_SEEDS)
def test_within_two_minutes_of_the_demo_somebody_is_dropped_by_a_session_time_out(seed: int) -> None:
    floor = demo(seed)
    out = {record["agent-id"] for record in floor.agent_records() if record["agent-status"] == 9}
    floor.advance(floor.now + timedelta(seconds=120))
    assert any(
        record["agent-status"] == 9
        and (record["status-code-list-id"], record["status-code-item-id"]) == (-1, 1)
        and record["agent-id"] not in out
        for record in floor.agent_records()
    )


@pytest.mark.parametrize("seed", DEMO_SEEDS)
def test_some_of_the_demos_group_meet_and_come_back_within_five_minutes(seed: int) -> None:
    floor = demo(seed)

    def meeting() -> set[str]:
        return {
            agent.spec.name
            for agent in floor.agents
            if agent.spec.group_id == BILLING and agent.reason == MEETING and agent.status is Status.ON_BREAK
        }

    floor.advance(floor.now + timedelta(seconds=60))
    met = meeting()
    floor.advance(floor.now + timedelta(minutes=5))
    assert len(met - meeting()) >= 2


def test_the_demo_looks_like_a_floor_at_work() -> None:
    at_work = free = missed = longest_s = 0
    levels: list[int] = []
    for seed in DEMO_SEEDS:
        floor = demo(seed)
        statuses = [agent.status for agent in floor.agents]
        at_work += sum(status in (Status.OFFERED, Status.BUSY, Status.POST_PROCESSING) for status in statuses)
        free += statuses.count(Status.AVAILABLE)
        live = [record for record in floor.queue_records() if record["media-type"] in ("phone", "chat")]
        levels += [int(record["day-sla-activity"]) for record in live]
        missed += sum(0 <= int(record["thirty-min-sla-activity"]) < 60 for record in live)
        longest_s = max(longest_s, *(int(record["longest-wait-time"]) for record in live))
    assert 0.75 < at_work / (at_work + free) < 0.93
    assert 70 < sorted(levels)[len(levels) // 2] < 95
    assert 1 <= missed / len(DEMO_SEEDS) <= 5
    assert longest_s < 400


def test_an_outage_takes_a_whole_group_off_the_queues_and_ends() -> None:
    floor = make_floor("outage", hour=10)

    def in_trouble() -> int:
        codes = [agent.reason.short_code for agent in floor.agents if agent.spec.group_id == TECHNICAL]
        return codes.count("System trouble")

    assert in_trouble() == 0
    floor.advance(floor.now + timedelta(minutes=15))
    assert in_trouble() >= 5
    floor.advance(floor.now + timedelta(minutes=45))
    untroubled = make_floor("normal-day", hour=11, opens_before_h=2)
    assert _abandoned(floor) > _abandoned(untroubled) + 5
    # Who was at lunch when it began has trouble later than the others.
    floor.advance(floor.now + timedelta(minutes=30))
    assert in_trouble() == 0


def test_a_quiet_night_is_quiet_and_a_monday_is_not() -> None:
    night, monday = make_floor("quiet-night", hour=2.5), make_floor("monday-peak", hour=10, opens_before_h=2)

    def busy(floor: Floor) -> int:
        return sum(record["agent-status"] in (1, 2, 3) for record in floor.agent_records())

    assert busy(night) <= 3
    assert busy(monday) >= 20


def test_hostile_names_and_ids_are_all_on_the_floor() -> None:
    floor = make_floor("hostile-names")
    assert {record["agent-name"] for record in floor.agent_records()} == set(NAMES)
    assert set(IDS) <= {record["agent-id"] for record in floor.agent_records()}
    assert set(IDS) <= {record["queue-id"] for record in floor.queue_records()}
    assert len({record["queue-id"] for record in floor.queue_records()}) == 20


def test_a_floor_of_hostile_names_works_like_any_other() -> None:
    plain, hostile = make_floor("normal-day", hour=11), make_floor("hostile-names", hour=11)
    accepted = [queue.day.accepted for queue in plain.queues]
    assert [queue.day.accepted for queue in hostile.queues] == accepted
    assert sum(accepted) > 50


def _abandoned(floor: Floor) -> int:
    return sum(queue.day.abandoned for queue in floor.queues)


def _longest_wait_s(floor: Floor) -> int:
    head = floor.queues[0].head()
    return int(floor.now.timestamp()) - head.queued_s if head else 0
