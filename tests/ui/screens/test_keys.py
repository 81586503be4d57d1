from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from wallboard.model.view import View
from wallboard.ui.screens.help import HelpScreen
from wallboard.ui.screens.working_keys import working_keys
from wallboard.ui.widgets.agent_digest import AgentDigest
from wallboard.ui.widgets.board import Board
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.queue_grid import QueueGrid

QUEUES = (
    *(queue(f"{number:02}", name=f"Queue {number:02}", queue_size=1, longest_wait_time_s=14) for number in range(40)),
    queue("99", name="Quiet"),
)
AGENTS = (
    *(agent(f"{number:03}", name=f"Agent {number:03}") for number in range(300)),
    agent("out", name="Gone home", status=9),
)
TEXTUAL_NAMES = {
    "⏎": "enter",
    "/": "slash",
    "?": "question_mark",
    "!": "exclamation_mark",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "esc": "escape",
    "^p": "ctrl+p",
}


def keys_of(under_test: BoardUnderTest, *, all_of_them: bool = True) -> list[str]:
    screen = under_test.app.screen
    return [key for keys, _ in working_keys(screen, all_of_them=all_of_them) for key in keys.split()]


def state(under_test: BoardUnderTest) -> tuple[object, ...]:
    """All that a key can change: the picture, the focus, the asked readings, the end."""
    app = under_test.app
    focused = app.focused.css_identifier if app.focused else ""
    cursors = tuple(part.cursor_id for part in app.screen.query(Board))
    return (
        under_test.text(),
        focused,
        cursors,
        app.theme,
        app.clipboard,
        len(under_test.reads),
        app.is_running,
        type(app.screen),
    )


async def on_a_screen(under_test: BoardUnderTest, name: str) -> None:
    match name:
        case "queue":
            await under_test.press("2", "enter")
        case "agent":
            await under_test.press("3", "enter")
        case "heat":
            await under_test.press("3", "h")
        case "filtered":
            await under_test.press("2", "slash", *"queue", "enter")


SCREENS = ("overview", "queues", "agents", "heat", "queue", "agent", "filtered")


@pytest.mark.parametrize("name", SCREENS)
async def test_every_key_that_a_screen_names_does_something(name: str) -> None:
    start = name if name in ("overview", "queues", "agents") else "overview"
    async with board(QUEUES, AGENTS, size=(110, 30), start_screen=start) as under_test:
        await on_a_screen(under_test, name)
        # From the middle of a list, so that one can move both ways; and "own" leads to the screen one is on already.
        await under_test.press("pagedown", "up")
        own = {"overview": "1", "queues": "2", "agents": "3", "heat": "3", "filtered": "2"}.get(name, "")
        dead = []
        for key in keys_of(under_test):
            if key in (own, "q", "^l"):  # the last draws what is there already
                continue
            under_test.app.copy_to_clipboard("")
            before = state(under_test)
            await under_test.press(TEXTUAL_NAMES.get(key, key))
            if state(under_test) == before:
                dead.append(key)
            await back(under_test, name, key)

        assert dead == []


async def back(under_test: BoardUnderTest, name: str, key: str) -> None:
    """Undo a key, as far as the next one needs it."""
    homes = {"overview": "1", "queues": "2", "agents": "3", "heat": "3", "queue": "2", "agent": "3", "filtered": "2"}
    home = homes[name]
    again = (home, "enter", "pagedown", "up") if name in ("queue", "agent") else (home,)
    match key:
        case "1" | "2" | "3" | "4":
            await under_test.press(*again)
        case "esc":
            await on_a_screen(under_test, name)
            await under_test.press("pagedown", "up")
        case "⏎" | "?" | "e" | "t" | "w" | "^p":
            await under_test.press("escape")
        case "/":
            await under_test.press("enter")
        case "g" | "h" | "o" | "S" | "tab" | "!":
            await under_test.press(key)
        case "G":
            await under_test.press("G", "G")
        case "s":
            under_test.app.view = View(screen=under_test.app.view.screen, filter=under_test.app.view.filter)
            await under_test.settle()


@pytest.mark.parametrize("name", SCREENS)
async def test_the_help_lists_exactly_the_keys_that_work(name: str) -> None:
    start = name if name in ("overview", "queues", "agents") else "overview"
    async with board(QUEUES, AGENTS, size=(110, 60), start_screen=start) as under_test:
        await on_a_screen(under_test, name)
        keys = keys_of(under_test)
        await under_test.press("question_mark")

        helped = under_test.text().split("KEYS")[1].split("SIGNS")[0]
        assert isinstance(under_test.app.screen, HelpScreen)
        assert all(key in helped.split() for key in keys)
        assert len(keys) == len(set(keys))
        has_agents = name in ("overview", "agents", "heat")
        assert [words in helped for words in ("logged out", "group", "heat map")] == [has_agents] * 3
        assert ("sort" in helped) == (name not in ("heat", "queue", "agent"))
        assert ("fold" in helped) == (name in ("overview", "queues"))
        assert ("clear the filter" in helped) == (name == "filtered")
        assert ("back" in helped) == (name in ("queue", "agent"))
        assert ("open" in helped) == (name not in ("queue", "agent"))


