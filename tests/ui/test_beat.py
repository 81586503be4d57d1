"""Without a reading the board goes on judging what time alone makes of its alarms."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager

import pytest

from tests.floors import START, agent, queue
from tests.model.alarm.watched import rule
from tests.ui.boards import BoardUnderTest, board
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.notice.channel import Channel, Plan
from wallboard.model.notice.notice import Notice
from wallboard.ui.setup import Telling

NOT_LIVE = rule("", "!freshness:live,late", name="not-live", scope=Scope.FEED, seconds=30, calm_s=0)
WAITS = rule("wait>20", name="waits")
QUEUES = (queue("1", name="Sales", queue_size=1, longest_wait_time_s=30),)


class Heard:
    """What was told to the webhook."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    def tell(self, notices: Mapping[Channel, Notice]) -> None:
        self.titles += [notice.title for notice in notices.values()]

    def board(self) -> AbstractAsyncContextManager[BoardUnderTest]:
        plan = Plan({Channel.WEBHOOK: Severity.WARNING}, pause_s=0)
        return board(QUEUES, [agent("bo")], rules=Rules((WAITS, NOT_LIVE)), telling=Telling(plan, tell=self.tell))


async def seconds(under_test: BoardUnderTest, number: int) -> None:
    """Let seconds go by without a reading, one by one."""
    for _ in range(number):
        await under_test.second()
        await under_test.done("beat")


async def test_lists_that_nobody_answers_for_are_an_alarm_after_a_minute() -> None:
    heard = Heard()
    async with heard.board() as under_test:
        assert len(heard.titles) == 1
        await seconds(under_test, 58)
        assert len(heard.titles) == 1
        await seconds(under_test, 12)

        assert len(heard.titles) == 2
        assert "Agent list" in heard.titles[1]
        assert {alarm.rule for alarm in under_test.app.floor.alarms.raised()} == {"waits", "not-live"}


async def test_a_mute_ends_without_a_reading() -> None:
    heard = Heard()
    async with heard.board() as under_test:
        await under_test.press("m")
        await seconds(under_test, 100)
        assert len(heard.titles) == 1
        await under_test.second(15 * 60)
        await under_test.done("beat")

        assert under_test.app.mute is None
        assert len(heard.titles) == 2


async def test_what_the_lists_say_stands_while_they_are_old() -> None:
    async with Heard().board() as under_test:
        before = under_test.app.floor.alarms.open["waits", "1"]
        await seconds(under_test, 100)

        assert under_test.app.floor.alarms.open["waits", "1"] is before


async def test_nothing_is_judged_between_two_live_readings_and_then_at_each_beat(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with Heard().board() as under_test:
        judge, judged = under_test.app._judge.again, list[Instant]()

        async def again(rules: Rules, at: Instant) -> Floor:
            judged.append(at)
            return await judge(rules, at)

        monkeypatch.setattr(under_test.app._judge, "again", again)
        await seconds(under_test, 14)
        assert judged == []
        await seconds(under_test, 11)
        assert [at.since(START) for at in judged] == [15, 20, 25]
