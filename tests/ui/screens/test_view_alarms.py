"""Alarms and views: what somebody looks at ends no alarm, and their screen is about what they look at."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from tests.floors import START, agent, queue
from tests.model.alarm.watched import rule
from tests.ui.boards import BoardUnderTest, board
from wallboard.model.alarm.alarm import Acknowledged, Alarm, Run
from wallboard.model.alarm.alarms import Alarms, Change
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.notice.channel import Channel, Plan
from wallboard.model.notice.notice import Notice
from wallboard.model.queue import Queue
from wallboard.model.selection import Selection
from wallboard.model.view import View
from wallboard.model.wall import Page, WallPlan
from wallboard.ui.screens.queue import QueueScreen
from wallboard.ui.setup import Telling, WallStart
from wallboard.ui.widgets.alarm_board import AlarmBoard
from wallboard.ui.widgets.alarm_ribbon import AlarmRibbon
from wallboard.ui.widgets.header import Header
from wallboard.ui.widgets.panels import Panels

RULES = Rules((rule("wait>20", "wait>60", name="wait", message="longest wait {wait}", calm_s=5),))
SALES, SUPPORT = View(name="sales", queues=Selection(ids=("1",))), View(name="support", queues=Selection(ids=("2",)))
AGENTS = (agent("bo"),)
EVERYWHERE = Plan(dict.fromkeys(Channel, Severity.WARNING), pause_s=1)


def waiting(sales_s: int = 90, support_s: int = 40) -> list[Queue]:
    return [
        queue("1", name="Sales", queue_size=bool(sales_s), longest_wait_time_s=sales_s),
        queue("2", name="Support", queue_size=bool(support_s), longest_wait_time_s=support_s),
    ]


async def look(under_test: BoardUnderTest, view: View) -> None:
    under_test.app.view = replace(view, screen=under_test.app.view.screen)
    await under_test.done("judge")


def told(under_test: BoardUnderTest) -> list[str]:
    """The lines of the alarms' own screen, from below its headings."""
    return [" ".join(line.split()) for line in under_test.lines(AlarmBoard)[2:] if line.strip()]


async def test_a_view_that_leaves_a_queue_out_does_not_end_its_alarm() -> None:
    async with board(waiting(), AGENTS, rules=RULES) as under_test:
        await look(under_test, SUPPORT)
        under_test.clock.advance(10)
        await under_test.read(waiting(), AGENTS)

        alarms = under_test.app.floor.alarms
        assert {subject for _, subject in alarms.open} == {"1", "2"}
        assert (alarms.past, alarms.news) == ((), ())
        assert under_test.kept[-1].alarms is alarms


async def test_an_alarm_goes_on_while_nobody_looks_at_its_queue() -> None:
    async with board(waiting(sales_s=30), AGENTS, rules=RULES) as under_test:
        await look(under_test, SUPPORT)
        under_test.clock.advance(10)
        await under_test.read(waiting(sales_s=90), AGENTS)
        assert [(each.change, each.alarm.name) for each in under_test.app.floor.alarms.news] == [
            (Change.WORSE, "Sales")
        ]

        await look(under_test, View())
        alarm = under_test.app.floor.alarms.open["wait", "1"]
        assert alarm.fired == START
        assert [row.severity for row in under_test.app.floor.queues] == [Severity.CRITICAL, Severity.WARNING]


async def test_alarms_that_were_kept_are_held_by_a_board_that_begins_with_a_view() -> None:
    taken = Acknowledged("kim", START)
    stands = Alarm(
        "wait", Scope.QUEUE, "1", "Sales", "", Severity.CRITICAL, Run(START), fired=START, acknowledged=taken
    )
    async with board(waiting(), AGENTS, rules=RULES, alarms=Alarms({stands.key: stands}), view=SUPPORT) as under_test:
        assert under_test.app.floor.alarms.open[stands.key].acknowledged == taken
        assert [row.id for row in under_test.app.floor.queues] == ["2"]


async def test_header_and_ribbon_are_about_the_view_and_count_the_rest() -> None:
    async with board(waiting(), AGENTS, rules=RULES, size=(160, 45)) as under_test:
        await look(under_test, SUPPORT)

        header = under_test.lines(Header)[0]
        assert "◆ 1 warning  +1 alarm elsewhere" in header
        assert "critical" not in header
        assert "Support" in under_test.text()
        assert not any("Sales" in line for line in under_test.lines(AlarmRibbon))


async def test_without_a_choice_of_its_own_a_view_has_nothing_elsewhere() -> None:
    async with board(waiting(), AGENTS, rules=RULES, size=(160, 45)) as under_test:
        await look(under_test, View(name="by name", queues=Selection()))

        assert "elsewhere" not in under_test.lines(Header)[0]
        assert under_test.app.floor.whole is None


