"""Keys that the configuration has moved: they act, the others do not, and the help tells the real ones."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from wallboard.config.actions import ACTIONS, are_at_once
from wallboard.ui.screens.help import HelpScreen
from wallboard.ui.screens.palette import PaletteScreen
from wallboard.ui.screens.working_keys import working_keys
from wallboard.ui.widgets.filter_line import FilterLine
from wallboard.ui.widgets.queue_grid import QueueGrid

QUEUES = tuple(queue(str(number), name=f"Queue {number}", queue_size=1) for number in range(4))
AGENTS = (agent("a", name="Ann"), agent("b", name="Ben"))


def cursor(under_test: BoardUnderTest) -> str | None:
    return under_test.app.screen.query_one(QueueGrid).cursor_id


def keys_of(under_test: BoardUnderTest) -> dict[str, str]:
    return {words: keys for keys, words in working_keys(under_test.app.screen, all_of_them=True)}


async def test_all_of_several_keys_are_replaced() -> None:
    async with board(
        QUEUES, AGENTS, start_screen="queues", keys={"board.down": "x,plus", "board.up": "comma"}
    ) as tested:
        seen = []
        for key in ("j", "down", "x", "plus", "k", "up", "comma"):
            await tested.press(key)
            seen.append(cursor(tested))

        assert seen == ["0", "0", "1", "2", "2", "2", "1"]
        assert keys_of(tested)["row down"] == "x +"
        assert keys_of(tested)["row up"] == ","


async def test_an_action_without_a_key_is_on_none_and_the_help_does_not_name_it() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues", keys={"list.sort": "", "app.theme": ""}) as tested:
        before = tested.text()
        await tested.press("s", "t")

        assert tested.text() == before
        assert not {"sort", "theme"} & set(keys_of(tested))
        assert "reverse the order" in keys_of(tested)


async def test_two_actions_that_swapped_their_keys_both_act() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues", keys={"list.sort": "S", "list.reverse": "s"}) as tested:
        await tested.press("s")
        assert tested.app.view.queue_order.is_reversed
        await tested.press("S")
        assert tested.app.view.queue_order.column == "queue"


async def test_a_letter_that_filters_is_still_typed_into_the_filter() -> None:
    async with board(QUEUES, AGENTS, keys={"list.filter": "f"}) as tested:
        await tested.press("slash")
        assert not tested.app.screen.query_one(FilterLine).has_focus
        await tested.press("f", "f", "enter")

        assert tested.app.view.filter == "f"


async def test_a_sign_that_opens_the_palette_is_still_typed_into_the_filter() -> None:
    async with board(QUEUES, AGENTS, keys={"app.palette": "colon"}) as tested:
        await tested.press("slash", *"state")
        await tested.pilot.press("colon")
        await tested.press(*"break", "enter")
        assert tested.app.view.filter == "state:break"

        await tested.press("colon")
        assert isinstance(tested.app.screen, PaletteScreen)


async def test_the_help_shows_and_obeys_the_real_keys() -> None:
    keys = {"app.help": "f1", "help.close": "x", "help.down": "d", "app.quit": "ctrl+c", "list.filter": "ctrl+f"}
    async with board(QUEUES, AGENTS, size=(110, 24), keys=keys) as tested:
        await tested.press("question_mark")
        assert not isinstance(tested.app.screen, HelpScreen)
        await tested.press("f1")

        top = tested.text()
        words = top.split("KEYS")[1].split("SIGNS")[0].split()
        assert {"f1", "^c", "^f"} <= set(words)
        assert not {"?", "q", "/"} & set(words)
        await tested.press("d")
        assert tested.text() != top
        await tested.press("escape", "q", "question_mark")
        assert isinstance(tested.app.screen, HelpScreen)
        await tested.press("x")
        assert not isinstance(tested.app.screen, HelpScreen)


async def test_texts_that_name_a_key_name_the_real_one() -> None:
    keys = {"export.csv": "f2", "export.close": "x", "filter.clear": "ctrl+g"}
    async with board(QUEUES, AGENTS, size=(200, 40), start_screen="queues", keys=keys) as tested:
        await tested.press("e")
        assert "f2  CSV" in tested.text()
        assert "x leave" in tested.text()
        await tested.press("x", "slash")

        assert "^g clears" in tested.text()


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_the_board_ends_by_its_new_key_and_always_by_one(key: str) -> None:
    async with board(QUEUES, AGENTS, keys={"app.quit": "ctrl+c"}) as tested:
        await tested.press("q")
        assert tested.app.is_running
        await tested.press(key)

        assert tested.app.return_code == 0


@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("2", "enter"),
        ("3", "enter"),
        ("3", "h"),
        ("question_mark",),
        ("t",),
        ("e",),
        ("slash",),
        ("slash", *"x", "enter"),
    ],
)
async def test_what_is_at_hand_at_the_same_time_is_known_to_be(keys: tuple[str, ...]) -> None:
    async with board(QUEUES, AGENTS) as tested:
        await tested.press(*keys)

        active = {key.binding.id for key in tested.app.screen.active_bindings.values()}
        # Two that come from further away: the one is off while one types, the other is at hand in the help, too.
        ids = sorted({action for action in active if action} - {"list.filter", "app.palette"})
        assert set(ids) <= set(ACTIONS)
        assert [pair for pair in combinations(ids, 2) if not are_at_once(*pair) and "filter.clear" not in pair] == []
