"""The floors of the written pictures: a simulated tenant on a Monday morning, with names as long as real ones are.

normal     an ordinary day
trouble    the technical group has lost its tools, the phones have a rush, a session dropped, a lunch lasts too long
stale      the ordinary day, 48 s after the server last answered
empty      a tenant with nobody and nothing
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from msgspec.structs import replace

from tests.floors import START, feed
from wallboard.api.wire import WireFormat, read_list
from wallboard.cli.floors import FloorChoice
from wallboard.cli.past import seen_before
from wallboard.cli.simulated import settings
from wallboard.config.standards import standards
from wallboard.model.agent import Agent
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.situation import Situation, Trouble
from wallboard.model.standards import Standards
from wallboard.simulator.floor.cues import Cue, LongLunch, LostSession, Outage, Rush
from wallboard.simulator.floor.floor_plan import TECHNICAL
from wallboard.simulator.floor.scenarios import Scenario, scenario
from wallboard.simulator.floor.world import Floor as SimulatedFloor
from wallboard.simulator.listing import Format, Listing
from wallboard.simulator.responses import list_body
from wallboard.simulator.switches import Switches

State = Literal["normal", "trouble", "stale", "empty"]
SERVER_BUSY = Trouble("HTTP 503, server busy", "", START.plus(10), 3)
STALE_AFTER_S = 48
_SEED = 7
_QUEUE_NAMES = {
    "Billing": "Rechnungen und Mahnungen (Österreich, Süddeutschland)",
    "Returns": "Rückgaben",
    "Technical Support": "Störungen Glasfaser & Mobilfunk",
    "Complaints": "Beschwerden",
    "Technical Chat": "技術サポート",
}
_AGENT_NAMES = ("Jürgen Groß", "Żaneta Wójcik", "佐藤 花子", "Maximiliane-Friederike von Schwarzenberg-Hohenlohe")
_BAD_DAY = (
    LongLunch(at_s=-41 * 60, lasts_s=60 * 60),
    Outage(at_s=-9 * 60, lasts_s=40 * 60, group_id=TECHNICAL),
    Rush(at_s=-95, queue_id="101", more=9, within_s=40),
    LostSession(at_s=-130, lasts_s=600),
)


@dataclass(frozen=True)
class Tenant:
    """What there is to read of a tenant, and what a board that has read it for an hour knows."""

    agents: tuple[Agent, ...]
    queues: tuple[Queue, ...]
    standards: Standards
    past: Floor
    """The hour before, as the board remembers it."""

    def situation(self, read_at: Instant, trouble: Trouble | None = None) -> Situation:
        """Return what was read at a moment, and why nothing has been since."""
        next_poll_at = read_at.plus(60 if trouble else 10)
        return Situation(
            agents=feed(self.agents, read_at=read_at, trouble=trouble, next_poll_at=next_poll_at),
            queues=feed(self.queues, read_at=read_at, trouble=trouble, next_poll_at=next_poll_at),
        )


def tenant(state: State) -> Tenant:
    """Return the tenant on one of the days above."""
    if state == "empty":
        return Tenant((), (), _read("demo").standards, Floor())
    return _read("monday-peak", _BAD_DAY) if state == "trouble" else _read("demo")


def _day(name: str, cues: tuple[Cue, ...]) -> Scenario:
    ordinary = scenario(name)
    # Callers move on as on any other day, and not as late as the demo's story has it.
    usual = {queue.queue_id: queue.overflow_after_s for queue in scenario("normal-day").population.queues}
    population = ordinary.population
    agent_names = [*_AGENT_NAMES, *(agent.name for agent in population.agents[len(_AGENT_NAMES) :])]
    named = replace(
        population,
        queues=tuple(
            replace(queue, name=_QUEUE_NAMES.get(queue.name, queue.name), overflow_after_s=usual[queue.queue_id])
            for queue in population.queues
        ),
        agents=tuple(replace(agent, name=name) for agent, name in zip(population.agents, agent_names, strict=True)),
    )
    return replace(ordinary, population=named, cues=cues)


@cache
def _read(name: str, cues: tuple[Cue, ...] = ()) -> Tenant:
    day = _day(name, cues)
    floor = SimulatedFloor(day, seed=_SEED, start=START.wall)
    agents = list_body(floor.agent_records(), Listing.AGENTS, Format.JSON, Switches())
    queues = list_body(floor.queue_records(), Listing.QUEUES, Format.JSON, Switches())
    held_to = standards(settings(day))
    return Tenant(
        read_list(agents, Agent, WireFormat.JSON).records,
        read_list(queues, Queue, WireFormat.JSON).records,
        held_to,
        seen_before(FloorChoice(day, _SEED, 1), START.wall, START.steady_s, held_to),
    )
