from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace

from tests.floors import START, agent, queue
from tests.model.alarm.watched import rule
from tests.ui.boards import BoardUnderTest, board
from wallboard.model.alarm.alarm import Acknowledged, Alarm, Run
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.queue import Queue
from wallboard.ui.screens.queue import QueueScreen
from wallboard.ui.widgets.agent_digest import AgentDigest
from wallboard.ui.widgets.alarm_board import AlarmBoard
from wallboard.ui.widgets.alarm_ribbon import AlarmRibbon
from wallboard.ui.widgets.header import Header
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.queue_grid import QueueGrid

RULES = Rules(
    (
        rule("wait>20", "wait>60", name="wait", message="longest wait {wait}, target {within}", calm_s=5),
        rule("state:break", name="break", scope=Scope.AGENT, message="break for {time}"),
    )
)
RESTING = agent("ada", name="Ada", status=4, time_in_status_s=2000)


def sales(wait_s: int = 90) -> Queue:
    """A queue with one contact waiting, or with none."""
    return queue("1", name="Sales", queue_size=1 if wait_s else 0, longest_wait_time_s=wait_s)


@asynccontextmanager
async def in_trouble(
    *, size: tuple[int, int] = (120, 40), start_screen: str = "overview"
) -> AsyncIterator[BoardUnderTest]:
    queues = [sales(), queue("2", name="Support", queue_size=1, longest_wait_time_s=10)]
    async with board(queues, [RESTING, agent("bo")], size=size, rules=RULES, start_screen=start_screen) as under_test:
        yield under_test


def told(under_test: BoardUnderTest) -> list[str]:
    """The lines of the alarms' own screen, from below its headings."""
    return [line.rstrip() for line in under_test.lines(AlarmBoard)[2:] if line.strip()]


async def test_the_screen_tells_what_is_wrong_since_when_and_who_takes_care_of_it() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        await under_test.wait(4)

        first, second = (" ".join(line.split()) for line in told(under_test))
        assert first == "▲ 14:32:07 Sales longest wait 1:30, target 0:20 0:04 nobody yet wait"
        assert second == "◆ 14:32:07 Ada break for 33:20 0:04 nobody yet break"
        assert "2 for somebody to take" in under_test.lines(AlarmBoard)[0]


async def test_somebody_takes_care_of_the_alarm_under_the_cursor_and_no_longer() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        await under_test.press("a")

        assert told(under_test)[0].split()[:3] == ["◆", "14:32:07", "Ada"]
        assert told(under_test)[1].split() == ["TAKEN", "OR", "PUT", "OFF", "1"]
        assert "jd 14:32" in told(under_test)[2]
        assert "▲" not in under_test.lines(Header)[0]

        await under_test.press("end", "a")
        assert "nobody yet" in told(under_test)[0]
        assert "▲ 1" in under_test.lines(Header)[0]


async def test_a_list_is_worked_off_from_the_top() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        await under_test.press("a", "a")

        assert under_test.app.floor.alarms.wanting == {}


async def test_what_is_put_off_is_nobodys() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        await under_test.press("a", "end", "z")

        (line,) = [line for line in told(under_test) if " Sales " in line]
        assert "put off to 14:37" in line


async def test_at_80_columns_too_it_says_who_has_taken_an_alarm_and_until_when_it_is_put_off() -> None:
    async with in_trouble(start_screen="alarms", size=(80, 24)) as under_test:
        assert "TAKEN BY" in under_test.lines(AlarmBoard)[1]
        await under_test.press("z", "home", "a")

        (sales_line,) = [line for line in told(under_test) if " Sales " in line]
        (ada_line,) = [line for line in told(under_test) if " Ada " in line]
        assert "to 14:37" in sales_line
        assert "jd 14:32" in ada_line


async def test_an_alarm_is_put_off_for_longer_each_time_and_then_no_longer() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        untils = []
        for _ in range(4):
            await under_test.press("z")
            (line,) = [line for line in told(under_test) if " Sales " in line]
            untils.append(line.split("0:00")[1].strip().removesuffix("wait").strip())

        assert untils == ["put off to 14:37", "put off to 14:47", "put off to 15:32", "nobody yet"]


