"""From situations to floors, beside the event loop: to judge 5,000 agents takes longer than to draw them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.paced import Pause
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards


class Judge:
    """Judges one situation at a time, each against the floor before it."""

    def __init__(self, pause: Pause) -> None:
        """`pause` is called after every few records."""
        self._pause = pause
        self._one_at_a_time = asyncio.Lock()
        self._latest = Floor()
        self._left: list[Floor] = []

    async def floor(self, situation: Situation, standards: Standards, at: Instant) -> Floor:
        """Return the floor of a situation, as the standards see it at that moment."""
        async with self._one_at_a_time:
            before, self._latest = self._latest, await asyncio.to_thread(self._judged, situation, standards, at)
            self._left.append(before)
            return self._latest

    async def recall(self, past: Callable[[], Floor]) -> None:
        """Go on with the memory of an earlier floor, which is worked out in a thread."""
        earlier = await asyncio.to_thread(past)
        async with self._one_at_a_time:
            self._latest = self._latest.remembering(earlier)

    def _judged(self, situation: Situation, standards: Standards, at: Instant) -> Floor:
        # To free the agents of the floor before last takes as long, and is done here, too.
        self._left.clear()
        return Floor.of(situation, standards, at.wall, self._latest, self._pause)
