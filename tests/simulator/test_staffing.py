"""An ordinary day is staffed to its target: in each half-hour of the opening, by shifts that follow one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.simulator.floors import day_at
from wallboard.simulator.floor import rota
from wallboard.simulator.floor.floor_plan import BACK_OFFICE, BILLING, DIGITAL, SALES, SENIOR, TECHNICAL
from wallboard.simulator.floor.population import AgentSpec
from wallboard.simulator.floor.scenarios import scenario
from wallboard.simulator.floor.world import Floor

OPENS_H, CLOSES_H = 6, 20
HALF_HOUR_S = 1800
LIVE_GROUPS = (BILLING, TECHNICAL, SALES, DIGITAL)


def in_time(floor: Floor) -> tuple[int, int]:
    """How many live contacts of the day were answered in time, and how many have been answered or lost."""
    days = [queue.day for queue in floor.queues if queue.spec.medium.is_live]
    return sum(day.within for day in days), sum(day.accepted + day.abandoned for day in days)


def on_shift(agents: Iterable[AgentSpec], second: int) -> int:
    return sum(agent.shift.starts_s <= second < agent.shift.starts_s + agent.shift.lasts_s for agent in agents)


@pytest.mark.parametrize(("preset", "seeds"), [("small", range(12)), ("medium", range(1))])
def test_every_half_hour_of_an_ordinary_day_reaches_its_target_on_average(preset: str, seeds: range) -> None:
    within: Counter[float] = Counter()
    ended: Counter[float] = Counter()
    for seed in seeds:
        floor = Floor(scenario("normal-day", preset), seed=seed, start=day_at(OPENS_H))
        before = in_time(floor)
        for half in range(2 * (CLOSES_H - OPENS_H)):
            floor.advance(floor.now + timedelta(seconds=HALF_HOUR_S))
            now = in_time(floor)
            within[OPENS_H + half / 2] += now[0] - before[0]
            ended[OPENS_H + half / 2] += now[1] - before[1]
            before = now

    missed = {hour: within[hour] / ended[hour] for hour in ended if within[hour] / ended[hour] < 0.8}
    assert len(ended) == 28
    assert not missed


@pytest.mark.parametrize("preset", ["small", "medium", "large"])
@pytest.mark.parametrize("group", LIVE_GROUPS)
def test_a_groups_shifts_are_staggered_and_leave_no_gap(preset: str, group: int) -> None:
    agents = [agent for agent in scenario("normal-day", preset).population.agents if agent.group_id == group]
    staff = [on_shift(agents, second) for second in range(OPENS_H * 3600, CLOSES_H * 3600 + 1, HALF_HOUR_S)]

    assert min(staff) >= 1
    assert max(abs(later - now) for now, later in pairwise(staff)) <= max(2, len(agents) / 5)


def test_who_opens_or_closes_a_group_alone_is_never_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rota, "_ABSENT", 1.0)
    floor = Floor(scenario("normal-day"), seed=1, start=day_at(OPENS_H))
    floor.advance(day_at(12.5))

    back_office = [agent for agent in floor.agents if agent.spec.group_id == BACK_OFFICE]
    assert [agent.spec.shift.starts_s / 3600 for agent in back_office] == [6, 8.5, 12]
    assert [agent.on_shift for agent in back_office] == [True, False, True]
    billing = [agent for agent in floor.agents if agent.spec.group_id == BILLING]
    assert [agent.spec.shift.starts_s / 3600 for agent in billing][:2] == [6, 6]
    assert not any(agent.on_shift for agent in billing)


def test_supervisors_are_there_while_their_queues_are_open() -> None:
    population = scenario("normal-day").population
    agents = [agent for agent in population.agents if agent.group_id == SENIOR]
    curve = next(queue.curve for queue in population.queues if queue.name == "Complaints")
    open_at = [hour for hour, height in curve if height]

    assert min(on_shift(agents, round(hour * 3600)) for hour in open_at) >= 1
