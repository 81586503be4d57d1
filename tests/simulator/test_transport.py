import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from wallboard.simulator.connection import connection_of
from wallboard.simulator.transport import StreamingTransport


def asking(app: ASGIApp, *, timeout_s: float | None = 30, connection: int = 0) -> httpx.AsyncClient:
    transport = StreamingTransport(app, connection=connection)
    return httpx.AsyncClient(transport=transport, base_url="https://vcc-sb1.8x8.com", timeout=timeout_s)


async def start(send: Send, status: int = 200, *headers: tuple[bytes, bytes]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})


async def body(send: Send, piece: bytes, *, more: bool = False) -> None:
    await send({"type": "http.response.body", "body": piece, "more_body": more})


async def gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def test_status_headers_and_body_arrive() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await start(send, 418, (b"x-kind", b"teapot"))
        await body(send, b"short ", more=True)
        await body(send, b"", more=True)
        await body(send, b"and stout")

    async with asking(app) as client:
        answer = await client.get("/")

    assert (answer.status_code, answer.headers["x-kind"], answer.text) == (418, "teapot", "short and stout")


async def test_the_app_sees_the_request_as_a_server_would_pass_it_on() -> None:
    seen: list[Scope] = []
    bodies: list[bytes] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)
        bodies.append((await receive())["body"])
        await start(send)
        await body(send, b"")

    async with asking(app, connection=7) as client:
        await client.post("/agent/a%2Fb%20c?x=%20y", content=b"hello", headers={"X-One": "1"})

    (scope,) = seen
    connection = connection_of(scope)
    assert bodies == [b"hello"]
    assert (scope["type"], scope["method"], scope["scheme"]) == ("http", "POST", "https")
    assert (scope["path"], scope["raw_path"]) == ("/agent/a/b c", b"/agent/a%2Fb%20c")
    assert scope["query_string"] == b"x=%20y"
    assert scope["server"] == ("vcc-sb1.8x8.com", None)
    assert (b"x-one", b"1") in scope["headers"]
    assert connection is not None
    assert connection.number == 7


async def test_the_body_arrives_piece_by_piece_while_the_app_still_works() -> None:
    may_go_on = asyncio.Event()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await start(send)
        await body(send, b"first", more=True)
        await may_go_on.wait()
        await body(send, b"second")

    pieces = []
    async with asking(app) as client, client.stream("GET", "/") as answer:
        async for piece in answer.aiter_raw():
            pieces.append(piece)
            may_go_on.set()

    assert pieces == [b"first", b"second"]


async def test_the_app_is_never_more_than_one_message_ahead() -> None:
    sent = 0

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal sent
        await start(send)
        for _ in range(100):
            await body(send, b"x", more=True)
            sent += 1
        await body(send, b"")

    async with asking(app) as client, client.stream("GET", "/") as answer:
        pieces = answer.aiter_raw()
        await anext(pieces)
        for _ in range(20):
            await asyncio.sleep(0)
        ahead = sent
        rest = [piece async for piece in pieces]

    assert ahead <= 3
    assert len(rest) == 99


@pytest.mark.parametrize("before", [0, 1, 2])
async def test_an_app_that_says_nothing_for_too_long_is_a_read_timeout(before: int) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if before > 0:
            await start(send)
        if before > 1:
            await body(send, b"half", more=True)
        await asyncio.Event().wait()

    async with asking(app, timeout_s=0.01) as client:
        with pytest.raises(httpx.ReadTimeout, match=r"within 0\.01 s"):
            await client.get("/")


@pytest.mark.parametrize("before", [0, 1, 2])
async def test_an_app_that_returns_too_early_is_a_protocol_error(before: int) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if before > 0:
            await start(send)
        if before > 1:
            await body(send, b"half", more=True)

    async with asking(app) as client:
        with pytest.raises(httpx.RemoteProtocolError, match="before it was complete"):
            await client.get("/")


@pytest.mark.parametrize(("way", "error"), [("cut", httpx.ReadError), ("close", httpx.RemoteProtocolError)])
async def test_the_app_can_end_the_connection(way: str, error: type[Exception]) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        connection = connection_of(scope)
        assert connection is not None
        await start(send)
        await body(send, b"half", more=True)
        (connection.cut if way == "cut" else connection.close)()
        await gone(receive)

    async with asking(app) as client:
        with pytest.raises(error):
            await client.get("/")


async def test_a_bug_in_the_app_is_not_hidden() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        raise ZeroDivisionError

    async with asking(app) as client:
        with pytest.raises(ZeroDivisionError):
            await client.get("/")


async def test_nobody_is_there_when_the_transport_is_unreachable() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await start(send)
        await body(send, b"here")

    transport = StreamingTransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="https://vcc-sb1.8x8.com") as client:
        transport.reachable = False
        with pytest.raises(httpx.ConnectError):
            await client.get("/")
        transport.reachable = True
        assert (await client.get("/")).text == "here"


async def test_closing_an_answer_before_its_end_ends_the_app() -> None:
    ended = asyncio.Event()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await start(send)
        try:
            while True:
                await body(send, b"more", more=True)
        finally:
            ended.set()

    async with asking(app) as client, client.stream("GET", "/") as answer:
        await anext(answer.aiter_raw())

    assert ended.is_set()


async def test_giving_up_before_the_answer_ends_the_app() -> None:
    began, ended = asyncio.Event(), asyncio.Event()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async with asking(app) as client:
        request = asyncio.create_task(client.get("/"))
        await began.wait()
        request.cancel()
        with pytest.raises(asyncio.CancelledError):
            await request

    assert ended.is_set()


async def test_a_request_body_that_is_streamed_arrives_whole() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        message = await receive()
        await start(send)
        await body(send, message["body"])

    async def pieces() -> AsyncIterator[bytes]:
        yield b"one "
        yield b"two"

    async with asking(app) as client:
        answer = await client.post("/", content=pieces())

    assert answer.text == "one two"
