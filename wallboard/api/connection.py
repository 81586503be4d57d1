"""One connection to the host, for life: a request with the credentials goes out, bytes or an error come back.

The token goes to that host and nowhere else: redirects are not followed, `.netrc` and the environment's proxies are not
read. What an answer means beyond its status is not known here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import suppress

import httpx
from msgspec import Struct

from wallboard.api.answers import refusal, too_large, unreadable
from wallboard.api.body import BodyTooLarge, BodyUnreadable, read_body
from wallboard.api.credentials import Credentials
from wallboard.api.errors import TimedOut
from wallboard.api.failures import unreachable, way
from wallboard.api.route import MOST_CONNECTIONS, Route

MIB = 1024 * 1024
_ERROR_BODY_LIMIT = 64 * 1024
_ERROR_BODY_S = 2.0


class Call(Struct, frozen=True):
    """One call of the API."""

    path: str
    accept: str
    """The media type of the format asked for."""
    body_limit: int
    """The most bytes of the answer, after decompression."""
    tried: str
    """The call in words, for errors: "reading agents from vcc-na1.8x8.com"."""
    sought: str
    """What a 404 did not find: "agent jdoe"."""


class Answer(Struct, frozen=True):
    """A success, as its headers and its whole body."""

    headers: httpx.Headers
    body: bytes


class Connection:
    """Opened by the first call, in a thread: the certificates take some 30 ms. Kept alive between the calls."""

    def __init__(self, route: Route, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._route = route
        self._transport = transport
        self._opening = asyncio.Lock()
        self._http: httpx.AsyncClient | None = None

    async def get(self, call: Call, credentials: Credentials) -> Answer:
        """Return the answer to a call; an `ApiError` for any status but a success, and for no answer.

        Exceptions that come from here hold frames with the token: `failures.Sealed` is for the caller to put around.
        """
        http = await self._opened(call)
        try:
            async with asyncio.timeout(self._route.total_timeout_s) as deadline:
                return await self._answer(http, call, credentials, deadline)
        except TimeoutError as late:
            asked = way(self._route.host, self._route.proxy)
            cause = f"no whole answer from {asked} within {self._route.total_timeout_s:g} s"
            raise TimedOut(
                call.tried, cause, "If it stays so, check the network, and the load on the server."
            ) from late
        except (httpx.HTTPError, OSError, _IdleConnectionClosed) as failure:  # httpx lets an ssl.SSLError through
            raise unreachable(failure, call.tried, self._route.host, self._route.proxy) from failure
        except BodyUnreadable as odd:
            raise unreadable(call.tried, str(odd)) from odd
        except BodyTooLarge as large:
            raise too_large(call.tried, f"it has more than {call.body_limit / MIB:g} MiB") from large

    async def aclose(self) -> None:
        """Close the connection; no call can follow."""
        if self._http is not None:
            await self._http.aclose()

    async def _opened(self, call: Call) -> httpx.AsyncClient:
        async with self._opening:
            if self._http is None:
                self._http = await asyncio.to_thread(self._route.open, self._transport, call.tried)
            return self._http

    async def _answer(
        self, http: httpx.AsyncClient, call: Call, credentials: Credentials, deadline: asyncio.Timeout
    ) -> Answer:
        # Whoever drops idle connections, a balancer or a NAT, drops all of them at once: after them comes a new one.
        for _ in range(MOST_CONNECTIONS):
            with suppress(_IdleConnectionClosed):
                return await self._exchange(http, call, credentials, deadline)
        return await self._exchange(http, call, credentials, deadline)

    async def _exchange(
        self, http: httpx.AsyncClient, call: Call, credentials: Credentials, deadline: asyncio.Timeout
    ) -> Answer:
        reuse = _Reuse()
        request = http.build_request(
            "GET", call.path, headers={"Accept": call.accept}, extensions={"trace": reuse.note}
        )
        try:
            response = await http.send(request, auth=_BasicAuth(credentials), stream=True)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError) as failure:
            if reuse.is_certain:
                raise _IdleConnectionClosed from failure
            raise
        try:
            if response.is_success:
                body = await read_body(response, call.body_limit)
            else:
                deadline.reschedule(None)  # the status came in time, and must not be lost to what follows it
                body = await _error_body(response, min(_ERROR_BODY_S, self._route.total_timeout_s))
        finally:
            await response.aclose()
        if error := refusal(response, body, call.tried, call.sought, credentials):
            raise error
        return Answer(response.headers, body)


async def _error_body(response: httpx.Response, timeout_s: float) -> bytes:
    """Return the body beside an error's status, or nothing: the status says enough, and so does `Retry-After`."""
    try:
        async with asyncio.timeout(timeout_s):
            return await read_body(response, _ERROR_BODY_LIMIT)
    except (httpx.HTTPError, OSError, BodyTooLarge, BodyUnreadable):  # TimeoutError is an OSError
        return b""


class _BasicAuth(httpx.Auth):
    """Unlike httpx's own, it keeps no header with the token between requests."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = self._credentials.authorization
        yield request


class _IdleConnectionClosed(Exception):  # noqa: N818 — no error: the next connection will do
    """The server closed a connection in the very moment in which it was used again.

    Servers close idle connections after a time of their own, often 10 or 20 s, and a board polls every 10 s.
    """


class _Reuse:
    """Notes from httpcore's trace whether a request goes out on a connection that was open before."""

    def __init__(self) -> None:
        self._events: set[str] = set()

    async def note(self, event: str, _details: object) -> None:
        self._events.add(event.partition(".")[0] if event.startswith("http11") else event)

    @property
    def is_certain(self) -> bool:
        return "http11" in self._events and not any("connect_tcp" in event for event in self._events)
