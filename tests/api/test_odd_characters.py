"""Characters that JSON or XML forbids, yet servers write: they cost no answer."""

from __future__ import annotations

from tests.api.factories import fields, json_of, xml_of
from wallboard.api.wire import WireFormat, read_list
from wallboard.model.agent import Agent

JSON, XML = WireFormat.JSON, WireFormat.XML


def test_characters_that_json_forbids_are_read_all_the_same() -> None:
    raw = json_of({"agent": [fields("agent", agent_name="NAME")]})
    names = {
        b"Ann\x1b\tLee": "Ann Lee",
        b"Ann\xff": "Ann\ufffd",
        b"Ann \\ud83d": "Ann \ufffd",
        b"Ann \\ud83d\\ude00": "Ann \U0001f600",
        b"\\\\ud83d": "\\ud83d",
        b"Ann\x7fLee": "AnnLee",
        b"Ann\\u202eLee": "AnnLee",
    }

    assert {spelt: read_list(raw.replace(b"NAME", spelt), Agent, JSON).records[0].name for spelt in names} == names


def test_characters_that_xml_forbids_are_read_all_the_same() -> None:
    raw = f"<agents>{xml_of('agent', fields('agent', agent_name='NAME'))}</agents>".encode()
    names = {
        b"Ann\x1b\tLee": "Ann Lee",
        b"Ann\xff": "Ann\ufffd",
        b"Ann &#27;&#x1b;&#9;Lee": "Ann  Lee",
        b"&#99999999999;": "\ufffd",
        b"Ann\x7fLee": "AnnLee",
    }

    assert {spelt: read_list(raw.replace(b"NAME", spelt), Agent, XML).records[0].name for spelt in names} == names
