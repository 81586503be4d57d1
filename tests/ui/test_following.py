"""A changed configuration under a running board, and what the board wants to be remembered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC
from pathlib import Path
from weakref import ref

import pytest
from msgspec.structs import replace

from tests.floors import agent, queue, situation
from tests.ui.boards import BoardUnderTest, Situations, board
from tests.ui.themes.files import write
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import Standards
from wallboard.model.view import View
from wallboard.ui.screens.overview import OverviewScreen
from wallboard.ui.screens.queue import QueueScreen
from wallboard.ui.setup import Refusal, Setup, view_under
from wallboard.ui.themes import Themes, load_themes
from wallboard.ui.widgets.header import Header
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.notice import Notice
from wallboard.ui.widgets.queue_grid import QueueGrid

QUEUES = (
    queue("1", name="Sales", queue_size=2, longest_wait_time_s=15),
    queue("2", name="Support", queue_size=9, longest_wait_time_s=5),
)
AGENTS = (agent("a", name="Ann"),)
WRONG = Refusal('config.toml:6: profiles.main.theem is not a setting; did you mean "theme"?')


def setup_of(under_test: BoardUnderTest, **changed: object) -> Setup:
    """The setup that the board has, changed."""
    now = Setup(under_test.situations, lambda: True, standards=Standards(time_zone=UTC), tenant="acme")
    return replace(now, **changed)


def told(under_test: BoardUnderTest) -> list[str]:
    """What the board has said in passing."""
    return [one.message for one in under_test.app._notifications]


def views(**named: View) -> Mapping[str, View]:
    return {name: replace(view, name=name) for name, view in named.items()}


async def test_a_wrong_configuration_is_told_until_it_is_mended_and_changes_nothing() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        before = under_test.text()
        await under_test.configure(WRONG)

        assert under_test.lines(Notice) == [f" ◆ {WRONG.words}"]
        assert before.splitlines()[2:6] == under_test.text().splitlines()[3:7]
        await under_test.press("2")
        assert under_test.lines(Notice) == [f" ◆ {WRONG.words}"]
        await under_test.wait(600)
        assert under_test.lines(Notice) == [f" ◆ {WRONG.words}"]
        await under_test.configure(setup_of(under_test))
        assert not under_test.app.screen.query_one(Notice).display


async def test_the_floor_before_is_not_kept() -> None:
    async with board() as under_test:
        await under_test.read([queue("1")], [agent("a")])
        before = ref(under_test.app.floor.agents[0].agent)
        assert before() is not None
        await under_test.read([queue("1")], [agent("a")])

        assert before() is None


async def test_what_is_wrong_is_wrapped_on_a_narrow_screen() -> None:
    async with board(QUEUES, AGENTS, size=(60, 24)) as under_test:
        await under_test.configure(WRONG)

        assert under_test.lines(Notice) == [
            " ◆ config.toml:6: profiles.main.theem is not a setting; did",
            '   you mean "theme"?',
        ]


async def test_other_targets_judge_the_numbers_that_are_known_at_once() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues") as under_test:
        strict = Standards(time_zone=UTC, media_targets={"phone": ServiceTarget(0.9, 4)})
        assert [row.need for row in under_test.app.floor.queues if row.severity] != []
        before = under_test.app.floor

        await under_test.configure(setup_of(under_test, standards=strict))
        await under_test.done("judge")

        assert under_test.app.floor.situation is before.situation
        assert {row.target for row in under_test.app.floor.queues} == {ServiceTarget(0.9, 4)}


async def test_another_selection_changes_every_figure() -> None:
    async with board(QUEUES, AGENTS, size=(140, 40)) as under_test:
        one = Standards(time_zone=UTC, queues=Selection(ids=("1",)))
        await under_test.configure(setup_of(under_test, standards=one))
        await under_test.done("judge")

        assert under_test.app.floor.totals.waiting == 2
        assert "1 of 2 queues" in under_test.lines(Header)[0]


async def test_another_theme_in_the_file_is_taken_and_the_same_one_leaves_mine() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("t", "t", "enter")
        mine = under_test.app.theme
        await under_test.configure(setup_of(under_test))
        assert under_test.app.theme == mine != "night"

        await under_test.configure(setup_of(under_test, theme="day"))
        assert under_test.app.theme == "day" != mine


async def test_esc_leaves_the_theme_that_the_file_has_come_to_ask_for_while_one_tried_others() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("t", "down")
        await under_test.configure(setup_of(under_test, theme="contrast"))
        await under_test.press("down", "escape")

        assert under_test.app.theme == "contrast"


async def test_a_theme_that_is_gone_from_the_folder_gives_way_to_the_configured_one() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("t", "t", "enter")
        mine = under_test.app.theme
        left = Themes({name: one for name, one in load_themes().palettes.items() if name != mine}, {})
        await under_test.configure(setup_of(under_test, themes=left))

        assert under_test.app.theme == "night" != mine


@asynccontextmanager
async def board_that_loses_its_theme(folder: Path, *keys: str) -> AsyncIterator[BoardUnderTest]:
    """The board in a theme that is gone from the folder since those keys were pressed."""
    write(folder, "mine", 'inherits = "night"')
    async with board(QUEUES, AGENTS, theme="mine", themes=load_themes(folder)) as under_test:
        await under_test.press(*keys)
        await under_test.configure(setup_of(under_test, theme="day"))
        yield under_test


@pytest.mark.parametrize("keys", [("escape",), ("down", "up", "escape"), ("down", "t", "up", "up", "q")])
async def test_a_theme_that_is_gone_is_not_tried_any_more(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with board_that_loses_its_theme(tmp_path, "t") as under_test:
        await under_test.press(*keys)

        assert isinstance(under_test.app.screen, OverviewScreen)
        assert under_test.app.theme == "day"
        assert told(under_test) == []


@pytest.mark.parametrize(
    ("opened", "chosen"),
    [
        (("t",), ("enter",)),
        (("t",), ("up", "down", "enter")),
        (("ctrl+p",), (*"theme", "space", *"mine", "enter")),
    ],
)
async def test_who_chooses_a_theme_that_is_gone_is_told_so(
    tmp_path: Path, opened: tuple[str, ...], chosen: tuple[str, ...]
) -> None:
    async with board_that_loses_its_theme(tmp_path, *opened) as under_test:
        await under_test.press(*chosen)

        assert told(under_test) == ['There is no theme "mine" any more.']
        assert under_test.app.theme == "day"
        await under_test.press("2")
        assert under_test.left[-1] == (View(screen="queues"), "day", None)


async def test_other_keys_work_at_once_and_the_key_line_says_so() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues") as under_test:
        await under_test.configure(setup_of(under_test, keys={"list.sort": "x", "app.agents": "ctrl+a"}))

        line = under_test.lines(KeyLine)[0]
        assert " x sort " in line
        assert " ^a agents " in line
        await under_test.press("s")
        assert under_test.app.view.queue_order.column == "need"
        await under_test.press("x", "ctrl+a")
        assert under_test.app.view.queue_order.column == "queue"
        assert under_test.app.view.screen == "agents"


async def test_another_tenants_numbers_are_never_those_of_the_one_before() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues") as under_test:
        await under_test.press("enter")
        assert isinstance(under_test.app.screen, QueueScreen)
        before, other = under_test.situations, Situations()

        await under_test.configure(setup_of(under_test, situations=other, tenant="globex"))

        assert "globex" in under_test.lines(Header)[0]
        assert "waiting for numbers" in under_test.lines(QueueGrid)[2]
        assert "Sales" not in under_test.text()
        assert before.is_closed
        before.offer(situation(QUEUES, AGENTS, read_at=under_test.clock.at))
        await under_test.settle()
        assert "Sales" not in under_test.text()
        await other.taken(situation([queue("1", name="Loans", queue_size=1)], (), read_at=under_test.clock.at))
        await under_test.settle()
        assert "Loans" in under_test.text()


async def test_the_view_that_one_looks_through_follows_the_file() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        under_test.app.view = View(name="phones")
        await under_test.configure(setup_of(under_test, views=views(phones=View())))
        await under_test.press("slash", "s", "enter")

        await under_test.configure(setup_of(under_test, views=views(phones=View(screen="queues", folds=False))))

        assert under_test.app.view == View(name="phones", screen="queues", filter="s", folds=False)
        assert under_test.app.screen.query_one(QueueGrid).size.width > 100


async def test_the_palette_leads_to_a_view_as_the_file_has_it_by_then() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.configure(setup_of(under_test, views=views(phones=View(queues=Selection(ids=("1",))))))
        await under_test.press("ctrl+p", *"phones")
        await under_test.configure(setup_of(under_test, views=views(phones=View(screen="queues"))))
        await under_test.press("enter")

        assert under_test.app.view == View(name="phones", screen="queues")


async def test_who_chooses_a_view_that_is_gone_is_told_so_and_looks_on_as_before() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.configure(setup_of(under_test, views=views(phones=View(queues=Selection(ids=("1",))))))
        await under_test.press("ctrl+p", *"phones")
        await under_test.configure(setup_of(under_test))
        await under_test.press("enter")

        assert isinstance(under_test.app.screen, OverviewScreen)
        assert under_test.app.view == View()
        assert told(under_test) == ['There is no view "phones" any more.']


def test_a_view_whose_name_is_gone_is_over_the_profiles_queues_again() -> None:
    phones = View(name="phones", queues=Selection(ids=("1",)))
    before = Setup(Situations(), lambda: True, views={"phones": phones})

    assert view_under(replace(phones, filter="s"), before, replace(before, views={})) == View(filter="s")


def test_a_view_without_a_name_is_nobodys_but_ones_own() -> None:
    before = Setup(Situations(), lambda: True, views=views(phones=View()))

    assert view_under(View(filter="s"), before, replace(before, views=views(phones=View(folds=False)))).folds


async def test_a_board_that_nobody_touched_is_not_remembered() -> None:
    async with board(QUEUES, AGENTS, start_screen="queues", theme="day") as under_test:
        await under_test.press("down", "up", "enter", "escape")

        assert under_test.left == []


async def test_view_and_theme_are_remembered_with_each_change() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("2", "g", "t", "t", "enter")

        assert under_test.left == [
            (View(screen="queues"), "night", None),
            (View(screen="queues", folds=False), "night", None),
            (View(screen="queues", folds=False), under_test.app.theme, None),
        ]


async def test_a_theme_that_was_only_tried_is_not_remembered() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.press("t", "t", "escape", "2")

        assert under_test.left == [(View(screen="queues"), "night", None)]
