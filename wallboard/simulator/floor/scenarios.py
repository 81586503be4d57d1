"""Scenarios: kinds of day on a floor, by name."""

from collections.abc import Callable
from datetime import date, datetime, time
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.simulator.floor.cues import Cue, LongLunch, LostSession, Meeting, Outage, Rush
from wallboard.simulator.floor.floor_plan import BILLING, TECHNICAL
from wallboard.simulator.floor.hostile import with_hostile_names
from wallboard.simulator.floor.population import Population
from wallboard.simulator.floor.presets import PRESETS, Preset, busier, population
from wallboard.simulator.floor.readings import Readings


class Scenario(Struct, frozen=True):
    """Everything that a floor needs besides a seed and a moment to start."""

    name: str
    summary: str
    """One line for people."""
    population: Population
    starts_at: time
    """The local time of day at which it is most worth watching."""
    time_zone: str = "America/New_York"
    """The tenant's zone, by its IANA name."""
    day_reset: time = time(0)
    """When the day counters begin anew, local time."""
    opens_before_s: int | None = None
    """How long before the start the floor opens; None: at 20:00 the evening before."""
    cues: tuple[Cue, ...] = ()
    readings: Readings = field(default_factory=Readings)

    def suggested_start(self, day: date) -> datetime:
        """`starts_at` on a day, aware, in the tenant's zone."""
        return datetime.combine(day, self.starts_at, ZoneInfo(self.time_zone))


def scenario(name: str, preset: str = "small") -> Scenario:
    """Make the scenario of that name on a floor of that size; `ValueError` with a near match for an unknown one."""
    make = SCENARIOS[_known(name, "scenario", SCENARIOS)]
    return make(PRESETS[_known(preset, "preset", PRESETS)])


def _known(name: str, kind: str, known: dict[str, Callable[[Preset], Scenario]] | dict[str, Preset]) -> str:
    if name in known:
        return name
    near = get_close_matches(name, known, n=1)
    advice = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}."
    raise ValueError(f"no {kind} is called {name!r}: {advice}")


def _normal_day(preset: Preset) -> Scenario:
    return Scenario(
        name="normal-day",
        summary="An ordinary day: most queues on target, somebody always in a little trouble.",
        population=population(preset),
        starts_at=time(10),
        opens_before_s=preset.opens_before_s,
    )


def _demo(preset: Preset) -> Scenario:
    """Lead through a breach: people wait while a few are in a meeting, and it is over once these have come back."""
    normal = _normal_day(preset)
    billing, *others = busier(normal.population.queues, 1.07)
    # Not before it is critical: where callers move on to voice mail earlier, the wait is never long.
    billing = replace(billing, overflow_after_s=300)
    return replace(
        normal,
        name="demo",
        summary="A busy morning with a breach to watch within five minutes: a meeting, a rush, a lost session.",
        starts_at=time(10, 40),
        population=replace(normal.population, queues=(billing, *others)),
        cues=(
            LongLunch(at_s=-29 * 60 - 20, lasts_s=37 * 60),
            Meeting(at_s=-35, lasts_s=240, group_id=BILLING, heads=3),
            Rush(at_s=8, queue_id=billing.queue_id, more=8, within_s=20),
            LostSession(at_s=50, lasts_s=260),
        ),
    )


def _quiet_night(preset: Preset) -> Scenario:
    return replace(
        _normal_day(preset),
        name="quiet-night",
        summary="Half past two in the morning: a few people, a few calls, and letters piling up.",
        starts_at=time(2, 30),
    )


def _monday_peak(preset: Preset) -> Scenario:
    normal = _normal_day(preset)
    return replace(
        normal,
        name="monday-peak",
        summary="Monday morning: a third more contacts than on other days, and nobody more to take them.",
        starts_at=time(9, 50),
        population=replace(normal.population, queues=busier(normal.population.queues, 4 / 3)),
    )


def _outage(preset: Preset) -> Scenario:
    return replace(
        _normal_day(preset),
        name="outage",
        summary="A minute after the start the technical group loses its tools for forty minutes.",
        cues=(Outage(at_s=60, lasts_s=2400, group_id=TECHNICAL),),
    )


def _hostile_names(preset: Preset) -> Scenario:
    normal = _normal_day(preset)
    return replace(
        normal,
        name="hostile-names",
        summary="An ordinary day among names with markup, escape sequences, bidirectional text and odd ids.",
        population=with_hostile_names(normal.population),
    )


SCENARIOS: dict[str, Callable[[Preset], Scenario]] = {
    "demo": _demo,
    "normal-day": _normal_day,
    "monday-peak": _monday_peak,
    "quiet-night": _quiet_night,
    "outage": _outage,
    "hostile-names": _hostile_names,
}
"""Every scenario's maker by its name."""
