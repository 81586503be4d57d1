"""What a small answer that inflates to a large one costs: it is given up before it is read."""

from __future__ import annotations

import gzip

import pytest

from tests.api.factories import Server, failure, json_of
from wallboard.api import errors
from wallboard.api.amount import MOST_RECORDS, TooMuch
from wallboard.api.records import CHUNK
from wallboard.api.wire import WireFormat, read_list
from wallboard.model.agent import Agent

JSON, XML = WireFormat.JSON, WireFormat.XML
MANY = 3_000_002
MIB = 1024 * 1024


def of_many_records(wire_format: WireFormat, records: int) -> bytes:
    if wire_format is JSON:
        return b'{"agent":[' + b",".join([b"0"] * records) + b"]}"
    return b"<agents>" + b"<agent/>" * records + b"</agents>"


@pytest.mark.parametrize("wire_format", list(WireFormat))
def test_more_records_than_any_floor_has_are_not_read(wire_format: WireFormat) -> None:
    pauses: list[None] = []

    with pytest.raises(TooMuch, match="more than 100,000 records"):
        read_list(of_many_records(wire_format, 2 * MOST_RECORDS), Agent, wire_format, lambda: pauses.append(None))

    assert len(pauses) <= MOST_RECORDS / 64


@pytest.mark.parametrize("wire_format", list(WireFormat))
def test_as_many_records_as_are_allowed_are_read_even_where_all_are_bad(wire_format: WireFormat) -> None:
    assert read_list(of_many_records(wire_format, MOST_RECORDS), Agent, wire_format).left_out == MOST_RECORDS


@pytest.mark.parametrize(
    ("body", "wire_format"),
    [
        pytest.param(of_many_records(JSON, MANY), JSON, id="records"),
        pytest.param(b'{"agent":{"agent":[' + b"0," * MANY + b"0]}}", JSON, id="records of another shape"),
        pytest.param(b'{"agent":[[\x01' + b"[[[[]]]]," * (MANY // 4) + b"0]]}", JSON, id="lists in lists"),
        pytest.param(b'{"agent":' + b'{"a":' * MANY, JSON, id="objects in objects"),
        pytest.param(of_many_records(XML, 2 * MANY), XML, id="elements"),
        pytest.param(of_many_records(XML, 2 * MANY).decode().encode("utf-16"), XML, id="elements in UTF-16"),
        pytest.param(b"<agents>" + b"&#1;" * MANY + b"</agents>", XML, id="references"),
    ],
)
def test_more_values_than_any_floor_has_are_not_even_parsed(body: bytes, wire_format: WireFormat) -> None:
    with pytest.raises(TooMuch, match="more than 3,000,000 values"):
        read_list(body, Agent, wire_format)


@pytest.mark.parametrize(("records", "told"), [(1, "1,024 KiB"), (2, "512 KiB"), (1000, "16 KiB")])
def test_records_that_would_hold_the_interpreter_for_long_are_not_read(records: int, told: str) -> None:
    record = {"x": "x" * (2 * MIB // min(records, CHUNK))}

    with pytest.raises(TooMuch, match=f"a record in it is larger than {told}"):
        read_list(json_of({"agent": [record] * records}), Agent, JSON)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<agents" + b"".join(b' a%d=""' % number for number in range(10_000)) + b"/>", id="attributes"),
        pytest.param(b" " * MIB + b"<agents/>", id="white space"),
    ],
)
def test_xml_that_does_not_begin_for_long_is_given_up(body: bytes) -> None:
    with pytest.raises(ValueError, match="begins with more than 64 KiB of something else"):
        read_list(body, Agent, XML)


async def test_too_many_records_are_told_as_too_large_an_answer() -> None:
    bomb = gzip.compress(of_many_records(JSON, 2 * MOST_RECORDS))

    error = await failure(Server(bomb, content_encoding="gzip"))

    assert type(error) is errors.TooLarge
    assert error.cause == "the answer is too large: it holds more than 100,000 records"
