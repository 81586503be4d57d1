"""One simulated tenant: a floor, the cache in front of it, and the app that serves it.

Source ─▶ Cache ─▶ StatisticsApi ─┐
            ▲            ▲        ├─▶ Tenant.app   (in-process: transport; over HTTPS: serve)
          Faults ────────┴─ control ┘
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from starlette.routing import Router
from starlette.types import ASGIApp

from wallboard.simulator import control
from wallboard.simulator.cache import Cache, Source
from wallboard.simulator.credentials import Credentials
from wallboard.simulator.faults import Faults
from wallboard.simulator.rhythm import rhythm
from wallboard.simulator.server import StatisticsApi
from wallboard.simulator.switches import Switches


class Tenant:
    """Serves a source by a clock that is passed in: `monotonic` in seconds, `speed` seconds of floor per second.

    The tenant's own time begins at 0 when it is made; then the cache turns as the switches say. Whoever owns the clock
    needs nothing else: an answer is always as of the last turn that is due. `run` keeps the cache warm in real time.
    """

    app: ASGIApp
    """The API, and the control endpoint of `control`."""

    def __init__(
        self,
        source: Source,
        *,
        credentials: Credentials,
        monotonic: Callable[[], float],
        switches: Switches | None = None,
        faults: Faults | None = None,
        speed: float = 1.0,
        seed: int = 0,
    ) -> None:
        self.credentials = credentials
        self.switches = switches or Switches()
        self.faults = faults or Faults(seed=seed)
        self._monotonic = monotonic
        self._started_s = monotonic()
        self._started = source.now
        self._speed = speed
        self._rhythm = rhythm(self.switches, seed)
        self._cache = Cache(source, self._rhythm, self.switches, self.faults, self.elapsed, self.moment)
        api = StatisticsApi(self._cache, credentials, self.switches, self.faults, self.elapsed, self.moment)
        self.app = Router(control.routes(self.faults, self.elapsed), redirect_slashes=False, default=api)

    def elapsed(self) -> float:
        """Return the seconds since the tenant was made."""
        return self._monotonic() - self._started_s

    def moment(self, elapsed_s: float) -> datetime:
        """Return what the tenant's clocks show after so many seconds."""
        return self._started + timedelta(seconds=elapsed_s * self._speed)

    def turn(self) -> None:
        """Do every turn of the cache that is due by now; blocks while the floor lives up to it."""
        self._cache.turn()

    async def run(self) -> None:
        """Turn the cache whenever it is due, in a thread, until cancelled."""
        while True:
            await asyncio.to_thread(self.turn)
            elapsed_s = self.elapsed()
            next_s = self._rhythm.next_turn(elapsed_s)
            if next_s is None:
                await asyncio.Event().wait()
            else:
                await asyncio.sleep(next_s - elapsed_s)
