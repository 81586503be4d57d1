import json
import zlib
from datetime import timedelta, timezone
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from tests.simulator.factories import (
    BASE_URL,
    CREDENTIALS,
    START,
    Clock,
    StillFloor,
    agent_record,
    agent_records,
    client,
    get,
    queue_record,
    tenant,
)
from wallboard.simulator.faults import Fault, Kind
from wallboard.simulator.listing import Listing
from wallboard.simulator.transport import StreamingTransport

PLAIN = {"Accept-Encoding": "identity"}


async def faulty(text: str, path: str = "agents.json", **headers: str) -> httpx.Response:
    return await get(tenant(StillFloor(agents=agent_records(40)), faults=[Fault.parse(text)]), path, **headers)


async def raw_body(text: str, path: str = "agents.json") -> bytes:
    served = tenant(faults=[Fault.parse(text)])
    async with client(served) as asking, asking.stream("GET", path) as answer:
        return b"".join([piece async for piece in answer.aiter_raw()])


async def test_busy() -> None:
    answer = await faulty("busy")

    assert (answer.status_code, answer.text) == (503, "<API><Error>503 - Server busy.</Error></API>")
    assert "retry-after" not in answer.headers


async def test_busy_with_a_delay_in_seconds() -> None:
    answer = await faulty("busy_seconds,amount=7")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "7")


async def test_busy_until_a_date() -> None:
    floor = StillFloor(now=START.astimezone(timezone(timedelta(hours=-5))))
    answer = await get(tenant(floor, faults=[Fault.parse("busy_date,amount=7")]), "agents.json")

    assert answer.status_code == 503
    assert parsedate_to_datetime(answer.headers["retry-after"]) == START + timedelta(seconds=7)


async def test_failed() -> None:
    answer = await faulty("failed")

    assert (answer.status_code, answer.text) == (500, "<API><Error>500 - Internal error.</Error></API>")


async def test_garbage_keeps_the_type_of_the_answer() -> None:
    answer = await faulty("garbage")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json;charset=UTF-8")
    with pytest.raises(ValueError, match=r"codec can't decode|Expecting"):
        json.loads(answer.content)


async def test_the_wrong_type_with_the_right_body() -> None:
    answer = await faulty("wrong_type")

    assert answer.headers["content-type"].startswith("text/html")
    assert len(answer.json()["agent"]) == 40


async def test_a_login_page() -> None:
    answer = await faulty("login_page")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html;charset=UTF-8")
    assert "<form" in answer.text


async def test_nothing_at_all() -> None:
    answer = await faulty("empty")

    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", "0")


@pytest.mark.parametrize("coding", ["gzip", "identity"])
async def test_an_oversized_body_is_right_and_far_too_long(coding: str) -> None:
    answer = await faulty("oversized,amount=1000000", **{"Accept-Encoding": coding})

    assert 1_000_000 <= len(answer.content) < 1_100_000
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert len(answer.json()["agent"]) == 40


async def test_a_gzip_bomb_is_small_and_inflates_to_the_amount() -> None:
    amount = 10_000_001

    bomb = await raw_body(f"gzip_bomb,amount={amount}")

    assert len(bomb) < amount / 500
    assert len(zlib.decompress(bomb, 16 + zlib.MAX_WBITS)) == amount


@pytest.mark.parametrize("path", ["agents.json", "agents"])
async def test_an_xml_bomb_is_a_short_document_with_nested_entities(path: str) -> None:
    answer = await faulty("xml_bomb", path)

    assert answer.headers["content-type"].startswith("application/xml")
    assert "<!DOCTYPE" in answer.text
    assert '<!ENTITY e9 "&e8;&e8;' in answer.text
    assert len(answer.content) < 2000


async def test_a_redirect_leads_to_another_host() -> None:
    answer = await faulty("redirect")

    assert answer.status_code == 302
    assert httpx.URL(answer.headers["location"]).host == "elsewhere.example.com"


