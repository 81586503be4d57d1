"""A simulated tenant over HTTPS on the loopback interface, with a certificate of its own; needs the extra `simulator`.

Only starts and stops it. Signals, and what is printed, are the caller's.
"""

import os
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_address
from pathlib import Path

from msgspec import Struct
from starlette.types import ASGIApp


class MissingExtraError(ImportError):
    """uvicorn or trustme is not installed; the message says what to install."""


class AddressError(OSError):
    """The address cannot be served; the message says why."""


class Served(Struct, frozen=True):
    """Where the tenant is reached, and how its certificate is verified."""

    url: str
    """Scheme, host and port, without a path."""

    ca_file: Path
    """The authority's certificate as PEM, readable for this user only; gone when serving ends."""


@asynccontextmanager
async def serve(app: ASGIApp, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Served]:
    """Serve the app while the context lasts; port 0 takes any free one.

    Raises MissingExtraError without the extra; AddressError if the host is not loopback or the port is taken.
    """
    try:
        # Here, so that everything else of the simulator works without the extra.
        from wallboard.simulator.https import HttpsServer  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            f"Serving over HTTPS needs {error.name}, which is not installed: pip install 'wallboard[simulator]'."
        ) from error
    with _listening(host, port) as listener, tempfile.TemporaryDirectory(prefix="wallboard-") as folder:
        server = HttpsServer(app, listener)
        ca_file = Path(folder) / "ca.pem"
        _write_private(ca_file, await server.start())
        try:
            yield Served(_url(listener), ca_file)
        finally:
            await server.stop()


def _listening(host: str, port: int) -> socket.socket:
    if not _is_loopback(host):
        raise AddressError(f"The simulator is served on loopback addresses such as 127.0.0.1 only, not on {host!r}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise AddressError(f"Cannot listen on {host} port {port}: {error.strerror}. Choose another port.") from error


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}"


def _write_private(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
