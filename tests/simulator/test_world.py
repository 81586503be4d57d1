"""The floor as a whole: its records' shape, its time, the same day from the same seed, and a restart."""

import os
import subprocess
import sys
from datetime import UTC, date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.simulator.floors import day_at, make_floor, walk
from wallboard.simulator.floor import scenarios
from wallboard.simulator.floor.world import Floor

SAMPLES = Path(__file__).parent.parent / "samples"


def sample_keys(name: str) -> list[str]:
    return [element.tag for element in ElementTree.parse(SAMPLES / name).getroot()]


def test_records_have_the_keys_of_the_samples_in_their_order() -> None:
    floor = make_floor()
    assert all(list(record) == sample_keys("agent.sample.xml") for record in floor.agent_records())
    assert all(list(record) == sample_keys("queue.sample.xml") for record in floor.queue_records())


def test_values_are_plain_numbers_and_texts() -> None:
    floor = make_floor()
    values = [value for record in floor.agent_records() + floor.queue_records() for value in record.values()]
    assert {type(value) for value in values} == {int, str}


def test_nobody_is_left_out_and_no_id_comes_twice() -> None:
    floor = make_floor()
    assert len({record["agent-id"] for record in floor.agent_records()}) == 50
    assert len({record["queue-id"] for record in floor.queue_records()}) == 20


def test_the_same_seed_gives_the_same_day_and_another_seed_another_one() -> None:
    first, second, other = make_floor(seed=3), make_floor(seed=3), make_floor(seed=4)
    for floor in (first, second, other):
        floor.advance(floor.now + timedelta(hours=2))
    assert first.agent_records() == second.agent_records()
    assert first.queue_records() == second.queue_records()
    assert first.queue_records() != other.queue_records()


def test_the_past_of_a_floor_is_the_one_that_led_to_its_start() -> None:
    scenario = scenarios.scenario("demo")
    start = scenario.suggested_start(date(2027, 3, 1))
    opened = Floor(scenario, seed=1, start=start)
    watched = Floor(scenario, seed=1, start=start, seen_from=start - timedelta(minutes=10))

    assert watched.now == start - timedelta(minutes=10)
    assert watched.queue_records() != opened.queue_records()
    for minutes in (8, 3, 0):
        watched.advance(start - timedelta(minutes=minutes))
    assert watched.queue_records() == opened.queue_records()
    assert watched.agent_records() == opened.agent_records()


def test_the_day_does_not_depend_on_the_hash_seed_of_the_process() -> None:
    program = (
        "from tests.simulator.floors import make_floor\n"
        "floor = make_floor(hour=11)\n"
        "print(floor.agent_records(), floor.queue_records())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
            cwd=SAMPLES.parent.parent,
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


def test_time_in_status_grows_by_the_clock_for_those_who_stay() -> None:
    floor = make_floor()
    before = {record["agent-id"]: record for record in floor.agent_records()}
    since = {agent.spec.agent_id: agent.since_s for agent in floor.agents}
    floor.advance(floor.now + timedelta(seconds=10))
    stayed = [agent.spec.agent_id for agent in floor.agents if agent.since_s == since[agent.spec.agent_id]]
    after = {record["agent-id"]: record for record in floor.agent_records()}
    assert len(stayed) > 20
    for agent_id in stayed:
        earlier, later = before[agent_id]["time-in-status"], after[agent_id]["time-in-status"]
        assert isinstance(earlier, int)
        assert later == earlier + 10


def test_the_floor_stands_at_the_time_it_was_walked_to_and_never_goes_back() -> None:
    floor = make_floor(hour=10)
    assert floor.now == day_at(10)
    later = floor.now + timedelta(seconds=0.25)
    floor.advance(later)
    assert floor.now == later
    assert floor.now.tzinfo is UTC
    with pytest.raises(ValueError, match="cannot go back"):
        floor.advance(day_at(10))


def test_after_a_restart_what_was_kept_in_memory_is_unknown() -> None:
    floor = make_floor()
    floor.restart()
    for record in floor.agent_records():
        for field in (
            "last-login-time",
            "idle-start-time",
            "time-in-status",
            "day-login-time",
            "thirty-min-break-time",
        ):
            assert record[field] == -1
        assert record["agent-media-id"] == 0
    for record in floor.queue_records():
        assert record["sla-activity"] == record["day-sla-activity"] == record["thirty-min-sla-activity"] == -1


def test_after_a_restart_values_come_back_as_they_are_known_again() -> None:
    floor = make_floor()
    accepted = sum(queue.day.accepted for queue in floor.queues)
    floor.restart()
    floor.advance(floor.now + timedelta(minutes=20))
    agents, queues = floor.agent_records(), floor.queue_records()
    assert sum(record["time-in-status"] != -1 for record in agents) > 20
    assert sum(record["day-login-time"] != -1 for record in agents) > 20
    assert sum(record["day-sla-activity"] != -1 for record in queues) > 5
    assert sum(queue.day.accepted for queue in floor.queues) > accepted


def test_the_floor_stays_alive_for_days() -> None:
    floor = make_floor(hour=10)
    days = walk(floor, hours=96, step_s=24 * 3600)
    accepted_each_day = [sum(queue.day.accepted for queue in floor.queues) for floor in days]
    assert len(accepted_each_day) == 4
    assert min(accepted_each_day) > 0.7 * max(accepted_each_day) > 300
