"""The client against a simulated tenant: every variant of the wire that the document leaves open, and every fault."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from pydantic import SecretStr

from tests.api.factories import BASE_URL
from tests.factories import agent, queue
from tests.simulator.factories import CREDENTIALS as TENANT
from tests.simulator.factories import Clock, StillFloor, agent_record, queue_record, tenant
from wallboard.api import errors
from wallboard.api.client import Client
from wallboard.api.credentials import Credentials
from wallboard.api.wire import WireFormat
from wallboard.model.snapshot import Batch
from wallboard.simulator.faults import Fault, Kind
from wallboard.simulator.serve import serve
from wallboard.simulator.switches import Switches
from wallboard.simulator.tenant import Tenant
from wallboard.simulator.transport import StreamingTransport

CREDENTIALS = Credentials(TENANT.name, SecretStr(TENANT.token), "the simulator")
WIRE_SWITCHES = [
    f"{name}={value}"
    for name, values in Switches.choices().items()
    for value in values.split(" | ")
    if values != "a number" and name not in ("cache", "nodes", "extra_field")
]


def asking(served: Tenant, wire_format: WireFormat = WireFormat.JSON, **settings: Any) -> Client:
    transport = StreamingTransport(served.app)
    return Client(BASE_URL, CREDENTIALS, wire_format=wire_format, transport=transport, **settings)


async def both_lists(served: Tenant, wire_format: WireFormat) -> tuple[object, object]:
    async with asking(served, wire_format) as client:
        return await client.agents(), await client.queues()


@pytest.mark.parametrize("wire_format", list(WireFormat))
@pytest.mark.parametrize("switch", WIRE_SWITCHES)
async def test_every_variant_of_the_wire_gives_the_same_records(switch: str, wire_format: WireFormat) -> None:
    served = tenant(switches=Switches.parse([switch]))
    async with asking(served, wire_format) as client:
        single_agent, single_queue = await client.agent("ag3276621"), await client.queue("116")

    assert await both_lists(served, wire_format) == (Batch((agent(),)), Batch((queue(),)))
    assert (single_agent, single_queue) == (agent(), queue())


@pytest.mark.parametrize("wire_format", list(WireFormat))
@pytest.mark.parametrize(
    "switch", [switch for switch in WIRE_SWITCHES if switch.startswith(("empty_list", "json_root"))]
)
async def test_every_variant_of_no_records_is_none(switch: str, wire_format: WireFormat) -> None:
    served = tenant(StillFloor(agents=[], queues=[]), switches=Switches.parse([switch]))

    assert await both_lists(served, wire_format) == (Batch(()), Batch(()))


@pytest.mark.parametrize("wire_format", list(WireFormat))
async def test_all_variants_at_once_give_the_same_records(wire_format: WireFormat) -> None:
    odd = ["json_root=kept", "lone_record=object", "empty_value=object", "numbers=text", "digits=number", "padding=all"]
    switches = Switches.parse([*odd, "field_case=upper", "xml_indented=yes", "xml_declaration=no"])

    assert await both_lists(tenant(switches=switches), wire_format) == (Batch((agent(),)), Batch((queue(),)))


@pytest.mark.parametrize("wire_format", list(WireFormat))
async def test_an_unknown_field_is_kept(wire_format: WireFormat) -> None:
    async with asking(tenant(switches=Switches(extra_field=True)), wire_format) as client:
        (record,) = (await client.agents()).records

    assert list(record.unknown) == ["simulated-field"]
    assert all(isinstance(value, str) for value in record.unknown.values())


@pytest.mark.parametrize(("wire_format", "switch"), product(WireFormat, ["not_found=status", "not_found=empty"]))
async def test_an_unknown_id_is_not_found(wire_format: WireFormat, switch: str) -> None:
    async with asking(tenant(switches=Switches.parse([switch])), wire_format) as client:
        with pytest.raises(errors.NotFound, match="no agent nobody"):
            await client.agent("nobody")
        with pytest.raises(errors.NotFound, match="no queue 999"):
            await client.queue("999")


@pytest.mark.parametrize("wire_format", list(WireFormat))
@pytest.mark.parametrize("odd_id", ["a/b?c%.json", "a.xml", "Jürgen Ö", "..", "%2F", "a&b=c+d", "<b>"])
async def test_any_id_of_a_list_can_be_asked_for(odd_id: str, wire_format: WireFormat) -> None:
    floor = StillFloor(agents=[agent_record(agent_id=odd_id)], queues=[queue_record(queue_id=odd_id)])
    async with asking(tenant(floor), wire_format) as client:
        (listed,) = (await client.agents()).records

        assert await client.agent(listed.id) == listed
        assert (await client.queue(odd_id)).id == odd_id


async def test_other_credentials_are_refused_until_the_right_ones_are_used() -> None:
    async with asking(tenant()) as client:
        client.use(Credentials(TENANT.name, SecretStr("old"), "a file"))
        with pytest.raises(errors.CredentialsRefused, match="a file"):
            await client.agents()
        client.use(CREDENTIALS)

        assert await client.agents() == Batch((agent(),))


ANSWERED_BY: dict[Kind, type[errors.ApiError]] = {
    Kind.BUSY: errors.ServerBusy,
    Kind.BUSY_SECONDS: errors.ServerBusy,
    Kind.BUSY_DATE: errors.ServerBusy,
    Kind.FAILED: errors.ServerFailed,
    Kind.SLOW: errors.TimedOut,
    Kind.HANG: errors.TimedOut,
    Kind.STALL: errors.TimedOut,
    Kind.RESET: errors.ConnectionLost,
    Kind.TRUNCATED: errors.ConnectionLost,
    Kind.CUT_SHORT: errors.Unreadable,
    Kind.GARBAGE: errors.Unreadable,
    Kind.WRONG_TYPE: errors.Unreadable,
    Kind.LOGIN_PAGE: errors.Unreadable,
    Kind.EMPTY: errors.Unreadable,
    Kind.OVERSIZED: errors.TooLarge,
    Kind.GZIP_BOMB: errors.TooLarge,
    Kind.XML_BOMB: errors.Unreadable,
    Kind.REDIRECT: errors.Redirected,
    Kind.TOKEN_ROTATED: errors.CredentialsRefused,
}


def faulty(kind: Kind) -> Tenant:
    return tenant(faults=[Fault(kind)])


@pytest.mark.parametrize("wire_format", list(WireFormat))
@pytest.mark.parametrize(("kind", "expected"), ANSWERED_BY.items())
async def test_every_fault_of_an_answer_is_told_apart(
    kind: Kind, expected: type[errors.ApiError], wire_format: WireFormat
) -> None:
    timeout_s = 0.1 if expected is errors.TimedOut else 20.0
    async with asking(faulty(kind), wire_format, total_timeout_s=timeout_s, body_limit=2**20) as client:
        with pytest.raises(errors.ApiError) as caught:
            await client.agents()

    assert type(caught.value) is expected
    assert caught.value.cause
    assert caught.value.advice


@pytest.mark.parametrize("kind", [Kind.BUSY_SECONDS, Kind.BUSY_DATE])
async def test_a_busy_tenant_says_when_to_return(kind: Kind) -> None:
    async with asking(faulty(kind)) as client:
        with pytest.raises(errors.ServerBusy) as caught:
            await client.queues()

    assert caught.value.retry_after_s == 30


@pytest.mark.parametrize("wire_format", list(WireFormat))
@pytest.mark.parametrize(
    ("fault", "ids", "left_out"),
    [("record_broken", ["a", "b"], 1), ("duplicated", ["a", "b", "c"], 1), ("vanished", ["a", "b"], 0)],
)
async def test_a_fault_of_one_record_costs_no_other(
    fault: str, ids: list[str], left_out: int, wire_format: WireFormat
) -> None:
    floor = StillFloor(agents=[agent_record(agent_id=an_id) for an_id in "abc"])
    async with asking(tenant(floor, faults=[Fault.parse(fault)]), wire_format) as client:
        batch = await client.agents()

    assert (len(batch.records), batch.left_out) == (len(ids), left_out)
    assert {record.id for record in batch.records} <= set("abc")


@pytest.mark.parametrize("fault", ["frozen", "clock_skew"])
async def test_a_source_that_stands_still_still_answers(fault: str) -> None:
    async with asking(tenant(faults=[Fault.parse(fault)])) as client:
        assert await client.agents() == Batch((agent(),))


async def test_after_a_restart_there_is_no_value() -> None:
    clock = Clock()
    served = tenant(clock=clock)
    async with asking(served) as client:
        await client.agents()
        served.faults.add(Fault(Kind.RESTART), now_s=served.elapsed())
        clock.wait(10)
        (record,) = (await client.agents()).records

    assert record.time_in_status_s is None


def test_every_fault_is_tried_here() -> None:
    tried_elsewhere = {Kind.CLOCK_SKEW, Kind.FROZEN, Kind.RESTART, Kind.RECORD_BROKEN, Kind.DUPLICATED, Kind.VANISHED}

    assert set(Kind) - {Kind.DAY_RESET} == set(ANSWERED_BY) | tried_elsewhere


@pytest.mark.parametrize("wire_format", list(WireFormat))
async def test_both_lists_are_read_over_verified_tls(wire_format: WireFormat) -> None:
    async with (
        serve(tenant().app) as served,
        Client(served.url, CREDENTIALS, wire_format=wire_format, ca_file=served.ca_file) as client,
    ):
        assert await client.agents() == Batch((agent(),))
        assert await client.queues() == Batch((queue(),))
