from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wallboard.ui.render.opening import opening, opening_in_full

SATURDAY = datetime(2026, 11, 28, 7, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("days", "words", "in_full"),
    [
        (0, "opens 09:00", "opens at 09:00"),
        (1, "opens Sun 09:00", "opens tomorrow at 09:00"),
        (2, "opens Mon 09:00", "opens Monday at 09:00"),
        (6, "opens Fri 09:00", "opens Friday at 09:00"),
        (7, "opens 5 Dec 09:00", "opens Saturday 5 Dec at 09:00"),
    ],
)
def test_an_opening_names_its_day_unless_it_is_today(days: int, words: str, in_full: str) -> None:
    opens_at = SATURDAY.replace(hour=9) + timedelta(days=days)

    assert (opening(opens_at, SATURDAY), opening_in_full(opens_at, SATURDAY)) == (words, in_full)


def test_day_and_time_are_those_of_the_zone_in_which_one_looks() -> None:
    new_york = datetime(2026, 11, 28, 20, 30, tzinfo=ZoneInfo("America/New_York"))

    assert opening(new_york, SATURDAY) == "opens Sun 01:30"
    assert opening_in_full(new_york, SATURDAY) == "opens tomorrow at 01:30"


@pytest.mark.parametrize("opens_at", [None, SATURDAY, SATURDAY.astimezone(UTC) - timedelta(hours=1)])
def test_an_opening_that_is_not_known_or_past_has_no_words(opens_at: datetime | None) -> None:
    assert (opening(opens_at, SATURDAY), opening_in_full(opens_at, SATURDAY)) == ("", "")
