from __future__ import annotations

import pytest

from tests.floors import START, agent, queue, situation
from tests.ui.boards import board
from wallboard.model.figure import DEFAULT_HEADLINE
from wallboard.model.floor import Floor
from wallboard.model.queue import Queue
from wallboard.model.standards import Standards
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.headline_tiles import TITLES, Tile
from wallboard.ui.render.tile_shapes import tall
from wallboard.ui.widgets import headline
from wallboard.ui.widgets.headline import Headline


def queues(waiting: int) -> list[Queue]:
    return [queue("1", queue_size=waiting, longest_wait_time_s=5 * waiting)]


@pytest.mark.parametrize(
    ("size", "rows", "first"),
    [
        ((80, 24), 2, "◆ WAIT   5"),
        ((100, 30), 2, "◆ WAIT"),
        ((80, 60), 11, "▎ WAITING"),
        ((120, 40), 6, "▎ WAITING"),
        ((160, 45), 6, "▎ WAITING"),
        ((200, 50), 7, "▎ WAITING"),
    ],
)
async def test_tiles_are_as_tall_as_the_screen_has_room(size: tuple[int, int], rows: int, first: str) -> None:
    async with board(queues(5), [agent()], size=size) as under_test:
        lines = under_test.lines(Headline)

        assert len(lines) == rows
        assert lines[0].strip().startswith(first)


@pytest.mark.parametrize("width", [80, 95, 109, 110, 160])
@pytest.mark.parametrize("height", [24, 30, 40, 60])
async def test_every_figure_is_told_at_every_size(width: int, height: int) -> None:
    async with board(queues(5), [agent()], size=(width, height)) as under_test:
        told = "\n".join(under_test.lines(Headline))

        for titles in map(TITLES.__getitem__, DEFAULT_HEADLINE):
            assert any(title in told for title in titles), titles


@pytest.mark.parametrize(("size", "word"), [((80, 24), "▲4 10m"), ((120, 40), "▲ 4 in 10m"), ((160, 45), "▲ 4 in 10m")])
async def test_what_has_changed_in_ten_minutes_is_told_at_every_size(size: tuple[int, int], word: str) -> None:
    async with board(queues(1), [agent()], size=size) as under_test:
        assert "10m" not in "".join(under_test.lines(Headline))

        for _ in range(10):
            await under_test.wait(60)
            await under_test.read(queues(5), [agent()])

        assert word in "".join(under_test.lines(Headline))


async def test_a_board_that_did_not_read_for_long_says_nothing_of_then() -> None:
    async with board(queues(1), [agent()]) as under_test:
        await under_test.wait(1200)
        await under_test.read(queues(5), [agent()])

        assert "10m" not in "".join(under_test.lines(Headline))


async def test_directions_go_once_the_numbers_are_old() -> None:
    async with board(queues(1), [agent()]) as under_test:
        await under_test.wait(600)
        await under_test.read(queues(5), [agent()])
        assert "▲ 4 in 10m" in "".join(under_test.lines(Headline))

        await under_test.wait(60)

        assert "10m" not in "".join(under_test.lines(Headline))


def ten_minutes_before() -> Floor:
    return Floor.of(situation(queues(2), [agent()], read_at=START.plus(-600)), Standards(), START.wall)


async def test_a_board_can_begin_with_the_memory_of_an_earlier_floor() -> None:
    async with board(queues(5), [agent()], past=ten_minutes_before) as under_test:
        for worker in [worker for worker in under_test.app.workers if worker.name == "recall"]:
            await worker.wait()
        await under_test.settle()

        assert "▲ 3 in 10m" in "".join(under_test.lines(Headline))


async def test_a_second_draws_the_tile_that_ticks_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board([queue(queue_size=1, longest_wait_time_s=25)], [agent()], size=(160, 45)) as under_test:
        before = under_test.lines(Headline)
        drawn: list[str] = []

        def spy(tile: Tile, width: int, height: int) -> tuple[Spans, ...]:
            drawn.append(tile.title)
            return tall(tile, width, height)

        monkeypatch.setattr(headline, "tall", spy)
        await under_test.wait(1)

        assert drawn == ["LONGEST WAIT"]
        assert under_test.lines(Headline) != before
