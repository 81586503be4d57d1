from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from tests.floors import START, agent, queue, situation
from tests.model.alarm.watched import rule
from tests.ui.boards import BoardUnderTest, Situations, board
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.notice.channel import Channel, Plan
from wallboard.model.notice.notice import Notice
from wallboard.model.queue import Queue
from wallboard.ui.setup import Telling, WallStart
from wallboard.ui.terminal.notification import BELL, DesktopForm
from wallboard.ui.widgets.header import Header

RULES = Rules((rule("wait>20", "wait>60", name="wait", message="longest wait {wait}", calm_s=5),))
EVERYWHERE = Plan(dict.fromkeys(Channel, Severity.WARNING), pause_s=10)


@dataclass
class Heard:
    """What was told beside the screen."""

    notices: list[Mapping[Channel, Notice]] = field(default_factory=list)

    def tell(self, notices: Mapping[Channel, Notice]) -> None:
        if notices:
            self.notices.append(notices)

    @property
    def telling(self) -> Telling:
        return Telling(EVERYWHERE, DesktopForm.OSC_9, self.tell)


def sales(wait_s: int) -> Queue:
    return queue("1", name="Sales", queue_size=1 if wait_s else 0, longest_wait_time_s=wait_s)


async def read(under_test: BoardUnderTest, wait_s: int, *, after_s: float = 10) -> None:
    under_test.clock.advance(after_s)
    await under_test.read([sales(wait_s)], [agent("bo")])


