from __future__ import annotations

from zoneinfo import ZoneInfo

from wallboard.cli.clock import clock


def test_the_clock_is_aware_and_in_the_zone_that_was_asked_for() -> None:
    madrid = ZoneInfo("Europe/Madrid")

    assert clock(madrid)().wall.tzinfo is madrid
    assert clock()().wall.utcoffset() is not None


def test_the_steady_clock_never_goes_back() -> None:
    now = clock()
    earlier = now()

    assert now().since(earlier) >= 0
