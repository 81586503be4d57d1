"""How an answer is sent: whole, or with a fault that strikes it on its way."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime

from starlette.types import Receive, Scope, Send

from wallboard.simulator.answers import Answer
from wallboard.simulator.connection import Connection, connection_of
from wallboard.simulator.faults import Fault, Kind

_SLOW_STEPS = 20


async def deliver(
    answer: Answer, date: datetime, fault: Fault | None, scope: Scope, receive: Receive, send: Send
) -> None:
    """Send the answer, or as much of it as the fault lets through; `date` is the server's clock.

    A fault that leaves the answer unfinished holds the request until the client has gone. On a server that does not
    tell the connection (see `connection`), a reset or truncated answer just ends unfinished.
    """
    if fault is not None and fault.kind is Kind.HANG:
        await _gone(receive)
        return
    await send({"type": "http.response.start", "status": answer.status, "headers": _headers(answer, date)})
    match fault:
        case None:
            for piece in answer.body:
                await _send(send, piece)
                # Sending need not wait; the loop must turn to learn that the client has gone.
                await asyncio.sleep(0)
            await _send(send, b"", more=False)
        case Fault(kind=Kind.SLOW):
            await _trickle(b"".join(answer.body), fault.size, receive, send)
        case Fault(kind=kind):
            body = b"".join(answer.body)
            await _send(send, body[: len(body) // 2])
            await _break_off(kind, connection_of(scope), receive)


def _headers(answer: Answer, date: datetime) -> list[tuple[bytes, bytes]]:
    headers = [
        ("Date", format_datetime(date.astimezone(UTC), usegmt=True)),
        ("Content-Type", answer.media_type),
        ("Content-Length", str(answer.length)),
        *([("Content-Encoding", "gzip")] if answer.gzipped else []),
        *answer.headers,
    ]
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]


async def _send(send: Send, body: bytes, *, more: bool = True) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": more})


async def _trickle(body: bytes, seconds: float, receive: Receive, send: Send) -> None:
    gone = asyncio.create_task(_gone(receive))
    try:
        for piece in _steps(body):
            await _send(send, piece)
            await asyncio.wait({gone}, timeout=seconds / _SLOW_STEPS)
        await _send(send, b"", more=False)
    finally:
        gone.cancel()


def _steps(body: bytes) -> Iterator[bytes]:
    size = len(body) // _SLOW_STEPS + 1
    return (body[start : start + size] for start in range(0, len(body), size))


async def _break_off(kind: Kind, connection: Connection | None, receive: Receive) -> None:
    if kind in (Kind.RESET, Kind.TRUNCATED):
        if connection is None:
            return
        (connection.cut if kind is Kind.RESET else connection.close)()
    await _gone(receive)


async def _gone(receive: Receive) -> None:
    """Wait until the client has gone, or the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass
