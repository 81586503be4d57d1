from __future__ import annotations

import pytest

from wallboard.ui.render.alarm_columns import RIBBON_COLUMNS
from wallboard.ui.render.columns import place


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
