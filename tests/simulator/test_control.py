from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from tests.simulator.factories import Clock, client, tenant
from wallboard.simulator.faults import Kind
from wallboard.simulator.transport import StreamingTransport

URL = "https://vcc-sb1.8x8.com/simulator/faults"


async def test_a_fault_is_planned_shown_and_ended() -> None:
    clock = Clock()
    async with client(tenant(clock=clock), credentials=None) as asking:
        planned = await asking.post(URL, json={"kind": "slow", "rate": 0.5, "at_s": 10, "on": "queues", "for_s": None})
        before: dict[str, Any] = (await asking.get(URL)).json()
        clock.wait(10)
        after = (await asking.get(URL)).json()
        ended = await asking.delete(f"{URL}/1")
        gone = (await asking.get(URL)).json()

    assert (planned.status_code, planned.json(), ended.status_code) == (201, {"number": 1}, 204)
    assert before["kinds"] == [kind.value for kind in Kind]
    assert before["faults"] == [
        {
            "number": 1,
            "kind": "slow",
            "rate": 0.5,
            "at_s": 10,
            "for_s": None,
            "times": None,
            "on": "queues",
            "amount": None,
            "active": False,
            "happened": 0,
        }
    ]
    assert after["faults"][0]["active"]
    assert gone["faults"] == []


async def test_a_fault_from_here_strikes_the_api_and_is_counted() -> None:
    async with client(tenant()) as asking:
        await asking.post(URL, json={"kind": "busy", "times": 1})
        codes = [(await asking.get("agents.json")).status_code for _ in range(2)]
        happened = (await asking.get(URL)).json()["faults"][0]["happened"]

    assert (codes, happened) == ([503, 200], 1)


async def test_all_faults_end_at_once() -> None:
    async with client(tenant()) as asking:
        for kind in ("busy", "slow"):
            await asking.post(URL, json={"kind": kind})
        cleared = await asking.delete(URL)

        assert cleared.status_code == 204
        assert (await asking.get(URL)).json()["faults"] == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'["busy"]', "must be a JSON object"),
        (b"{}", "needs a kind"),
        (b'{"kind": "bussy"}', "did you mean 'busy'"),
        (b'{"kind": "busy", "rate": "often"}', "rate cannot be 'often'"),
        (b'{"kind": "busy", "rate": 3}', "from 0 to 1"),
    ],
)
async def test_what_is_no_fault_is_refused_with_what_to_do(body: bytes, message: str) -> None:
    async with client(tenant()) as asking:
        answer = await asking.post(URL, content=body)

        assert answer.status_code == 400
        assert message in answer.json()["error"]
        assert (await asking.get(URL)).json()["faults"] == []


async def test_a_fault_that_is_not_there_cannot_be_ended() -> None:
    async with client(tenant()) as asking:
        assert (await asking.delete(f"{URL}/7")).status_code == 404


@pytest.mark.parametrize("address", [("192.0.2.7", 4711), ("2001:db8::1", 1), None])
@pytest.mark.parametrize(("method", "url"), [("GET", URL), ("POST", URL), ("DELETE", URL), ("DELETE", f"{URL}/1")])
async def test_another_machine_is_refused(address: tuple[str, int] | None, method: str, url: str) -> None:
    served = tenant()

    async def from_afar(scope: Scope, receive: Receive, send: Send) -> None:
        await served.app({**scope, "client": address}, receive, send)

    async with httpx.AsyncClient(transport=StreamingTransport(from_afar)) as asking:
        answer = await asking.request(method, url, content=b'{"kind": "busy"}')

    assert answer.status_code == 403
    assert served.faults.planned() == {}