def written(under_test: BoardUnderTest, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written to the terminal beside frames, from now on."""
    sequences: list[str] = []
    driver = under_test.app._driver
    assert driver is not None
    monkeypatch.setattr(driver, "write", sequences.append)
    return sequences


async def test_an_alarm_is_told_once_and_its_end_is_told() -> None:
    heard = Heard()
    async with board([sales(0)], [agent("bo")], rules=RULES, telling=heard.telling) as under_test:
        for wait_s in (30, 40, 50, 0, 0, 0, 0):
            await read(under_test, wait_s)

        titles = [notices[Channel.WEBHOOK].title for notices in heard.notices if Channel.WEBHOOK in notices]
        assert len(titles) == 2
        assert titles[0] == "WARNING Sales: longest wait 0:30"
        assert titles[1].startswith("OVER Sales: back to normal after ")


@pytest.mark.parametrize("is_taken", [False, True])
async def test_a_webhook_hears_the_end_of_what_a_board_before_has_told_and_not_its_beginning_again(
    is_taken: bool,
) -> None:
    heard = Heard()
    async with board([sales(30)], [agent("bo")], rules=RULES, telling=heard.telling) as before:
        left = before.kept[-1]
    alarms = left.alarms.acknowledged([("wait", "1")], "kim", START) if is_taken else left.alarms
    async with board(
        [sales(30)], [agent("bo")], rules=RULES, telling=heard.telling, alarms=alarms, known=left.known
    ) as again:
        for wait_s in (30, 0, 0, 0, 0):
            await read(again, wait_s)

    begin, end = [notices[Channel.WEBHOOK].title for notices in heard.notices if Channel.WEBHOOK in notices]
    assert begin == "WARNING Sales: longest wait 0:30"
    assert end.startswith("OVER Sales: back to normal after ")


async def test_the_terminal_rings_and_shows_a_notification(monkeypatch: pytest.MonkeyPatch) -> None:
    async with board([sales(0)], [agent("bo")], rules=RULES, telling=Heard().telling) as under_test:
        sequences = written(under_test, monkeypatch)
        await read(under_test, 30)

        assert BELL in sequences
        assert any(sequence.startswith("\x1b]9;") and "Sales" in sequence for sequence in sequences)


async def test_a_mute_holds_back_what_comes_and_lets_it_out_when_it_ends() -> None:
    heard = Heard()
    async with board([sales(0)], [agent("bo")], rules=RULES, telling=heard.telling, size=(150, 40)) as under_test:
        await under_test.press("m")
        assert "muted to 14:47" in under_test.lines(Header)[0]
        for _ in range(3):
            await read(under_test, 30)
        assert heard.notices == []

        await under_test.press("m", "m")
        assert "muted" not in under_test.lines(Header)[0]
        assert [Channel.BELL in notices for notices in heard.notices] == [True]


async def test_a_mute_says_until_when_at_every_width_and_that_it_is_over() -> None:
    async with board([sales(0)], rules=RULES, telling=Heard().telling, size=(80, 24)) as under_test:
        await under_test.press("m", "m", "m")

        told = [notification.message for notification in under_test.app._notifications]
        assert told == ["Muted to 14:47.", "Muted to 15:32.", "No longer muted."]


async def test_a_wall_says_that_it_is_muted() -> None:
    async with board([sales(0)], rules=RULES, telling=Heard().telling, size=(80, 24)) as under_test:
        await under_test.press("m", "w")
        assert "muted to 14:47   esc back" in under_test.text()
        await under_test.press("m", "m")
        assert "muted to" not in under_test.text().split("\n")[-2]


async def test_a_mute_ends_by_itself() -> None:
    heard = Heard()
    async with board([sales(0)], [agent("bo")], rules=RULES, telling=heard.telling) as under_test:
        await under_test.press("m")
        await read(under_test, 30)
        await read(under_test, 30, after_s=15 * 60)

        assert len(heard.notices) == 1
        assert under_test.app.mute is None


async def test_without_a_channel_there_is_nothing_to_mute() -> None:
    async with board([sales(30)], [agent("bo")], rules=RULES) as under_test:
        await under_test.press("m")

        assert under_test.app.mute is None
        assert "Nothing to mute: alarms are told on the screen alone." in {
            told.message for told in under_test.app._notifications
        }


async def test_another_tenant_is_told_from_the_beginning() -> None:
    heard = Heard()
    async with board([sales(30)], [agent("bo")], rules=RULES, telling=heard.telling) as under_test:
        other = Situations()
        await under_test.configure(replace(under_test.app._setup, situations=other))
        under_test.clock.advance(10)
        await other.taken(situation([sales(30)], [agent("bo")], read_at=under_test.clock.at))
        await under_test.settle()

        assert len(heard.notices) == 2


@pytest.mark.parametrize("wall", [None, WallStart(begins=True), WallStart(is_kiosk=True)])
async def test_nothing_of_the_tenant_before_is_told_as_over(wall: WallStart | None) -> None:
    heard = Heard()
    async with board([sales(30)], [agent("bo")], rules=RULES, telling=heard.telling, wall=wall) as under_test:
        heard.notices.clear()
        other = Situations()
        await under_test.configure(replace(under_test.app._setup, situations=other))
        under_test.clock.advance(60)
        await other.taken(situation([queue("9", name="Loans")], [agent("bo")], read_at=under_test.clock.at))
        await under_test.settle()

        assert heard.notices == []


async def test_what_is_answered_at_another_board_is_shown_and_kept_and_what_is_not_new_is_not_drawn() -> None:
    theirs = asyncio.Queue[Alarms]()

    async def answers() -> AsyncGenerator[Alarms]:
        while True:
            yield await theirs.get()
            theirs.task_done()

    async with board([sales(30)], [agent("bo")], rules=RULES, answers=answers, start_screen="alarms") as under_test:
        assert "nobody yet" in under_test.text()
        theirs.put_nowait(under_test.app.floor.alarms.acknowledged([("wait", "1")], "kim", under_test.clock()))
        await theirs.join()
        await under_test.settle()

        assert re.search(r"kim \d\d:\d\d", under_test.text())
        taken = under_test.kept[-1].alarms.open["wait", "1"].acknowledged
        assert taken is not None
        assert taken.by == "kim"

        floor, kept = under_test.app.floor, len(under_test.kept)
        theirs.put_nowait(floor.alarms)
        await theirs.join()
        await under_test.settle()
        assert under_test.app.floor is floor
        assert len(under_test.kept) == kept


async def test_an_answer_that_waits_for_the_judge_brings_no_alarm_of_the_tenant_before_back() -> None:
    async with board([sales(30)], [agent("bo")], rules=RULES) as under_test:
        app = under_test.app
        assert app.floor.alarms.open
        async with app._judge._one_at_a_time:
            answer = asyncio.create_task(
                app.change_alarms(lambda alarms: alarms.acknowledged(alarms.open, "kim", START))
            )
            await under_test.configure(replace(app._setup, situations=Situations(), tenant="globex"))
        await answer

        assert app.floor.alarms.open == {}


async def test_a_mute_goes_with_the_last_channel() -> None:
    async with board([sales(30)], [agent("bo")], rules=RULES, telling=Heard().telling) as under_test:
        await under_test.press("m")
        await under_test.configure(replace(under_test.app._setup, telling=Telling()))
        await read(under_test, 30)

        assert "muted" not in under_test.lines(Header)[0]
