"""An httpx transport that streams from an ASGI app in the same process.

httpx's own collects the whole body before it returns and knows no time-out. This one hands over each message as the app
sends it, one at a time, keeps the read time-out of the request, and fails as a network would, with httpx's own errors:

    the app answers too late                       ReadTimeout
    the app returns before its answer is whole     RemoteProtocolError
    the app cuts the connection                    ReadError
    the transport is closed or `reachable` false   ConnectError
    the app raises                                 that exception: it is a bug, not a network

An answer that is closed before its end cancels the app's task.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import NoReturn

import httpx
from starlette.types import ASGIApp, Message, Scope

from wallboard.simulator.connection import Connection


class StreamingTransport(httpx.AsyncBaseTransport):
    """Serves one client from an ASGI app; all its requests come over one connection of this number."""

    reachable: bool = True
    """Whether requests find the app; False is a server that refuses connections."""

    def __init__(self, app: ASGIApp, *, connection: int = 0) -> None:
        self._app = app
        self._connection = connection

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Hand the request to the app and return when its answer has begun."""
        if not self.reachable:
            raise httpx.ConnectError("Nobody accepts connections there.", request=request)
        exchange = _Exchange(request, await request.aread())
        exchange.start(self._app, self._connection)
        try:
            start = await exchange.message()
        except BaseException:
            await exchange.aclose()
            raise
        return httpx.Response(start["status"], headers=start["headers"], stream=exchange)

    async def aclose(self) -> None:
        """Refuse every further request."""
        self.reachable = False


class _Exchange(httpx.AsyncByteStream):
    """One request and its answer: ASGI on the app's side, the stream of the body on the client's."""

    _task: asyncio.Task[None]

    def __init__(self, request: httpx.Request, body: bytes) -> None:
        self._request = request
        self._unread = [body]
        self._timeout_s: float | None = request.extensions.get("timeout", {}).get("read")
        self._messages: asyncio.Queue[Message | None] = asyncio.Queue(maxsize=1)
        self._gone = asyncio.Event()
        self._cut = False

    def start(self, app: ASGIApp, connection: int) -> None:
        scope = Connection(connection, self._gone.set, self._reset).added_to(_scope(self._request))

        async def run() -> None:
            await app(scope, self._receive, self._messages.put)
            await self._messages.put(None)

        self._task = asyncio.create_task(run())

    async def message(self) -> Message:
        """Return what the app sends next; raises as the module says."""
        getter = asyncio.create_task(self._messages.get())
        try:
            await asyncio.wait({getter, self._task}, timeout=self._timeout_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            getter.cancel()
        if getter.done():
            return getter.result() or self._fail()
        if self._task.done():
            self._task.result()
        raise httpx.ReadTimeout(f"No answer within {self._timeout_s:g} s.", request=self._request)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        more = True
        while more:
            message = await self.message()
            more = message.get("more_body", False)
            if message.get("body"):
                yield message["body"]

    async def aclose(self) -> None:
        self._gone.set()
        self._task.cancel()
        await asyncio.wait({self._task})

    def _fail(self) -> NoReturn:
        if self._cut:
            raise httpx.ReadError("The connection was reset.", request=self._request)
        raise httpx.RemoteProtocolError("The answer ended before it was complete.", request=self._request)

    def _reset(self) -> None:
        self._cut = True
        self._gone.set()

    async def _receive(self) -> Message:
        if self._unread:
            return {"type": "http.request", "body": self._unread.pop(), "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}


def _scope(request: httpx.Request) -> Scope:
    raw_path, _, query = request.url.raw_path.partition(b"?")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": raw_path,
        "query_string": query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "server": (request.url.host, request.url.port),
        "client": ("127.0.0.1", 0),
    }
