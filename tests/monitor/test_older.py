"""Answers from an older moment: never shown in place of newer ones, told, and given in to only after minutes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import groupby, pairwise
from random import Random

import pytest

from tests import floors
from tests.monitor.tenant import Seen, Tenant, watch
from tests.monitor.virtual import in_virtual_time
from wallboard.api.errors import ServerFailed
from wallboard.beat.heartbeat import Listing
from wallboard.model.agent import Agent
from wallboard.model.situation import Freshness
from wallboard.monitor.source import Plan
from wallboard.simulator.floor.scenarios import scenario
from wallboard.simulator.floor.world import Floor

HALF_AN_HOUR_S = 1800
FAILED = ServerFailed("reading agents", "HTTP 500, server error", "Wait.")


@cache
def floor_at_work() -> dict[int, tuple[Agent, ...]]:
    """Return who is logged in on a simulated floor, at every turn of two nodes."""
    floor = Floor(scenario("demo"), seed=3, start=datetime(2027, 3, 1, 14, tzinfo=UTC))
    taken, start = {}, floor.now
    for as_of_s in range(-310, HALF_AN_HOUR_S + 10):
        if as_of_s % 10 in (3, 9):
            floor.advance(start + timedelta(seconds=310 + as_of_s))
            agents = [Agent.model_validate(dict(record)) for record in floor.agent_records()]
            taken[as_of_s] = tuple(agent for agent in agents if agent.is_logged_in)
    return taken


def two_nodes(lag_s: float, random: Random) -> Callable[[float], float]:
    """Return caches of which either answers, one with the numbers that the other had `lag_s` ago."""

    def as_of(time_s: float) -> float:
        # A node that lags by less than a period is one out of phase.
        behind_s = random.choice((0.0, lag_s))
        return time_s - (time_s - 3.0 - behind_s % 10.0) % 10.0 - behind_s // 10.0 * 10.0

    return as_of


def lagging(lag_s: float, seed: int) -> Tenant:
    tenant = Tenant(as_of=two_nodes(lag_s, Random(seed)))
    tenant.queues_at = lambda as_of_s: (
        floors.queue("1", day_queued=1000 + round(as_of_s), day_accepted=900, queue_size=0),
    )
    return tenant


def set_back(by_s: float, at_s: float) -> Tenant:
    tenant = Tenant()
    turns = tenant.as_of
    tenant.as_of = lambda time_s: turns(time_s) - (by_s if time_s >= at_s else 0.0)
    return tenant


def times(seen: list[Seen]) -> list[float]:
    readings = [each.situation.agents.reading for each in seen]
    return [reading.batch.records[0].time_in_status_s or 0.0 for reading in readings if reading]


def queued_today(seen: Seen) -> int | None:
    reading = seen.situation.queues.reading
    return reading.batch.records[0].day_queued if reading else None


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("lag_s", [6.0, 60.0, 300.0])
def test_an_older_generation_never_replaces_a_newer_one(lag_s: float, seed: int) -> None:
    tenant = lagging(lag_s, seed)
    generations: dict[int, int] = {}

    def agents_at(as_of_s: float) -> tuple[Agent, ...]:
        agents = floor_at_work()[round(as_of_s)]
        generations[id(agents)] = round(as_of_s)
        return agents

    tenant.agents_at = agents_at
    seen = in_virtual_time(watch(tenant, HALF_AN_HOUR_S))
    agents = [
        generations[id(each.situation.agents.reading.batch.records)]
        for each in seen[1:]
        if each.situation.agents.reading
    ]
    queues = [
        each.situation.queues.reading.batch.records[0].day_queued or 0
        for each in seen[1:]
        if each.situation.queues.reading
    ]
    assert len(set(agents)) > 60
    assert agents == sorted(agents)
    assert len(set(queues)) > 60
    assert queues == sorted(queues)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("lag_s", [6.0, 60.0, 300.0])
def test_numbers_are_live_only_while_they_are(lag_s: float, seed: int) -> None:
    for each in in_virtual_time(watch(lagging(lag_s, seed), HALF_AN_HOUR_S))[1:]:
        feed = each.situation.agents
        assert feed.reading is not None
        true_age_s = each.time_s - (feed.reading.batch.records[0].time_in_status_s or 0.0) + 500
        limit_s = {Freshness.LIVE: 25.5, Freshness.LATE: 40.5}.get(feed.freshness(each.at))
        assert limit_s is None or true_age_s < limit_s


@pytest.mark.parametrize("speed", [0.5, 20.0])
def test_a_floor_that_runs_faster_or_slower_than_its_cache_is_neither_older_nor_behind(speed: float) -> None:
    tenant = Tenant()
    stays_s = (170, 310, 730, 9000, 9100)
    tenant.agents_at = lambda as_of_s: tuple(
        floors.agent(f"a{stay_s}", status=2, time_in_status_s=int(as_of_s * speed) % stay_s) for stay_s in stays_s
    )
    seen = in_virtual_time(watch(tenant, 600, plan=Plan(speed=speed)))
    assert {each.situation.agents.freshness(each.at) for each in seen[1:]} == {Freshness.LIVE}
    assert [each.situation.agents.trouble for each in seen if each.situation.agents.trouble] == []
    assert {round(time_s % 10) for time_s in tenant.times(Listing.AGENTS, since_s=200)} == {3}


def test_older_answers_make_the_numbers_late_and_stale_and_say_why() -> None:
    seen = in_virtual_time(watch(set_back(400.0, at_s=300.0), 590))
    held = [each for each in seen if each.time_s > 302]
    states = [state for state, _ in groupby(each.situation.agents.freshness(each.at) for each in held)]
    assert states == [Freshness.LIVE, Freshness.LATE, Freshness.STALE]
    assert len(set(times(held))) == 1
    trouble = held[-1].situation.agents.trouble
    assert trouble is not None
    assert trouble.cause == "the server answers with older numbers"
    assert trouble.since.steady_s == pytest.approx(1303, abs=11)
    assert held[-1].situation.agents.failed_polls == 0


def test_a_server_whose_clock_was_set_back_is_followed_after_five_minutes() -> None:
    seen = in_virtual_time(watch(set_back(400.0, at_s=300.0), 700))
    back_at_s = next(later.time_s for sooner, later in pairwise(seen[1:]) if times([later]) < times([sooner]))
    assert 590 <= back_at_s < 610
    assert times(seen)[-1] == pytest.approx(500 + 700 - 400, abs=11)
    assert seen[-1].situation.freshness(seen[-1].at) is Freshness.LIVE
    assert seen[-1].situation.agents.trouble is None


def test_a_node_that_has_only_caught_up_with_what_is_shown_renews_nothing() -> None:
    tenant = set_back(60.0, at_s=300.0)
    seen = in_virtual_time(watch(tenant, 590))
    assert seen[-1].situation.agents.freshness(seen[-1].at) is Freshness.STALE
    assert len(set(times([each for each in seen if each.time_s > 310]))) == 1


def test_a_queue_whose_day_begins_anew_while_nobody_calls_holds_no_numbers_back() -> None:
    tenant = Tenant()
    tenant.queues_at = lambda as_of_s: (
        floors.queue("1", day_queued=100 if as_of_s < 100 else 0, day_accepted=98 if as_of_s < 100 else 0),
        floors.queue("2", day_queued=900, day_accepted=880),
    )
    seen = in_virtual_time(watch(tenant, 390))
    assert [each.situation.queues.trouble for each in seen if each.situation.queues.trouble] == []
    assert {each.situation.queues.freshness(each.at) for each in seen[1:]} == {Freshness.LIVE}
    reading = seen[-1].situation.queues.reading
    assert reading is not None
    assert reading.batch.records[0].day_queued == 0


def test_numbers_of_before_an_outage_are_not_kept_from_those_of_the_next_day() -> None:
    tenant = Tenant()
    tenant.fault = {Listing.QUEUES: lambda time_s: FAILED if 100 <= time_s < 500 else None}
    tenant.queues_at = lambda as_of_s: (
        floors.queue("1", day_queued=120 if as_of_s < 100 else 100, day_accepted=110 if as_of_s < 100 else 92),
    )
    seen = in_virtual_time(watch(tenant, 600))
    after = [each for each in seen if each.time_s > 570]
    assert {each.situation.queues.freshness(each.at) for each in after} == {Freshness.LIVE}
    assert [queued for queued, _ in groupby(queued_today(each) for each in seen[1:])] == [120, 100]


def test_a_contact_that_comes_back_while_the_one_before_it_rings_holds_one_answer_back_not_two() -> None:
    tenant = Tenant()
    tenant.queues_at = lambda as_of_s: (
        floors.queue("1", queue_size=1, longest_wait_time_s=int(as_of_s) + (100 if as_of_s < 100 else 20)),
    )
    seen = in_virtual_time(watch(tenant, 300))
    assert [each.situation.queues.trouble for each in seen if each.situation.queues.trouble] == []
    states = [each.situation.queues.freshness(each.at) for each in seen[1:]]
    assert set(states) <= {Freshness.LIVE, Freshness.LATE}
    reading = [each.situation.queues.reading for each in seen if each.time_s < 120][-1]
    assert reading is not None
    assert reading.batch.records[0].longest_wait_time_s == pytest.approx(20 + 113, abs=2)


def test_a_failure_amid_older_answers_is_retried_like_any_other() -> None:
    tenant = set_back(400.0, at_s=300.0)
    tenant.fault = {Listing.AGENTS: lambda time_s: FAILED if 400 <= time_s < 425 else None}
    seen = in_virtual_time(watch(tenant, 500))
    causes = {
        each.situation.agents.trouble.cause
        for each in seen
        if 411 < each.time_s < 425 and each.situation.agents.trouble
    }
    assert causes == {"HTTP 500, server error"}
    pauses = [later - sooner for sooner, later in pairwise(tenant.times(Listing.AGENTS, since_s=400))]
    assert 10 <= pauses[0] <= 12.2
    trouble = seen[-1].situation.agents.trouble
    assert trouble is not None
    assert trouble.cause == "the server answers with older numbers"


def test_older_answers_and_their_end_are_logged_once_each(caplog: pytest.LogCaptureFixture) -> None:
    tenant = Tenant()
    turns = tenant.as_of
    tenant.as_of = lambda time_s: turns(time_s) - (400.0 if 300 <= time_s < 400 else 0.0)
    tenant.queues_at = lambda _: ()
    with caplog.at_level(logging.INFO, logger="wallboard"):
        in_virtual_time(watch(tenant, 600))
    warned, told = (record.getMessage() for record in caplog.records)
    assert warned == "Agents: the server answers with older numbers; those shown stay."
    assert told.startswith("Agents are up to date again, after 1")
