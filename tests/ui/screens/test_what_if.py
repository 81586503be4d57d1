"""What if a queue had more agents or fewer: asked on its own screen, and forgotten with it."""

from __future__ import annotations

import pytest

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from wallboard.model.queue import Queue
from wallboard.model.standards import Standards
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.panels import Panels

WHOLE = Standards(duration_includes_wrap_up=True)
AGENTS = (agent("ada", name="Ada"), agent("wim", name="Wim", status=3))
QUIET = queue("2", name="Support", number_in_progress=1)


def busy(at_work: int = 9) -> Queue:
    """A queue that takes 12 agents."""
    return queue(
        "1",
        name="Sales",
        queue_size=3,
        longest_wait_time_s=90,
        thirty_min_queued=48,
        thirty_min_avg_duration_s=320,
        agent_count_wait_transact=0,
        agent_count_busy=at_work,
        number_in_progress=at_work,
    )


def asked(under_test: BoardUnderTest) -> list[str]:
    """What would be with other agents, as it is written."""
    cells = [" ".join(line[line.find("with ") :].split()) for line in under_test.lines(Panels) if "with " in line]
    return [cell for cell in cells if cell[5:6].isdigit()]


async def test_plus_and_minus_ask_what_would_be_with_more_agents_or_fewer() -> None:
    async with board([busy(), QUIET], AGENTS, size=(160, 45), standards=WHOLE) as under_test:
        await under_test.press("enter")
        assert asked(under_test) == []

        await under_test.press("plus", "plus", "plus")
        assert asked(under_test) == ["with 3 more 84 % in 20 s, wait 0:18"]

        await under_test.press(*["minus"] * 4)
        assert asked(under_test) == ["with 1 fewer 0 % in 20 s, queue grows by 0.1/min"]


async def test_what_is_asked_holds_for_the_next_reading_and_is_forgotten_with_the_queue() -> None:
    async with board([busy(), QUIET], AGENTS, size=(160, 45), standards=WHOLE) as under_test:
        await under_test.press("enter", "plus", "plus", "plus")
        await under_test.read([busy(10), QUIET], AGENTS)
        assert asked(under_test)[0].startswith("with 3 more 91 %")

        await under_test.press("n", "N")
        assert asked(under_test) == []

        await under_test.press("plus", "escape", "enter")
        assert asked(under_test) == []


async def test_there_are_never_fewer_agents_than_none() -> None:
    async with board([busy(1), QUIET], AGENTS, size=(160, 45), standards=WHOLE) as under_test:
        await under_test.press("enter", "minus", "minus", "minus")

        assert asked(under_test)[0].startswith("with 1 fewer 0 %")
        assert "one agent fewer" not in under_test.lines(KeyLine)[0]


async def test_where_nobody_can_tell_nothing_is_asked() -> None:
    async with board([busy(), QUIET], AGENTS, size=(160, 45), standards=WHOLE) as under_test:
        await under_test.press("down", "enter", "plus")

        assert asked(under_test) == []
        assert "+ - what if" not in under_test.text()
        assert "one agent more" not in under_test.lines(KeyLine)[0]


async def test_the_screen_of_a_queue_tells_who_could_take_its_contacts() -> None:
    async with board([busy(), QUIET], AGENTS, size=(160, 45), standards=WHOLE) as under_test:
        await under_test.press("enter")
        words = [" ".join(line.split()) for line in under_test.lines(Panels)]

        assert any("● Ada 108 1:05" in line for line in words)
        assert any("◇ Wim 108 1:05" in line for line in words)

        await under_test.wait(5)
        assert "1:10" in next(line for line in under_test.lines(Panels) if "● Ada" in line)


async def test_what_is_asked_is_told_on_the_smallest_terminals_too() -> None:
    for size in ((80, 24), (80, 20), (60, 15)):
        async with board([busy(), QUIET], AGENTS, size=size, standards=WHOLE) as under_test:
            await under_test.press("enter")
            told = "\n".join(under_test.lines(Panels))
            assert "EST.  staff +3" in told
            assert "+ - what if" in told

            await under_test.press("plus", "plus", "plus")

            assert any("now 20 % in 20 s → with 3 more 84 %" in line for line in under_test.lines(Panels))


def refused(under_test: BoardUnderTest) -> list[str]:
    """Why nobody can tell, as it is written."""
    lines = [" ".join(line.split()) for line in under_test.lines(Panels)]
    return [line[line.find("what if –") :] for line in lines if "what if –" in line]


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_the_panel_says_why_there_is_no_what_if_as_long_as_one_looks_at_that_queue(size: tuple[int, int]) -> None:
    async with board([busy(), QUIET], AGENTS, size=size, standards=WHOLE) as under_test:
        await under_test.press("down", "enter")
        assert refused(under_test) == []

        await under_test.press("plus", "plus")
        assert refused(under_test) == ["what if – a number that it needs is unknown"]
        assert not under_test.app._notifications, "it would go along to the next queue"

        await under_test.press("N")
        assert refused(under_test) == []
        await under_test.press("n")
        assert refused(under_test) == []


async def test_fewer_agents_than_none_are_refused_with_the_reason_until_one_asks_for_more() -> None:
    async with board([busy(0)], AGENTS, size=(160, 45), standards=WHOLE) as under_test:
        await under_test.press("enter", *["minus"] * 12)
        assert refused(under_test) == ["what if – there cannot be fewer agents"]

        await under_test.press("plus")
        assert refused(under_test) == []
        assert asked(under_test)[0].startswith("with 1 more")


async def test_a_refusal_goes_with_the_reading_that_it_was_about() -> None:
    async with board([busy(0)], AGENTS, size=(160, 45), standards=WHOLE) as under_test:
        await under_test.press("enter", "minus")
        await under_test.read([busy()], AGENTS)

        assert refused(under_test) == []