async def test_the_screen_of_alarms_tells_of_the_rest_below_those_of_the_view() -> None:
    async with board(waiting(), AGENTS, rules=RULES, start_screen="alarms") as under_test:
        await look(under_test, SUPPORT)

        assert "1 elsewhere" in under_test.lines(AlarmBoard)[0]
        assert "1 for somebody to take" in under_test.lines(AlarmBoard)[0]
        first, heading, second = told(under_test)
        assert "Support longest wait 0:40" in first
        assert heading == "ELSEWHERE 1 left out by the view"
        assert "Sales longest wait 1:30" in second


async def test_what_is_over_is_told_in_the_views_that_are_about_it() -> None:
    async with board(waiting(), AGENTS, rules=RULES, start_screen="alarms") as under_test:
        await look(under_test, SUPPORT)
        for _ in range(3):
            under_test.clock.advance(10)
            await under_test.read(waiting(sales_s=0), AGENTS)

        assert [line for line in told(under_test) if "Sales" in line] == []
        await look(under_test, View())
        assert any("Sales" in line and "back to normal" in line for line in told(under_test))


async def test_one_takes_an_alarm_from_elsewhere_and_opens_what_it_is_about() -> None:
    async with board(waiting(), AGENTS, rules=RULES, start_screen="alarms") as under_test:
        await look(under_test, SUPPORT)
        await under_test.press("down", "a")
        assert under_test.app.floor.alarms.open["wait", "1"].acknowledged is not None

        await under_test.press("enter")
        assert isinstance(under_test.app.screen, QueueScreen)
        panels = "\n".join(under_test.lines(Panels))
        assert "Sales" in panels
        assert "not among" not in panels


async def test_to_take_an_alarm_goes_on_to_the_next_one_of_the_view() -> None:
    queues = [*waiting(), queue("3", name="Returns", queue_size=1, longest_wait_time_s=50)]
    both = View(name="both", queues=Selection(ids=("2", "3")))
    async with board(queues, AGENTS, rules=RULES, start_screen="alarms") as under_test:
        await look(under_test, both)
        await under_test.press("home", "down", "a")

        assert under_test.app.floor.alarms.open["wait", "2"].acknowledged is not None
        assert under_test.app.screen.query_one(AlarmBoard).chosen == [("wait", "3")]


@pytest.mark.parametrize(
    ("view", "titles"),
    [
        (SUPPORT, {Channel.WEBHOOK: "2 alarms", Channel.BELL: "Support", Channel.DESKTOP: "Support"}),
        (View(), {Channel.WEBHOOK: "2 alarms", Channel.BELL: "2 alarms", Channel.DESKTOP: "2 alarms"}),
    ],
)
async def test_bell_and_desktop_tell_of_the_view_and_a_webhook_of_all(
    view: View, titles: Mapping[Channel, str]
) -> None:
    heard: list[Mapping[Channel, Notice]] = []
    telling = Telling(EVERYWHERE, tell=lambda notices: heard.append(notices) if notices else None)
    async with board(waiting(0, 0), AGENTS, rules=RULES, telling=telling) as under_test:
        await look(under_test, view)
        under_test.clock.advance(10)
        await under_test.read(waiting(), AGENTS)

        assert len(heard) == 1
        assert all(words in heard[0][channel].title for channel, words in titles.items())


async def test_a_wall_goes_to_what_is_critical_in_its_view_alone() -> None:
    turns = WallPlan((Page.QUEUES, Page.AGENTS), 20)
    start = WallStart(begins=True)
    async with board(waiting(0, 0), AGENTS, rules=RULES, wall=start, plan=turns, view=SUPPORT) as under_test:
        await under_test.wait(20)
        await under_test.read(waiting(90, 0), AGENTS)
        assert "agents" in under_test.text().rstrip().rpartition("\n")[2]

        under_test.clock.advance(10)
        await under_test.read(waiting(90, 90), AGENTS)
        assert "held for Support" in under_test.text().rstrip().rpartition("\n")[2]


async def test_a_change_of_view_tells_nobody_that_anything_is_over() -> None:
    heard: list[Mapping[Channel, Notice]] = []
    telling = Telling(EVERYWHERE, tell=lambda notices: heard.append(notices) if notices else None)
    async with board(waiting(), AGENTS, rules=RULES, telling=telling) as under_test:
        heard.clear()
        for view in (SUPPORT, SALES, View()):
            await look(under_test, view)
            under_test.clock.advance(10)
            await under_test.read(waiting(), AGENTS)

        assert heard == []
