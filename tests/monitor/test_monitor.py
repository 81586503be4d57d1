"""The monitor's ordinary life: what it tells, when it asks, and how it ends."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from itertools import pairwise
from random import Random

import pytest

from tests.monitor.tenant import LATENCY_S, START_S, Seen, Tenant, now, watch
from tests.monitor.virtual import in_virtual_time
from wallboard.beat.heartbeat import Listing
from wallboard.model.agent import Agent
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed, Freshness
from wallboard.model.snapshot import Batch
from wallboard.monitor.monitor import Monitor
from wallboard.monitor.source import Plan


def test_the_first_situation_comes_at_once_and_knows_nothing() -> None:
    first = in_virtual_time(watch(Tenant(), 5))[0]
    assert first.time_s == 0
    assert first.situation.freshness(first.at) is Freshness.NEVER


def test_every_answer_is_told_when_it_has_arrived() -> None:
    seen = in_virtual_time(watch(Tenant(), 1))
    assert [each.time_s for each in seen] == pytest.approx([0, LATENCY_S])
    assert seen[-1].situation.agents.reading is not None
    assert seen[-1].situation.freshness(seen[-1].at) is Freshness.LIVE


class LateAgents(Tenant):
    """Answers for agents that much later than for queues."""

    late_s = 0.0

    async def agents(self) -> Batch[Agent]:
        await asyncio.sleep(self.late_s)
        return await super().agents()


@pytest.mark.parametrize(("late_s", "told_at_s"), [(0.06, [0, 0.16]), (3.0, [0, 0.2, 3.1])])
def test_the_first_list_waits_a_moment_for_the_other_and_no_longer(late_s: float, told_at_s: list[float]) -> None:
    tenant = LateAgents()
    tenant.late_s = late_s
    seen = in_virtual_time(watch(tenant, 5))
    assert [each.time_s for each in seen] == pytest.approx(told_at_s)
    assert seen[1].situation.queues.reading is not None
    assert seen[-1].situation.is_read


def test_both_lists_come_as_one_whenever_they_are_asked_for_together() -> None:
    tenant = LateAgents()
    tenant.late_s = 0.06
    seen = [each.situation for each in in_virtual_time(watch(tenant, 500)) if each.time_s > 200]
    as_one = [
        (later.agents.polls, later.queues.polls) == (earlier.agents.polls + 1, earlier.queues.polls + 1)
        for earlier, later in pairwise(seen)
    ]

    assert len(as_one) > 30
    assert as_one.count(True) > 0.6 * len(as_one)  # at some turns one of them looks a moment before the other


def test_numbers_come_right_behind_the_turn_and_know_their_age() -> None:
    seen = [each for each in in_virtual_time(watch(Tenant(), 900)) if each.time_s > 200]
    ages = [each.situation.agents.age_s(each.at) for each in seen]
    assert all(age is not None and age[0] == age[1] for age in ages)
    assert min(age[0] for age in ages if age) < 1
    assert {each.situation.freshness(each.at) for each in seen} == {Freshness.LIVE}


def test_the_age_that_is_told_is_the_true_one() -> None:
    for each in in_virtual_time(watch(Tenant(), 900)):
        reading = each.situation.agents.reading
        if reading is not None and reading.turned_at is not None and reading.turned_after is not None:
            as_of_s = START_S + (reading.batch.records[0].time_in_status_s or 0) - 500
            assert reading.turned_after.steady_s - 0.6 <= as_of_s <= reading.turned_at.steady_s + 0.6


def timer_s(agents: Feed[Agent], at: Instant) -> float | None:
    """The time in status of the first agent, as it is shown at a moment."""
    time_s = agents.reading.batch.records[0].time_in_status_s if agents.reading else None
    return None if time_s is None else time_s + agents.elapsed_s(at)


@pytest.mark.parametrize("phase_s", [number / 2 + 0.25 for number in range(20)])
def test_while_the_turn_is_sought_no_timer_goes_back(phase_s: float) -> None:
    tenant = Tenant(as_of=lambda time_s: time_s - (time_s - phase_s) % 10.0)
    seen = in_virtual_time(watch(tenant, 60))
    falls_s = []
    for each, following in pairwise(seen):
        was_s, is_s = (timer_s(one.situation.agents, following.at) for one in (each, following))
        falls_s += [] if was_s is None or is_s is None else [was_s - is_s]

    assert len(falls_s) > 4
    assert max(falls_s) < 1.1  # the server's own are whole seconds


def test_a_list_is_never_asked_for_twice_at_a_time() -> None:
    tenant = Tenant(hangs={Listing.AGENTS: lambda time_s: 50 < time_s < 300})
    in_virtual_time(watch(tenant, 600, refresh_at_s=(55, 70, 90)))
    assert tenant.most_in_flight == 1


def test_the_next_poll_is_announced() -> None:
    tenant = Tenant()
    seen = in_virtual_time(watch(tenant, 300))
    next_at = seen[-1].situation.queues.next_poll_at
    assert next_at is not None
    assert 0 <= next_at.since(seen[-1].at) <= 10.5


def test_a_slow_listener_gets_the_latest_situation_only() -> None:
    async def listen_slowly() -> list[int]:
        polls = []
        monitor = Monitor(Tenant(), clock=now, random=Random(1))
        async with aclosing(monitor.situations()) as situations:
            async for situation in situations:
                polls.append(situation.agents.polls)
                await asyncio.sleep(100)
                if len(polls) == 4:
                    break
        return polls

    polls = in_virtual_time(listen_slowly())
    assert all(later - sooner >= 9 for sooner, later in pairwise(polls))


def test_it_ends_with_its_listener_and_takes_its_requests_along() -> None:
    async def leave() -> tuple[float, int]:
        tenant = Tenant(hangs={Listing.AGENTS: lambda _: True, Listing.QUEUES: lambda _: True})
        await watch(tenant, 3)
        return now().steady_s, sum(tenant.in_flight.values()) + len(asyncio.all_tasks()) - 1

    assert in_virtual_time(leave()) == (1003.0, 0)


def test_a_bug_ends_the_iteration_with_its_exception() -> None:
    def broken(_time_s: float) -> None:
        raise LookupError("a bug")

    with pytest.raises(LookupError, match="a bug"):
        in_virtual_time(watch(Tenant(fault={Listing.AGENTS: broken}), 60))


def test_two_bugs_at_once_end_it_with_both() -> None:
    def broken(_time_s: float) -> None:
        raise LookupError("a bug")

    with pytest.raises(ExceptionGroup) as caught:
        in_virtual_time(watch(Tenant(fault=dict.fromkeys(Listing, broken)), 60))
    assert len(caught.value.exceptions) == 2


def test_a_refresh_reads_both_lists_at_once_but_at_most_every_ten_seconds() -> None:
    plain, refreshed = Tenant(), Tenant()
    times = (2456.0, 2457.0, 2458.0)
    in_virtual_time(watch(plain, 2500))
    in_virtual_time(watch(refreshed, 2500, refresh_at_s=times))
    assert [time_s for time_s, _ in refreshed.asked if time_s in times] == [2456.0, 2456.0]
    assert [time_s for time_s, _ in plain.asked if time_s in times] == []


@pytest.mark.parametrize("phase_s", [0.2, 1.7, 3.1, 4.9, 6.6, 8.2, 9.8])
def test_the_first_minute_costs_at_most_five_extra_requests(phase_s: float) -> None:
    tenant = Tenant(as_of=lambda time_s: time_s - (time_s - phase_s) % 10.0)
    in_virtual_time(watch(tenant, 60))
    assert len(tenant.asked) <= 2 * 6 + 5


@pytest.mark.parametrize("phase_s", [0.2, 1.7, 3.1, 4.9, 6.6, 8.2, 9.8])
def test_a_board_that_has_just_started_is_live(phase_s: float) -> None:
    tenant = Tenant(as_of=lambda time_s: time_s - (time_s - phase_s) % 10.0)
    seen = in_virtual_time(watch(tenant, 120))
    assert {each.situation.freshness(each.at) for each in seen[2:]} == {Freshness.LIVE}
    for listing in Listing:
        assert max(later - sooner for sooner, later in pairwise(tenant.times(listing))) <= 11.0 + 1e-6


def test_refreshes_beyond_the_budget_are_not_granted() -> None:
    tenant = Tenant()
    in_virtual_time(watch(tenant, 600, refresh_at_s=tuple(100.0 + 11 * n for n in range(45))))
    assert len(tenant.asked) <= 2 * 60 * 1.02 + 5


@pytest.mark.parametrize("ids", [("ann",), ("ann", "bob")])
def test_one_or_two_agents_are_read_one_by_one(ids: tuple[str, ...]) -> None:
    tenant = Tenant()
    seen = in_virtual_time(watch(tenant, 300, plan=Plan(agent_ids=ids)))
    assert [agent.id for agent in _agents(seen[-1])] == list(ids)
    assert len(tenant.times(Listing.AGENTS)) <= len(ids) * (30 * 1.02 + 5)


def test_more_ids_are_left_to_the_list() -> None:
    seen = in_virtual_time(watch(Tenant(), 60, plan=Plan(agent_ids=("ann", "x", "y"))))
    assert [agent.id for agent in _agents(seen[-1])] == ["ann", "bob"]


def test_a_record_that_is_gone_is_no_failure() -> None:
    tenant = Tenant()
    whole = tenant.agents_at
    tenant.agents_at = lambda as_of_s: whole(as_of_s) if as_of_s < 100 else whole(as_of_s)[1:]
    seen = in_virtual_time(watch(tenant, 300, plan=Plan(agent_ids=("ann", "bob"))))
    assert [agent.id for agent in _agents(seen[-1])] == ["bob"]
    assert seen[-1].situation.agents.failed_polls == 0


@pytest.mark.parametrize("ids", [("404",), ("404", "405")])
def test_a_server_that_knows_no_id_at_all_is_a_failure_that_says_so(ids: tuple[str, ...]) -> None:
    last = in_virtual_time(watch(Tenant(), 60, plan=Plan(queue_ids=ids)))[-1]
    trouble = last.situation.queues.trouble
    assert trouble is not None
    assert (trouble.cause, trouble.advice) == ("HTTP 404, no queue 404", "Check the id.")
    assert last.situation.queues.freshness(last.at) is Freshness.NEVER


def test_the_last_records_stay_and_grow_old_while_the_server_knows_none_of_them() -> None:
    tenant = Tenant()
    whole = tenant.queues_at
    tenant.queues_at = lambda as_of_s: whole(as_of_s) if not 100 <= as_of_s < 200 else ()
    seen = in_virtual_time(watch(tenant, 300, plan=Plan(queue_ids=("1", "2"))))
    away = [each for each in seen if 140 < each.time_s < 200]
    assert {each.situation.queues.freshness(each.at) for each in away} == {Freshness.STALE}
    assert {queue.id for each in away for queue in _queues(each)} == {"1", "2"}
    assert seen[-1].situation.queues.freshness(seen[-1].at) is Freshness.LIVE


def _queues(seen: Seen) -> tuple[Queue, ...]:
    reading = seen.situation.queues.reading
    return reading.batch.records if reading else ()


def _agents(seen: Seen) -> tuple[Agent, ...]:
    reading = seen.situation.agents.reading
    return reading.batch.records if reading else ()
