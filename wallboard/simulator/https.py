"""The parts of `serve` that need the extra `simulator`: uvicorn, with a certificate that trustme makes for loopback."""

import asyncio
import socket
import ssl
import struct
from contextlib import suppress
from itertools import count

import trustme
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from wallboard.simulator.connection import Connection

_KEEP_ALIVE_S = 75
"""Longer than a board's beat, so that a board needs one connection for life."""

_SHUTDOWN_S = 2
"""How long a request may take to end when the server stops; its connection is gone by then."""

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class HttpsServer:
    """Serves an app on a listening socket until it is stopped; leaves all signals alone."""

    def __init__(self, app: ASGIApp, listener: socket.socket) -> None:
        self._listener = listener
        self._config = uvicorn.Config(
            app,
            http=_numbered_protocol(),
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            log_level="error",
            access_log=False,
            timeout_keep_alive=_KEEP_ALIVE_S,
            timeout_graceful_shutdown=_SHUTDOWN_S,
        )
        self._server = uvicorn.Server(self._config)

    async def start(self) -> bytes:
        """Start to serve, and return the certificate, as PEM, of the authority that signed the server's."""
        context, authority = await asyncio.to_thread(_certified, self._listener.getsockname()[0])
        self._config.load()
        self._config.ssl = context
        # Not `Server.serve`: it takes over the signals of the process, and wakes ten times a second to look for them.
        self._server.lifespan = self._config.lifespan_class(self._config)
        await self._server.startup(sockets=[self._listener])
        return authority

    async def stop(self) -> None:
        """Cut all connections, so that no request holds up the end, and stop."""
        for connection in list(self._server.server_state.connections):
            connection.transport.abort()
        await self._server.shutdown(sockets=[self._listener])


def _certified(host: str) -> tuple[ssl.SSLContext, bytes]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*dict.fromkeys(["localhost", "127.0.0.1", "::1", host])).configure_cert(context)
    return context, authority.cert_pem.bytes()


def _numbered_protocol() -> type[H11Protocol]:
    """Return uvicorn's protocol with the extension of `connection`; each server counts its own connections."""
    numbers = count()

    class NumberedProtocol(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn's
            super().connection_made(transport)
            app = self.app
            connection = Connection(next(numbers), transport.close, lambda: _reset(transport))

            async def connected_app(scope: Scope, receive: Receive, send: Send) -> None:
                await app(connection.added_to(scope), receive, send)

            self.app = connected_app

    return NumberedProtocol


def _reset(transport: asyncio.Transport) -> None:
    # A socket that lingers for no time is closed with a reset instead of an orderly end.
    with suppress(OSError):
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
    transport.abort()
