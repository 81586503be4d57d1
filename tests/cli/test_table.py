from __future__ import annotations

import re

import pytest

from tests.cli.factories import agent, queue
from wallboard.cli.columns import agent_table, queue_table
from wallboard.cli.table import every_field, table
from wallboard.model.agent import Agent
from wallboard.model.fields import described
from wallboard.model.standards import Standards


def test_columns_are_aligned_by_cells_and_numbers_at_the_right() -> None:
    text = table(("name", "n"), [("日本", "7"), ("Sales", "12")], frozenset({"n"}))

    assert text == "name    n\n日本    7\nSales  12\n"


def test_a_queues_line_has_the_floors_words() -> None:
    busy = queue(
        queue_size=3,
        longest_wait_time=72,
        agent_count_waitTransact=0,
        number_in_progress=4,
        thirty_min_sla_activity=75,
        thirty_min_queued=8,
        thirty_min_accepted=6,
        thirty_min_abandoned=2,
    )

    header, line = queue_table([busy], Standards()).splitlines()

    assert header.split("  ")[0] == "id"
    assert line.split() == [
        "116",
        "Sales",
        "phone",
        "live",
        "3",
        "1:12",
        "0",
        "4",
        "75",
        "%",
        "80",
        "%",
        "in",
        "0:20",
        "25",
        "%",
    ]


@pytest.mark.parametrize(
    ("accepted", "abandoned", "share"), [(399, 1, "1 %"), (1, 399, "99 %"), (35, 5, "13 %"), (0, 400, "100 %")]
)
def test_shares_are_rounded_as_on_the_board(accepted: int, abandoned: int, share: str) -> None:
    left = queue(thirty_min_queued=400, thirty_min_accepted=accepted, thirty_min_abandoned=abandoned)
    _, line = queue_table([left], Standards()).splitlines()

    assert line.endswith(f" {share}")


def test_an_agents_line_has_the_floors_words() -> None:
    resting = agent(
        agent_status=4,
        time_in_status=4360,
        status_code_item_short_code="Lunch",
        status_code_list_id=7,
        group_id=108,
        day_accepted_count=12,
    )

    _, line = agent_table([resting], Standards(groups={"108": "Team North"})).splitlines()

    assert " ".join(line.split()) == "jdoe Jo Doe break 1:12:40 Lunch Team North 12"


def test_no_value_is_a_dash_and_never_a_zero() -> None:
    _, line = queue_table([queue(media_type="fax")], Standards()).splitlines()

    assert line.split()[4:] == ["–"] * 7


def test_a_single_record_tells_every_field_with_unit_and_meaning() -> None:
    text = every_field(agent(agent_status=2, time_in_status=41, colour="red"))

    assert "2 busy" in text
    (line,) = (line for line in text.splitlines() if line.startswith("time-in-status"))
    assert line.split()[:3] == ["time-in-status", "41", "s"]
    assert all(field.api_name in text for field in described(Agent))
    assert "colour" in text


def test_an_unknown_field_with_parts_is_json_in_the_table() -> None:
    record = agent(skills=("de", "en"), place={"floor": "2"}, nothing="")

    lines = {line.split()[0]: line for line in every_field(record).splitlines()}

    assert '  ["de", "en"]  ' in lines["skills"]
    assert '  {"floor": "2"}  ' in lines["place"]
    assert lines["nothing"].split()[1] == "–"


@pytest.mark.parametrize(
    ("seconds", "text"), [(None, "–"), (0, "0:00"), (41, "0:41"), (725, "12:05"), (4360, "1:12:40"), (360_000, "4 d")]
)
def test_a_duration_is_written_as_on_the_board(seconds: int | None, text: str) -> None:
    row = agent_table([agent(time_in_status=seconds)], Standards()).splitlines()[-1]

    assert re.split("  +", row)[3] == text
