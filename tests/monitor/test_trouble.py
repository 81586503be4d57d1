"""Failures, refusals and recoveries: each list by itself, the last good reading kept, the server left in peace."""

from __future__ import annotations

import logging
from itertools import pairwise
from random import Random

import pytest

from tests.monitor.tenant import Tenant, credentials, watch
from tests.monitor.virtual import in_virtual_time
from wallboard.api.credentials import Credentials
from wallboard.api.errors import ApiError, CredentialsRefused, ServerBusy, ServerFailed
from wallboard.beat.heartbeat import Listing
from wallboard.config.errors import TokenError
from wallboard.model.situation import Freshness
from wallboard.monitor.retry import pause_s

FAILED = ServerFailed("reading agents", "HTTP 500, server error", "Wait.")


def busy(retry_after_s: float | None) -> ServerBusy:
    return ServerBusy("reading agents", "HTTP 503, server busy", "", retry_after_s)


def between(start_s: float, end_s: float, error: ApiError) -> Tenant:
    """Return a tenant whose list of agents fails for a while."""
    return Tenant(fault={Listing.AGENTS: lambda time_s: error if start_s <= time_s < end_s else None})


def test_a_list_that_fails_keeps_its_numbers_and_leaves_the_other_alone() -> None:
    seen = in_virtual_time(watch(between(100, 400, FAILED), 300))
    last = seen[-1]
    assert last.situation.agents.freshness(last.at) is Freshness.STALE
    assert last.situation.agents.reading is not None
    assert last.situation.agents.reading.read_at.steady_s < 1101
    assert last.situation.queues.freshness(last.at) is Freshness.LIVE
    assert last.situation.queues.trouble is None


def test_trouble_tells_cause_advice_beginning_and_tries() -> None:
    last = in_virtual_time(watch(between(100, 400, FAILED), 200))[-1]
    trouble = last.situation.agents.trouble
    assert trouble is not None
    assert (trouble.cause, trouble.advice) == ("HTTP 500, server error", "Wait.")
    assert trouble.since.steady_s == pytest.approx(1105, abs=6)
    assert trouble.tries == last.situation.agents.failed_polls == 4


def test_a_single_failure_says_so_and_the_numbers_stay_current() -> None:
    seen = in_virtual_time(watch(between(100, 111, FAILED), 111))
    last = seen[-1]
    assert last.situation.agents.trouble is not None
    assert last.situation.agents.freshness(last.at).is_current


def test_retries_come_after_10_20_40_and_at_most_60_seconds() -> None:
    tenant = between(0, 10_000, FAILED)
    in_virtual_time(watch(tenant, 1000))
    pauses = [later - sooner for sooner, later in pairwise(tenant.times(Listing.AGENTS))]
    for pause, least, most in zip(pauses, (10, 20, 40, 50, 50, 50), (12.2, 24.2, 48.2, 60.2, 60.2, 60.2), strict=False):
        assert least <= pause <= most


def test_a_try_asked_for_ahead_of_its_time_does_not_put_off_the_one_to_come() -> None:
    alone, asked_for = between(0, 10_000, FAILED), between(0, 10_000, FAILED)
    in_virtual_time(watch(alone, 90))
    in_virtual_time(watch(asked_for, 90, refresh_at_s=(40.0,)))

    assert 40.0 in asked_for.times(Listing.AGENTS)
    assert [time_s for time_s in asked_for.times(Listing.AGENTS) if time_s != 40.0] == alone.times(Listing.AGENTS)


def test_a_server_that_says_when_puts_off_the_try_to_come() -> None:
    tenant = Tenant(fault={Listing.AGENTS: lambda time_s: busy(90) if time_s > 39 else FAILED})
    in_virtual_time(watch(tenant, 125, refresh_at_s=(40.0,)))

    assert tenant.times(Listing.AGENTS)[-1] == 40.0


