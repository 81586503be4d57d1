"""A tenant as the screen wants it: situations from the moment it asks for them, and a reading ahead of its time.

What reads the tenant is imported and made then, and not before: it takes longer to import than a frame to draw.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, aclosing
from importlib import import_module
from random import Random
from typing import TYPE_CHECKING

from wallboard.api.credentials import Credentials
from wallboard.model.instant import Clock
from wallboard.model.situation import Situation

if TYPE_CHECKING:
    from wallboard.monitor.monitor import Monitor
    from wallboard.monitor.source import Plan, Source

Renew = Callable[[], Awaitable[Credentials]]


class Watch:
    """One tenant, watched by one screen."""

    def __init__(
        self,
        opened: Callable[[], AbstractAsyncContextManager[Source]],
        *,
        clock: Clock,
        plan: Plan | None = None,
        renew: Renew | None = None,
    ) -> None:
        """`opened` gives what is read, for as long as it is; `renew` reads the credentials again once refused."""
        self._opened = opened
        self._clock = clock
        self._plan = plan
        self._renew = renew
        self._monitor: Monitor | None = None

    async def situations(self) -> AsyncGenerator[Situation]:
        """Yield what is known, from the first try on."""
        for module in ("wallboard.api.client", "wallboard.monitor.monitor"):
            await asyncio.to_thread(import_module, module)
        from wallboard.monitor.monitor import Monitor  # noqa: PLC0415 — it is there by now

        async with self._opened() as source:
            self._monitor = Monitor(
                source,
                clock=self._clock,
                random=Random(),  # noqa: S311 — spreads boards over time
                plan=self._plan,
                renew=self._renew,
            )
            async with aclosing(self._monitor.situations()) as situations:
                async for situation in situations:
                    yield situation

    def read_now(self) -> bool:
        """Ask for a reading ahead of its time; False where that is too often, or too early."""
        return self._monitor is not None and self._monitor.refresh()