async def test_what_is_over_stays_with_the_reason_and_how_long_it_lasted() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        for _ in range(2):
            under_test.clock.advance(10)
            await under_test.read([sales(0)], [RESTING])

        over = told(under_test)[told(under_test).index("  OVER  1") + 1]
        assert " ".join(over.split()) == "✓ 14:32:07 Sales longest wait 1:30, target 0:20 0:20 back to normal wait"
        assert "a acknowledge" not in under_test.text()
        await under_test.press("home")
        assert "a acknowledge" in under_test.text()


async def test_the_cursor_goes_through_all_the_times_that_an_alarm_has_come() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        for wait_s in (0, 0, 90, 0, 0, 90, 0, 0):
            under_test.clock.advance(10)
            await under_test.read([sales(wait_s)], [RESTING])
        await under_test.press("home")

        lines = []
        for _ in range(3):
            await under_test.press("down")
            lines.append(under_test.app.screen.query_one(AlarmBoard).line_of_cursor())

        assert lines == [3, 4, 5]


async def test_enter_opens_what_an_alarm_is_about() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        await under_test.press("enter")

        assert isinstance(under_test.app.screen, QueueScreen)
        assert under_test.app.screen.record_id == "1"


async def test_from_what_an_alarm_is_about_one_goes_on_to_the_next_alarms() -> None:
    queues = [sales(), queue("2", name="Support", queue_size=1, longest_wait_time_s=95)]
    async with board(queues, [RESTING], size=(120, 40), rules=RULES, start_screen="alarms") as under_test:
        await under_test.press("enter")
        screen = under_test.app.screen
        assert isinstance(screen, QueueScreen)
        opened = screen.record_id
        await under_test.press("n")

        assert {opened, screen.record_id} == {"1", "2"}
        assert "2 of 2" in under_test.text()


async def test_what_a_reading_no_longer_tells_is_told_as_what_was() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        under_test.clock.advance(10)
        await under_test.read([sales(0)], [RESTING])

        assert "was: longest wait 1:30, target 0:20" in told(under_test)[0]


async def test_on_the_overview_the_key_is_about_the_row_of_the_cursor() -> None:
    async with in_trouble() as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        grid.cursor_id = "2"
        await under_test.settle()
        assert "a acknowledge" not in under_test.text()

        grid.cursor_id = "1"
        await under_test.settle()
        await under_test.press("a")

        assert [alarm.acknowledged is not None for alarm in under_test.app.floor.alarms.of(Scope.QUEUE, "1")] == [True]
        assert [alarm.acknowledged for alarm in under_test.app.floor.alarms.of(Scope.AGENT, "ada")] == [None]


async def test_the_screen_of_a_queue_is_about_its_alarms() -> None:
    async with in_trouble() as under_test:
        await under_test.press("enter", "a")

        assert [alarm.acknowledged is not None for alarm in under_test.app.floor.alarms.of(Scope.QUEUE, "1")] == [True]


async def test_the_overview_shows_its_alarms_between_queues_and_levels_and_nothing_while_all_is_well() -> None:
    async with in_trouble() as under_test:
        assert [line.split()[:2] for line in under_test.lines(AlarmRibbon)[1:]] == [["▲", "Sales"], ["◆", "Ada"]]

    async with board([sales(0)], [agent("bo")], rules=RULES) as under_test:
        assert not under_test.app.screen.query_one(AlarmRibbon).display


async def test_on_a_low_screen_the_worst_alarm_alone_has_a_line() -> None:
    async with in_trouble(size=(80, 24)) as under_test:
        (line,) = under_test.lines(AlarmRibbon)
        assert line.split()[:3] == ["▲", "Sales", "longest"]


async def test_a_key_leaves_out_all_rows_but_those_in_alarm_and_the_titles_say_so() -> None:
    async with in_trouble() as under_test:
        await under_test.press("exclamation_mark")

        assert under_test.app.screen.query_one(QueueGrid).listed == ["1"]
        assert under_test.app.screen.query_one(AgentDigest).listed == ["ada"]
        assert "only alarms" in under_test.lines(QueueGrid)[0]

        await under_test.press("exclamation_mark")
        assert set(under_test.app.screen.query_one(QueueGrid).listed) == {"1", "2"}


