"""Factories of small floors for the tests of the simulator."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from wallboard.simulator.floor.contacts import Contact
from wallboard.simulator.floor.readings import Readings
from wallboard.simulator.floor.scenarios import Scenario, scenario
from wallboard.simulator.floor.world import Floor

ZONE = ZoneInfo("America/New_York")


def day_at(hour: float) -> datetime:
    """An ordinary Tuesday at that hour, tenant's time."""
    return datetime(2026, 3, 24, tzinfo=ZONE) + timedelta(hours=hour)


def short_scenario(name: str = "normal-day", opens_before_h: float = 1, readings: Readings | None = None) -> Scenario:
    """A small floor that opens only so long before the start, so that it is cheap to make."""
    return replace(scenario(name), opens_before_s=round(opens_before_h * 3600), readings=readings or Readings())


def make_floor(
    name: str = "normal-day",
    *,
    seed: int = 1,
    hour: float = 10,
    opens_before_h: float = 1,
    readings: Readings | None = None,
    contacts: list[Contact] | None = None,
) -> Floor:
    """A small floor at that hour; every contact is put into `contacts`."""
    seen: list[Contact] = [] if contacts is None else contacts
    return Floor(short_scenario(name, opens_before_h, readings), seed=seed, start=day_at(hour), witness=seen.append)


def walk(floor: Floor, *, hours: float, step_s: float) -> Iterator[Floor]:
    """The floor after each step, until the hours are over."""
    end = floor.now + timedelta(hours=hours)
    while floor.now < end:
        floor.advance(min(end, floor.now + timedelta(seconds=step_s)))
        yield floor