@pytest.mark.parametrize("seconds", [120, -120])
async def test_a_skewed_clock_changes_the_date_only(seconds: int) -> None:
    answer = await faulty(f"clock_skew,amount={seconds}")

    assert parsedate_to_datetime(answer.headers["date"]) == START + timedelta(seconds=seconds)
    assert len(answer.json()["agent"]) == 40


async def test_a_rotated_token_locks_out_the_old_one_and_lets_in_the_new() -> None:
    served = tenant(faults=[Fault(Kind.TOKEN_ROTATED, for_s=60)], clock=(clock := Clock()))
    async with client(served) as old, client(served, credentials=CREDENTIALS.renewed()) as new:
        during = [(await each.get("queues.json")).status_code for each in (old, new)]
        clock.wait(60)
        after = [(await each.get("queues.json")).status_code for each in (old, new)]

    assert (during, after) == ([403, 200], [200, 403])


async def test_a_slow_body_arrives_whole_in_the_end() -> None:
    answer = await faulty("slow,amount=0", **PLAIN)

    assert len(answer.json()["agent"]) == 40


@pytest.mark.parametrize("kind", ["slow,amount=36000", "hang", "stall"])
async def test_a_client_gives_up_on_what_takes_too_long(kind: str) -> None:
    async with client(tenant(faults=[Fault.parse(kind)]), timeout_s=0.05) as asking:
        with pytest.raises(httpx.ReadTimeout):
            await asking.get("agents.json")


@pytest.mark.parametrize("kind", ["slow,amount=36000", "stall"])
async def test_what_takes_too_long_has_begun_well(kind: str) -> None:
    served = tenant(faults=[Fault.parse(kind)])
    async with client(served, timeout_s=None) as asking, asking.stream("GET", "agents.json", headers=PLAIN) as answer:
        first = await anext(answer.aiter_raw())

    assert first.startswith(b'{"agent":[{')
    assert int(answer.headers["content-length"]) > len(first)


