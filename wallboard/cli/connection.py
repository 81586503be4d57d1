"""From a configured connection to a client: the one place that knows both the configuration and the API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from wallboard.api.client import Client
from wallboard.api.credentials import Credentials
from wallboard.api.wire import WireFormat
from wallboard.config import Connection


async def credentials(connection: Connection) -> Credentials:
    """Read the token as it is now, in a thread: a command or keyring may take its time. Raises TokenError."""
    token = await asyncio.to_thread(connection.token.read)
    return Credentials(connection.tenant, token, connection.token.origin)


@asynccontextmanager
async def connected(connection: Connection, wire_format: str | None = None) -> AsyncIterator[Client]:
    """Give a client while the context lasts; the format is the configured one, unless another is asked for."""
    client = Client(
        connection.base_url,
        await credentials(connection),
        wire_format=WireFormat(wire_format or connection.wire_format),
        ca_file=connection.ca_file,
        proxy=connection.proxy,
    )
    async with client:
        yield client
