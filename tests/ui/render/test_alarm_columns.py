from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.floors import START
from tests.ui.drawn import text
from wallboard.model.alarm.alarm import Alarm, Run
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.ui.render.alarm_columns import ALARM_COLUMNS, AlarmRow, ribbon_columns
from wallboard.ui.render.columns import place
from wallboard.ui.render.moment import Moment

SINCE, WORDS = (next(column for column in ALARM_COLUMNS if column.key == key) for key in ("since", "words"))


@pytest.mark.parametrize(
    ("width", "keys"),
    [
        (84, ["sign", "since", "name", "words", "for", "care"]),
        (70, ["sign", "name", "words", "for", "care"]),
        (60, ["sign", "name", "words", "for"]),
    ],
)
@pytest.mark.parametrize("is_taken", [False, True])
def test_who_takes_care_stays_on_the_overview_for_longer_than_since_when(
    width: int, keys: list[str], is_taken: bool
) -> None:
    assert [placed.column.key for placed in place(ribbon_columns(is_taken=is_taken), width)] == keys


def test_that_nobody_takes_care_yet_cuts_nothing_of_what_is_wrong() -> None:
    def placed(*, is_taken: bool) -> dict[str, int]:
        columns = ribbon_columns(is_taken=is_taken)
        return {placed.column.key: placed.width for placed in place(columns, 67, {"name": 12, "words": 41, "care": 10})}

    assert placed(is_taken=False) == {"sign": 1, "name": 12, "words": 41, "for": 10}
    assert placed(is_taken=True) == {"sign": 1, "name": 12, "words": 32, "for": 7, "care": 11}


@pytest.mark.parametrize(
    ("ago_s", "whole", "short"),
    [
        (600, "14:22:07", "14:22:07"),
        (2 * 86400, "Sat 27 Feb 14:32:07", "Sat 14:32"),
        (7 * 86400, "Mon 22 Feb 14:32:07", "22 Feb"),
    ],
)
def test_of_another_day_the_weekday_or_the_date_will_do_where_there_is_no_room(
    ago_s: int, whole: str, short: str
) -> None:
    began = START.plus(-ago_s)
    row = AlarmRow(Alarm("rule", Scope.AGENT, "1", "Kim", "", Severity.WARNING, Run(began), fired=began))
    moment = Moment(now=START)

    assert text(SINCE.cell(row, moment, 19)) == whole
    assert text(SINCE.cell(row, moment, 9)) == short


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("dropped: session closed", "was: dropped, session closed"),
        ("break for 41:00: over the limit", "was: break for 41:00, over the limit"),
        ("longest wait 1:30, target 0:20", "was: longest wait 1:30, target 0:20"),
    ],
)
def test_what_was_wrong_is_told_with_one_colon(words: str, told: str) -> None:
    alarm = Alarm("rule", Scope.AGENT, "1", "Kim", words, Severity.WARNING, Run(START), fired=START)
    row = AlarmRow(alarm)

    assert text(WORDS.cell(row, Moment(), 60)) == words
    assert text(WORDS.cell(replace(row, alarm=replace(alarm, calm=Run(START))), Moment(), 60)) == told
