"""The same floor, written as JSON and as XML, is read alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.api.factories import fields, json_of, xml_of
from wallboard.api.wire import WireFormat, noun_of, read_list, read_single
from wallboard.model.agent import Agent
from wallboard.model.fields import Unit, described
from wallboard.model.queue import Queue

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "",
        "  Sales  EU ",
        "[/]x",
        "\x1b[2J",
        "&#27;",
        "<b>&amp;</b>",
        "]]>",
        "\ud800",
        "\u202e\u200bx",
        "No\ufffel",
        "007",
        "-1",
    ]
)
NUMBERS = (
    st.integers(-5, 10**14)
    | st.sampled_from([None, "", "12", " 7 ", "-1", "-1.0", "many", "5.5", 5.5, 12.0])
    | st.dictionaries(st.just("inner"), st.just("1"), min_size=1)
)
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)
UNKNOWN = st.recursive(
    TEXTS | st.integers(-5, 500) | st.none(),
    lambda inner: st.dictionaries(NAMES, inner, max_size=3) | st.lists(st.text("abc"), min_size=1, max_size=3),
    max_leaves=6,
)
SPELLINGS: st.SearchStrategy[Callable[[str], str]] = st.sampled_from([str, str, str.lower, str.upper, str.capitalize])


@st.composite
def records(draw: st.DrawFn, record_type: type[Agent] | type[Queue]) -> dict[str, Any]:
    spelt = draw(SPELLINGS)
    known = draw(st.lists(st.sampled_from(described(record_type)), unique_by=id, max_size=6))
    changed = {field.api_name: draw(TEXTS if field.unit is Unit.TEXT else NUMBERS) for field in known}
    changed |= {f"{noun_of(record_type)}-id": draw(st.sampled_from(["a", "a ", "b/\u202e?", "7", ""]))}
    record = fields(noun_of(record_type)) | changed
    missing = draw(st.sets(st.sampled_from(sorted(record)), max_size=3))
    unknown = draw(st.dictionaries(NAMES, UNKNOWN, max_size=2))
    return {spelt(name): value for name, value in record.items() if name not in missing} | unknown


@pytest.mark.parametrize("record_type", [Agent, Queue])
@given(data=st.data())
@settings(max_examples=60)
def test_a_floor_is_read_alike_from_both(record_type: type[Agent] | type[Queue], data: st.DataObject) -> None:
    noun = noun_of(record_type)
    floor = data.draw(st.lists(records(record_type), max_size=4))
    as_json = json_of({noun: floor})
    as_xml = xml_of(f"{noun}s", {noun: floor}).encode()

    assert read_list(as_json, record_type, WireFormat.JSON) == read_list(as_xml, record_type, WireFormat.XML)


@pytest.mark.parametrize("record_type", [Agent, Queue])
def test_a_single_record_is_read_alike_from_both(record_type: type[Agent] | type[Queue]) -> None:
    noun = noun_of(record_type)
    record = fields(noun, new_field={"inner": ["a", "b"]})

    from_json = read_single(json_of({noun: record}), record_type, WireFormat.JSON)
    from_xml = read_single(xml_of(noun, record).encode(), record_type, WireFormat.XML)

    assert from_json == from_xml
    assert from_json is not None
    assert from_json.unknown == {"new-field": {"inner": ("a", "b")}}
