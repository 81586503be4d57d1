from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace
from textual.geometry import Region
from textual.strip import Strip

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import Place, made_ready
from wallboard.model.agent import Agent
from wallboard.model.queue import Queue
from wallboard.ui.themes import load_themes
from wallboard.ui.widgets.agent_digest import AgentDigest
from wallboard.ui.widgets.banner import Banner
from wallboard.ui.widgets.header import Header
from wallboard.ui.widgets.headline import Headline
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.last_hour import LastHour
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.service_levels import ServiceLevels

PARTS = (Header, Banner, Headline, QueueGrid, ServiceLevels, LastHour, AgentDigest, KeyLine)
QUEUES: tuple[Queue, ...] = (
    queue("1", name="Sales", queue_size=1, longest_wait_time_s=25),
    queue("2", name="Support", number_in_progress=1),
    queue("3", name="Billing", number_in_progress=1),
)
AGENTS: tuple[Agent, ...] = (
    agent("a", name="Ada"),
    agent("b", name="Boris", time_in_status_s=None),
    agent("c", name="Celia", status=2, time_in_status_s=None),
)


def frame(under_test: BoardUnderTest) -> dict[Place, Strip]:
    """What stands in each line of each part."""
    return {
        (part.__name__, y): widget.render_line(y)
        for part in PARTS
        for widget in under_test.app.screen.query(part)
        for y in range(widget.size.height)
    }


@contextmanager
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[Place]]:
    """The lines that are made ready for the screen within the block."""
    with monkeypatch.context() as patch:
        yield made_ready(patch)


def changed(before: dict[Place, Strip], after: dict[Place, Strip]) -> set[Place]:
    return {place for place, strip in after.items() if before.get(place) != strip}


async def test_a_second_draws_the_lines_that_tick_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board(QUEUES, AGENTS, size=(160, 45)) as under_test:
        before = frame(under_test)
        with drawn(monkeypatch) as asked:
            await under_test.wait(1)

        after = frame(under_test)
        assert asked == changed(before, after)
        ticking = {after[place].text.split()[0] for place in asked if place[0] == "AgentDigest"}
        assert ticking == {"●", "1:06"}
        assert {after[place].text.split()[1] for place in asked if place[0] == "QueueGrid"} == {"Sales", "3"}
        assert {place for place in asked if place[0] == "Header"} == {("Header", 0)}
        assert not {place for place in asked if place[0] in ("KeyLine", "ServiceLevels")}


async def test_a_second_in_which_nothing_ticks_draws_the_header_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board(QUEUES[1:], AGENTS[1:], size=(160, 45)) as under_test:
        with drawn(monkeypatch) as asked:
            await under_test.wait(1)

        assert asked == {("Header", 0)}


async def test_a_reading_that_changes_one_row_draws_that_row(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board(QUEUES, AGENTS, size=(160, 45)) as under_test:
        before = frame(under_test)
        with drawn(monkeypatch) as asked:
            await under_test.read(
                QUEUES, [AGENTS[0], AGENTS[1], agent("c", name="Cecilia", status=2, time_in_status_s=None)]
            )

        assert asked == changed(before, frame(under_test))
        assert len(asked) == 1


async def test_a_reading_that_changes_nothing_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        with drawn(monkeypatch) as asked:
            await under_test.read(QUEUES, AGENTS)

        assert asked == set()


async def test_the_cursor_moves_by_drawing_two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        with drawn(monkeypatch) as asked:
            await under_test.press("down")

        assert asked == {("QueueGrid", 2), ("QueueGrid", 3)}


async def test_more_or_fewer_lines_than_before_are_all_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        lines, asked = list(grid.drawn_strips()), list[tuple[Region, ...]]()
        monkeypatch.setattr(grid, "refresh", lambda *regions: asked.append(regions))

        assert [grid.repaint(before, lines) for before in (lines[:3], [*lines, *lines])] == [lines, lines]
        assert asked == [(), ()]


async def test_another_theme_draws_every_line_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        before = frame(under_test)
        with drawn(monkeypatch) as asked:
            await under_test.press("t")

        after = frame(under_test)
        assert asked == set(after)
        assert changed(before, after) == set(after)


async def test_a_theme_with_one_other_colour_is_seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        themes = load_themes()
        night = themes.palettes["night"]
        other = replace(night, colours={**night.colours, "available": "#ff0000"})
        before = frame(under_test)
        with drawn(monkeypatch) as asked:
            under_test.app.wear(replace(themes, palettes={**themes.palettes, "night": other}), "night")
            await under_test.settle()

        assert changed(before, frame(under_test))
        assert asked >= changed(before, frame(under_test))
