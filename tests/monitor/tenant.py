"""A tenant in virtual time: a floor whose every figure follows from the moment at which the cache turned."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from pydantic import SecretStr

from tests import floors
from wallboard.api.credentials import Credentials
from wallboard.api.errors import ApiError, CredentialsRefused, NotFound
from wallboard.beat.heartbeat import Listing
from wallboard.model.agent import Agent
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed, Situation
from wallboard.model.snapshot import Batch
from wallboard.monitor.monitor import Monitor
from wallboard.monitor.source import Plan

START_S = 1000.0
LATENCY_S = 0.1
_PHASE_S = 3.0


def now() -> Instant:
    steady_s = asyncio.get_running_loop().time()
    return Instant(datetime(2027, 3, 1, tzinfo=UTC) + timedelta(seconds=steady_s), steady_s)


def elapsed_s() -> float:
    return now().steady_s - START_S


def credentials(token: str) -> Credentials:
    return Credentials("acme", SecretStr(token), "file token")


def never(_time_s: float) -> None:
    return None


@dataclass
class Tenant:
    """A source. What goes wrong is a function of the seconds since the start."""

    as_of: Callable[[float], float] = lambda time_s: time_s - (time_s - _PHASE_S) % 10.0
    fault: dict[Listing, Callable[[float], ApiError | None]] = field(default_factory=dict)
    hangs: dict[Listing, Callable[[float], bool]] = field(default_factory=dict)
    agents_at: Callable[[float], tuple[Agent, ...]] = lambda as_of_s: (
        floors.agent("ann", status=2, time_in_status_s=500 + int(as_of_s)),
        floors.agent("bob", status=4, time_in_status_s=700 + int(as_of_s)),
    )
    queues_at: Callable[[float], tuple[Queue, ...]] = lambda as_of_s: (
        floors.queue("1", queue_size=2, longest_wait_time_s=40 + int(as_of_s)),
        floors.queue("2", queue_size=1, longest_wait_time_s=20 + int(as_of_s)),
    )
    token: str = "good"
    used: Credentials = field(default_factory=lambda: credentials("good"))
    asked: list[tuple[float, Listing]] = field(default_factory=list)
    in_flight: dict[Listing, int] = field(default_factory=lambda: dict.fromkeys(Listing, 0))
    most_in_flight: int = 0
    ended: int = 0

    async def agents(self) -> Batch[Agent]:
        return Batch(self.agents_at(await self._asked(Listing.AGENTS)))

    async def queues(self) -> Batch[Queue]:
        return Batch(self.queues_at(await self._asked(Listing.QUEUES)))

    async def agent(self, agent_id: str, /) -> Agent:
        found = [agent for agent in self.agents_at(await self._asked(Listing.AGENTS)) if agent.id == agent_id]
        if not found:
            raise NotFound(f"reading agent {agent_id}", f"HTTP 404, no agent {agent_id}", "Check the id.")
        return found[0]

    async def queue(self, queue_id: str, /) -> Queue:
        found = [queue for queue in self.queues_at(await self._asked(Listing.QUEUES)) if queue.id == queue_id]
        if not found:
            raise NotFound(f"reading queue {queue_id}", f"HTTP 404, no queue {queue_id}", "Check the id.")
        return found[0]

    def use(self, credentials: Credentials, /) -> None:
        self.used = credentials

    async def _asked(self, listing: Listing) -> float:
        self.asked.append((elapsed_s(), listing))
        self.in_flight[listing] += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight[listing])
        try:
            await asyncio.sleep(20.0 if self.hangs.get(listing, never)(elapsed_s()) else LATENCY_S)
        finally:
            self.in_flight[listing] -= 1
            self.ended += 1
        if self.used.token.get_secret_value() != self.token:
            raise CredentialsRefused(f"reading {listing}", "HTTP 403, credentials refused", "Check the token.")
        if error := self.fault.get(listing, never)(elapsed_s()):
            raise error
        return self.as_of(elapsed_s() - LATENCY_S / 2)

    def times(self, listing: Listing, since_s: float = 0.0) -> list[float]:
        """Return when a list was asked for, in seconds since the start."""
        return [time_s for time_s, asked in self.asked if asked is listing and time_s >= since_s]


@dataclass(frozen=True)
class Seen:
    """A situation and when it came."""

    at: Instant
    situation: Situation

    @property
    def time_s(self) -> float:
        return self.at.steady_s - START_S

    def feed(self, listing: Listing) -> Feed[Agent] | Feed[Queue]:
        return self.situation.agents if listing is Listing.AGENTS else self.situation.queues


async def watch(
    tenant: Tenant,
    seconds: float,
    *,
    plan: Plan | None = None,
    renew: Callable[[], Awaitable[Credentials]] | None = None,
    refresh_at_s: tuple[float, ...] = (),
) -> list[Seen]:
    """Return all situations of so many seconds; refreshes are asked for at these times."""
    monitor = Monitor(tenant, clock=now, random=Random(1), plan=plan, renew=renew)
    seen: list[Seen] = []
    for time_s in refresh_at_s:
        asyncio.get_running_loop().call_at(START_S + time_s, monitor.refresh)
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds), aclosing(monitor.situations()) as situations:
            async for situation in situations:
                seen += [Seen(now(), situation)]
    return seen
