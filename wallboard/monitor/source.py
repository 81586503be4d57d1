"""What the monitor reads from, and what it is to read. The client of `api` is a source; so is what a test makes up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from wallboard.api.errors import NotFound
from wallboard.model.selection import SINGLE_READS
from wallboard.model.snapshot import Batch

if TYPE_CHECKING:  # before the screen stands, the plan alone is needed
    from wallboard.api.credentials import Credentials
    from wallboard.api.records import R
    from wallboard.model.agent import Agent
    from wallboard.model.queue import Queue


class Source(Protocol):
    """One tenant's agents and queues. Every method that reads raises `ApiError`, and does so within a deadline."""

    async def agents(self) -> Batch[Agent]:
        """Return all agents."""

    async def queues(self) -> Batch[Queue]:
        """Return all queues."""

    async def agent(self, agent_id: str, /) -> Agent:
        """Return one agent; NotFound where there is none."""

    async def queue(self, queue_id: str, /) -> Queue:
        """Return one queue; NotFound where there is none."""

    def use(self, credentials: Credentials, /) -> None:
        """Ask with other credentials from now on."""


class Plan(Struct, frozen=True):
    """What is to be read, and how often."""

    agent_ids: tuple[str, ...] = ()
    """The only agents that are shown, by id; empty: whoever the list has. One or two are read one by one."""
    queue_ids: tuple[str, ...] = ()
    """The same for queues."""
    period_s: float = 10.0
    """Between two turns of the server's cache, as documented."""
    speed: float = 1.0
    """Seconds of the floor in one of the cache's: only a simulated tenant has another than 1."""


def reads_singly(ids: Sequence[str]) -> bool:
    """Say whether these records are read one by one rather than as a list."""
    return 0 < len(ids) <= SINGLE_READS


async def one_by_one(read: Callable[[str], Awaitable[R]], ids: Sequence[str]) -> Batch[R]:
    """Return these records; one that the server does not have is left out, for it is gone. Other errors are raised.

    So is NotFound where it has none of them: a host that is the wrong one, or out of service, answers so to everything.
    """
    answers = await asyncio.gather(*(read(record_id) for record_id in ids), return_exceptions=True)
    records, gone = [], []
    for answer in answers:
        if isinstance(answer, NotFound):
            gone.append(answer)
        elif isinstance(answer, BaseException):
            raise answer
        else:
            records.append(answer)
    if gone and not records:
        raise gone[0]
    return Batch(tuple(records))
