"""The client: one coroutine for each call of the API.

The token shows nowhere: every exception leaves through `Sealed`, without the frames that hold it. What the bytes of an
answer mean is read in a thread, see `wire`.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import httpx

from wallboard.api.amount import TooMuch
from wallboard.api.answers import misfit, too_large, unreadable
from wallboard.api.connection import MIB, Answer, Call, Connection
from wallboard.api.credentials import Credentials
from wallboard.api.errors import NotFound
from wallboard.api.failures import Sealed
from wallboard.api.records import R, RecordReader
from wallboard.api.route import Route
from wallboard.api.text import clean
from wallboard.api.wire import WireFormat, noun_of, read_list, read_single
from wallboard.model.agent import Agent
from wallboard.model.paced import Pause, no_pause
from wallboard.model.queue import Queue
from wallboard.model.snapshot import Batch

_SINGLE_LIMIT = MIB
_PATH = "/api/rtstats/stats/"


class Client:
    """Reads one tenant's agents and queues. A call that fails raises an `ApiError`; when to ask is not known here."""

    def __init__(
        self,
        base_url: str,
        credentials: Credentials,
        *,
        wire_format: WireFormat = WireFormat.JSON,
        ca_file: Path | None = None,
        proxy: str | None = None,
        connect_timeout_s: float = 5.0,
        total_timeout_s: float = 20.0,
        body_limit: int = 64 * MIB,
        transport: httpx.AsyncBaseTransport | None = None,
        pause: Pause = no_pause,
    ) -> None:
        """Take `https://HOST[:port]`; ValueError for an address that would show the token. Nothing is opened yet.

        Certificates are those of the system's store, or of `ca_file` in its place: see `trust`.
        An answer must have arrived within `total_timeout_s`, with at most `body_limit` bytes after decompression.
        It is read in a thread, which calls `pause` between two chunks of records.
        """
        self._pause = pause
        # One thread a list: each has memory of its own, which keeps room for as many records as it has ever read.
        self._threads = {name: ThreadPoolExecutor(1, f"reader of {name}") for name in ("agents", "queues")}
        self._route = Route(base_url, ca_file, proxy, connect_timeout_s, total_timeout_s)
        # What pydantic takes its time to build is built while the host is asked.
        self._threads["agents"].submit(RecordReader, Agent)
        self._threads["queues"].submit(RecordReader, Queue)
        self._connection = Connection(self._route, transport)
        self._credentials = credentials
        self._wire_format = wire_format
        self._body_limit = body_limit

    async def agents(self) -> Batch[Agent]:
        """Return all agents."""
        return await self._list(Agent)

    async def agent(self, agent_id: str) -> Agent:
        """Return one agent by login id; NotFound where there is none."""
        return await self._single(Agent, agent_id)

    async def queues(self) -> Batch[Queue]:
        """Return all queues."""
        return await self._list(Queue)

    async def queue(self, queue_id: str) -> Queue:
        """Return one queue by id; NotFound where there is none."""
        return await self._single(Queue, queue_id)

    def use(self, credentials: Credentials) -> None:
        """Ask with other credentials from the next call on, as after a renewal of the token."""
        self._credentials = credentials

    async def aclose(self) -> None:
        """Close the connection; no call can follow."""
        for thread in self._threads.values():
            thread.shutdown(wait=False)
        await self._connection.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, frames: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _list(self, record_type: type[R]) -> Batch[R]:
        listed = f"{noun_of(record_type)}s"
        call = self._call(listed, listed, f"list of {listed}", self._body_limit)
        with Sealed():
            body = self._fitting(call, await self._connection.get(call, self._credentials))
            try:
                read = partial(read_list, body, record_type, self._wire_format, self._pause)
                return await asyncio.get_running_loop().run_in_executor(self._threads[listed], read)
            except TooMuch as much:
                raise too_large(call.tried, str(much)) from much
            except ValueError as error:
                raise unreadable(call.tried, str(error)) from error

    async def _single(self, record_type: type[R], record_id: str) -> R:
        noun = noun_of(record_type)
        sought = f"{noun} {clean(record_id)}"
        limit = min(_SINGLE_LIMIT, self._body_limit)
        call = self._call(f"{noun}/{quote(record_id, safe='', errors='replace')}", sought, sought, limit)
        with Sealed():
            answer = await self._connection.get(call, self._credentials)
            body = self._fitting(call, answer) if answer.body.strip() else b""
            try:
                record = read_single(body, record_type, self._wire_format)
            except ValueError as error:
                raise unreadable(call.tried, str(error)) from error
            if record is None:
                raise NotFound(call.tried, f"no {sought}", "Check the id, and that the host is your tenant's.")
            return record

    def _call(self, name: str, words: str, sought: str, body_limit: int) -> Call:
        return Call(
            path=f"{_PATH}{name}.{self._wire_format}",
            accept=f"application/{self._wire_format}",
            body_limit=body_limit,
            tried=f"reading {words} from {self._route.host}",
            sought=sought,
        )

    def _fitting(self, call: Call, answer: Answer) -> bytes:
        if reason := misfit(answer.headers, answer.body, self._wire_format):
            raise unreadable(call.tried, self._credentials.hide_in(reason))
        return answer.body
