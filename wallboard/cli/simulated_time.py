"""A simulated floor read at full speed: its own records, through the same parsing, at times that nobody waits for."""

from __future__ import annotations

from collections.abc import Iterator

from wallboard.api.records import R
from wallboard.api.wire import WireFormat, read_list
from wallboard.model.agent import Agent
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed, Situation
from wallboard.model.snapshot import Reading
from wallboard.simulator.floor.world import Floor
from wallboard.simulator.listing import Format, Listing
from wallboard.simulator.responses import list_body
from wallboard.simulator.switches import Switches


def polls(simulated: Floor, first: Instant, *, length_s: int, step_s: int) -> Iterator[tuple[Instant, Situation]]:
    """Yield what is read of the floor every `step_s`, from `first` on, and when; the floor is walked there."""
    for after_s in range(0, length_s, step_s):
        at = first.plus(after_s)
        simulated.advance(at.wall)
        agents = list_body(simulated.agent_records(), Listing.AGENTS, Format.JSON, Switches())
        queues = list_body(simulated.queue_records(), Listing.QUEUES, Format.JSON, Switches())
        yield at, Situation(_feed(agents, Agent, at), _feed(queues, Queue, at))


def _feed(body: bytes, record_type: type[R], at: Instant) -> Feed[R]:
    return Feed(Reading(read_list(body, record_type, WireFormat.JSON), at, at))
