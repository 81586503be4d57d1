from __future__ import annotations

from pathlib import Path

import pytest

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from tests.ui.themes.files import write
from wallboard.ui.screens.theme_picker import ThemePicker
from wallboard.ui.themes import load_themes
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.theme_list import ThemeList

QUEUES = (queue("1", name="Sales", queue_size=1, longest_wait_time_s=14), queue("2", name="Care"))
AGENTS = (agent("1", name="Agent 01"),)
NAMES = list(load_themes().palettes)


def ground(under_test: BoardUnderTest) -> str:
    """The ground of the board behind the picker."""
    colour = under_test.app.screen_stack[-2 if is_open(under_test) else -1].query_one(QueueGrid).rich_style.bgcolor
    return colour.name if colour else ""


def is_open(under_test: BoardUnderTest) -> bool:
    return isinstance(under_test.app.screen, ThemePicker)


def chosen(under_test: BoardUnderTest) -> list[str]:
    """The themes that were told to be kept."""
    return [message.name for message in under_test.messages if isinstance(message, ThemePicker.Chosen)]


async def test_the_board_wears_each_theme_as_soon_as_one_moves_to_it() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("t")
        seen = [(under_test.app.theme, ground(under_test))]
        for key in ("down", "j", "t", "up", "k"):
            await under_test.press(key)
            seen.append((under_test.app.theme, ground(under_test)))

    palettes = load_themes().palettes
    names = ["night", "contrast", "day", "deuteranopia", "day", "contrast"]
    assert seen == [(name, palettes[name].colours["panel"]) for name in names]


async def test_behind_the_last_comes_the_first() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("t", "up")
        last = under_test.app.theme
        await under_test.press("down")

        assert (last, under_test.app.theme) == (NAMES[-1], NAMES[0])


async def test_enter_keeps_the_theme_and_tells_it() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("t", "down", "down", "enter")

        assert not is_open(under_test)
        assert under_test.app.theme == "day"
        assert chosen(under_test) == ["day"]


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_esc_goes_back_to_the_theme_that_one_came_with(key: str) -> None:
    async with board(QUEUES, AGENTS, theme="day") as under_test:
        before = ground(under_test)
        await under_test.press("t", "down", "down", key)

        assert not is_open(under_test)
        assert under_test.app.is_running
        assert (under_test.app.theme, ground(under_test)) == ("day", before)
        assert chosen(under_test) == []


async def test_esc_goes_back_to_a_theme_that_was_chosen_where_another_one_fits_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with board(QUEUES, AGENTS) as under_test:
        began_in = under_test.app.theme
        await under_test.press("t", "down", "enter")
        chosen = under_test.app.theme
        await under_test.press("t", "down", "escape")

        assert (under_test.app.theme, began_in) == (chosen, "mono")
        assert chosen != began_in


async def test_the_board_behind_goes_on() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("t")
        await under_test.wait(7)
        await under_test.read((*QUEUES, queue("3", name="Brand new", queue_size=1)), AGENTS)

        assert is_open(under_test)
        assert await under_test.shows("Brand new")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45), (200, 50)])
async def test_the_picker_leaves_most_of_the_board_in_view(size: tuple[int, int]) -> None:
    async with board(QUEUES, AGENTS, size=size) as under_test:
        await under_test.press("t")
        card = under_test.app.screen.query_one(ThemeList).region

        assert card.right <= size[0]
        assert card.bottom < size[1]
        assert card.area <= size[0] * size[1] * 0.3
        assert "Sales" in under_test.behind()


async def test_a_click_tries_a_theme_and_a_second_one_keeps_it() -> None:
    async with board(QUEUES, AGENTS, size=(160, 45)) as under_test:
        await under_test.press("t")
        rows = under_test.lines(ThemeList)
        at = (4, next(y for y, line in enumerate(rows) if " day " in line) + 1)
        await under_test.pilot.click(ThemeList, offset=at)
        await under_test.settle()
        tried = under_test.app.theme
        await under_test.pilot.click(ThemeList, offset=at, times=2)
        await under_test.settle()

        assert tried == "day"
        assert chosen(under_test) == ["day"]
        assert not is_open(under_test)


async def test_the_users_own_are_offered_and_broken_ones_are_named(tmp_path: Path) -> None:
    write(tmp_path, "dusk", 'inherits = "night"', "[colours]", 'panel = "#202020"')
    write(tmp_path, "dawn", 'inherits = "nigth"')
    async with board(QUEUES, AGENTS, size=(160, 45), themes=load_themes(tmp_path)) as under_test:
        await under_test.press("t", "up")

        assert (under_test.app.theme, ground(under_test)) == ("dusk", "#202020")
        assert "broken: dawn (see wallboard themes)" in under_test.text()


async def test_a_theme_of_the_same_name_can_be_another_one(tmp_path: Path) -> None:
    write(tmp_path, "dusk", 'inherits = "night"', "[colours]", 'panel = "#202020"')
    async with board(QUEUES, AGENTS, theme="dusk", themes=load_themes(tmp_path)) as under_test:
        write(tmp_path, "dusk", 'inherits = "night"', "[colours]", 'panel = "#303030"')
        under_test.app.wear(load_themes(tmp_path), "dusk")
        await under_test.settle()

        assert ground(under_test) == "#303030"
