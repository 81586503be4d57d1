"""A source that answers and stands still, and all that looks like it and is not."""

from __future__ import annotations

import logging

import pytest

from tests import floors
from tests.monitor.tenant import Seen, Tenant, watch
from tests.monitor.virtual import in_virtual_time
from wallboard.beat.heartbeat import Listing
from wallboard.model.situation import Freshness


def frozen(start_s: float, end_s: float) -> Tenant:
    """Return a tenant whose cache does not turn for a while."""
    turns = Tenant().as_of
    return Tenant(as_of=lambda time_s: turns(time_s if not start_s <= time_s < end_s else start_s))


def states(seen: list[Seen], listing: Listing, since_s: float = 0.0) -> set[Freshness]:
    return {each.feed(listing).freshness(each.at) for each in seen if each.time_s > since_s}


@pytest.mark.parametrize("listing", Listing)
def test_a_cache_that_stopped_is_frozen_after_three_polls(listing: Listing) -> None:
    seen = in_virtual_time(watch(frozen(300, 900), 600))
    first = next(each for each in seen if each.feed(listing).freshness(each.at) is Freshness.FROZEN)
    assert 320 < first.time_s < 345
    since = first.feed(listing).frozen_since
    assert since is not None
    assert since.steady_s == pytest.approx(1293.5, abs=1)
    assert states(seen, listing, first.time_s) == {Freshness.FROZEN}


def test_it_thaws_with_the_first_movement_and_is_back_behind_the_turn() -> None:
    tenant = frozen(300, 900)
    seen = in_virtual_time(watch(tenant, 1300))
    assert states(seen, Listing.AGENTS, 915) == {Freshness.LIVE}
    late = [(time_s - 3.0) % 10 for time_s in tenant.times(Listing.AGENTS, since_s=940)]
    assert sorted(late)[len(late) // 2] < 1


def test_a_frozen_source_is_asked_no_more_than_any_other() -> None:
    tenant = frozen(300, 3000)
    in_virtual_time(watch(tenant, 2400))
    assert len(tenant.times(Listing.AGENTS, since_s=300)) <= 210 * 1.03


def test_a_freeze_and_its_thaw_are_logged_once_each(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="wallboard"):
        in_virtual_time(watch(frozen(300, 900), 1300))
    messages = sorted(record.getMessage() for record in caplog.records)
    assert [message.split(" ", 1)[0] for message in messages] == ["Agents", "Agents", "Queues", "Queues"]
    assert sum("frozen" in message for message in messages) == 2


def test_timers_of_a_frozen_source_go_on_from_its_last_turn() -> None:
    seen = in_virtual_time(watch(frozen(300, 900), 325))
    reading = seen[-1].situation.agents.reading
    assert reading is not None
    assert reading.counted_from.steady_s == pytest.approx(1293, abs=1)


def test_a_quiet_night_is_live() -> None:
    tenant = Tenant(agents_at=lambda _: (), queues_at=lambda _: (floors.queue("1"), floors.queue("2")))
    assert states(in_virtual_time(watch(tenant, 900)), Listing.AGENTS, 1) == {Freshness.LIVE}
    assert states(in_virtual_time(watch(tenant, 900)), Listing.QUEUES, 1) == {Freshness.LIVE}


@pytest.mark.parametrize("ticks", [False, True], ids=["logged-out times stand still", "logged-out times tick"])
def test_a_closed_floor_is_live(ticks: bool) -> None:
    tenant = Tenant(
        agents_at=lambda as_of_s: (
            floors.agent("ann", status=9, time_in_status_s=50_000 + ticks * int(as_of_s)),
            floors.agent("bob", status=9, time_in_status_s=90_000 + ticks * int(as_of_s)),
        ),
        queues_at=lambda _: (floors.queue("1"),),
    )
    seen = in_virtual_time(watch(tenant, 900))
    assert states(seen, Listing.AGENTS, 1) == states(seen, Listing.QUEUES, 1) == {Freshness.LIVE}
    assert len(tenant.asked) <= 2 * 90 * 1.02 + 5


def test_a_floor_that_opens_is_found_out_when_it_freezes() -> None:
    tenant = frozen(600, 900)
    ticking = tenant.agents_at
    tenant.agents_at = lambda as_of_s: (
        ticking(as_of_s) if as_of_s >= 300 else (floors.agent("ann", status=9, time_in_status_s=50_000),)
    )
    seen = in_virtual_time(watch(tenant, 890))
    assert states([each for each in seen if each.time_s < 600], Listing.AGENTS, 1) == {Freshness.LIVE}
    assert states(seen, Listing.AGENTS, 650) == {Freshness.FROZEN}


def test_queues_without_evidence_take_the_verdict_on_the_agents() -> None:
    tenant = frozen(300, 900)
    tenant.queues_at = lambda _: (floors.queue("1"),)
    seen = in_virtual_time(watch(tenant, 1300))
    middle = [each for each in seen if 360 < each.time_s < 890]
    assert states(middle, Listing.QUEUES) == {Freshness.FROZEN}
    assert states(seen, Listing.QUEUES, 915) == {Freshness.LIVE}


def test_one_list_can_freeze_alone() -> None:
    tenant = Tenant()
    ticking = tenant.agents_at
    tenant.agents_at = lambda as_of_s: ticking(min(as_of_s, 300))
    seen = in_virtual_time(watch(tenant, 600))
    assert states(seen, Listing.AGENTS, 400) == {Freshness.FROZEN}
    assert states(seen, Listing.QUEUES, 400) == {Freshness.LIVE}


def test_a_new_day_drops_no_reading() -> None:
    tenant = Tenant()
    tenant.queues_at = lambda as_of_s: (
        floors.queue("1", day_queued=500 if as_of_s < 300 else 1, day_accepted=400 if as_of_s < 300 else 0),
    )
    last = in_virtual_time(watch(tenant, 320))[-1].situation.queues.reading
    assert last is not None
    assert last.batch.records[0].day_queued == 1


def test_a_restart_without_values_is_live_and_shows_them_again_when_they_are_known() -> None:
    tenant = Tenant()
    ticking = tenant.agents_at
    tenant.agents_at = lambda as_of_s: (
        ticking(as_of_s)
        if as_of_s < 300
        else (floors.agent("ann", status=2, time_in_status_s=-1),)
        if as_of_s < 400
        else (floors.agent("ann", status=2, time_in_status_s=int(as_of_s) - 300),)
    )
    seen = in_virtual_time(watch(tenant, 600))
    assert states(seen, Listing.AGENTS, 1) == {Freshness.LIVE}
    last = seen[-1].situation.agents.reading
    assert last is not None
    assert last.batch.records[0].time_in_status_s == pytest.approx(295, abs=10)
