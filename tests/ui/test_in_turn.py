"""Keys that come in one burst do what they would do if they were typed slowly."""

from __future__ import annotations

import pytest

from tests.floors import agent, queue
from tests.ui.boards import board
from wallboard.ui import in_turn

QUEUES = (
    queue("1", name="Sales", queue_size=4, longest_wait_time_s=70),
    queue("2", name="Support", queue_size=1, longest_wait_time_s=25),
    queue("5", name="Night desk"),
    queue("6", name="Spare"),
)
AGENTS = (agent("a", name="Ann Free"), agent("b", name="Ben Busy", status=2), agent("c", name="Cleo Out", status=9))


@pytest.mark.parametrize(
    "keys",
    [
        ("g", "end", "enter"),
        ("g", "end", "g", "enter"),
        ("enter", "escape", "j", "enter"),
        ("enter", "n", "n", "escape", "enter"),
        ("3", "enter", "n"),
        ("3", "o", "end", "enter", "escape", "2", "j"),
        ("slash", *"sup", "enter", "enter"),
        ("ctrl+p", *"night", "enter", "escape", "g", "end", "enter"),
        ("t", "down", "escape", "j", "enter"),
    ],
    ids=" ".join,
)
async def test_a_burst_ends_where_slow_typing_ends(keys: tuple[str, ...]) -> None:
    ends: list[tuple[object, ...]] = []
    for is_burst in (True, False):
        async with board(QUEUES, AGENTS, start_screen="queues") as under_test:
            await (under_test.burst(*keys) if is_burst else under_test.press(*keys))
            ends += [(type(under_test.app.screen), under_test.app.view, under_test.text())]
    assert ends[0] == ends[1]


async def test_of_letters_typed_in_a_burst_the_lists_follow_the_last_alone() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues") as under_test:
        await under_test.press("slash")
        filters: list[str] = []
        under_test.app.watch(under_test.app, "view", lambda view: filters.append(view.filter), init=False)
        await under_test.burst(*"support")

        assert filters[-1] == under_test.app.view.filter == "support"
        assert len(filters) < len("support")


async def test_keys_typed_behind_one_that_is_lost_with_its_screen_still_act(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_turn, "_LOST_S", 0.001)
    async with board(QUEUES, AGENTS, start_screen="queues") as under_test:
        under_test.app._is_acting = True
        await under_test.burst("1")
        while under_test.app._typed_ahead:
            await under_test.settle()
        assert under_test.app.view.screen == "overview"
