import json
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.simulator.factories import SAMPLES, agent_record, queue_record, sample_record
from wallboard.simulator.floor.records import Record
from wallboard.simulator.listing import Format, Listing
from wallboard.simulator.responses import error_body, list_body, record_body
from wallboard.simulator.switches import Switches

AGENT: Record = {"agent-id": "007", "agent-guid": "a1", "agent-status": 0, "group-id": 108, "status-code-list-id": ""}


def json_list(*records: Record, switches: str = "") -> Any:
    return json.loads(list_body(records, Listing.AGENTS, Format.JSON, Switches.parse(switches.split())))


def json_record(record: Record, switches: str = "") -> Any:
    return json.loads(record_body(record, Listing.AGENTS, Format.JSON, Switches.parse(switches.split())))


def xml_list(*records: Record, switches: str = "") -> str:
    return list_body(records, Listing.AGENTS, Format.XML, Switches.parse(switches.split())).decode()


def xml_record(record: Record, switches: str = "") -> str:
    return record_body(record, Listing.AGENTS, Format.XML, Switches.parse(switches.split())).decode()


@pytest.mark.parametrize("listing", Listing)
def test_the_documents_sample_record_comes_out_with_its_fields_and_values_in_order(listing: Listing) -> None:
    sample = ElementTree.parse(SAMPLES / f"{listing.one}.sample.xml").getroot()

    served = ElementTree.fromstring(record_body(sample_record(listing), listing, Format.XML, Switches()))

    assert served.tag == listing.one
    assert [(field.tag, field.text) for field in served] == [(field.tag, field.text) for field in sample]


@pytest.mark.parametrize("listing", Listing)
def test_json_has_the_keys_of_the_sample_record_in_its_order(listing: Listing) -> None:
    body = json.loads(list_body([sample_record(listing)], listing, Format.JSON, Switches()))

    assert list(body) == [listing.one]
    assert list(body[listing.one][0]) == list(sample_record(listing))


@pytest.mark.parametrize(
    ("switches", "whole", "single"),
    [
        ("json_root=seen", {"agent": [{"agent-status": 2}]}, {"agent": {"agent-status": 2}}),
        ("json_root=kept", {"agents": {"agent": [{"agent-status": 2}]}}, {"agent": {"agent-status": 2}}),
        ("json_root=stripped", {"agent": [{"agent-status": 2}]}, {"agent-status": 2}),
        ("lone_record=object", {"agent": {"agent-status": 2}}, {"agent": {"agent-status": 2}}),
    ],
)
def test_json_shapes(switches: str, whole: object, single: object) -> None:
    assert json_list({"agent-status": 2}, switches=switches) == whole
    assert json_record({"agent-status": 2}, switches) == single


def test_only_a_lone_record_collapses() -> None:
    two = json_list({"agent-status": 1}, {"agent-status": 2}, switches="lone_record=object")

    assert two == {"agent": [{"agent-status": 1}, {"agent-status": 2}]}


@pytest.mark.parametrize(
    ("switches", "expected"),
    [
        ("empty_list=array", {"agent": []}),
        ("empty_list=missing", {}),
        ("empty_list=null", {"agent": None}),
        ("empty_list=text", {"agent": ""}),
        ("empty_list=nothing", None),
        ("empty_list=missing json_root=kept", {"agents": {}}),
        ("empty_list=array json_root=kept", {"agents": {"agent": []}}),
    ],
)
def test_json_without_records(switches: str, expected: object) -> None:
    assert json_list(switches=switches) == expected


def test_xml_without_records_is_an_empty_root() -> None:
    assert xml_list(switches="xml_declaration=no") == "<agents/>"


@pytest.mark.parametrize(("word", "expected"), [("text", ""), ("null", None), ("object", {})])
def test_a_json_field_without_a_value(word: str, expected: object) -> None:
    assert json_record(AGENT, f"empty_value={word}")["agent"]["status-code-list-id"] == expected


def test_a_field_without_a_value_can_be_missing_in_both_formats() -> None:
    assert "status-code-list-id" not in json_record(AGENT, "empty_value=missing")["agent"]
    assert "status-code-list-id" not in xml_record(AGENT, "empty_value=missing")
    assert "<status-code-list-id/>" in xml_record(AGENT)


@pytest.mark.parametrize(
    ("switches", "field", "expected"),
    [
        ("", "agent-status", 0),
        ("numbers=text", "agent-status", "0"),
        ("", "group-id", 108),
        ("group_id=text", "group-id", "108"),
        ("numbers=text", "group-id", 108),
        ("", "agent-id", "007"),
        ("digits=number", "agent-id", "007"),
        ("digits=number", "agent-guid", " a1 "),
        ("padding=none", "agent-guid", "a1"),
        ("padding=all", "agent-id", " 007 "),
        ("padding=all", "agent-status", 0),
        ("padding=all numbers=text", "agent-status", " 0 "),
    ],
)
def test_a_json_value(switches: str, field: str, expected: object) -> None:
    value = json_record(AGENT, switches)["agent"][field]

    assert (type(value), value) == (type(expected), expected)


