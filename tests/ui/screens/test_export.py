from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board

QUEUES = (
    queue("1", name="Sales", queue_size=3, longest_wait_time_s=94),
    queue("2", name="Support", queue_size=1, longest_wait_time_s=5),
)
AGENTS = (agent("a", name="Ann"), agent("b", name="Ben", status=2))


class Disk:
    """Takes what would be written."""

    def __init__(self, error: OSError | None = None) -> None:
        self.files: dict[str, str] = {}
        self.error = error

    def save(self, name: str, text: str) -> Path:
        if self.error:
            raise self.error
        self.files[name] = text
        return Path("/exports") / name


async def exported(under_test: BoardUnderTest, disk: Disk, *keys: str) -> None:
    under_test.app._setup = replace(under_test.app._setup, save=disk.save)
    await under_test.press(*keys)
    await under_test.done("export")


def told(under_test: BoardUnderTest) -> list[str]:
    return [one.message for one in under_test.app._notifications]


async def test_a_csv_holds_every_field_of_the_rows_that_the_filter_leaves() -> None:
    disk = Disk()
    async with board(QUEUES, AGENTS, start_screen="queues") as under_test:
        await exported(under_test, disk, "slash", *"sal", "enter", "e", "c")

        ((name, text),) = disk.files.items()
        assert name == "wallboard-queues-20270301-143207.csv"
        assert [(row["queue-name"], row["queue-size"]) for row in csv.DictReader(io.StringIO(text))] == [("Sales", "3")]
        assert told(under_test) == [f"Written to /exports/{name}"]


async def test_json_follows_the_order_of_the_board() -> None:
    disk = Disk()
    async with board(QUEUES, AGENTS, start_screen="agents") as under_test:
        await exported(under_test, disk, "s", "S", "e", "j")

        ((_, text),) = disk.files.items()
        assert [record["agent-id"] for record in json.loads(text)] == ["b", "a"]


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        ("", "late free busy out"),
        ("G", "late free busy out"),
        ("GG", "late busy free out"),
        ("GGh", "busy late free out"),
    ],
)
async def test_groups_and_the_heat_map_have_their_order_too(keys: str, order: str) -> None:
    agents = (
        agent("late", group_id="2", status=4, time_in_status_s=9000),
        agent("free", group_id="2"),
        agent("busy", group_id="1", status=2),
        agent("out", group_id="3", status=9),
    )
    disk = Disk()
    async with board(agents=agents, start_screen="agents") as under_test:
        await exported(under_test, disk, *keys, "e", "j")

        ((_, text),) = disk.files.items()
        assert [record["agent-id"] for record in json.loads(text)] == order.split()


async def test_text_is_the_board_of_the_panel_that_has_the_keys() -> None:
    disk = Disk()
    async with board(QUEUES, AGENTS) as under_test:
        await exported(under_test, disk, "tab", "e", "t")

        ((name, text),) = disk.files.items()
        assert name.endswith(".txt")
        assert text.splitlines()[0].startswith("AGENTS  by need")
        assert any("Ann" in line for line in text.splitlines())


@pytest.mark.parametrize("leave", ["escape", "e"])
async def test_leaving_the_choice_writes_nothing(leave: str) -> None:
    disk = Disk()
    async with board(QUEUES, AGENTS) as under_test:
        await exported(under_test, disk, "e", leave)

        assert disk.files == {}
        assert told(under_test) == []


async def test_a_disk_that_does_not_take_it_is_told() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await exported(under_test, Disk(OSError(28, "No space left on device")), "e", "c")

        assert told(under_test) == ["The export could not be written: No space left on device."]


async def test_a_row_is_copied_in_words() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues", size=(100, 30)) as under_test:
        await under_test.press("y")

        assert under_test.app.clipboard.startswith("QUEUE Sales · WAIT 3 · LONGEST 1:34 · ANSWER over 1:14")
        assert told(under_test) == [f"Copied: {under_test.app.clipboard}"]


@pytest.mark.parametrize(
    ("keys", "name", "field"),
    [(("enter",), "queue", ("queue-name", "Sales")), (("tab", "enter"), "agent", ("agent-name", "Ann"))],
)
async def test_a_screen_of_one_record_exports_that_record(
    keys: tuple[str, ...], name: str, field: tuple[str, str]
) -> None:
    disk = Disk()
    async with board(QUEUES, AGENTS) as under_test:
        await exported(under_test, disk, *keys, "e", "j")
        await exported(under_test, disk, "e", "t")

        as_json, as_text = disk.files.values()
        assert next(iter(disk.files)) == f"wallboard-{name}-20270301-143207.json"
        assert json.loads(as_json)[field[0]] == field[1]
        assert field[1] in as_text.splitlines()[0]
        assert any(line.split()[:2] == list(field) for line in as_text.splitlines())


async def test_on_the_alarms_the_key_says_why_there_is_no_export() -> None:
    disk = Disk()
    async with board(QUEUES, AGENTS, start_screen="alarms") as under_test:
        await exported(under_test, disk, "e", "c")

        assert disk.files == {}
        assert told(under_test) == ["No export of alarms: queues and agents have one, on their screens."]


async def test_where_nothing_may_be_written_the_key_says_nothing() -> None:
    async with board(QUEUES, AGENTS, start_screen="alarms") as under_test:
        under_test.app._setup = replace(under_test.app._setup, save=None)
        await under_test.press("e")

        assert told(under_test) == []
