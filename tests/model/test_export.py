from __future__ import annotations

import csv
import io
import json

import pytest

from tests.floors import agent, queue
from wallboard.model.agent import Agent
from wallboard.model.export import csv_text, json_text
from wallboard.model.fields import described
from wallboard.model.queue import Queue


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_json_has_every_field_under_the_apis_name_and_null_for_no_value() -> None:
    (record,) = json.loads(json_text([queue(name="Sales", queue_size=3, sla_target=-1, colour="red")], single=False))

    assert list(record)[:-1] == [field.api_name for field in described(Queue)]
    assert record["queue-size"] == 3
    assert record["queue-name"] == "Sales"
    assert record["sla-target"] is None
    assert record["colour"] == "red"


def test_a_zero_of_which_nothing_was_counted_is_null() -> None:
    record = json.loads(
        json_text([queue(day_sla_activity=0, day_queued=0, day_accepted=0, day_abandoned=0)], single=True)
    )

    assert record["day-sla-activity"] is None
    assert record["day-queued"] == 0


def test_a_single_record_is_an_object_and_an_empty_list_a_list() -> None:
    assert json.loads(json_text([agent()], single=True))["agent-id"] == "jdoe"
    assert json.loads(json_text([], single=False)) == []


def test_csv_has_the_same_fields_and_an_empty_cell_for_no_value() -> None:
    first, second = rows(csv_text([agent(status=2), agent("b", status=None, colour="red")], Agent))

    assert first["agent-status"] == "2"
    assert second["agent-status"] == ""
    assert (first["colour"], second["colour"]) == ("", "red")


def test_csv_of_nothing_is_its_header() -> None:
    assert csv_text([], Queue).splitlines() == [",".join(field.api_name for field in described(Queue))]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1+A1", "@SUM(A1)", "=cmd|'/c calc'!A0"])
def test_a_spreadsheet_runs_no_name(name: str) -> None:
    (row,) = rows(csv_text([queue(name=name)], Queue))

    assert row["queue-name"] == f"'{name}"


def test_a_negative_code_stays_a_number() -> None:
    (row,) = rows(csv_text([agent(phone_line1_status=-1)], Agent))

    assert row["phone-line1-status"] == "-1"


@pytest.mark.parametrize("number", [-5.2, -1e-07, "-5.2", "-1"])
def test_a_plain_number_stays_one_however_it_came(number: object) -> None:
    (row,) = rows(csv_text([queue(balance=number)], Queue))

    assert row["balance"] == str(number)


@pytest.mark.parametrize("text", ["-5.2+A1", "-", "-1,5", "--1", "-inf", "-1_000", "-\u0663"])
def test_what_only_begins_as_a_number_does_is_disarmed(text: str) -> None:
    (row,) = rows(csv_text([queue(name=text)], Queue))

    assert row["queue-name"].startswith("'-")


def test_an_unknown_field_with_parts_is_json_in_a_cell() -> None:
    (row,) = rows(csv_text([agent(skills=("de", "en"), place={"floor": "2"}, remote=True)], Agent))

    assert row["skills"] == '["de", "en"]'
    assert row["place"] == '{"floor": "2"}'
    assert row["remote"] == "true"