@pytest.mark.parametrize("key", ["escape", "question_mark", "q"])
async def test_the_help_closes_and_the_board_lives_on(key: str) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        before = under_test.text()
        await under_test.press("question_mark")
        assert "HOW FRESH THE NUMBERS ARE" in under_test.text()

        await under_test.press(key)

        assert under_test.app.is_running
        assert under_test.text() == before


async def test_the_help_scrolls_and_takes_readings_in_the_meantime() -> None:
    async with board(QUEUES, AGENTS, size=(80, 24)) as under_test:
        await under_test.press("question_mark")
        first = under_test.text()
        await under_test.press("j", "j")
        assert under_test.text() != first
        await under_test.press("k", "k")
        assert under_test.text() == first

        await under_test.read([queue("7", name="Newcomer", queue_size=1)])
        await under_test.press("escape")

        assert "Newcomer" in under_test.text()


@pytest.mark.parametrize("screen", ["1", "2", "4"])
@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)])
async def test_the_help_scrolls_to_its_last_word_and_its_title_and_the_way_out_stay(
    screen: str, size: tuple[int, int]
) -> None:
    async with board(QUEUES, AGENTS, size=size) as under_test:
        await under_test.press(screen, "question_mark")
        assert "HELP" in under_test.text()
        assert "esc ? q close the help" in under_test.text()

        await under_test.press("end")

        assert await under_test.shows("see the banner")
        assert "HELP" in under_test.text()
        assert "esc ? q close the help" in under_test.text()


@pytest.mark.parametrize("key", ["e", "t", "ctrl+p"])
async def test_the_key_line_behind_a_card_stays_as_it_was(key: str) -> None:
    async with board(QUEUES, AGENTS, size=(160, 45)) as under_test:
        (before,) = under_test.lines(KeyLine)
        await under_test.press(key)
        await under_test.read(QUEUES, AGENTS)

        assert under_test.behind().splitlines()[-1].strip() == before


@pytest.mark.parametrize(("width", "least"), [(60, 5), (80, 7), (160, 12)])
async def test_the_key_line_keeps_the_keys_that_one_needs_first(width: int, least: int) -> None:
    async with board(QUEUES, AGENTS, size=(width, 24)) as under_test:
        (line,) = under_test.lines(KeyLine)
        keys = keys_of(under_test, all_of_them=False)
        named = [key for key in keys if f" {key} " in f" {line} "]

        assert named == keys[: len(named)]
        assert len(named) >= least
        assert named[:5] == ["⏎", "/", "s", "?", "q"]


async def test_q_ends_the_board() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("q")

        assert under_test.app.return_code == 0


async def test_r_asks_for_a_reading() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("r", "r")

        assert under_test.reads == ["now", "now"]


async def test_a_theme_holds_on_every_screen() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("2", "t", "down", "down", "enter")
        queues = under_test.app.screen.query_one(QueueGrid).rich_style.bgcolor
        await under_test.press("1")
        overview = under_test.app.screen.query_one(QueueGrid).rich_style.bgcolor

        assert under_test.app.theme == "day"
        assert overview == queues
        assert overview
        assert overview.name == under_test.app.theme_variables["panel"]


async def test_what_is_typed_into_the_filter_is_no_key() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues") as under_test:
        await under_test.press("slash", *"q1t!", "backspace", "enter")

        assert under_test.app.is_running
        assert under_test.app.theme == "night"
        assert under_test.app.view.filter == "q1t"


@pytest.mark.parametrize("leave", ["enter", "escape"])
async def test_leaving_the_filter_gives_the_keys_back_to_the_board(leave: str) -> None:
    async with board(QUEUES, AGENTS, start_screen="queues") as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        await under_test.press("slash", *"queue", leave, "down")

        assert grid.has_focus
        assert under_test.app.view.filter == ("queue" if leave == "enter" else "")
        await under_test.press("escape")
        assert under_test.app.view.filter == ""


async def test_tab_goes_from_the_queues_to_the_agents_and_back() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        focused: Callable[[], object] = lambda: type(under_test.app.focused)  # noqa: E731
        seen = [focused()]
        for _ in range(2):
            await under_test.press("tab")
            seen.append(focused())

        assert seen == [QueueGrid, AgentDigest, QueueGrid]
