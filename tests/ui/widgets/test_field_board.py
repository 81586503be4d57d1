from __future__ import annotations

import pytest

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import marked
from wallboard.ui.widgets.field_board import FieldBoard

GUID = "acme01-ag3211813-cb1f16ae-d5a8-4658-a467-e1d9c3b8467f"
QUEUES = (queue("1", name="Sales", queue_size=1, longest_wait_time_s=4360, agent_count_busy=1604),)
AGENTS = (agent("ada", name="Ada", guid=GUID, status=4, longest_active_customer_chat_duration_s=77),)


async def fields(under_test: BoardUnderTest, *keys: str) -> list[str]:
    """The lines of the fields' board, after keys."""
    await under_test.press(*keys)
    return under_test.lines(FieldBoard)


async def test_fields_stand_under_headings_with_value_unit_and_meaning() -> None:
    async with board(QUEUES, AGENTS, size=(140, 80)) as under_test:
        lines = [" ".join(line.split()) for line in await fields(under_test, "enter")]

        assert lines[:4] == [
            "ALL FIELDS 31, as the API gave them",
            "FIELD VALUE UNIT MEANING",
            "NOW",
            "longest-wait-time 1:12:40 h:mm:ss How long the longest-waiting contact has waited",
        ]
        headings = [line for line in lines[2:] if line.isupper()]
        assert headings == ["NOW", "AGENTS", "LAST 30 MINUTES", "THE DAY", "IDENTITY"]


async def test_where_there_is_no_column_for_units_figures_carry_their_own() -> None:
    async with board(QUEUES, AGENTS, size=(80, 200)) as under_test:
        text = "\n".join(" ".join(line.split()) for line in await fields(under_test, "enter"))

        assert "longest-wait-time 1:12:40 h:mm:ss How" in text
        assert "queue-size 1 contact Contacts" in text
        assert "agent-count-busy 1 604 agents Agents" in text
        assert "media-type phone Medium" in text


async def test_codes_in_words_and_moments_carry_no_unit() -> None:
    async with board(QUEUES, AGENTS, size=(80, 200)) as under_test:
        text = "\n".join(" ".join(line.split()) for line in await fields(under_test, "tab", "enter"))

        assert "agent-status 4 on break Current status" in text


@pytest.mark.parametrize("width", [80, 120, 160])
async def test_nothing_of_a_field_is_cut(width: int) -> None:
    async with board(QUEUES, AGENTS, size=(width, 200)) as under_test:
        lines = await fields(under_test, "tab", "enter")
        placed = under_test.app.screen.query_one(FieldBoard).placed()
        begins = {one.column.key: sum(other.width + 1 for other in placed[:at]) for at, one in enumerate(placed)}
        parts = {
            one.column.key: "".join(line[begins[one.column.key] :][: one.width].strip() for line in lines)
            for one in placed
        }

        assert GUID in parts["value"]
        assert "longest-active-customer-chat-duration" in parts["name"]
        assert not any("…" in line for line in lines)


async def test_the_cursor_goes_from_field_to_field_past_headings_and_long_texts() -> None:
    async with board(QUEUES, AGENTS, size=(80, 24)) as under_test:
        await fields(under_test, "enter", "down", "down")

        assert marked(under_test.app.screen.query_one(FieldBoard))[0].split()[0] == "number-in-progress"
