"""Moments in a zone whose clocks are changed twice a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wallboard.model.instant import Instant

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> Instant:
    """A moment of UTC, as a clock in Berlin shows it."""
    return Instant(datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(BERLIN), 5000.0)


@pytest.mark.parametrize(
    ("begins", "minutes", "face"),
    [
        ("2027-10-31T00:50", 15, "02:05+01:00"),
        ("2027-10-31T01:05", -15, "02:50+02:00"),
        ("2027-03-28T00:55", 15, "03:10+02:00"),
        ("2027-03-28T01:10", -15, "01:55+01:00"),
        ("2027-03-28T12:00", 15, "14:15+02:00"),
    ],
)
def test_a_quarter_of_an_hour_is_one_on_the_night_when_clocks_are_changed(begins: str, minutes: int, face: str) -> None:
    begin = at(begins)

    then = begin.plus(minutes * 60)

    assert then.wall.astimezone(UTC) - begin.wall.astimezone(UTC) == timedelta(minutes=minutes)
    assert then.since(begin) == minutes * 60
    assert then.wall.isoformat()[11:16] + then.wall.isoformat()[-6:] == face
    assert then.wall.tzinfo is BERLIN
