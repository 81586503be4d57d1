"""The engine of a board without its screen: readings are judged by rules, channels told, and the news handed on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from wallboard.cli.alarm_memory import AlarmMemory
from wallboard.cli.alarms.tenants import WatchedTenant
from wallboard.cli.notices.teller import Teller
from wallboard.config.kept_alarms import Recalled
from wallboard.model.alarm.alarms import Alarms, News
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.feeds import BEAT_S
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.situation import Situation
from wallboard.ui.setup import Refusal


class Service:
    """Watches a tenant, as its configuration has it at the moment."""

    def __init__(self, tenant: WatchedTenant, memory: AlarmMemory | None = None, *, beat_s: float = BEAT_S) -> None:
        """`memory`: goes on with the alarms that stood, and keeps them; None: begins with none, and keeps nothing."""
        stood = memory.stood if memory else Recalled()
        self.tenant = tenant
        self._memory = memory
        self._beat_s = beat_s
        self._floor = Floor()
        self._alarms = stood.alarms
        self._teller = Teller(tenant.notices, tenant.ways, stood.known)

    async def obey(self, changes: AsyncGenerator[WatchedTenant | Refusal]) -> None:
        """Go by what the configuration becomes: from the next reading or beat on, and never by a refused one.

        Where that is another tenant, nothing of the one before is told or kept of it, also if this ends before a beat.
        """
        async with aclosing(changes) as all_of_them:
            async for change in all_of_them:
                if isinstance(change, WatchedTenant):
                    if change.situations != self.tenant.situations:
                        self._floor, self._alarms = Floor(), Alarms()
                        self._teller.forget()
                    self.tenant = change
                    await self._teller.become(change.notices, change.ways)

    async def hear(self, answers: AsyncGenerator[Alarms]) -> None:
        """Go by what people answer at the boards of this profile."""
        async with aclosing(answers) as all_of_them:
            async for theirs in all_of_them:
                self._alarms = self._alarms.with_answers_of(theirs)

    async def news(self) -> AsyncGenerator[tuple[Instant, News]]:
        """Yield what there is to tell, and when; the channels have been told by then."""
        while True:
            async with aclosing(self._news_of(self.tenant.situations)) as all_news:
                async for each in all_news:
                    yield each

    async def _news_of(
        self, situations: Callable[[], AsyncGenerator[Situation]]
    ) -> AsyncGenerator[tuple[Instant, News]]:
        """Yield the news of these situations, until others are to be listened to."""
        async with aclosing(_beats(situations(), self._beat_s)) as beats:
            async for situation in beats:
                tenant, now = self.tenant, self.tenant.clock()
                if tenant.situations != situations:
                    return
                if situation is not None:
                    self._floor = Floor.of(situation, tenant.held_to, now.wall, self._floor)
                self._alarms = after(self._alarms, self._floor, tenant.rules, now)
                self._teller.tell(self._floor, self._alarms, tenant.rules, now)
                self._keep()
                for each in self._alarms.news:
                    yield now, each

    def close(self) -> None:
        """Tell what the pause after a notice has held back, and let it arrive; within a second."""
        self._teller.tell_at_last(self._floor, self._alarms, self.tenant.rules, self.tenant.clock())
        if self._memory is not None:
            self._keep()
            self._memory.close()
        self._teller.close()

    def _keep(self) -> None:
        if self._memory is not None:
            self._memory.keep(self._alarms, self._teller.on_record)


async def _beats(situations: AsyncGenerator[Situation], beat_s: float) -> AsyncGenerator[Situation | None]:
    """Yield each situation; None where there was none for so many seconds."""
    async with aclosing(situations):
        coming = asyncio.ensure_future(anext(situations))
        try:
            while True:
                await asyncio.wait({coming}, timeout=beat_s)
                if coming.done():
                    situation = coming.result()
                    coming = asyncio.ensure_future(anext(situations))
                    yield situation
                else:
                    yield None
        finally:
            coming.cancel()
            await asyncio.wait({coming})
