from __future__ import annotations

import pytest
from textual.events import Resize
from textual.geometry import Size

from tests.ui.a_monday import agents, queues
from tests.ui.boards import board

BEFORE = Resize(Size(80, 24), Size(80, 24))


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "w", "enter", "question_mark", "ctrl+p", "t", "e"])
async def test_a_screen_takes_no_size_that_the_terminal_has_no_longer(key: str) -> None:
    async with board(queues(), agents(), size=(120, 40)) as under_test:
        await under_test.press(key)
        under_test.app.screen.post_message(BEFORE)
        await under_test.settle()

        assert under_test.app.screen.outer_size == (120, 40)


async def test_a_screen_follows_the_terminal_whose_size_comes_before_one_that_is_old() -> None:
    async with board(queues(), agents(), size=(80, 24)) as under_test:
        under_test.app.post_message(Resize(Size(120, 40), Size(120, 40)))
        await under_test.settle()
        under_test.app.screen.post_message(BEFORE)
        await under_test.settle()

        assert under_test.app.screen.outer_size == (120, 40)
        assert "AGENTS" in under_test.text()