@pytest.mark.parametrize(("text", "expected"), [("42", 42), ("0", 0), ("042", "042"), ("4.2", "4.2"), ("४२", "४२")])
def test_text_of_digits_can_become_a_number(text: str, expected: object) -> None:
    assert json_record({"agent-name": text}, "digits=number") == {"agent": {"agent-name": expected}}


@pytest.mark.parametrize("value", ["sales", "010", ""])
def test_a_group_that_is_no_number_stays_text(value: str) -> None:
    assert json_record({"group-id": value}) == {"agent": {"group-id": value}}


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("sample", "agent-count-waitTransact"),
        ("lower", "agent-count-waittransact"),
        ("upper", "AGENT-COUNT-WAITTRANSACT"),
        ("capitalised", "Agent-count-waitTransact"),
    ],
)
def test_the_letters_of_field_names(word: str, name: str) -> None:
    record: Record = {"agent-count-waitTransact": 3}

    assert json_record(record, f"field_case={word}") == {"agent": {name: 3}}
    assert f"<{name}>3</{name}>" in xml_record(record, f"field_case={word}")


def test_a_field_that_the_document_does_not_know_comes_last() -> None:
    assert list(json_record(AGENT, "extra_field=yes")["agent"]) == [*AGENT, "simulated-field"]
    assert "<simulated-field>of no meaning</simulated-field></agent>" in xml_record(AGENT, "extra_field=yes")


def test_xml_values_can_be_padded_all_over() -> None:
    assert "<agent-status> 0 </agent-status>" in xml_record(AGENT, "padding=all")
    assert "<agent-guid> a1 </agent-guid>" in xml_record(AGENT)


def test_xml_with_and_without_a_declaration() -> None:
    assert xml_record(AGENT).startswith("<?xml version")
    assert xml_record(AGENT, "xml_declaration=no").startswith("<agent>")


def test_indented_xml_has_the_same_elements_on_lines_of_their_own() -> None:
    def fields(text: str) -> list[tuple[str, str]]:
        return [(field.tag, field.text or "") for field in ElementTree.fromstring(text).findall("agent/*")]

    indented = xml_list(AGENT, AGENT, switches="xml_indented=yes")

    assert "\n<agent-id>007</agent-id>\n" in indented
    assert fields(indented) == fields(xml_list(AGENT, AGENT))


@pytest.mark.parametrize("name", ['Größe & <Söhne> "x"', "]]>", "نور‎", "🙂", "a\tb"])
def test_any_name_arrives_in_both_formats(name: str) -> None:
    record = agent_record(agent_name=name)

    assert json_record(record)["agent"]["agent-name"] == name
    assert ElementTree.fromstring(xml_record(record)).findtext("agent-name") == name


@pytest.mark.parametrize("name", ["a\x1b[2Jb", "a\x00b", "a\ufffeb"])
def test_what_xml_cannot_hold_is_left_out_of_it(name: str) -> None:
    record = queue_record(queue_name=name)
    body = record_body(record, Listing.QUEUES, Format.XML, Switches())

    assert ElementTree.fromstring(body).findtext("queue-name") in ("a[2Jb", "ab")
    assert json_record(record)["agent"]["queue-name"] == name


def test_a_lone_surrogate_is_replaced() -> None:
    assert json_record({"agent-name": "a\ud800b"}) == {"agent": {"agent-name": "a?b"}}
    assert "<agent-name>ab</agent-name>" in xml_record({"agent-name": "a\ud800b"})


def test_error_bodies() -> None:
    assert error_body(403, "Forbidden", Format.XML) == b"<API><Error>403 - Forbidden.</Error></API>"
    assert error_body(403, "Forbidden", Format.JSON) == b'{"API":{"Error":"403 - Forbidden."}}'


VARIANTS = {
    name: words.split(" | ")
    for name, words in Switches.choices().items()
    if "|" in words and name not in ("padding", "field_case", "empty_value", "digits")
}


@settings(max_examples=100)
@given(
    st.fixed_dictionaries({name: st.sampled_from(words) for name, words in VARIANTS.items()}),
    st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn"))), max_size=3),
)
def test_whatever_the_switches_every_name_is_in_both_formats(variant: dict[str, str], names: list[str]) -> None:
    switches = Switches.parse(f"{name}={word}" for name, word in variant.items())
    records = [agent_record(agent_name=name) for name in names]

    served = json.loads(list_body(records, Listing.AGENTS, Format.JSON, switches))
    xml = ElementTree.fromstring(list_body(records, Listing.AGENTS, Format.XML, switches))

    served = served.get("agents", served) if served else {}
    agents = served.get("agent") or []
    assert [agent["agent-name"] for agent in (agents if isinstance(agents, list) else [agents])] == names
    assert [agent.findtext("agent-name", "") for agent in xml.findall("agent")] == names
