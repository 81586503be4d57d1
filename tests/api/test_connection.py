"""One connection for life, over a real socket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from tests.api.factories import CREDENTIALS, fields, json_of
from tests.factories import agent
from wallboard.api.client import Client
from wallboard.api.errors import ConnectionLost
from wallboard.model.snapshot import Batch

BODY = json_of({"agent": [fields("agent")]})
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(BODY), BODY)
AGENTS = Batch((agent(),))


@dataclass
class Socket:
    """Answers so many requests of each connection, one number a connection, and hangs up at the next request."""

    answers: Sequence[int]
    connections: int = 0
    requests: list[bytes] = field(default_factory=list)
    closed: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        left = self.answers[self.connections]
        self.connections += 1
        try:
            while True:
                self.requests.append(await reader.readuntil(b"\r\n\r\n"))
                if not left:
                    break
                left -= 1
                writer.write(ANSWER)
        except asyncio.IncompleteReadError:
            pass  # the client hung up first
        writer.close()
        self.closed.release()


@asynccontextmanager
async def connected(serving: Socket) -> AsyncIterator[Client]:
    async with await asyncio.start_server(serving, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with Client(f"http://127.0.0.1:{port}", CREDENTIALS, total_timeout_s=5) as client:
            yield client
        for _ in range(serving.connections):
            await serving.closed.acquire()


async def test_all_calls_go_over_one_connection() -> None:
    serving = Socket([99])
    async with connected(serving) as client:
        assert [await client.agents() for _ in range(3)] == [AGENTS] * 3

    assert serving.connections == 1


async def test_an_idle_connection_that_is_closed_as_it_is_used_costs_no_call() -> None:
    serving = Socket([1, 1])
    async with connected(serving) as client:
        assert [await client.agents() for _ in range(2)] == [AGENTS] * 2

    assert (serving.connections, len(serving.requests)) == (2, 3)


async def test_idle_connections_that_are_all_closed_cost_no_call() -> None:
    serving = Socket([1, 1, 1])
    async with connected(serving) as client:
        await asyncio.gather(client.agents(), client.agents())
        assert await client.agents() == AGENTS

    assert (serving.connections, len(serving.requests)) == (3, 5)


async def test_a_new_connection_that_is_closed_is_not_tried_again() -> None:
    serving = Socket([0, 1])
    async with connected(serving) as client:
        with pytest.raises(ConnectionLost):
            await client.agents()

    assert serving.connections == 1


async def test_a_server_that_always_hangs_up_is_tried_once_again_and_no_more() -> None:
    serving = Socket([1, 0, 0])
    async with connected(serving) as client:
        await client.agents()
        with pytest.raises(ConnectionLost):
            await client.agents()

    assert serving.connections == 2


async def test_a_server_that_hangs_up_on_all_connections_old_and_new_is_an_error_of_ours() -> None:
    serving = Socket([1, 1, 0])
    async with connected(serving) as client:
        await asyncio.gather(client.agents(), client.agents())
        with pytest.raises(ConnectionLost):
            await client.agents()

    assert serving.connections == 3


async def test_the_calls_of_two_lists_can_be_made_at_once() -> None:
    serving = Socket([9, 9])
    async with connected(serving) as client:
        first, second = await asyncio.gather(client.agents(), client.agents())

    assert first == second == AGENTS
