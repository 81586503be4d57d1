"""The hour before a simulated floor's start, as a board would have read it: what a newcomer's board remembers.

Nothing of it is made up. It is the same floor, opened a second time and stopped on its way to the start, and its
answers are read like any other. For a small floor that takes two seconds, beside a board that stands already.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from wallboard.api.records import R
from wallboard.api.wire import WireFormat, read_list
from wallboard.cli.floors import FloorChoice
from wallboard.model.agent import Agent
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed, Situation
from wallboard.model.snapshot import Reading
from wallboard.model.standards import Standards
from wallboard.simulator.floor.world import Floor as SimulatedFloor
from wallboard.simulator.listing import Format, Listing
from wallboard.simulator.responses import list_body
from wallboard.simulator.switches import Switches

_STEP_S = 30
_PAUSE_S = 0.002
"""After each reading, for the screen's thread."""


def seen_before(
    choice: FloorChoice, start: datetime, start_s: float, standards: Standards, *, length_s: int = 3600
) -> Floor:
    """Return the floor as it was seen just before its `start`, with the memory of so many seconds.

    The start is an aware moment, and `start_s` the same one on the steady clock.
    """
    seen_from = start - timedelta(seconds=length_s)
    simulated = SimulatedFloor(choice.scenario, seed=choice.seed, start=start, seen_from=seen_from)
    floor = Floor()
    for before_s in range(length_s, 0, -_STEP_S):
        at = Instant(start - timedelta(seconds=before_s), start_s - before_s)
        simulated.advance(at.wall)
        agents = list_body(simulated.agent_records(), Listing.AGENTS, Format.JSON, Switches())
        queues = list_body(simulated.queue_records(), Listing.QUEUES, Format.JSON, Switches())
        situation = Situation(_feed(agents, Agent, at), _feed(queues, Queue, at))
        floor = Floor.of(situation, standards, at.wall, floor)
        time.sleep(_PAUSE_S)
    return floor


def _feed(body: bytes, record_type: type[R], at: Instant) -> Feed[R]:
    return Feed(Reading(read_list(body, record_type, WireFormat.JSON), at, at))
