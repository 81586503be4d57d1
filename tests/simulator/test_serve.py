"""The faults and the surface again over real TLS connections: what an in-process transport can only imitate."""

import asyncio
import logging
import signal
import socket
import ssl
import stat
import sys
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from xml.etree import ElementTree

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from tests.simulator.factories import CREDENTIALS, Clock, StillFloor, agent_record, tenant
from wallboard.simulator.faults import Fault
from wallboard.simulator.serve import AddressError, MissingExtraError, Served, serve
from wallboard.simulator.switches import Switches
from wallboard.simulator.tenant import Tenant


def asking(served: Served, *, read_timeout_s: float = 30) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=f"{served.url}/api/rtstats/stats/",
        auth=(CREDENTIALS.name, CREDENTIALS.token),
        verify=ssl.create_default_context(cafile=str(served.ca_file)),
        timeout=httpx.Timeout(30, read=read_timeout_s),
        trust_env=False,
    )


@asynccontextmanager
async def connected(behind: Tenant, *, read_timeout_s: float = 30) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(behind.app) as served, asking(served, read_timeout_s=read_timeout_s) as client:
        yield client


def failing(text: str) -> Tenant:
    return tenant(
        StillFloor(agents=[agent_record(agent_id=f"ag{number}") for number in range(200)]), faults=[Fault.parse(text)]
    )


async def test_both_formats_arrive_over_verified_tls_and_one_connection() -> None:
    async with connected(tenant()) as client:
        answers = [await client.get(path) for path in ("agents.json", "agents.xml", "queue/116")]
        streams = {answer.extensions["network_stream"] for answer in answers}

    assert [answer.http_version for answer in answers] == ["HTTP/1.1"] * 3
    assert answers[0].json()["agent"][0]["agent-name"] == "Marie Sanders"
    assert ElementTree.fromstring(answers[1].text).findtext("agent/agent-name") == "Marie Sanders"
    assert ElementTree.fromstring(answers[2].text).findtext("queue-name") == "Tech Support"
    assert len(streams) == 1


async def test_the_server_adds_no_headers_of_its_own() -> None:
    async with connected(tenant()) as client:
        answer = await client.get("agents.json")

    assert answer.headers.get_list("date") == ["Mon, 02 Mar 2026 09:00:00 GMT"]
    assert "server" not in answer.headers


async def test_an_escaped_id_arrives_as_it_was_sent() -> None:
    async with connected(tenant(StillFloor(agents=[agent_record(agent_id="a/b?c%.json")]))) as client:
        answer = await client.get("agent/a%2Fb%3Fc%25.json.json")

    assert answer.json()["agent"]["agent-id"] == "a/b?c%.json"


async def test_a_bad_escape_is_a_bad_request() -> None:
    async with serve(tenant().app) as served:
        context = ssl.create_default_context(cafile=str(served.ca_file))
        port = httpx.URL(served.url).port
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context)
        basic = b64encode(f"{CREDENTIALS.name}:{CREDENTIALS.token}".encode()).decode()
        writer.write(
            f"GET /api/rtstats/stats/agent/%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Basic {basic}\r\n\r\n".encode()
        )
        status = await reader.readline()
        writer.close()

    assert status.startswith(b"HTTP/1.1 400 ")


async def test_the_certificate_is_refused_by_whoever_does_not_know_its_authority() -> None:
    async with serve(tenant().app) as served, httpx.AsyncClient(trust_env=False) as stranger:
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            await stranger.get(served.url)


async def test_only_this_user_can_read_the_ca_file_and_it_is_gone_afterwards() -> None:
    async with serve(tenant().app) as served:
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (served.ca_file, served.ca_file.parent)]
        content = served.ca_file.read_text()

    assert modes == [0o600, 0o700]
    assert content.startswith("-----BEGIN CERTIFICATE-----")
    assert "PRIVATE KEY" not in content
    assert not served.ca_file.parent.exists()


async def test_a_reset_is_a_read_error() -> None:
    async with connected(failing("reset")) as client:
        with pytest.raises(httpx.ReadError):
            await client.get("agents.json")