@pytest.mark.parametrize(("kind", "error"), [("reset", httpx.ReadError), ("truncated", httpx.RemoteProtocolError)])
async def test_a_connection_that_ends_in_the_middle_of_the_body(kind: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        await faulty(kind)


@pytest.mark.parametrize("coding", ["gzip", "identity"])
async def test_a_body_that_is_cut_short_looks_whole_to_http(coding: str) -> None:
    served = tenant(faults=[Fault(Kind.CUT_SHORT)])
    async with (
        client(served) as asking,
        asking.stream("GET", "agents.json", headers={"Accept-Encoding": coding}) as cut,
    ):
        body = b"".join([piece async for piece in cut.aiter_raw()])
    inflating = zlib.decompressobj(16 + zlib.MAX_WBITS)

    assert int(cut.headers["content-length"]) == len(body) > 100
    if coding == "gzip":
        inflating.decompress(body)
        assert not inflating.eof
    else:
        with pytest.raises(json.JSONDecodeError):
            json.loads(body)


async def test_a_fault_can_concern_one_list_and_its_records() -> None:
    served = tenant(faults=[Fault(Kind.FAILED, on=Listing.QUEUES)])

    codes = [
        (await get(served, path)).status_code for path in ("agents", "agent/ag3276621", "queues", "queue/116", "x")
    ]

    assert codes == [200, 200, 500, 500, 404]


async def test_faults_of_several_kinds_add_up() -> None:
    served = tenant(faults=[Fault(Kind.BUSY_SECONDS), Fault(Kind.CLOCK_SKEW, amount=5)])

    answer = await get(served, "agents.json")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert parsedate_to_datetime(answer.headers["date"]) == START + timedelta(seconds=5)


async def test_of_two_faults_of_the_delivery_the_later_one_counts() -> None:
    served = tenant(faults=[Fault(Kind.HANG), Fault(Kind.TRUNCATED)])

    with pytest.raises(httpx.RemoteProtocolError):
        await get(served, "agents.json")


@pytest.mark.parametrize("kind", ["reset", "truncated"])
async def test_a_server_that_does_not_tell_the_connection_still_breaks_it_off(kind: str) -> None:
    served = tenant(faults=[Fault.parse(kind)])

    async def anonymous(scope: Scope, receive: Receive, send: Send) -> None:
        await served.app({**scope, "extensions": {}}, receive, send)

    async with httpx.AsyncClient(transport=StreamingTransport(anonymous)) as asking:
        with pytest.raises(httpx.RemoteProtocolError):
            await asking.get(f"{BASE_URL}agents.json", auth=(CREDENTIALS.name, CREDENTIALS.token))


async def test_a_frozen_cache_answers_with_old_numbers_until_it_thaws() -> None:
    clock = Clock()
    served = tenant(clock=clock, faults=[Fault(Kind.FROZEN, at_s=15, for_s=20)])
    ages = []
    for _ in range(6):
        agent = (await get(served, "agents.json")).json()["agent"][0]
        ages.append(agent["time-in-status"] - int(agent_record()["time-in-status"]))
        clock.wait(10)

    assert ages == [0, 10, 10, 10, 40, 50]


async def test_a_restart_happens_to_the_floor_at_the_next_turn_and_once() -> None:
    clock = Clock()
    served = tenant(clock=clock, faults=[Fault(Kind.RESTART, at_s=5)])
    times = []
    for _ in range(4):
        times.append((await get(served, "agent/ag3276621.json")).json()["agent"]["time-in-status"])
        clock.wait(10)

    assert times[1:] == [-1, 9, 19]


async def test_a_day_reset_makes_the_counters_fall() -> None:
    clock = Clock()
    served = tenant(
        StillFloor(queues=[queue_record(day_queued=80)]), clock=clock, faults=[Fault(Kind.DAY_RESET, at_s=5)]
    )
    queued = []
    for _ in range(3):
        queued.append((await get(served, "queues.json")).json()["queue"][0]["day-queued"])
        clock.wait(10)

    assert queued == [80, 0, 0]


async def test_a_broken_record_lies_among_good_ones() -> None:
    agents = (await faulty("record_broken,amount=2")).json()["agent"]

    broken = [agent for agent in agents if "agent-id" not in agent]
    assert (len(agents), len(broken)) == (40, 2)
    assert all(agent["agent-status"] == "broken" for agent in broken)


async def test_a_broken_record_is_broken_in_xml_too() -> None:
    agents = ElementTree.fromstring((await faulty("record_broken", "agents")).text)

    assert [agent.findtext("agent-status") for agent in agents if agent.find("agent-id") is None] == ["broken"]


async def test_duplicated_ids() -> None:
    ids = [agent["agent-id"] for agent in (await faulty("duplicated,amount=3")).json()["agent"]]

    assert (len(ids), len(set(ids))) == (43, 40)


async def test_a_vanished_record_is_gone_from_the_list_and_by_id_and_stays_so() -> None:
    clock = Clock()
    served = tenant(StillFloor(agents=agent_records(40)), clock=clock, faults=[Fault(Kind.VANISHED)])
    seen = []
    for _ in range(2):
        seen.append({agent["agent-id"] for agent in (await get(served, "agents.json")).json()["agent"]})
        clock.wait(10)
    (vanished,) = {str(agent["agent-id"]) for agent in agent_records(40)} - seen[0]

    assert seen[0] == seen[1]
    assert (await get(served, f"agent/{vanished}")).status_code == 404


@pytest.mark.parametrize("kind", ["record_broken", "duplicated", "vanished"])
async def test_more_records_than_there_are_can_be_struck(kind: str) -> None:
    agents = (await faulty(f"{kind},amount=1000")).json()["agent"]

    assert len(agents) == {"record_broken": 40, "duplicated": 80, "vanished": 0}[kind]
