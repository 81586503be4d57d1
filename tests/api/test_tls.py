"""What is trusted, and what becomes of an encrypted connection that breaks."""

from __future__ import annotations

import asyncio
import errno
import os
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme
from pydantic import SecretStr

from tests.api.factories import BASE_URL, CREDENTIALS, HOST
from tests.factories import agent
from tests.simulator.factories import CREDENTIALS as TENANT
from tests.simulator.factories import tenant
from wallboard.api.client import Client
from wallboard.api.credentials import Credentials
from wallboard.api.errors import ConnectionLost, TlsFailed, Unreachable
from wallboard.api.trust import trusting
from wallboard.model.snapshot import Batch
from wallboard.simulator.serve import serve

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


async def test_the_authorities_of_the_system_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serve(tenant().app) as served:

        def load_system_store(context: ssl.SSLContext, _purpose: ssl.Purpose) -> None:
            context.load_verify_locations(served.ca_file)

        monkeypatch.setattr(ssl.SSLContext, "load_default_certs", load_system_store)
        async with Client(served.url, Credentials(TENANT.name, SecretStr(TENANT.token), "a file")) as client:
            assert await client.agents() == Batch((agent(),))


def system_store(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    """Let the system's store be a folder of certificates, or nothing."""
    capath: Any = None if folder is None else str(folder)  # typeshed knows no None here
    paths = ssl.get_default_verify_paths()._replace(capath=capath)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    monkeypatch.setattr(ssl.SSLContext, "load_default_certs", lambda _context, _purpose: None)


@pytest.mark.parametrize("has_folder", [True, False])
def test_a_system_without_authorities_gets_the_usual_ones(
    has_folder: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    system_store(monkeypatch, tmp_path if has_folder else None)

    assert trusting(None, "connecting").cert_store_stats()["x509_ca"] > 100


def test_a_system_whose_authorities_lie_in_a_folder_keeps_to_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "5ed36f99.0").touch()
    system_store(monkeypatch, tmp_path)

    assert trusting(None, "connecting").cert_store_stats()["x509_ca"] == 0


def test_a_ca_file_takes_the_place_of_the_systems_authorities(tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "ca.pem"))

    assert trusting(tmp_path / "ca.pem", "connecting").cert_store_stats()["x509_ca"] == 1


def test_a_file_for_the_keys_of_connections_that_cannot_be_written_is_not_blamed_on_the_certificates(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys = tmp_path / "gone" / "keys"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "ca.pem"))

    with pytest.raises(TlsFailed) as failed:
        trusting(tmp_path / "ca.pem", "connecting")

    assert failed.value.cause == f"the environment's SSLKEYLOGFILE {keys} cannot be written (No such file or directory)"


def test_a_store_of_the_system_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_context: ssl.SSLContext, _purpose: ssl.Purpose) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(ssl.SSLContext, "load_default_certs", failing)

    with pytest.raises(TlsFailed, match=r"the system's certificates cannot be used \(Input/output error\)\. Name a CA"):
        trusting(None, "connecting")


@pytest.mark.parametrize("is_trusted", [True, False])
async def test_a_proxy_over_tls_is_trusted_as_the_host_is(is_trusted: bool, tmp_path: Path) -> None:
    authority, other = trustme.CA(), trustme.CA()
    (authority if is_trusted else other).cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 403 Forbidden\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0, ssl=context) as server:
        address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        proxy = f"https://kim:pa55word@{address}"
        async with Client(BASE_URL, CREDENTIALS, ca_file=tmp_path / "ca.pem", proxy=proxy) as client:
            with pytest.raises(Unreachable) as failed:
                await client.agents()

    refused = f"the proxy {address} failed (403 Forbidden)"
    untrusted = f"the certificate of {HOST} or of the proxy {address} is not trusted"
    assert failed.value.cause.startswith(refused if is_trusted else untrusted)