async def test_a_row_carries_the_sign_of_its_alarm() -> None:
    rules = Rules((rule("waiting>0", "", name="waits"),))
    async with board([queue("2", name="Support", queue_size=1, longest_wait_time_s=1)], rules=rules) as under_test:
        (line,) = [line for line in under_test.lines(QueueGrid) if "Support" in line]

        assert line.split()[0] == "◆"


async def test_an_alarm_of_an_earlier_start_goes_on_with_whoever_has_taken_it() -> None:
    begins = START.plus(-600)
    kept = Alarm("wait", Scope.QUEUE, "1", "Sales", "longest wait 1:10", Severity.CRITICAL, Run(begins), fired=begins)
    taken = replace(kept, acknowledged=Acknowledged("mia", begins.plus(60)))

    async with board([sales()], rules=RULES, start_screen="alarms", alarms=Alarms({taken.key: taken})) as under_test:
        assert "mia 14:23" in told(under_test)[-1]
        assert "longest wait 1:30" in told(under_test)[-1]


async def test_what_becomes_of_alarms_is_handed_on_to_be_kept() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        await under_test.press("a")

        taken = under_test.kept[-1].alarms.open["wait", "1"].acknowledged
        assert taken == Acknowledged("jd", START)


async def test_the_only_line_of_a_low_overview_is_the_worst_with_the_count_of_the_others() -> None:
    async with in_trouble(size=(80, 24)) as under_test:
        (line,) = under_test.lines(AlarmRibbon)
        assert " ".join(line.split()) == "▲ Sales longest wait 1:30, target 0:20 0:00 nobody yet 1 more ▐"

        await under_test.press("tab", "j")
        assert "Ada" in under_test.lines(AlarmRibbon)[0]
        await under_test.press("tab")

        assert "Sales" in under_test.lines(AlarmRibbon)[0]


@pytest.mark.parametrize("screen", ["overview", "queues", "alarms"])
async def test_the_keys_say_what_they_do_with_the_alarm_under_the_cursor(screen: str) -> None:
    async with in_trouble(size=(160, 45), start_screen=screen) as under_test:
        (line,) = under_test.lines(KeyLine)
        assert "a acknowledge" in line
        assert "z put off" in line

        await under_test.press("a", "end" if screen == "alarms" else "home")
        (line,) = under_test.lines(KeyLine)
        assert "a take back" in line
        await under_test.press("question_mark")
        assert "take back" in under_test.text()
        await under_test.press("escape", "home" if screen == "alarms" else "end")

        assert "take back" not in under_test.lines(KeyLine)[0]


@pytest.mark.parametrize(("key", "why"), [("a", "anybody could take"), ("z", "could be put off")])
async def test_a_key_of_alarms_says_that_there_is_none_on_a_row_without(key: str, why: str) -> None:
    async with in_trouble() as under_test:
        await under_test.press("end", key)

        assert f"No alarm here that {why}." in {told.message for told in under_test.app._notifications}
        assert under_test.app.floor.alarms.wanting.total() == 2


async def test_where_a_list_is_old_it_is_said_up_to_when_there_was_no_alarm() -> None:
    async with board([sales(0)], [agent("bo")], rules=RULES, start_screen="alarms") as under_test:
        assert told(under_test) == ["  no alarm since the board began"]

        await under_test.wait(60)

        assert "no alarms, up to 14:32:07" in under_test.lines(AlarmBoard)[0]
        assert told(under_test) == ["  no alarm since the board began, up to 14:32:07"]


async def test_queues_whose_names_begin_alike_are_told_apart() -> None:
    queues = [
        queue(str(number), name=f"Customer Service – {of}", queue_size=1, longest_wait_time_s=90)
        for number, of in enumerate(("Billing", "Sales"))
    ]
    async with board(queues, [], size=(80, 24), rules=RULES, start_screen="alarms") as under_test:
        first, second = told(under_test)

        assert "…Billing " in first
        assert "…Sales " in second


