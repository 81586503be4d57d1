"""The evidence of a simulated floor: generations ten seconds apart, read forwards, twice, and backwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from wallboard.beat.movement import STOOD, UNKNOWN, Movement, Turn, movement_of_agents, movement_of_queues
from wallboard.model.agent import Agent
from wallboard.model.queue import Queue
from wallboard.simulator.floor.scenarios import scenario
from wallboard.simulator.floor.world import Floor

Generation = tuple[list[Agent], list[Queue]]


@pytest.fixture(scope="module")
def generations() -> list[Generation]:
    floor = Floor(scenario("demo"), seed=3, start=datetime(2027, 3, 1, 14, tzinfo=UTC))
    taken = []
    for _ in range(60):
        floor.advance(floor.now + timedelta(seconds=10))
        agents = [Agent.model_validate(dict(record)) for record in floor.agent_records()]
        taken.append((agents, [Queue.model_validate(dict(record)) for record in floor.queue_records()]))
    return taken


def test_every_generation_is_newer_than_the_one_before(generations: list[Generation]) -> None:
    for before, after in pairwise(generations):
        assert movement_of_agents(before[0], after[0], 10.0) == Movement(Turn.MOVED, 10.0)
        assert movement_of_queues(before[1], after[1]) in (Movement(Turn.MOVED, 10.0), Movement(Turn.MOVED), UNKNOWN)


def test_the_same_generation_stands(generations: list[Generation]) -> None:
    for agents, queues in generations:
        assert movement_of_agents(agents, agents, 5.0) == STOOD
        assert movement_of_queues(queues, queues) in (STOOD, UNKNOWN)


def test_an_older_generation_is_told_from_a_newer_one(generations: list[Generation]) -> None:
    for before, after in pairwise(generations):
        assert movement_of_agents(after[0], before[0], 3.0) == Movement(Turn.WENT_BACK, -10.0)
    turns = [movement_of_queues(after[1], before[1]).turn for before, after in pairwise(generations)]
    assert turns.count(Turn.WENT_BACK) >= 0.95 * len(turns)


def test_queues_tell_the_step_often_enough(generations: list[Generation]) -> None:
    steps = [movement_of_queues(before[1], after[1]).step_s for before, after in pairwise(generations)]
    assert steps.count(10.0) > 20