async def test_a_truncated_body_is_a_protocol_error() -> None:
    async with connected(failing("truncated")) as client:
        with pytest.raises(httpx.RemoteProtocolError, match=r"received [0-9]+ bytes, expected [0-9]+"):
            await client.get("agents.json")


@pytest.mark.parametrize("kind", ["hang", "stall", "slow,amount=36000"])
async def test_a_client_gives_up_on_what_takes_too_long_and_the_server_stops_at_once(kind: str) -> None:
    async with connected(failing(kind), read_timeout_s=0.2) as client:
        with pytest.raises(httpx.ReadTimeout):
            await client.get("agents.json")


@pytest.mark.parametrize("kind", ["hang", "stall", "slow,amount=36000"])
async def test_the_server_stops_while_a_request_still_waits(kind: str) -> None:
    waiting = asyncio.Event()
    behind = failing(kind)

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        waiting.set()
        await behind.app(scope, receive, send)

    async with serve(watched) as served:
        client = asking(served)
        request = asyncio.create_task(client.get("agents.json"))
        await waiting.wait()

    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await request
    await client.aclose()


async def test_a_fault_ends_and_the_same_client_goes_on() -> None:
    async with connected(failing("reset,times=2")) as client:
        for _ in range(2):
            with pytest.raises(httpx.ReadError):
                await client.get("agents.json")

        assert (await client.get("agents.json")).status_code == 200


async def test_two_nodes_share_the_connections() -> None:
    clock = Clock()
    behind = tenant(clock=clock, switches=Switches(nodes="by_connection", node_offset_s=4))
    clock.wait(12)
    async with serve(behind.app) as served, asking(served) as one, asking(served) as other:
        ages = [
            (await client.get("queues.json")).json()["queue"][0]["longest-wait-time"] for client in (one, other, one)
        ]

    assert ages == [10, 4, 10]


async def test_the_control_endpoint_is_there_for_this_machine() -> None:
    async with serve(tenant().app) as served, asking(served) as client:
        planned = await client.post(f"{served.url}/simulator/faults", json={"kind": "busy"})
        answer = await client.get("agents.json")

    assert planned.status_code == 201
    assert answer.status_code == 503


async def test_nothing_is_logged_whatever_goes_wrong(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for kind in ("reset", "truncated", "failed", "clock_skew"):
        async with connected(failing(kind)) as client:
            await asyncio.gather(client.get("agents.json"), return_exceptions=True)

    assert [record for record in caplog.records if not record.name.startswith("http")] == []


async def test_a_bug_is_logged_without_the_token(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise ZeroDivisionError

    async with serve(broken) as served, asking(served) as client:
        answer = await client.get("agents.json")

    assert answer.status_code == 500
    assert "ZeroDivisionError" in caplog.text
    assert CREDENTIALS.token not in caplog.text


async def test_signals_are_left_to_the_caller() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    async with serve(tenant().app):
        during = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]

    assert during == before


async def test_a_port_can_be_chosen_and_a_taken_one_is_an_error() -> None:
    async with serve(tenant().app) as served:
        port = httpx.URL(served.url).port or 0
        with pytest.raises(AddressError, match=f"port {port}.*Choose another port"):
            async with serve(tenant().app, port=port):
                pass
    async with serve(tenant().app, port=port) as again:
        assert again.url == f"https://127.0.0.1:{port}"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.com", "::"])
async def test_only_loopback_addresses_are_served(host: str) -> None:
    with pytest.raises(AddressError, match="loopback"):
        async with serve(tenant().app, host=host):
            pass


@pytest.mark.skipif(not socket.has_ipv6, reason="needs IPv6")
@pytest.mark.parametrize("host", ["localhost", "::1"])
async def test_other_names_of_loopback_are_verified_too(host: str) -> None:
    async with serve(tenant().app, host=host) as served, asking(served) as client:
        assert (await client.get("agents.json")).status_code == 200


@pytest.mark.parametrize("missing", ["uvicorn", "trustme"])
async def test_without_the_extra_the_error_says_what_to_install(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.delitem(sys.modules, "wallboard.simulator.https", raising=False)

    with pytest.raises(MissingExtraError, match=rf"{missing}.*pip install 'wallboard\[simulator\]'"):
        async with serve(tenant().app):
            pass
