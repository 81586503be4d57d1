"""How long the next caller of a live queue will wait, as things stand at this moment."""

from __future__ import annotations

from wallboard.model.foresight.estimate import Assumption, Estimate, Refusal, refused
from wallboard.model.foresight.staffing import handling_s
from wallboard.model.queue import Queue


def expected_wait(queue: Queue, wrap_up_s: float | None) -> Estimate[float]:
    """Return the expected wait in seconds: 0 where somebody is free, else (waiting + 1) · handling ÷ in progress.

    All who wait and the caller must each get an agent, and one of the `number-in-progress` comes free every
    handling ÷ in-progress seconds. `wrap_up_s` is the floor's, or 0 where the API's durations hold it.
    """
    if queue.free is None:
        return refused(Refusal.UNKNOWN)
    if queue.free:
        return Estimate(0.0)
    handling, waiting, here = handling_s(queue, wrap_up_s), queue.waiting, queue.here
    if here == 0:
        return refused(Refusal.NOBODY)
    if handling is None or waiting is None or here is None:
        return refused(Refusal.UNKNOWN)
    assumes = (Assumption.STEADY, Assumption.WRAP_UP) if wrap_up_s else (Assumption.STEADY,)
    return Estimate((waiting + 1) * handling / here, assumes=assumes)
