"""The credentials of a configured connection, as they are now. Without httpx, for commands that may not get so far."""

from __future__ import annotations

import asyncio

from wallboard.api.credentials import Credentials
from wallboard.config import Connection


def read_credentials(connection: Connection) -> Credentials:
    """Read the token from where it is kept. Blocks: a command or keyring may take its time. Raises TokenError."""
    return Credentials(connection.tenant, connection.token.read(), connection.token.origin)


async def renewed(connection: Connection) -> Credentials:
    """Read the token again, in a thread."""
    return await asyncio.to_thread(read_credentials, connection)