def test_it_recovers_on_the_beat() -> None:
    tenant = between(300, 420, FAILED)
    seen = in_virtual_time(watch(tenant, 900))
    last = seen[-1]
    assert last.situation.agents.trouble is None
    assert last.situation.freshness(last.at) is Freshness.LIVE
    late = [(time_s - 3.0) % 10 for time_s in tenant.times(Listing.AGENTS, since_s=520)]
    assert sorted(late)[len(late) // 2] < 1


@pytest.mark.parametrize(("retry_after_s", "least", "most"), [(90, 90, 109), (2, 10, 12.2), (3600, 300, 300.2)])
def test_retry_after_is_obeyed_up_to_five_minutes(retry_after_s: float, least: float, most: float) -> None:
    tenant = between(0, 10_000, busy(retry_after_s))
    in_virtual_time(watch(tenant, 700, refresh_at_s=(15.0, 40.0)))
    first, second = tenant.times(Listing.AGENTS)[:2]
    assert least <= second - first <= most


def test_a_busy_server_that_names_no_time_is_left_alone_longer_each_time() -> None:
    random = Random(1)
    pauses = [pause_s(busy(None), tries, random) for tries in range(1, 8)]
    assert pauses[0] < 12.1
    assert max(pauses) <= 60


def test_boards_that_failed_together_do_not_come_back_together() -> None:
    assert len({round(pause_s(FAILED, 5, Random(seed)), 1) for seed in range(50)}) > 20


def test_a_source_that_hangs_does_not_starve_the_other_list() -> None:
    tenant = Tenant(hangs={Listing.AGENTS: lambda time_s: time_s > 200})
    in_virtual_time(watch(tenant, 600))
    pauses = [later - sooner for sooner, later in pairwise(tenant.times(Listing.QUEUES, since_s=200))]
    assert max(pauses) < 11


def test_refused_credentials_are_read_again_and_found() -> None:
    async def renew() -> Credentials:
        return credentials("new")

    tenant = Tenant(token="new")
    seen = in_virtual_time(watch(tenant, 100, renew=renew))
    assert seen[1].situation.agents.freshness(seen[1].at) is Freshness.REFUSED
    last = seen[-1]
    assert last.situation.freshness(last.at) is Freshness.LIVE
    assert last.situation.agents.trouble is None


def test_refused_credentials_are_read_again_once_for_both_lists() -> None:
    reads = []

    async def renew() -> Credentials:
        reads.append(1)
        return credentials("still wrong")

    in_virtual_time(watch(Tenant(token="new"), 200, renew=renew))
    assert len(reads) == 3


def test_refused_credentials_are_tried_every_60_seconds_and_never_faster() -> None:
    async def renew() -> Credentials:
        raise TokenError("the token file is gone")

    tenant = Tenant(token="new")
    last = in_virtual_time(watch(tenant, 600, renew=renew, refresh_at_s=(20.0, 100.0)))[-1]
    for listing in Listing:
        pauses = [later - sooner for sooner, later in pairwise(tenant.times(listing))]
        assert len(pauses) >= 8
        assert min(pauses) >= 60
    trouble = last.situation.agents.trouble
    assert trouble is not None
    assert trouble.refused
    assert trouble.cause == "HTTP 403, credentials refused"
    assert trouble.advice == "the token file is gone"


def test_credentials_that_cannot_be_read_again_are_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    async def renew() -> Credentials:
        raise TokenError("the token file is gone")

    in_virtual_time(watch(Tenant(token="new"), 600, renew=renew))
    messages = [record.getMessage() for record in caplog.records]
    assert messages.count("The credentials cannot be read again: the token file is gone") == 1
    assert len(messages) == 3


def test_credentials_that_are_refused_later_keep_the_numbers() -> None:
    refused = CredentialsRefused("reading agents", "HTTP 403, credentials refused", "")
    last = in_virtual_time(watch(between(100, 400, refused), 300))[-1]
    assert last.situation.agents.freshness(last.at) is Freshness.REFUSED
    assert last.situation.agents.reading is not None
    assert last.situation.queues.freshness(last.at) is Freshness.LIVE


def test_a_break_and_its_recovery_are_logged_once_each(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="wallboard"):
        in_virtual_time(watch(between(100, 400, FAILED), 900))
    assert [record.getMessage() for record in caplog.records] == [
        "Reading agents failed: HTTP 500, server error. Wait.",
        "Agents can be read again, after 7 failed tries.",
    ]
