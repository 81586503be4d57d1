"""What must hold on every screen, at every size, for every floor: no line of another width, no figure cut."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual.widgets import Input

from tests.floors import START, agent, feed, queue
from tests.ui import layouts, written
from tests.ui.boards import BoardUnderTest, board
from tests.ui.layouts import SCREENS, check, go, resize
from wallboard.model.agent import Agent
from wallboard.model.queue import Queue
from wallboard.model.situation import Situation, Trouble
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.queue_grid import QueueGrid

Size = tuple[int, int]
NAMES = st.text(st.sampled_from("ab Z[]/日本語😀é–…·'\\"), max_size=40) | st.sampled_from(layouts.NAMES)
COUNTS = st.sampled_from(layouts.COUNTS)
TIMES_S = st.sampled_from(layouts.TIMES_S)
PERCENTS = st.none() | st.integers(0, 100)
QUEUES = st.lists(
    st.builds(
        lambda name, media, size, wait, level, free, busy: queue(
            name=name,
            media_type=media,
            queue_size=size,
            longest_wait_time_s=wait,
            thirty_min_sla_activity=level,
            agent_count_wait_transact=free,
            agent_count_busy=busy,
            day_queued=busy,
        ),
        NAMES,
        st.sampled_from(["phone", "chat", "email", "fax machine"]),
        COUNTS,
        TIMES_S,
        PERCENTS,
        COUNTS,
        COUNTS,
    ),
    max_size=30,
).map(lambda queues: [one.model_copy(update={"id": "q" * (at + 1)}) for at, one in enumerate(queues)])
AGENTS = st.lists(
    st.builds(
        lambda name, status, time_s, group: agent(
            name=name, status=status, time_in_status_s=time_s, group_id=group, day_login_time_s=time_s
        ),
        NAMES,
        st.sampled_from(layouts.STATUSES),
        TIMES_S,
        NAMES,
    ),
    max_size=60,
).map(lambda agents: [one.model_copy(update={"id": "a" * (at + 1)}) for at, one in enumerate(agents)])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(list(SCREENS)),
        st.tuples(st.integers(15, 400), st.integers(4, 110)),
        st.sampled_from([0, 3, 20, 45]),
    ),
    min_size=4,
    max_size=4,
)
SLOW = settings(
    max_examples=4,
    # The same each time: what a change has broken, and no luck. Without it, each run looks at other floors.
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    # A floor is a picture's work to draw: to shrink one would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@SLOW
@given(queues=QUEUES, agents=AGENTS, steps=STEPS)
async def test_any_floor_stands_right_on_any_screen_at_any_size(
    queues: list[Queue], agents: list[Agent], steps: list[tuple[str, Size, int]]
) -> None:
    async with board(queues, agents) as under_test:
        for screen, size, seconds in steps:
            await go(under_test, screen)
            await resize(under_test, size)
            await under_test.wait(seconds)

            check(under_test)


@pytest.mark.parametrize(
    ("agents", "queues", "sizes"),
    [
        (0, 0, [(80, 24)]),
        (1, 1, [(160, 45)]),
        (50, 30, [(60, 15), (200, 50)]),
        (5_000, 500, [(120, 40)]),
        (20_000, 2_000, [(400, 110)]),
    ],
)
async def test_a_floor_of_any_size_stands_right_on_every_screen(
    agents: int, queues: int, sizes: Sequence[Size]
) -> None:
    async with board(layouts.queues(queues), layouts.agents(agents), size=sizes[0]) as under_test:
        for screen in SCREENS:
            await go(under_test, screen)
            for size in sizes:
                await resize(under_test, size)

                check(under_test)


STORM: Sequence[Size] = [(220, 60), (30, 9), (200, 16)]
BUSY = Trouble("HTTP 503, server busy", "", START, 2)


async def pictures(queues: Sequence[Queue], agents: Sequence[Agent], size: Size, storm: Sequence[Size]) -> list[str]:
    """Return what each screen looks like, from which a storm of sizes leads back to its own."""

    async def picture(under_test: BoardUnderTest, screen: str) -> str:
        await go(under_test, screen)
        for each in storm:
            await under_test.pilot.resize_terminal(*each)
        await resize(under_test, size)
        for line in under_test.app.screen.query(Input):
            line.cursor_blink = False
        under_test.app.screen.refresh()
        await under_test.settle()
        return f"{screen}\n{written.written(under_test.app.screen)}"

    async with board(queues, agents, size=size, themes=written.themes()) as under_test:
        stale = Situation(agents=feed(agents, trouble=BUSY), queues=feed(queues, trouble=BUSY))
        live = [await picture(under_test, screen) for screen in SCREENS if " " not in screen]
        await under_test.show(stale)
        return [*live, await picture(under_test, "overview"), await picture(under_test, "agent")]


async def test_a_storm_of_sizes_ends_in_the_picture_of_the_last_one_on_every_screen() -> None:
    queues, agents = layouts.queues(30), layouts.agents(50)

    after_storms = await pictures(queues, agents, (110, 30), STORM)

    assert after_storms == await pictures(queues, agents, (110, 30), ())


async def test_the_cursor_is_in_view_and_has_the_keys_after_a_storm() -> None:
    async with board(agents=layouts.agents(200), size=(110, 30), start_screen="agents") as under_test:
        await under_test.press("end", "up")
        agents = under_test.app.screen.query_one(AgentBoard)
        chosen = agents.cursor_id
        for size in STORM:
            await under_test.pilot.resize_terminal(*size)
        await resize(under_test, (110, 30))

        assert agents.has_focus
        assert agents.cursor_id == chosen
        assert agents.is_in_view(agents.line_of_cursor())


HOSTILE = ("[/]x", "[red]x", "日本語" * 20, "😀👩‍👩‍👧‍👦x", "x" * 300, "{oops}", "%s", "\\[b]")


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_name_stands_as_it_is_on_every_screen(name: str) -> None:
    queues = [queue("1", name=name, queue_size=1, media_type="phone", mood=name)]
    agents = [agent("1", name=name, group_id=name, status=4, status_code_item_short_code=name, status_code_list_id=7)]
    begin = name[:4]
    async with board(queues, agents, size=(160, 40)) as under_test:
        assert any(begin in line for line in under_test.lines(QueueGrid))
        assert any(begin in line for line in under_test.lines(AgentBoard))
        for keys in (("2",), ("2", "enter"), ("3",), ("3", "enter"), ("2", "slash", begin[0], "enter")):
            await under_test.press(*keys)
            assert begin in under_test.text()
            check(under_test)
