"""How true is what the board foretells? Predicted and realised service levels of simulated queues.

    python benchmarks/foresight.py              600 half-hours of each stationary queue, 10 of a floor of shared skills
    python benchmarks/foresight.py --halves 50

At the end of each half-hour the board says what the agents who are there will reach, and at the end of the next one the
API says what was reached. Prints a table and ends with 1 when the means of a stationary queue of one skill are more
than 5 points apart: the share of all contacts that was foretold, and that was answered in time. Beside it stand the
means of the half-hours' percents, in which a contact of a quiet half-hour counts for more than one of a busy.

What is printed with a * is reported only: a queue whose durations are counted otherwise than the board takes them to
be (`Readings.duration_is_of`), and a floor whose agents serve several queues.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from statistics import fmean, pstdev

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from wallboard.model.agent import Agent  # noqa: E402 — the program need not be installed
from wallboard.model.floor import Floor  # noqa: E402
from wallboard.model.instant import Instant  # noqa: E402
from wallboard.model.queue import Queue  # noqa: E402
from wallboard.model.selection import Selection  # noqa: E402
from wallboard.model.service_level import ServiceTarget  # noqa: E402
from wallboard.model.situation import Feed, Situation  # noqa: E402
from wallboard.model.snapshot import Batch, Reading  # noqa: E402
from wallboard.model.standards import QueueRule, Standards  # noqa: E402
from wallboard.simulator.floor.codes import Medium  # noqa: E402
from wallboard.simulator.floor.population import AgentSpec, Handling, Population, QueueSpec, Shift  # noqa: E402
from wallboard.simulator.floor.readings import Readings  # noqa: E402
from wallboard.simulator.floor.scenarios import Scenario, scenario  # noqa: E402
from wallboard.simulator.floor.world import Floor as SimulatedFloor  # noqa: E402

HALF_HOUR = timedelta(minutes=30)
LIMIT = 0.05
HALVES = 600
"""A half-hour is 15 to 28 points off by chance: so many leave 1 of the mean."""
_MONDAY = datetime(2027, 3, 1, tzinfo=UTC)
_AS_USUAL = Readings()
_OFFICE_HOURS = range(10, 16)
_ALWAYS = Shift(0, 40 * 24 * 3600)
"""A shift as long as the run: the staff is the same throughout, but for a lost session now and then."""


@dataclass(frozen=True)
class Plan:
    """A stationary queue whose agents serve no other."""

    agents: int
    per_hour: int
    handling: Handling
    within_s: int

    @property
    def name(self) -> str:
        """What the table calls it."""
        load = self.per_hour * (self.handling.processing_s + self.handling.wrap_up_s) / 3600
        return f"{self.agents} agents, load {load:.1f}, {self.within_s} s"

    def scenario(self, readings: Readings = _AS_USUAL) -> Scenario:
        """Return a floor that is this queue alone."""
        queue = QueueSpec(
            "1", "Calls", Medium.PHONE, self.per_hour, ((0, 1), (24, 1)), self.handling, 80, self.within_s
        )
        agents = tuple(
            AgentSpec(f"a{number}", f"guid-{number}", f"Agent {number}", 1, ("1",), ("1",), _ALWAYS)
            for number in range(self.agents)
        )
        return Scenario(
            "stationary",
            "One queue.",
            Population((queue,), agents),
            time(6),
            time_zone="UTC",
            opens_before_s=7200,
            readings=readings,
        )


PLANS = (
    Plan(6, 30, Handling(400, 80, 240), 60),
    Plan(12, 96, Handling(240, 60, 180), 20),
    Plan(12, 110, Handling(240, 60, 180), 20),
    Plan(15, 100, Handling(300, 40), 20),
    Plan(30, 400, Handling(180, 30, 180), 20),
    Plan(30, 440, Handling(180, 30, 180), 30),
    Plan(12, 130, Handling(240, 60, 180), 20),
)
"""From a calm queue to one with 90 % of its agents at work. The first is near the fewest contacts that are judged."""


@dataclass(frozen=True)
class Told:
    """What was foretold of one queue and half-hour, and what came."""

    predicted: float
    realised: float
    contacts: int
    """How many came to an end in it."""
    is_shared: bool
    """The board itself called it an upper bound of the need: the level may be better."""

    @property
    def error(self) -> float:
        """By how much too much was foretold, a fraction."""
        return self.predicted - self.realised


def half_hours(simulated: Scenario, seed: int, halves: int, hours: range) -> Iterator[Told]:
    """Yield what was told in so many half-hours that begin in these hours of the day."""
    start = datetime.combine(_MONDAY, simulated.starts_at, _MONDAY.tzinfo)
    floor = SimulatedFloor(simulated, seed=seed, start=start)
    standards = _standards(simulated)
    while halves:
        told: dict[str, tuple[float, bool]] = {}
        if floor.now.hour in hours:
            halves -= 1
            told = _foretold(floor, standards)
        floor.advance(floor.now + HALF_HOUR)
        for record in floor.queue_records() if told else ():
            queue = Queue.model_validate(record)
            if queue.id in told and queue.service_level_30min is not None:
                predicted, is_shared = told[queue.id]
                yield Told(predicted, queue.service_level_30min, queue.contacts_30min or 0, is_shared)


def _standards(simulated: Scenario) -> Standards:
    rules = tuple(
        QueueRule(Selection((spec.queue_id,)), ServiceTarget(spec.target_percent / 100, spec.answer_within_s))
        for spec in simulated.population.queues
    )
    return Standards(queue_rules=rules)


def _foretold(floor: SimulatedFloor, standards: Standards) -> dict[str, tuple[float, bool]]:
    at = Instant(floor.now, floor.now.timestamp())
    agents = tuple(Agent.model_validate(record) for record in floor.agent_records())
    queues = tuple(Queue.model_validate(record) for record in floor.queue_records())
    situation = Situation(Feed(Reading(Batch(agents), at, at)), Feed(Reading(Batch(queues), at, at)))
    rows = Floor.of(situation, standards, at.wall).queues
    staffings = {row.id: row.foresight.staffing.value for row in rows}
    return {key: (value.now.level, value.is_upper_bound) for key, value in staffings.items() if value}


def apart(told: list[Told]) -> float:
    """Return by how much too much was foretold of all contacts, a fraction.

    Erlang's level is a share of contacts, and so each of them counts once, whatever half-hour it came in.
    """
    return _of_contacts(told, lambda each: each.error)


def _of_contacts(told: list[Told], of: Callable[[Told], float]) -> float:
    return fmean([of(each) for each in told], weights=[each.contacts for each in told])


def line(name: str, told: list[Told]) -> str:
    """Return a line of the table."""
    if not told:
        return f"{name:34} nothing told"
    errors = [each.error for each in told]
    near = sum(abs(error) <= 0.1 for error in errors) / len(errors)
    predicted = _of_contacts(told, lambda each: each.predicted)
    realised = _of_contacts(told, lambda each: each.realised)
    points = f"{100 * apart(told):+8.1f}{100 * fmean(errors):+9.1f}{100 * pstdev(errors):9.1f}"
    return f"{name:34}{len(told):7}{predicted:11.1%}{realised:10.1%}{points}{near:9.0%}"


def main() -> int:
    """Print the table; return 1 when a limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--halves", type=int, default=HALVES, help="half-hours of each queue")
    halves = parser.parse_args().halves
    print(f"{'':34}{'':7}{'service level':>21}{'points':>8}{'of half-':>9}{'spread':>9}{'within':>9}")
    print(f"{'queue':34}{'told':>7}{'predicted':>11}{'realised':>10}{'apart':>8}{'hours':>9}{'a half':>9}{'10 pts':>9}")
    exceeded = []
    for seed, plan in enumerate(PLANS):
        told = list(half_hours(plan.scenario(), seed, halves, range(24)))
        print(line(plan.name, told), flush=True)
        if told and abs(apart(told)) > LIMIT:
            exceeded.append(plan.name)
    cut_off = PLANS[-1].scenario(Readings(duration_is_of="accepted"))
    told = list(half_hours(cut_off, len(PLANS) - 1, halves, range(24)))
    print(line("  the same, durations up to now *", told), flush=True)
    shared = list(half_hours(scenario("normal-day", "medium"), 1, max(1, halves // 60), _OFFICE_HOURS))
    print(line("shared skills: called own staff *", [each for each in shared if not each.is_shared]))
    print(line("  called an upper bound *", [each for each in shared if each.is_shared]))
    print("* reported only")
    for name in exceeded:
        print(f"{name}: the means are more than {100 * LIMIT:.0f} points apart")
    return 1 if exceeded else 0


if __name__ == "__main__":
    sys.exit(main())
