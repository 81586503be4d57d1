"""From situations to floors, beside the event loop: to judge 5,000 agents takes longer than to draw them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.rules import Rules
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.paced import Pause
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards

T = TypeVar("T")


class Judge:
    """Judges one situation at a time, each against the floor before it."""

    def __init__(self, pause: Pause, before: Floor | None = None) -> None:
        """`pause` is called after every few records. `before`: the floor that the first one is judged against."""
        self._pause = pause
        self._one_at_a_time = asyncio.Lock()
        self._latest = before or Floor()
        self._left: list[Floor] = []
        # One thread: each has memory of its own, which keeps room for as many floors as it has ever judged.
        self._thread = ThreadPoolExecutor(1, "judge")

    async def floor(
        self, situation: Situation, standards: Standards, shown: Standards, rules: Rules, at: Instant
    ) -> Floor:
        """Return the floor of a situation, as the standards and the rules of its alarms see it at that moment.

        `shown` are the standards with the choice of the view: alarms are judged over all queues and agents, and the
        floor is the part of them that people look at.
        """
        async with self._one_at_a_time:
            before = self._latest
            self._latest = await self._in_thread(partial(self._judged, situation, standards, shown, rules, at))
            self._left.append(before)
            return self._latest

    async def again(self, rules: Rules, at: Instant) -> Floor:
        """Return the latest floor with its alarms judged again, by what time alone makes of them.

        The same one where nothing changes. Of 20,000 agents that takes a millisecond, and 35 where something does.
        """
        async with self._one_at_a_time:
            latest = self._latest
            alarms = await self._in_thread(
                partial(after, latest.alarms, latest.whole or latest, rules, at, self._pause)
            )
            if (alarms.open, alarms.past) != (latest.alarms.open, latest.alarms.past):
                self._latest = await self._in_thread(partial(latest.watched, alarms, self._pause))
            return self._latest

    async def let_go(self) -> None:
        """Free the floors before the latest, which nobody shows any more."""
        async with self._one_at_a_time:
            await self._in_thread(self._left.clear)

    async def recall(self, past: Callable[[], Floor]) -> None:
        """Go on with the memory of an earlier floor, which is worked out in a thread."""
        earlier = await asyncio.to_thread(past)
        async with self._one_at_a_time:
            self._latest = self._latest.remembering(earlier)

    async def change_alarms(self, change: Callable[[Alarms], Alarms]) -> Floor:
        """Let somebody change what becomes of the alarms; return the floor, the same where they are."""
        async with self._one_at_a_time:
            alarms = change(self._latest.alarms)
            if alarms is not self._latest.alarms:
                self._latest = self._latest.watched(alarms)
            return self._latest

    def _judged(self, situation: Situation, standards: Standards, shown: Standards, rules: Rules, at: Instant) -> Floor:
        before = self._latest.whole or self._latest
        floor = whole = Floor.of(situation, standards, at.wall, before, self._pause)
        if not _is_all(standards, shown):
            floor = Floor.of(situation, shown, at.wall, self._latest, self._pause, whole)
        return floor.watched(after(before.alarms, whole, rules, at, self._pause), self._pause)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def unread(standards: Standards, shown: Standards) -> Floor:
    """Return the floor before anything is read; `shown` are the standards with the choice of the view."""
    return Floor(standards=shown, whole=None if _is_all(standards, shown) else Floor(standards=standards))


def _is_all(standards: Standards, shown: Standards) -> bool:
    return (shown.queues, shown.agents) == (standards.queues, standards.agents)
