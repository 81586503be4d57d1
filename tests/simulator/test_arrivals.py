"""How many contacts arrive at which hour, and the local clock behind it."""

from datetime import UTC, datetime, time
from math import sqrt
from random import Random

import pytest

from wallboard.simulator.floor.agenda import Agenda
from wallboard.simulator.floor.arrivals import Arrivals
from wallboard.simulator.floor.codes import Medium
from wallboard.simulator.floor.contacts import Contact
from wallboard.simulator.floor.local_time import Curve, LocalTime, level
from wallboard.simulator.floor.population import Handling, QueueSpec
from wallboard.simulator.floor.queues import Queue

RAMP: Curve = ((0, 0), (6, 1), (12, 1), (24, 0))
JULY_MIDNIGHT_S = int(datetime(2026, 7, 1, 4, tzinfo=UTC).timestamp())


def arrivals_by_hour(per_hour: float, curve: Curve) -> list[int]:
    """Contacts of one queue in each hour of a day in New York."""
    spec = QueueSpec("1", "Letters", Medium.EMAIL, per_hour, curve, Handling(1, 1), 90, 14_400)
    queue = Queue(spec, queued_counts_overflowed=True, duration_includes_wrap_up=False)
    agenda = Agenda(JULY_MIDNIGHT_S)
    seen: list[Contact] = []
    Arrivals(
        agenda,
        Random(1),
        LocalTime("America/New_York"),
        [queue],
        seek_agent=lambda _: None,
        hang_up=lambda _: None,
        witness=seen.append,
    ).open()
    agenda.run_until(JULY_MIDNIGHT_S + 24 * 3600 - 1)
    hours = [(contact.queued_s - JULY_MIDNIGHT_S) // 3600 for contact in seen]
    return [hours.count(hour) for hour in range(24)]


def test_contacts_arrive_as_often_as_the_curve_says() -> None:
    for hour, arrived in enumerate(arrivals_by_hour(1800, RAMP)):
        expected = 1800 * (level(RAMP, hour * 3600) + level(RAMP, hour * 3600 + 3599)) / 2
        assert abs(arrived - expected) < 4 * sqrt(expected)


def test_nobody_comes_where_the_curve_is_nothing() -> None:
    assert sum(arrivals_by_hour(1800, ((0, 0), (24, 0)))) == 0


@pytest.mark.parametrize(("hour", "height"), [(0, 0), (3, 0.5), (6, 1), (9, 1), (18, 0.5), (23.999, 0)])
def test_a_curve_is_linear_between_its_points(hour: float, height: float) -> None:
    assert level(RAMP, round(hour * 3600)) == pytest.approx(height, abs=0.001)


def test_the_next_midnight_is_the_tenants_and_lies_ahead_also_when_the_clock_changes() -> None:
    local_time = LocalTime("America/New_York")
    assert local_time.next_at(time(0), JULY_MIDNIGHT_S - 1) == JULY_MIDNIGHT_S
    assert local_time.next_at(time(0), JULY_MIDNIGHT_S) == JULY_MIDNIGHT_S + 24 * 3600
    before_autumn_s = int(datetime(2026, 11, 1, 4, tzinfo=UTC).timestamp())
    assert local_time.next_at(time(0), before_autumn_s) == before_autumn_s + 25 * 3600
