"""Every variant of the wire that the document leaves open, and what a bad record costs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.api.factories import fields, json_of, xml_of
from tests.factories import SAMPLES, agent, queue
from wallboard.api.wire import WireFormat, read_list, read_single
from wallboard.model.agent import Agent
from wallboard.model.fields import described
from wallboard.model.queue import Queue
from wallboard.model.snapshot import Batch

JSON, XML = WireFormat.JSON, WireFormat.XML


def agents_of(*records: object) -> Batch[Agent]:
    return read_list(json_of({"agent": records}), Agent, JSON)


def only_agent(**changes: object) -> Agent:
    (record,) = agents_of(fields("agent", **changes)).records
    return record


def test_the_documents_agent_is_read_verbatim() -> None:
    record = read_single((SAMPLES / "agent.sample.xml").read_bytes(), Agent, XML)

    assert record == agent()
    assert record is not None
    assert record.guid == "detestacct801-ag3276621-cb1f16ae-d5a8-4658-a467-e1d9c3b8467f"
    assert (record.status, record.time_in_status_s, record.last_login_time) == (9, 206526, None)
    assert not record.unknown


def test_the_documents_queue_is_read_verbatim() -> None:
    record = read_single((SAMPLES / "queue.sample.xml").read_bytes(), Queue, XML)

    assert record == queue()
    assert record is not None
    assert (record.id, record.name, record.media_type, record.assigned_agent_count) == (
        "116",
        "Tech Support",
        "vmail",
        1,
    )
    assert not record.unknown


@pytest.mark.parametrize(("noun", "record_type"), [("agent", Agent), ("queue", Queue)])
def test_every_field_of_the_samples_is_described_in_their_order(noun: str, record_type: type[Agent | Queue]) -> None:
    assert [field.api_name for field in described(record_type)] == list(fields(noun))


@pytest.mark.parametrize(
    "body",
    [
        {"queue": [fields("queue")]},
        {"queue": fields("queue")},
        {"queues": {"queue": [fields("queue")]}},
        {"queues": {"queue": fields("queue")}},
        {"QUEUE": [fields("queue")]},
        {"queue": [fields("queue")], "took": 3},
        {"queue": [{name.upper(): value for name, value in fields("queue").items()}]},
        {"queue": [{name: str(value) for name, value in fields("queue").items()}]},
        {"queue": [{name: f" {value} " for name, value in fields("queue").items()}]},
        {"queue": [fields("queue", queue_id=116)]},
        {
            "queue": [
                {name: value for name, value in fields("queue").items() if name != "day-queued"} | {"Day-Queued": 0}
            ]
        },
    ],
)
def test_json_lists_of_every_shape_hold_the_same_record(body: object) -> None:
    assert read_list(json_of(body), Queue, JSON) == Batch((queue(),))


@pytest.mark.parametrize(
    "body",
    [
        f"<queues>{xml_of('queue', fields('queue'))}</queues>",
        f"<?xml version='1.0' encoding='UTF-8'?>\n<queues>\n  {xml_of('queue', fields('queue'))}\n</queues>\n",
        xml_of("queue", fields("queue")),
        f"<QUEUES>{xml_of('Queue', fields('queue'))}</QUEUES>",
        f"<queues xmlns='urn:example'>{xml_of('queue', fields('queue'))}</queues>",
        f"<queues><took>3</took>{xml_of('queue', fields('queue'))}</queues>",
        f"<queues>{xml_of('queue', fields('queue')).replace('>Tech', '><!-- old name: A -->Tech')}</queues>",
        f"<queues>{xml_of('queue', fields('queue')).replace('Tech Support', '<![CDATA[Tech Support]]>')}</queues>",
    ],
)
def test_xml_lists_of_every_shape_hold_the_same_record(body: str) -> None:
    assert read_list(body.encode(), Queue, XML) == Batch((queue(),))


@pytest.mark.parametrize(
    "body",
    [b"{}", b"null", b'""', b'{"queue":[]}', b'{"queue":null}', b'{"queue":""}', b'{"queue":{}}', b'{"queues":{}}'],
)
def test_every_empty_json_list_means_none(body: bytes) -> None:
    assert read_list(body, Queue, JSON) == Batch(())


@pytest.mark.parametrize(
    "body", [b"<queues/>", b"<queues></queues>", b"<?xml version='1.0'?><queues>\n</queues>", b"<queue/>"]
)
def test_every_empty_xml_list_means_none(body: bytes) -> None:
    assert read_list(body, Queue, XML) == Batch(())


@pytest.mark.parametrize("empty", ["", None, {}, [], -1, "-1", " ", -7])
def test_every_empty_number_means_no_value_and_none_is_odd(empty: object) -> None:
    batch = agents_of(fields("agent", time_in_status=empty, agent_name=empty if empty in ("", None, {}) else "x"))

    assert batch.records[0].time_in_status_s is None
    assert batch.odd_values == 0


@pytest.mark.parametrize("odd", ["many", 5.5, [1], {"a": 1}, 10**13])
def test_an_odd_number_means_no_value_and_is_counted(odd: object) -> None:
    batch = agents_of(fields("agent", time_in_status=odd), fields("agent", agent_id="b"))

    assert [record.time_in_status_s for record in batch.records] == [None, 206526]
    assert (batch.odd_values, batch.left_out) == (1, 0)


def test_odd_values_are_counted_once_where_a_chunk_is_read_again() -> None:
    batch = agents_of(
        fields("agent", time_in_status="many"), {"no": "id"}, fields("agent", agent_id="b", Agent_Status=1)
    )

    assert (len(batch.records), batch.odd_values, batch.left_out) == (2, 1, 1)


def test_a_missing_field_means_no_value() -> None:
    batch = agents_of({"agent-id": "ag1"})

    assert (batch.records[0].status, batch.records[0].name, batch.left_out) == (None, "", 0)


@pytest.mark.parametrize(
    "bad", [{}, {"agent-name": "nobody"}, {"agent-id": ""}, {"agent-id": "\u200b"}, 5, None, "x", []]
)
def test_a_bad_record_is_left_out_and_the_rest_lives(bad: object) -> None:
    batch = agents_of(fields("agent", agent_id="a"), bad, fields("agent", agent_id="b"))

    assert [record.id for record in batch.records] == ["a", "b"]
    assert batch.left_out == 1


@pytest.mark.parametrize("bad", [b"5", b"null", b'"x"', b"[]"])
def test_a_bad_record_before_one_that_is_no_strict_json_is_left_out(bad: bytes) -> None:
    batch = read_list(b'{"agent":[%s,{"agent-id":"a\x01"}]}' % bad, Agent, JSON)

    assert ([record.id for record in batch.records], batch.left_out) == (["a"], 1)


def test_a_bad_record_in_xml_is_left_out_and_the_rest_lives() -> None:
    good = xml_of("agent", fields("agent"))
    batch = read_list(f"<agents><agent/>{good}<agent><agent-id/></agent></agents>".encode(), Agent, XML)

    assert (len(batch.records), batch.left_out) == (1, 2)


def test_the_first_of_an_id_stays_in_the_order_of_the_api() -> None:
    batch = agents_of(
        *(fields("agent", agent_id=an_id, agent_name=name) for an_id, name in [("b", 1), ("a", 2), ("b", 3)])
    )

    assert [(record.id, record.name) for record in batch.records] == [("b", "1"), ("a", "2")]
    assert batch.left_out == 1


def test_records_share_what_is_the_same_with_those_of_the_answer_before() -> None:
    first, second = (only_agent(agent_name="Somebody with a name of their own") for _ in range(2))

    assert first is not second
    assert first.name is second.name
    assert not first.unknown
    assert first.model_copy(update={"name": "Ann"}).model_fields_set == {"name"}
    assert second.model_fields_set == set()


def test_digits_as_numbers_are_text() -> None:
    record = only_agent(agent_id=7, agent_name=42, status_code_item_short_code=3, group_id=108)

    assert (record.id, record.name, record.status_code_item_short_code, record.group_id) == ("7", "42", "3", "108")


def test_a_field_in_our_spelling_wins_over_the_same_in_capitals() -> None:
    record = only_agent(Agent_Status=3)

    assert record.status == 9
    assert not record.unknown


def test_unknown_fields_are_kept_as_text() -> None:
    assert only_agent(skills=[1, 2], note=None, new={"a": True}).unknown == {
        "skills": ("1", "2"),
        "note": "",
        "new": {"a": "true"},
    }


@pytest.mark.parametrize("field", ["agent_id", "agent_name", "group_id", "status_code_item_short_code", "agent_guid"])
def test_no_text_of_a_record_moves_the_screen(field: str) -> None:
    record = only_agent(**{field: "a\x1b[2J\u202e"}, new="\x1b[2J")

    assert "a[2J" in (record.id, record.name, record.group_id, record.status_code_item_short_code, record.guid)
    assert record.unknown == {"new": "[2J"}


def test_xml_in_its_declared_encoding_is_read() -> None:
    record = xml_of("agent", fields("agent", agent_name="Jürgen"))
    body = f'<?xml version="1.0" encoding="ISO-8859-1"?><agents>{record}</agents>'.encode("latin-1")

    assert read_list(body, Agent, XML).records[0].name == "Jürgen"


BOMB = b"<!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;'>]><agents><agent>&lol2;</agent></agents>"


@pytest.mark.parametrize(
    "body",
    [
        BOMB,
        b"<?xml version='1.0'?> <!-- x -->" + BOMB,
        b"<!DOCTYPE agents SYSTEM 'http://example.com/x.dtd'><agents/>",
        BOMB.decode().encode("utf-16"),
        ("<?xml version='1.0' encoding='utf-16'?>" + BOMB.decode()).encode("utf-16-le"),
    ],
)
@pytest.mark.parametrize("read", [read_list, read_single])
def test_xml_with_a_document_type_is_refused(body: bytes, read: Any) -> None:
    with pytest.raises(ValueError, match=r"document type|no XML"):
        read(body, Agent, XML)


@pytest.mark.parametrize(
    ("body", "wire_format"),
    [
        (b'{"agent":[', JSON),
        (b"", JSON),
        pytest.param(b"[" * 100_000, JSON, id="unclosed depth"),
        pytest.param(b'{"agent":' + b"[" * 100_000 + b"]" * 100_000 + b"}", JSON, id="closed depth"),
        (b'{"queue":[]}', JSON),
        (b'{"error":"overloaded"}', JSON),
        (b'{"agent":5}', JSON),
        (b"true", JSON),
        (b"", XML),
        (b"<agents><agent>", XML),
        (b"<agents>&nbsp;</agents>", XML),
        (b"<queues/>", XML),
        (b"<API><Error>503</Error></API>", XML),
        pytest.param(b"<agents><agent>" + b"<a>" * 500_000, XML, id="a record without end"),
    ],
)
def test_what_is_no_list_is_refused_in_words(body: bytes, wire_format: WireFormat) -> None:
    with pytest.raises(ValueError, match=r"it (is|holds)|a record in it is larger|not all of it"):
        read_list(body, Agent, wire_format)


@pytest.mark.parametrize(
    ("body", "wire_format"),
    [
        (json_of({"agent": fields("agent")}), JSON),
        (json_of({"agent": [fields("agent")]}), JSON),
        (json_of(fields("agent")), JSON),
        (json_of({"AGENT": fields("agent")}), JSON),
        (xml_of("agent", fields("agent")).encode(), XML),
        (f"<agents>{xml_of('agent', fields('agent'))}</agents>".encode(), XML),
    ],
)
def test_a_single_record_of_every_shape_is_the_same(body: bytes, wire_format: WireFormat) -> None:
    assert read_single(body, Agent, wire_format) == agent()


@pytest.mark.parametrize(
    ("body", "wire_format"),
    [(b"", JSON), (b" \n", XML), (b"null", JSON), (b"{}", JSON), (b'{"agent":{}}', JSON), (b"<agent/>", XML)],
)
def test_an_empty_single_answer_holds_no_record(body: bytes, wire_format: WireFormat) -> None:
    assert read_single(body, Agent, wire_format) is None


def test_a_single_record_without_an_id_is_refused() -> None:
    with pytest.raises(ValueError, match="no id"):
        read_single(json_of({"agent": {"agent-name": "nobody"}}), Agent, JSON)


@pytest.mark.parametrize("wire_format", list(WireFormat))
def test_a_large_list_is_read_in_pieces_with_a_pause_after_each(wire_format: WireFormat) -> None:
    floor = [fields("agent", agent_id=f"ag{number}") for number in range(1000)]
    body = json.dumps({"agent": floor}).encode() if wire_format is JSON else xml_of("agents", {"agent": floor}).encode()
    pauses: list[None] = []

    batch = read_list(body, Agent, wire_format, lambda: pauses.append(None))

    assert [record.id for record in batch.records] == [f"ag{number}" for number in range(1000)]
    assert len(pauses) >= 4
