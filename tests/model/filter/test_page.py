"""The page about the filter, tried: every example on a floor, every field, every message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.floors import agent, floor, queue
from tests.model.filter.left import agents_left, queues_left
from wallboard.model.filter import FIELDS, Filter, FilterError, parse
from wallboard.model.filter.kinds import Choice
from wallboard.model.opening import OpeningHours
from wallboard.model.selection import Selection
from wallboard.model.standards import QueueRule, Standards

PAGE = Path(__file__).parents[3] / "docs" / "filter.md"
LUNCH = {"status": 4, "status_code_list_id": 7, "status_code_item_short_code": "Lunch"}
FLOOR = floor(
    queues=[
        queue(
            "1",
            name="Sales North",
            queue_size=3,
            longest_wait_time_s=95,
            thirty_min_sla_activity=70,
            agent_count_wait_transact=0,
            agent_count_busy=2,
        ),
        queue("2", name="Sales South"),
        queue("3", name="Web chat", media_type="chat"),
        queue("4", name="E-mail", media_type="email", queue_size=9, longest_wait_time_s=4000),
        queue("5", name="Night desk", thirty_min_sla_activity=50),
    ],
    agents=[
        agent("1", name="Ada", group_id="Sales team"),
        agent("2", name="Ben", group_id="Sales team", **LUNCH),
        agent("3", name="Jo Müller", status=2, media_id=2, group_id="Chat team"),
        agent("4", name="Kim", status=4, time_in_status_s=1900),
        agent("5", name="Tom", status=9, status_code_list_id=-1, status_code_item_id=1),
    ],
    standards=Standards(queue_rules=(QueueRule(Selection(ids=("5",)), opening=OpeningHours({6: ()})),)),
)


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the page, without its head."""
    part = PAGE.read_text(encoding="utf-8").split(heading)[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


EXAMPLES = {row[0].strip("`"): row[2] for row in rows("# Filter\n")}
MESSAGES = {row[0].strip("`"): row[1].strip() for row in rows("## When it is wrong")}


def names(listed: str, everybody: list[str]) -> list[str]:
    return everybody if listed == "all" else sorted(filter(None, listed.split(", ")))


@pytest.mark.parametrize("expression", EXAMPLES)
def test_an_example_of_the_page_finds_what_the_page_says(expression: str) -> None:
    queues, agents = (part.split(":", 1)[1].strip() for part in EXAMPLES[expression].split(" · "))
    chosen = parse(expression)

    found = sorted(row.queue.name for row in queues_left(FLOOR, chosen))
    assert found == names(queues, sorted(row.queue.name for row in FLOOR.queues))
    found = sorted(row.agent.name for row in agents_left(FLOOR, chosen))
    assert found == names(agents, sorted(row.agent.name for row in FLOOR.agents))


@pytest.mark.parametrize("expression", MESSAGES)
def test_a_wrong_expression_of_the_page_says_what_the_page_says(expression: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse(expression)

    assert str(caught.value) == MESSAGES[expression]


def test_every_field_stands_on_the_page_with_its_lists_and_its_words() -> None:
    listed: dict[str, tuple[str, str]] = {}
    for cells in rows("## Fields"):
        for name in re.findall(r"`([\w-]+)`", cells[0]):
            listed[name] = (cells[1], cells[2])

    assert set(listed) == {name for field in FIELDS for name in field.names}
    for field in FIELDS:
        of, meaning = listed[field.names[0]]
        assert of == ("both" if field.agents and field.queues else "agents" if field.agents else "queues")
        for side in (field.agents, field.queues):
            assert set(re.findall(r"`([\w-]+)`", meaning)) >= set(side.choice.words if side and side.choice else ())


@pytest.mark.parametrize("written", re.findall(r"`((?:wait|level)[<>]=?[^`]*)`", PAGE.read_text(encoding="utf-8")))
def test_every_comparison_in_the_text_can_be_read(written: str) -> None:
    assert (Filter.of(written).problem == "") == (written not in MESSAGES)


def test_choices_are_words_without_spaces() -> None:
    words = [word for field in FIELDS for side in (field.agents, field.queues) if side for word in of(side.choice)]

    assert [word for word in words if " " in word or word != word.lower()] == []


def of(choice: Choice | None) -> tuple[str, ...]:
    return choice.words if choice else ()
