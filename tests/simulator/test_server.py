import json
from datetime import timedelta, timezone
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest

from tests.simulator.factories import (
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
from wallboard.simulator.credentials import Credentials
from wallboard.simulator.switches import Switches

FORBIDDEN = "<API><Error>403 - Forbidden.</Error></API>"


@pytest.mark.parametrize("path", ["agents", "agents.xml", "queues", "queues.xml"])
async def test_a_list_is_xml_without_a_suffix_and_with_xml(path: str) -> None:
    answer = await get(tenant(), path)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/xml;charset=UTF-8"
    assert ElementTree.fromstring(answer.text).tag == path.removesuffix(".xml")


@pytest.mark.parametrize(("path", "id_field"), [("agent/ag3276621", "agent-id"), ("queue/116", "queue-id")])
async def test_a_single_record_is_the_one_of_the_list(path: str, id_field: str) -> None:
    one, id_ = path.split("/")
    served = tenant()

    single = await get(served, f"{path}.json")
    whole = await get(served, f"{one}s.json")

    assert single.headers["content-type"] == "application/json;charset=UTF-8"
    assert single.json()[one][id_field] == id_
    assert whole.json() == {one: [single.json()[one]]}


@pytest.mark.parametrize(
    "id_", ["a/b", "a?b=c", "50%", "odd.json", "odd.xml", "j.doe", "Jürgen", "a b", "a\nb", "..", "#"]
)
@pytest.mark.parametrize("suffix", [".json", ".xml"])
async def test_an_id_of_any_characters_is_found_when_it_is_escaped(id_: str, suffix: str) -> None:
    escaped = "".join(f"%{byte:02X}" for byte in id_.encode())
    served = tenant(StillFloor(agents=[agent_record(agent_id=id_)]))

    answer = await get(served, f"agent/{escaped}{suffix}")

    assert answer.status_code == 200
    if suffix == ".json":
        assert answer.json()["agent"]["agent-id"] == id_
    else:
        assert ElementTree.fromstring(answer.text).findtext("agent-id") == id_


async def test_of_two_records_with_one_id_the_first_is_found() -> None:
    served = tenant(StillFloor(agents=[agent_record(agent_name=name) for name in ("One", "Other")]))

    assert (await get(served, "agent/ag3276621.json")).json()["agent"]["agent-name"] == "One"


async def test_without_credentials_the_server_asks_for_them() -> None:
    async with client(tenant(), credentials=None) as asking:
        answer = await asking.get("agents.json")

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic realm=")
    assert answer.text == "<API><Error>401 - Unauthorized.</Error></API>"


async def test_without_credentials_the_server_can_refuse_instead() -> None:
    async with client(tenant(switches=Switches(no_credentials="forbidden")), credentials=None) as asking:
        answer = await asking.get("agents.json")

    assert (answer.status_code, answer.text) == (403, FORBIDDEN)
    assert "www-authenticate" not in answer.headers


@pytest.mark.parametrize("path", ["agents.json", "agent/nobody", "agents.yaml", "nowhere"])
async def test_wrong_credentials_are_refused_whatever_is_asked_for(path: str) -> None:
    async with client(tenant(), credentials=Credentials(CREDENTIALS.name, "guessed")) as asking:
        answer = await asking.get(path)

    assert (answer.status_code, answer.text) == (403, FORBIDDEN)
    assert answer.headers["content-type"] == "application/xml;charset=UTF-8"


async def test_error_bodies_can_be_in_the_format_that_was_asked_for() -> None:
    answer = await get(tenant(switches=Switches(error_format="asked")), "agent/nobody.json")

    assert (answer.status_code, answer.json()) == (404, {"API": {"Error": "404 - Not found."}})


@pytest.mark.parametrize(
    ("path", "status"),
    [("agents.yaml", 400), ("agent/nobody", 404), ("queue/0.json", 404), ("groups", 404), ("agents/", 404)],
)
async def test_what_is_not_there(path: str, status: int) -> None:
    answer = await get(tenant(), path)

    assert answer.status_code == status
    assert ElementTree.fromstring(answer.text).findtext("Error", "").startswith(f"{status} - ")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
async def test_only_get_is_understood(method: str) -> None:
    async with client(tenant()) as asking:
        answer = await asking.request(method, "agents.json")

    assert answer.status_code == 400


async def test_an_unknown_record_can_be_answered_with_nothing() -> None:
    served = tenant(switches=Switches(not_found="empty"))

    answer = await get(served, "agent/nobody.json")

    assert (answer.status_code, answer.content) == (200, b"")
    assert (await get(served, "groups")).status_code == 404


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("deflate, GZIP;q=0.5", "gzip"),
        ("gzip;q=1.0", "gzip"),
        ("identity", None),
        ("gzip;q=0", None),
        ("gzip; q=0.00", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("path", ["agents.json", "agent/ag3276621.json"])
async def test_an_answer_is_compressed_if_the_request_accepts_it(accepted: str, coding: str | None, path: str) -> None:
    answer = await get(tenant(), path, **{"Accept-Encoding": accepted})

    assert answer.headers.get("content-encoding") == coding
    assert "Marie Sanders" in json.dumps(answer.json())


async def test_compression_can_be_switched_off() -> None:
    answer = await get(tenant(switches=Switches(gzip=False)), "agents.json", **{"Accept-Encoding": "gzip"})

    assert "content-encoding" not in answer.headers


async def test_the_length_is_the_length_of_the_body() -> None:
    answer = await get(tenant(), "agents.json", **{"Accept-Encoding": "identity"})

    assert int(answer.headers["content-length"]) == len(answer.content)


async def test_the_date_is_by_the_tenants_clock() -> None:
    clock = Clock()
    served = tenant(clock=clock)
    clock.wait(90)

    answer = await get(served, "agents.json")

    assert (parsedate_to_datetime(answer.headers["date"]) - START).total_seconds() == 90


async def test_the_date_is_in_gmt_wherever_the_floor_is() -> None:
    floor = StillFloor(now=START.astimezone(timezone(timedelta(hours=-5))))

    answer = await get(tenant(floor), "agents.json")

    assert answer.headers["date"] == "Mon, 02 Mar 2026 09:00:00 GMT"


async def test_the_switches_of_the_wire_reach_the_answers() -> None:
    served = tenant(switches=Switches(json_root="kept", numbers="text"))

    agents = (await get(served, "agents.json")).json()["agents"]["agent"]

    assert agents[0]["agent-status"] == "9"


async def test_lists_keep_the_order_of_the_floor() -> None:
    served = tenant(
        StillFloor(agents=agent_records(3), queues=[queue_record(queue_id="9"), queue_record(queue_id="1")])
    )

    agents = (await get(served, "agents.json")).json()["agent"]
    queues = ElementTree.fromstring((await get(served, "queues")).text)

    assert [agent["agent-id"] for agent in agents] == ["ag0", "ag1", "ag2"]
    assert [queue.findtext("queue-id") for queue in queues] == ["9", "1"]
