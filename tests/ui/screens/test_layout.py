"""What must hold on every screen, at every size, for every floor: lines of exact width, and no figure cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import lines
from wallboard.model.agent import Agent
from wallboard.model.queue import Queue
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.board import Board
from wallboard.ui.widgets.headline import Headline
from wallboard.ui.widgets.lines import Lines
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.scrolling_lines import ScrollingLines

NAMES = st.text(st.sampled_from("ab Z[]/日本語😀é–…·'\\"), max_size=40) | st.just("[/]x") | st.just("x" * 200)
COUNTS = st.none() | st.sampled_from([0, 1, 7, 23, 140, 1604])
TIMES = st.none() | st.sampled_from([0, 9, 61, 725, 4360, 359_999, 4_000_000])
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
        TIMES,
        PERCENTS,
        COUNTS,
        COUNTS,
    ),
    max_size=30,
).map(lambda queues: [one.model_copy(update={"id": f"{at}"}) for at, one in enumerate(queues)])
AGENTS = st.lists(
    st.builds(
        lambda name, status, time_s, group: agent(
            name=name, status=status, time_in_status_s=time_s, group_id=group, day_login_time_s=time_s
        ),
        NAMES,
        st.sampled_from([0, 1, 2, 3, 4, 5, 9, 42, None]),
        TIMES,
        NAMES,
    ),
    max_size=60,
).map(lambda agents: [one.model_copy(update={"id": f"{at}"}) for at, one in enumerate(agents)])
SLOW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # A floor is a picture's work to draw: to shrink one would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def check_lines(under_test: BoardUnderTest) -> None:
    """Every line is as wide as its part, in cells."""
    for part in under_test.app.screen.query("*"):
        if not isinstance(part, Lines | ScrollingLines):
            continue
        for y in range(part.size.height):
            drawn = part.render_line(y).text
            assert cell_len(drawn) == part.size.width, (part, y, drawn)


def check_figures(under_test: BoardUnderTest) -> None:
    """A figure stands whole in its cell, from the right."""
    for part in under_test.app.screen.query(Board):
        placed = part._placed()
        for line in part._lines:
            for cell in placed:
                if cell.column.is_figure and hasattr(line, "id"):
                    words = "".join(text for text, _ in cell.draw(line, part._moment))
                    assert not re.search(r"[\d:]…", words), (part, cell.column.key, words)
    counted = [*under_test.app.screen.query(Headline), *under_test.app.screen.query(AgentBoard)]
    for line in (drawn for part in counted for drawn in lines(part)[:3]):
        assert not re.search(r"\d…", line), line


@SLOW
@given(
    queues=QUEUES,
    agents=AGENTS,
    width=st.integers(60, 220),
    height=st.integers(15, 60),
    keys=st.sampled_from(
        [
            (),
            ("2",),
            ("3", "o"),
            ("3", "G"),
            ("3", "G", "G"),
            ("3", "h"),
            ("h", "G", "G"),
            ("2", "enter"),
            ("3", "enter"),
            ("2", "g"),
            ("question_mark",),
        ]
    ),
    age_s=st.sampled_from([0, 3, 20, 45]),
)
async def test_every_line_has_its_width_and_no_figure_is_cut(
    queues: list[Queue], agents: list[Agent], width: int, height: int, keys: tuple[str, ...], age_s: int
) -> None:
    async with board(queues, agents, size=(width, height)) as under_test:
        await under_test.press(*keys)
        await under_test.wait(age_s)

        check_lines(under_test)
        check_figures(under_test)


async def test_a_storm_of_sizes_ends_in_the_picture_of_the_last_one() -> None:
    queues = [queue(f"{number:02}", queue_size=1, longest_wait_time_s=14) for number in range(30)]
    agents = [agent(f"{number:02}") for number in range(30)]
    async with board(queues, agents, size=(100, 30)) as under_test:
        expected = under_test.text()
        for width, height in [(60, 15), (220, 60), (61, 59), (200, 16), (80, 24), (160, 45), (109, 27), (100, 30)]:
            await under_test.pilot.resize_terminal(width, height)
        await under_test.settle()
        await under_test.settle()

        assert under_test.text() == expected
        check_lines(under_test)


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
            check_lines(under_test)
