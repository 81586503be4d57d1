"""The hour before a simulated floor's start, as a board would have read it: what a newcomer's board remembers.

Nothing of it is made up. It is the same floor, opened a second time and stopped on its way to the start, and its
answers are read like any other. For a small floor that takes two seconds, beside a board that stands already.
"""

from __future__ import annotations

import time
from datetime import datetime

from wallboard.cli.floors import FloorChoice
from wallboard.cli.simulated_time import polls
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant, later
from wallboard.model.standards import Standards
from wallboard.simulator.floor.world import Floor as SimulatedFloor

_STEP_S = 30
_PAUSE_S = 0.002
"""After each reading, for the screen's thread."""


def seen_before(
    choice: FloorChoice, start: datetime, start_s: float, standards: Standards, *, length_s: int = 3600
) -> Floor:
    """Return the floor as it was seen just before its `start`, with the memory of so many seconds.

    The start is an aware moment, and `start_s` the same one on the steady clock.
    """
    seen_from = later(start, -length_s)
    simulated = SimulatedFloor(choice.scenario, seed=choice.seed, start=start, seen_from=seen_from)
    floor = Floor()
    for at, situation in polls(simulated, Instant(seen_from, start_s - length_s), length_s=length_s, step_s=_STEP_S):
        floor = Floor.of(situation, standards, at.wall, floor)
        time.sleep(_PAUSE_S)
    return floor
