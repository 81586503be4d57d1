"""Few pictures: what the overview looks like. Behaviour is tested by lines and keys, not here."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from datetime import UTC

import pytest
from textual.pilot import Pilot

from tests.floors import START, TestClock, feed, situation
from tests.ui import a_monday
from wallboard.model.situation import Situation, Trouble
from wallboard.model.standards import Standards
from wallboard.ui.app import WallboardApp
from wallboard.ui.beginning import Beginning
from wallboard.ui.setup import Setup

SnapCompare = Callable[..., bool]
STALE = Trouble("HTTP 503, server busy", "", START.plus(10), 3)


def app(latest: Situation, theme: str, after_s: float) -> WallboardApp:
    """The board, some seconds after a reading and half an hour of others."""

    async def situations() -> AsyncGenerator[Situation]:
        for minutes_before in range(31, 0, -1):
            yield situation(
                a_monday.queues(minutes_before), a_monday.agents(), read_at=START.plus(-60 * minutes_before)
            )
        yield latest

    setup = Setup(situations, lambda: True, standards=Standards(time_zone=UTC), tenant="acme", theme=theme)
    return WallboardApp(setup, Beginning(TestClock(START.plus(after_s))))


async def drawn(pilot: Pilot[None]) -> None:
    """Wait until the floor is judged and drawn."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize(
    ("size", "theme", "after_s"),
    [
        pytest.param((160, 45), "night", 4, id="night-160x45"),
        pytest.param((80, 24), "night", 4, id="night-80x24"),
        pytest.param((120, 40), "night", 48, id="stale-120x40"),
        pytest.param((120, 40), "day", 4, id="day-120x40"),
        pytest.param((120, 40), "contrast", 4, id="contrast-120x40"),
        pytest.param((120, 40), "deuteranopia", 4, id="deuteranopia-120x40"),
        pytest.param((120, 40), "mono", 4, id="mono-120x40"),
        pytest.param((120, 40), "terminal", 4, id="terminal-120x40"),
    ],
)
def test_the_overview(snap_compare: SnapCompare, size: tuple[int, int], theme: str, after_s: float) -> None:
    trouble = STALE if after_s > 30 else None
    next_at = START.plus(60 if trouble else 10)
    latest = Situation(
        agents=feed(a_monday.agents(), trouble=trouble, next_poll_at=next_at),
        queues=feed(a_monday.queues(), trouble=trouble, next_poll_at=next_at),
    )

    assert snap_compare(app(latest, theme, after_s), terminal_size=size, run_before=drawn)
