from __future__ import annotations

import pytest

from tests.floors import START, agent, feed, queue, situation
from tests.model.alarm.watched import rule
from tests.ui.boards import BoardUnderTest, board
from tests.ui.drawn import colours
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.situation import Situation, Trouble
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.banner import Banner
from wallboard.ui.widgets.header import Header
from wallboard.ui.widgets.headline import Headline
from wallboard.ui.widgets.ink import Inked
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.service_levels import ServiceLevels

QUEUES = (queue("1", name="Sales", queue_size=3, longest_wait_time_s=25), queue("2", number_in_progress=1))
AGENTS = (agent("a", name="Ada"), agent("b", name="Boris", status=4, time_in_status_s=9000))
REFUSED = Trouble("HTTP 403", "Renew the token.", START, 1, refused=True)
BUSY = Trouble("HTTP 503, server busy", "", START, 2)
QUIET_INKS = {"hint", "label", "accent", "tick", "strong", "track"}


def wait_of_sales(under_test: BoardUnderTest) -> str:
    row = next(line for line in under_test.lines(QueueGrid) if "Sales" in line)
    return next(cell for cell in row.split() if ":" in cell)


def time_of_ada(under_test: BoardUnderTest) -> str:
    return next(line for line in under_test.lines(AgentBoard) if "Ada" in line).split()[3]


async def test_timers_tick_while_live_and_late_and_stand_still_with_a_tilde_once_stale() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        seen = []
        for seconds in (4, 12, 13, 1, 60):
            await under_test.wait(seconds)
            word = next(word for word in under_test.lines(Header)[0].split() if word in {"LIVE", "LATE", "STALE"})
            seen.append((word, wait_of_sales(under_test), time_of_ada(under_test)))

        assert seen == [
            ("LIVE", "0:29", "1:09"),
            ("LATE", "0:41", "1:21"),
            ("LATE", "0:54", "1:34"),
            ("STALE", "~0:25", "~1:05"),
            ("STALE", "~0:25", "~1:05"),
        ]


@pytest.mark.parametrize(
    ("latest", "word"),
    [
        (situation(QUEUES, AGENTS, read_at=START.plus(-31)), "STALE"),
        (Situation(agents=feed(AGENTS, frozen_since=START), queues=feed(QUEUES, frozen_since=START)), "FROZEN"),
        (Situation(agents=feed(AGENTS, trouble=REFUSED), queues=feed(QUEUES, trouble=REFUSED)), "REFUSED"),
        (Situation(agents=feed(AGENTS, trouble=BUSY), queues=feed(QUEUES, trouble=BUSY)), "STALE"),
    ],
)
async def test_old_numbers_are_unmistakable(latest: Situation, word: str) -> None:
    async with board(QUEUES, AGENTS) as under_test:
        assert "critical" not in colours(under_test.app.screen.query_one(Header))
        assert {"warning"} <= colours(under_test.app.screen.query_one(QueueGrid))
        assert not under_test.app.screen.query_one(Banner).display

        await under_test.show(latest)

        screen = under_test.app.screen
        assert word in under_test.lines(Header)[0]
        assert "critical" in colours(screen.query_one(Header))
        assert screen.query_one(Banner).display
        parts: tuple[type[Inked], ...] = (QueueGrid, AgentBoard, Headline, ServiceLevels)
        for part in parts:
            assert colours(screen.query_one(part)) <= QUIET_INKS
            assert "~" in "".join(under_test.lines(part))


async def test_one_list_that_is_old_leaves_the_other_live() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        await under_test.show(Situation(agents=feed(AGENTS), queues=feed(QUEUES, trouble=BUSY)))

        assert "queues ✕ STALE" in under_test.lines(Header)[0]
        assert "agents ● LIVE" in under_test.lines(Header)[0]
        assert under_test.lines(Banner)[0].startswith("  QUEUES: NO NEW DATA FOR 0:00")
        assert (wait_of_sales(under_test), time_of_ada(under_test)) == ("~0:25", "1:05")


