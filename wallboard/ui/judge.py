"""From situations to floors, beside the event loop: to judge 5,000 agents takes longer than to draw them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.rules import Rules
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

    async def floor(self, situation: Situation, standards: Standards, rules: Rules, at: Instant) -> Floor:
        """Return the floor of a situation, as the standards and the rules of its alarms see it at that moment."""
        async with self._one_at_a_time:
            before, self._latest = self._latest, await asyncio.to_thread(self._judged, situation, standards, rules, at)
            self._left.append(before)
            return self._latest

    async def recall(self, past: Callable[[], Floor]) -> None:
        """Go on with the memory of an earlier floor, which is worked out in a thread."""
        earlier = await asyncio.to_thread(past)
        async with self._one_at_a_time:
            self._latest = self._latest.remembering(earlier)

    async def change_alarms(self, change: Callable[[Alarms], Alarms]) -> Floor:
        """Let somebody change what becomes of the alarms; return the floor with them."""
        async with self._one_at_a_time:
            self._latest = self._latest.watched(change(self._latest.alarms))
            return self._latest

    def _judged(self, situation: Situation, standards: Standards, rules: Rules, at: Instant) -> Floor:
        # To free the agents of the floor before last takes as long, and is done here, too.
        self._left.clear()
        floor = Floor.of(situation, standards, at.wall, self._latest, self._pause)
        return floor.watched(after(self._latest.alarms, floor, rules, at))
