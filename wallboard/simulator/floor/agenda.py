"""The heart of the discrete-event floor: what happens next, in order of time.

Times are whole UTC seconds. Two events of the same second run in the order in which they were planned, so that a day
does not depend on the size of the steps in which it is walked through.
"""

import heapq
from collections.abc import Callable
from typing import Any, TypeVarTuple

Arguments = TypeVarTuple("Arguments")


class Agenda:
    """Events to come, and the time of the one that runs now."""

    def __init__(self, now_s: int) -> None:
        self.now_s = now_s
        """UTC seconds."""
        self._events: list[tuple[int, int, Callable[..., None], tuple[Any, ...]]] = []
        self._planned = 0

    def at(self, time_s: int, action: Callable[[*Arguments], None], *arguments: *Arguments) -> None:
        """Plan an action for a second that has not passed; one for an earlier second runs now."""
        self._planned += 1
        heapq.heappush(self._events, (max(time_s, self.now_s), self._planned, action, arguments))

    def after(self, delay_s: int, action: Callable[[*Arguments], None], *arguments: *Arguments) -> None:
        """Plan an action for some seconds from now."""
        self.at(self.now_s + delay_s, action, *arguments)

    def run_until(self, time_s: int) -> None:
        """Run everything that is due up to and including this second, then stand at it."""
        events = self._events
        while events and events[0][0] <= time_s:
            self.now_s, _, action, arguments = heapq.heappop(events)
            action(*arguments)
        self.now_s = time_s
