"""The one long-lived worker of the board: asks for agents and queues on the beat, and tells what is known.

    situations() ◀── latest situation ◀── worker ──▶ one request for agents, one for queues, at most, at any time

A consumer that is slow gets the latest situation only. Each list is judged by itself: one may fail or hang while the
other lives. Expected errors are data of the situation; a bug ends the iteration with its exception, two at once with a
group of them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from random import Random
from typing import Any

from msgspec.structs import replace

from wallboard.api.credentials import Credentials
from wallboard.api.errors import ApiError, CredentialsRefused, ServerBusy
from wallboard.api.records import R
from wallboard.beat.heartbeat import Heartbeat, Listing
from wallboard.beat.movement import Turn, movement_of_agents, movement_of_queues
from wallboard.config.errors import ConfigError
from wallboard.model.instant import Clock, Instant
from wallboard.model.situation import Feed, Situation
from wallboard.model.snapshot import Batch
from wallboard.monitor.line import Line
from wallboard.monitor.retry import REFUSED_S, pause_s
from wallboard.monitor.source import Plan, Source, one_by_one, reads_singly

_log = logging.getLogger("wallboard")

_WIDEST_OFFSET_S = 0.25
"""Boards that follow the same turn ask up to this long after it, each at its own moment."""
_TOGETHER_S = 0.1
"""The list that is read first waits so long for the other, asked for at the same time: they come as one, and are judged
and drawn once."""
_REFRESH_S = 10.0
"""A reading ahead of its time is granted at most this often."""


class Monitor:
    """Reads one tenant for as long as somebody listens."""

    def __init__(
        self,
        source: Source,
        *,
        clock: Clock,
        random: Random,
        plan: Plan | None = None,
        renew: Callable[[], Awaitable[Credentials]] | None = None,
    ) -> None:
        """Make a monitor; nothing is asked yet.

        `renew` reads the credentials again from where they are kept, after the server refused them; it may raise
        `ConfigError`. `random` spreads the boards of a tenant over time.
        """
        plan = plan or Plan()
        self._source = source
        self._clock = clock
        self._random = random
        self._renew = renew
        self._renewed_at: Instant | None = None
        self._renewal_problem = ""
        self._refreshed_at: Instant | None = None
        self._agents = Line(
            Listing.AGENTS, _reader(source.agents, source.agent, plan.agent_ids), movement_of_agents, plan
        )
        self._queues = Line(
            Listing.QUEUES,
            _reader(source.queues, source.queue, plan.queue_ids),
            lambda before, after, _elapsed_s: movement_of_queues(before, after),
            plan,
        )
        self._beat = Heartbeat(
            offset_s=random.uniform(0.0, _WIDEST_OFFSET_S),
            period_s=plan.period_s,
            agent_requests=_requests(plan.agent_ids),
            queue_requests=_requests(plan.queue_ids),
        )
        self._situation = Situation(self._agents.feed, self._queues.feed)
        self._news = asyncio.Event()
        self._woken = asyncio.Event()

    async def situations(self) -> AsyncGenerator[Situation, None]:
        """Yield what is known: at once, and after every answer and failure. One iteration at a time.

        Nothing is asked before the first step, nor after the iteration ends; to leave it early, use `aclosing`.
        """
        worker = asyncio.create_task(self._work(), name="monitor")
        worker.add_done_callback(lambda _: self._news.set())
        try:
            yield self._situation
            while True:
                await self._news.wait()
                self._news.clear()
                if any(line.is_asking and line.failure is None for line in self._lines):
                    with suppress(TimeoutError):
                        async with asyncio.timeout(_TOGETHER_S):
                            await self._news.wait()
                    self._news.clear()
                if worker.done():
                    _raise_bug(worker)
                yield self._situation
        finally:
            worker.cancel()
            await asyncio.wait([worker])

    def refresh(self) -> bool:
        """Ask for a reading ahead of its time; False where that is too often, or more than the server is owed."""
        now = self._clock()
        lines = [line for line in self._lines if not line.is_held and not line.is_asking]
        if self._refreshed_at is not None and now.since(self._refreshed_at) < _REFRESH_S:
            return False
        if not lines or not self._beat.takes_extra([line.listing for line in lines], now.steady_s):
            return False
        self._refreshed_at = now
        for line in lines:
            line.is_wanted = True
        self._woken.set()
        return True

    @property
    def _lines(self) -> tuple[Line[Any], Line[Any]]:
        return self._agents, self._queues

    async def _work(self) -> None:
        async with asyncio.TaskGroup() as requests:
            while True:
                self._woken.clear()
                now = self._clock()
                for line in self._lines:
                    if not line.is_asking and self._due_s(line) <= now.steady_s:
                        line.is_asking, line.is_wanted = True, False
                        # Before the other list is looked at: both draw from one budget.
                        self._beat.sent(line.listing, now.steady_s)
                        requests.create_task(self._poll(line), name=f"poll {line.listing}")
                due_s = [self._due_s(line) for line in self._lines if not line.is_asking]
                with suppress(TimeoutError):
                    async with asyncio.timeout(min(due_s) - now.steady_s if due_s else None):
                        await self._woken.wait()

    def _due_s(self, line: Line[Any]) -> float:
        if line.is_wanted:
            return float("-inf")
        return self._beat.due_s(line.listing) if line.retry_at is None else line.retry_at.steady_s

    async def _poll(self, line: Line[R]) -> None:
        try:
            if line.failure is not None and line.failure.refused:
                await self._read_credentials_again()
            batch = await line.read()
        except ApiError as error:
            self._failed(line, error)
        else:
            at = self._clock()
            movement = line.judged(batch, at)
            self._beat.heard(line.listing, at.steady_s, movement)
            line.answered(batch, at, movement, self._turned(line.listing, at))
        finally:
            line.is_asking = False
            self._woken.set()
        self._tell()

    def _failed(self, line: Line[R], error: ApiError) -> None:
        now = self._clock()
        tries = line.failure.tries + 1 if line.failure else 1
        retry_at = now.plus(pause_s(error, tries, self._random))
        refused = isinstance(error, CredentialsRefused)
        told_to_wait = isinstance(error, ServerBusy) and error.retry_after_s is not None
        if line.retry_at is not None and now.steady_s < line.retry_at.steady_s < retry_at.steady_s:
            # Asked for ahead of its time, it does not put off the try that was to come; a server that says when does.
            retry_at = retry_at if refused or told_to_wait else line.retry_at
        advice = self._renewal_problem if refused and self._renewal_problem else error.advice
        line.failed(error, now, retry_at, is_held=refused or told_to_wait, advice=advice)

    async def _read_credentials_again(self) -> None:
        now = self._clock()
        # Both lists were refused, one reading is enough.
        if self._renew is None or (self._renewed_at is not None and now.since(self._renewed_at) < REFUSED_S / 2):
            return
        self._renewed_at = now
        try:
            self._source.use(await self._renew())
            self._renewal_problem = ""
        except ConfigError as error:
            # The server may have been wrong to refuse: what we have is tried again.
            if str(error) != self._renewal_problem:
                _log.warning("The credentials cannot be read again: %s", error)
            self._renewal_problem = str(error)

    def _turned(self, listing: Listing, at: Instant) -> tuple[Instant, Instant] | None:
        turned = self._beat.turned(listing)
        if turned is None:
            return None
        earliest, latest = (at.plus(moment_s - at.steady_s) for moment_s in turned)
        return earliest, latest

    def _tell(self) -> None:
        now = self._clock()
        self._situation = Situation(
            self._told(self._agents, self._queues, now), self._told(self._queues, self._agents, now)
        )
        self._news.set()

    def _told(self, line: Line[R], other: Line[Any], now: Instant) -> Feed[R]:
        feed = replace(line.feed, next_poll_at=now.plus(max(0.0, self._due_s(line) - now.steady_s)))
        if line.movement.turn is Turn.UNKNOWN and feed.reading is not None:
            # Nothing here had to move: the other list's verdict is all there is.
            return replace(feed, frozen_since=other.feed.frozen_since)
        return feed


def _raise_bug(worker: asyncio.Task[None]) -> None:
    try:
        worker.result()
    except ExceptionGroup as bugs:
        if len(bugs.exceptions) == 1:
            # The group is the worker's own affair.
            raise bugs.exceptions[0] from None
        raise


def _reader(
    all_of_them: Callable[[], Awaitable[Batch[R]]], one: Callable[[str], Awaitable[R]], ids: Sequence[str]
) -> Callable[[], Awaitable[Batch[R]]]:
    return partial(one_by_one, one, ids) if reads_singly(ids) else all_of_them


def _requests(ids: Sequence[str]) -> int:
    return len(ids) if reads_singly(ids) else 1
