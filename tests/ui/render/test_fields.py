from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from tests import factories
from tests.floors import agent, queue
from wallboard.model.fields import Record, described
from wallboard.model.queue import Queue
from wallboard.ui.render.fields import FieldRow, field_rows


def values(record: Record) -> dict[str, str]:
    return {row.id: row.value for row in field_rows(record, UTC)}


@pytest.mark.parametrize("record", [factories.agent(), factories.queue()])
def test_every_field_of_the_sample_record_has_a_row_with_its_meaning(record: Record) -> None:
    rows = field_rows(record, UTC)

    assert {row.id for row in rows} == set(factories.sample_fields(type(record).__name__.lower()))
    assert all(row.value and row.meaning for row in rows)


@pytest.mark.parametrize("record", [factories.agent(), factories.queue()])
def test_below_each_heading_the_fields_stand_in_the_apis_order(record: Record) -> None:
    rows = field_rows(record, UTC)
    order = [field.api_name for field in described(type(record))]

    for heading in {row.heading for row in rows}:
        places = [order.index(row.id) for row in rows if row.heading == heading]
        assert places == sorted(places)


def test_the_fields_of_an_agent_are_grouped_for_people() -> None:
    rows = field_rows(factories.agent(), UTC)
    groups = {
        heading: [row.id for row in rows if row.heading == heading] for heading in {row.heading: 0 for row in rows}
    }

    assert list(groups) == ["NOW", "PHONE LINES", "CHATS", "SKILLS", "LAST 30 MINUTES", "THE DAY", "IDENTITY"]
    assert groups["NOW"] == [
        "agent-media-id",
        "agent-status",
        "idle-start-time",
        "last-login-time",
        "status-code-item-id",
        "status-code-item-short-code",
        "status-code-list-id",
        "time-in-status",
    ]
    assert groups["CHATS"][:2] == ["active-customer-chat-count", "agent-sub-status"]
    assert groups["IDENTITY"] == ["agent-guid", "agent-id", "agent-name", "group-id"]


def test_the_fields_of_a_queue_are_grouped_for_people() -> None:
    rows = field_rows(factories.queue(), UTC)

    assert [row.id for row in rows if row.heading == "NOW"] == [
        "longest-wait-time",
        "number-in-offered",
        "number-in-progress",
        "queue-size",
        "sla-activity",
        "sla-target",
    ]
    assert sum(row.heading == "AGENTS" for row in rows) == 8


def test_the_sample_agent_in_words() -> None:
    assert {name: value for name, value in values(factories.agent()).items() if value not in ("0", "–")} == {
        "agent-guid": "detestacct801-ag3276621-cb1f16ae-d5a8-4658-a467-e1d9c3b8467f",
        "agent-id": "ag3276621",
        "agent-media-id": "0 no media since system start",
        "agent-name": "Marie Sanders",
        "agent-status": "9 logged out",
        "agent-sub-status": "none",
        "assigned-skill-count": "3",
        "day-available-time": "0:00",
        "day-break-time": "0:00",
        "day-login-time": "0:00",
        "day-offline-time": "0:00",
        "day-processing-time": "0:00",
        "day-wrap-up-time": "0:00",
        "enabled-skill-count": "3",
        "group-id": "108",
        "max-concurrent-customer-chat": "1",
        "phone-line1-status": "-1 not in use",
        "phone-line2-status": "-1 not in use",
        "thirty-min-available-time": "0:00",
        "thirty-min-break-time": "0:00",
        "thirty-min-offline-time": "0:00",
        "thirty-min-processing-time": "0:00",
        "thirty-min-wrap-up-time": "0:00",
        "time-in-status": "57:22:06",
    }


def test_the_sample_queue_has_no_value_where_nothing_was_counted() -> None:
    dashes = {name for name, value in values(factories.queue()).items() if value == "–"}

    assert dashes == {
        "day-avg-duration",
        "day-avg-wait-time",
        "day-sla-activity",
        "longest-wait-time",
        "sla-activity",
        "thirty-min-avg-duration",
        "thirty-min-avg-wait-time",
        "thirty-min-longest-wait-time",
        "thirty-min-sla-activity",
    }


@pytest.mark.parametrize(
    ("record", "name", "value"),
    [
        (agent(status=7), "agent-status", "7"),
        (agent(day_login_time_s=4360), "day-login-time", "1:12:40"),
        (agent(last_login_time=1798723927), "last-login-time", "2026-12-31 13:32:07"),
        (agent(last_login_time=10**12), "last-login-time", "1000000000000 (no moment in time)"),
        (agent(phone_line2_status=0), "phone-line2-status", "0 being offered"),
        (agent(day_accepted_count=1604), "day-accepted-count", "1 604"),
        (agent(name=""), "agent-name", "–"),
        (queue(day_sla_activity=71), "day-sla-activity", "71 %"),
        (queue(sla_target=28800), "sla-target", "28800"),
    ],
)
def test_values_are_written_for_people(record: Record, name: str, value: str) -> None:
    assert values(record)[name] == value


def test_moments_are_told_in_the_tenants_zone() -> None:
    rows = field_rows(agent(last_login_time=1798723927), ZoneInfo("Asia/Tokyo"))

    assert next(row.value for row in rows if row.id == "last-login-time") == "2026-12-31 22:32:07"


def test_fields_that_the_document_does_not_have_follow_as_given() -> None:
    rows = field_rows(Queue.model_validate({"queue-id": 1, "mood": "[/]fine", "shift": {"a": 1}}), UTC)

    assert rows[-2:] == (
        FieldRow("mood", "mood", "[/]fine", "", "not in the document", "OTHER"),
        FieldRow("shift", "shift", "{'a': 1}", "", "not in the document", "OTHER"),
    )


def test_a_meaning_that_is_inferred_says_so() -> None:
    meanings = {row.id: row.meaning for row in field_rows(queue(), UTC)}

    assert meanings["day-abandoned"] == "Contacts abandoned since the day began (meaning inferred)"
    assert meanings["day-accepted"] == "Contacts accepted since the day began"
