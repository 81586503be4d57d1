from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.factories import agent, queue
from wallboard.model.agent import Agent
from wallboard.model.fields import FieldMeaning, OddValues, Record, Unit, described
from wallboard.model.queue import Queue


def read(**fields: object) -> tuple[Agent, int]:
    odd = OddValues()
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return Agent.model_validate({"agent-id": "ag1", **named}, context=odd), odd.count


def meaning(record_type: type[Record], api_name: str) -> FieldMeaning:
    (found,) = (field for field in described(record_type) if field.api_name == api_name)
    return found


@pytest.mark.parametrize(
    ("given_value", "number"), [(0, 0), (7, 7), ("7", 7), (" 7 ", 7), (7.0, 7), ("7.0", 7), (10**12, 10**12)]
)
def test_a_whole_number_is_read(given_value: object, number: int) -> None:
    record, odd = read(time_in_status=given_value)

    assert (record.time_in_status_s, odd) == (number, 0)


@pytest.mark.parametrize("empty", [None, "", " ", {}, [], -1, "-1", -17, "-17", "-1.0", -0.5])
def test_every_known_way_to_say_no_value_is_none(empty: object) -> None:
    record, odd = read(time_in_status=empty)

    assert (record.time_in_status_s, odd) == (None, 0)


@pytest.mark.parametrize("value", ["many", "5.5", 5.5, 10**12 + 1, "9" * 5000, float("nan"), [1], {"a": 1}, "٣"])
def test_any_other_value_is_none_and_counted(value: object) -> None:
    record, odd = read(time_in_status=value)

    assert (record.time_in_status_s, odd) == (None, 1)


@pytest.mark.parametrize("value", [True, False, 5.5, "many"])
def test_what_is_no_number_in_json_is_none_and_counted(value: object) -> None:
    odd = OddValues()
    record = Agent.model_validate_json(json.dumps({"agent-id": "ag1", "time-in-status": value}), context=odd)

    assert (record.time_in_status_s, odd.count) == (None, 1)


@pytest.mark.parametrize(
    ("value", "percent", "odd"),
    [(0, 0, 0), (100, 100, 0), ("80.0", 80, 0), (101, None, 1), ("101", None, 1), (101.0, None, 1), (-1, None, 0)],
)
def test_a_percent_is_read_from_0_to_100(value: object, percent: int | None, odd: int) -> None:
    counted = OddValues()
    record = Queue.model_validate({"queue-id": "1", "sla-activity": value}, context=counted)

    assert (record.sla_activity, counted.count) == (percent, odd)


@pytest.mark.parametrize("field", [field for field in described(Queue) if field.unit is Unit.PERCENT])
def test_every_percent_is_at_most_a_hundred(field: FieldMeaning) -> None:
    assert Queue.model_validate({"queue-id": "1", field.api_name: 101}).known(field.attribute) is None


@given(st.one_of(st.integers(-20, 10**13), st.integers(-20, 120).map(float), st.sampled_from(["7", " 7 ", "", "-1"])))
def test_json_reads_a_value_as_xml_does(value: object) -> None:
    fields = {"agent-id": "ag1", "time-in-status": value, "phone-line1-status": value}

    assert Agent.model_validate_json(json.dumps(fields)) == Agent.model_validate(fields)


@given(st.integers(min_value=-(10**13), max_value=10**13))
def test_a_number_and_its_text_are_read_alike(number: int) -> None:
    assert read(day_login_time=number, phone_line1_status=number) == read(
        day_login_time=str(number), phone_line1_status=str(number)
    )


def test_minus_one_is_a_value_of_the_codes_that_have_it() -> None:
    record, odd = read(phone_line1_status=-1, phone_line2_status="-1", status_code_list_id=-1)

    assert (record.phone_line1_status, record.phone_line2_status, record.status_code_list_id) == (-1, -1, -1)
    assert odd == 0


@pytest.mark.parametrize(
    ("given_value", "text"), [(" Lunch ", "Lunch"), (42, "42"), (None, ""), ({}, ""), ([], ""), ("", "")]
)
def test_a_text_is_read_without_white_space_around_it(given_value: object, text: str) -> None:
    record, odd = read(status_code_item_short_code=given_value)

    assert (record.status_code_item_short_code, odd) == (text, 0)


@pytest.mark.parametrize("no_id", [None, "", "  ", {}])
def test_a_record_without_an_id_is_refused(no_id: object) -> None:
    with pytest.raises(ValidationError):
        Agent.model_validate({"agent-id": no_id})


def test_an_error_does_not_repeat_what_it_was_given() -> None:
    with pytest.raises(ValidationError) as caught:
        Agent.model_validate({"agent-id": {"name": "Marie"}})

    assert "Marie" not in str(caught.value)


def test_unknown_fields_are_kept() -> None:
    record, _ = read(new_field="x")

    assert record.unknown == {"new-field": "x"}
    assert agent().unknown == {}


def test_a_record_is_frozen() -> None:
    with pytest.raises(ValidationError):
        agent().status = 3  # type: ignore[misc]  # the point of the test


def test_a_zero_of_which_nothing_was_counted_is_no_value() -> None:
    assert queue(day_sla_activity=0).known("day_sla_activity") is None
    assert queue(day_sla_activity=0, day_abandoned=1).known("day_sla_activity") == 0
    assert queue(day_sla_activity=90).known("day_sla_activity") == 90
    assert queue(sla_activity=0, queue_size=1).known("sla_activity") == 0
    assert queue(longest_wait_time_s=0, queue_size=0).known("longest_wait_time_s") is None
    assert agent(day_avg_processing_time_s=0, day_accepted_count=2).known("day_avg_processing_time_s") == 0


def test_an_empty_text_is_no_value() -> None:
    assert agent(status_code_item_short_code="").known("status_code_item_short_code") is None
    assert agent(name="Ann").known("name") == "Ann"


def test_a_field_is_described_by_the_documents_words() -> None:
    field = meaning(Queue, "longest-wait-time")

    assert (field.attribute, field.unit, field.inferred) == ("longest_wait_time_s", Unit.SECONDS, False)
    assert "longest-waiting" in field.meaning
    assert (codes := meaning(Agent, "agent-status").codes) is not None
    assert codes[9] == "logged out"


@pytest.mark.parametrize("record_type", [Agent, Queue])
def test_every_field_has_a_meaning_and_seconds_are_named_so(record_type: type[Record]) -> None:
    for field in described(record_type):
        assert field.meaning
        assert field.attribute.endswith("_s") == (field.unit is Unit.SECONDS)


def test_exactly_the_fields_outside_of_the_documents_tables_are_marked_as_inferred() -> None:
    inferred = {field.api_name for record_type in (Agent, Queue) for field in described(record_type) if field.inferred}

    assert inferred == {
        "agent-guid",
        "active-customer-chat-count",
        "max-concurrent-customer-chat",
        "longest-active-customer-chat-duration",
        "idle-start-time",
        "queue-type",
        "day-abandoned",
        "thirty-min-abandoned",
    }


@pytest.mark.parametrize("record_type", [Agent, Queue])
def test_counts_that_a_zero_depends_on_are_fields(record_type: type[Record]) -> None:
    attributes = {field.attribute for field in described(record_type)}

    assert {count for field in described(record_type) for count in field.counted_by} <= attributes
