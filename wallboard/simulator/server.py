"""The API's surface: an ASGI endpoint that reads a request, decides on an answer and has it delivered."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from itertools import count
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from wallboard.simulator.answers import Answer, refusal
from wallboard.simulator.breakage import broken
from wallboard.simulator.cache import Cache
from wallboard.simulator.connection import connection_of
from wallboard.simulator.credentials import Credentials
from wallboard.simulator.delivery import deliver
from wallboard.simulator.faults import OF_ACCESS, OF_ANSWERS, OF_CLOCK, OF_DELIVERY, Fault, Faults, Kind
from wallboard.simulator.listing import Format, Listing
from wallboard.simulator.paths import Call, RefusedPathError, asked_format, read_path
from wallboard.simulator.switches import Switches

_GZIP = re.compile(r"gzip(;q=(?!0(\.0*)?$).*)?")
"""Named in `Accept-Encoding`, and not with a quality of 0."""


class StatisticsApi:
    """The ASGI endpoint of everything under `/api`; any other path is not found."""

    def __init__(
        self,
        cache: Cache,
        credentials: Credentials,
        switches: Switches,
        faults: Faults,
        elapsed: Callable[[], float],
        moment: Callable[[float], datetime],
    ) -> None:
        self._cache = cache
        self._credentials = credentials
        self._switches = switches
        self._faults = faults
        self._elapsed = elapsed
        self._moment = moment
        self._requests = {listing: count() for listing in Listing}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; the work is done in a thread, as it may take longer than the event loop can wait."""
        answer, date, fault = await asyncio.to_thread(self._decide, scope)
        await deliver(answer, date, fault, scope, receive, send)

    def _decide(self, scope: Scope) -> tuple[Answer, datetime, Fault | None]:
        """Return the answer, the server's clock, and what happens on the way."""
        now_s = self._elapsed()
        now = self._moment(now_s)
        answer, listing = self._meant(scope)

        def drawn(kinds: frozenset[Kind]) -> tuple[Fault, ...]:
            return self._faults.drawn(kinds, now_s=now_s, listing=listing)

        for fault in drawn(OF_ANSWERS):
            answer = broken(answer, fault, now)
        skew_s = sum(fault.size for fault in drawn(OF_CLOCK))
        *_, delivery = (None, *drawn(OF_DELIVERY))
        return answer, now + timedelta(seconds=skew_s), delivery

    def _meant(self, scope: Scope) -> tuple[Answer, Listing | None]:
        """Return the answer as it is when nothing goes wrong, and the list that it is about."""
        path = _raw_path(scope)
        try:
            call = read_path(path)
        except RefusedPathError as refused:
            return self._access_refusal(scope, path) or self._refusal(refused.status, path), None
        return self._access_refusal(scope, path) or self._answer(scope, call, path), call.listing

    def _answer(self, scope: Scope, call: Call, path: bytes) -> Answer:
        if scope["method"] != "GET":
            return self._refusal(HTTPStatus.BAD_REQUEST, path)
        compressed = self._switches.gzip and _accepts_gzip(Headers(scope=scope))
        generation = self._cache.generation(call.listing, self._node(call.listing, scope))
        if call.id_ is None:
            body = generation.all(call.format_, compressed=compressed)
        else:
            found = generation.one(call.id_, call.format_, compressed=compressed)
            if found is None:
                return self._not_found(call, path)
            body = found
        return Answer(HTTPStatus.OK, call.format_.media_type, (body,), gzipped=compressed)

    def _not_found(self, call: Call, path: bytes) -> Answer:
        if self._switches.not_found == "empty":
            return Answer(HTTPStatus.OK, call.format_.media_type, ())
        return self._refusal(HTTPStatus.NOT_FOUND, path)

    def _access_refusal(self, scope: Scope, path: bytes) -> Answer | None:
        """Return what a request without the right credentials gets; None if it has them."""
        authorization = Headers(scope=scope).get("authorization")
        if authorization is None and self._switches.no_credentials == "challenge":
            challenge = ("WWW-Authenticate", 'Basic realm="Real Time Statistics"')
            return self._refusal(HTTPStatus.UNAUTHORIZED, path, (challenge,))
        rotated = self._faults.drawn(OF_ACCESS, now_s=self._elapsed())
        credentials = self._credentials.renewed() if rotated else self._credentials
        if authorization is None or not credentials.shown_by(authorization):
            return self._refusal(HTTPStatus.FORBIDDEN, path)
        return None

    def _refusal(self, status: HTTPStatus, path: bytes, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
        return refusal(status, Format.XML if self._switches.error_format == "xml" else asked_format(path), headers)

    def _node(self, listing: Listing, scope: Scope) -> int:
        match self._switches.nodes:
            case "one":
                return 0
            case "alternating":
                # Counted for each list: a client that reads both in turn would otherwise see one node for each.
                return next(self._requests[listing]) % 2
            case "by_connection":
                connection = connection_of(scope)
                return connection.number % 2 if connection else 0


def _raw_path(scope: Scope) -> bytes:
    raw_path: bytes | None = scope.get("raw_path")
    return raw_path if raw_path is not None else quote(scope["path"]).encode()


def _accepts_gzip(headers: Headers) -> bool:
    codings = (coding.replace(" ", "").lower() for coding in headers.get("accept-encoding", "").split(","))
    return any(_GZIP.fullmatch(coding) for coding in codings)
