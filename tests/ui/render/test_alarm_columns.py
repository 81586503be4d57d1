from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.floors import START
from tests.ui.drawn import text
from wallboard.model.alarm.alarm import Alarm, Run
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.ui.render.alarm_columns import ALARM_COLUMNS, RIBBON_COLUMNS, AlarmRow
from wallboard.ui.render.columns import place
from wallboard.ui.render.moment import Moment

WORDS = next(column for column in ALARM_COLUMNS if column.key == "words")


@pytest.mark.parametrize(
    ("width", "keys"),
    [
        (84, ["sign", "since", "name", "words", "for", "care"]),
        (70, ["sign", "name", "words", "for", "care"]),
        (60, ["sign", "name", "words", "for"]),
    ],
)
def test_who_takes_care_stays_on_the_overview_for_longer_than_since_when(width: int, keys: list[str]) -> None:
    assert [placed.column.key for placed in place(RIBBON_COLUMNS, width)] == keys


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
