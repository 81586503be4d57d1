"""What is trusted, and what becomes of an encrypted connection that breaks."""

from __future__ import annotations

import asyncio
import os
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import trustme

from tests.api.factories import CREDENTIALS
from wallboard.api.client import Client
from wallboard.api.errors import ConnectionLost

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"


@asynccontextmanager
async def garbling(before: bytes, ca_file: Path) -> AsyncIterator[Client]:
    """A client of a server that answers with some bytes, and then with what is no TLS."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(ca_file))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    ended = asyncio.Event()

    async def garble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(before)
        await writer.drain()
        os.write(writer.get_extra_info("socket").fileno(), b"garbage, and no TLS record")
        await reader.read()
        writer.transport.abort()
        ended.set()

    async with await asyncio.start_server(garble, "127.0.0.1", 0, ssl=context) as server:
        port = server.sockets[0].getsockname()[1]
        async with Client(f"https://127.0.0.1:{port}", CREDENTIALS, ca_file=ca_file, total_timeout_s=5) as client:
            yield client
        await ended.wait()


@pytest.mark.parametrize("before", [b"", HEAD], ids=["before the answer", "inside the answer"])
async def test_a_connection_that_is_garbled_after_the_handshake_is_lost(before: bytes, tmp_path: Path) -> None:
    async with garbling(before, tmp_path / "ca.pem") as client:
        with pytest.raises(ConnectionLost, match=r"the encrypted connection to 127\.0\.0\.1:\d+ broke") as caught:
            await client.agents()

    assert "SSL" in caught.value.cause