async def test_live_again_takes_banner_and_tildes_away() -> None:
    # Too low for sparklines and charts, which the second reading moves on.
    async with board(QUEUES, AGENTS, size=(80, 20)) as under_test:
        before = under_test.text()
        await under_test.wait(60)
        assert "~" in under_test.text()

        await under_test.read(QUEUES, AGENTS)

        assert "~" not in under_test.text()
        assert not under_test.app.screen.query_one(Banner).display
        assert under_test.text() == before.replace("14:32:07", "14:33:07")


async def test_before_the_first_reading_everything_is_a_dash_and_nothing_a_zero() -> None:
    async with board() as under_test:
        await under_test.show(Situation())

        assert "○ NO DATA" in under_test.lines(Header)[0]
        figures = "".join(under_test.lines(Headline)[1:4])
        assert set(figures) <= set("▎ ▀▄")
        assert "0" not in "".join(under_test.lines(QueueGrid)[2:])
        assert under_test.lines(QueueGrid)[2] == "  waiting for numbers"


async def test_a_first_reading_that_fails_says_why() -> None:
    trouble = Trouble("name not found: na99.example", "Look at the host.", START, 1)
    async with board() as under_test:
        await under_test.show(Situation(agents=feed(None, trouble=trouble), queues=feed(None, trouble=trouble)))

        assert [line.strip() for line in under_test.lines(Banner)] == [
            "NO DATA YET  ·  name not found: na99.example",
            "Look at the host.",
        ]


async def test_the_banner_counts_down_to_the_next_try() -> None:
    async with board(QUEUES, AGENTS) as under_test:
        next_at = START.plus(20)
        await under_test.show(
            Situation(
                agents=feed(AGENTS, trouble=BUSY, next_poll_at=next_at),
                queues=feed(QUEUES, trouble=BUSY, next_poll_at=next_at),
            )
        )
        assert "try 3 in 20 s" in under_test.lines(Banner)[0]
        await under_test.wait(5)
        assert "try 3 in 15 s" in under_test.lines(Banner)[0]


async def test_the_header_counts_the_alarms_that_want_somebody_and_holds_them_while_the_numbers_are_old() -> None:
    rules = Rules((rule("wait>20", "wait>60"), rule("state:break", name="break", scope=Scope.AGENT)))
    over = queue("1", name="Sales", queue_size=1, longest_wait_time_s=90)
    resting = agent("ada", status=4, time_in_status_s=2000)
    async with board([over, queue("2")], [resting, agent("boris")], size=(150, 40), rules=rules) as under_test:
        assert "▲ 1 critical  ◆ 1 warning" in under_test.lines(Header)[0]

        await under_test.wait(60)
        assert "▲ 1 critical" in under_test.lines(Header)[0]


async def test_the_banner_has_the_height_of_its_words_as_soon_as_the_width_changes() -> None:
    latest = Situation(agents=feed(AGENTS, trouble=BUSY), queues=feed(QUEUES, trouble=BUSY))
    async with board(QUEUES, AGENTS, size=(120, 40)) as under_test:
        await under_test.show(latest)
        heights = []
        for width in (70, 120):
            await under_test.pilot.resize_terminal(width, 40)
            await under_test.settle()
            heights.append(len(under_test.lines(Banner)))

        assert heights == [2, 1]


async def test_the_banner_breaks_between_its_parts() -> None:
    trouble = Trouble("HTTP 500, server failed (500 - Internal error.)", "", START, 2)
    troubled = Situation(
        agents=feed(AGENTS, trouble=trouble, next_poll_at=START.plus(7)),
        queues=feed(QUEUES, trouble=trouble, next_poll_at=START.plus(7)),
    )
    async with board(QUEUES, AGENTS, size=(116, 40)) as under_test:
        await under_test.show(troubled)

        assert [line.strip() for line in under_test.lines(Banner)] == [
            "NO NEW DATA FOR 0:00  ·  HTTP 500, server failed (500 - Internal error.)  ·  try 3 in 7 s",
            "numbers below are from 14:32:07",
        ]