async def test_an_alarm_that_has_left_the_overview_takes_no_room_from_what_is_wrong_with_the_others() -> None:
    long_name = queue("2", name="Customer Service International", queue_size=1, longest_wait_time_s=90)
    async with board([sales(), long_name], rules=RULES) as under_test:

        def words_at() -> int:
            (line,) = [line for line in under_test.lines(AlarmRibbon) if " Sales " in line]
            return line.index("longest wait")

        beside_a_long_name = words_at()
        for _ in range(2):
            under_test.clock.advance(10)
            await under_test.read([sales()])

        assert words_at() < beside_a_long_name


async def test_the_only_line_of_a_low_overview_has_the_columns_that_its_own_texts_need() -> None:
    hidden = agent("ada", name="Maximiliana Featherstonehaugh-Cholmondeley", status=4, time_in_status_s=2000)
    async with board([sales()], [hidden], size=(80, 24), rules=RULES) as under_test:
        (line,) = under_test.lines(AlarmRibbon)

        assert line.index("longest wait") == len("▲ Sales        ")


async def test_on_the_overview_what_is_wrong_is_whole_until_somebody_has_taken_an_alarm() -> None:
    message = "longest wait {wait}, target {within}: all hands"
    rules = Rules((rule("wait>20", "wait>60", name="wait", message=message),))
    async with board([sales()], rules=rules, size=(120, 40)) as under_test:
        line = under_test.lines(AlarmRibbon)[1]
        assert "target 0:20: all hands" in line
        assert "nobody yet" not in line

        await under_test.press("a")

        assert "jd 14:32" in under_test.lines(AlarmRibbon)[1]


async def over(under_test: BoardUnderTest) -> None:
    """Let Sales be well for as long as it takes."""
    for _ in range(2):
        under_test.clock.advance(10)
        await under_test.read([sales(0)], [RESTING])


def under_cursor(under_test: BoardUnderTest) -> str:
    """The line of the cursor on the screen of alarms."""
    line = under_test.app.screen.query_one(AlarmBoard).line_of_cursor()
    assert line is not None
    return under_test.lines(AlarmBoard)[2 + line]


async def test_who_comes_to_the_alarms_finds_a_cursor_on_top_that_nobody_has_moved() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        assert " Sales " in under_cursor(under_test)
        await under_test.press("1")
        await over(under_test)
        await under_test.press("4")

        assert " Ada " in under_cursor(under_test)
        assert "a acknowledge" in under_test.lines(KeyLine)[0]

        await under_test.press("a", "1")
        under_test.clock.advance(10)
        await under_test.read([sales()], [RESTING])
        await under_test.press("4")
        assert " Sales " in under_cursor(under_test)


async def test_a_cursor_that_somebody_has_put_on_an_alarm_stays_on_it_wherever_they_go() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        await under_test.press("end", "home", "1")
        await over(under_test)
        await under_test.press("4")

        assert "back to normal" in under_cursor(under_test)
        assert "a acknowledge" not in under_test.lines(KeyLine)[0]


@pytest.mark.parametrize("key", ["enter", "question_mark"])
async def test_who_comes_back_from_what_stands_over_the_alarms_finds_the_cursor_on_the_one_that_they_have_read(
    key: str,
) -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        await under_test.press(key)
        await over(under_test)
        await under_test.press("escape")

        assert "back to normal" in under_cursor(under_test)


async def test_as_an_alarm_ends_nobody_takes_another_and_a_reading_later_the_cursor_is_on_top_again() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        await over(under_test)
        await under_test.press("a")
        assert "back to normal" in under_cursor(under_test)
        assert under_test.app.floor.alarms.wanting.total() == 1

        under_test.clock.advance(10)
        await under_test.read([sales(0)], [RESTING])
        assert " Ada " in under_cursor(under_test)


async def test_a_cursor_that_somebody_has_moved_stays_on_an_alarm_that_is_over() -> None:
    async with in_trouble(start_screen="alarms") as under_test:
        await under_test.press("end", "home")
        for _ in range(2):
            await over(under_test)

        assert "back to normal" in under_cursor(under_test)
