"""What the client asks, and what it says when it gets no answer."""

from __future__ import annotations

import asyncio
import gzip
import ssl
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest

from tests.api.factories import BASE_URL, CREDENTIALS, HOST, TOKEN, Server, asking, failure, fields, json_of, xml_of
from tests.factories import agent, queue
from wallboard.api import errors
from wallboard.api.credentials import Credentials
from wallboard.api.wire import WireFormat
from wallboard.model.snapshot import Batch

AGENTS = json_of({"agent": [fields("agent")]})


async def test_lists_and_single_records_are_asked_by_the_paths_of_the_document() -> None:
    server = Server(json_of({"agent": fields("agent"), "queue": fields("queue")}))
    async with asking(server) as client:
        assert await client.agents() == Batch((agent(),))
        assert await client.agent("ag3276621") == agent()
        assert await client.queues() == Batch((queue(),))
        assert await client.queue("116") == queue()

    assert [str(request.url) for request in server.requests] == [
        f"{BASE_URL}/api/rtstats/stats/{call}.json" for call in ("agents", "agent/ag3276621", "queues", "queue/116")
    ]
    assert {request.method for request in server.requests} == {"GET"}


async def test_xml_is_asked_by_its_suffix() -> None:
    server = Server(
        f"<agents>{xml_of('agent', fields('agent'))}</agents>".encode(), content_type="text/xml;charset=UTF-8"
    )
    async with asking(server, wire_format=WireFormat.XML) as client:
        assert await client.agents() == Batch((agent(),))

    assert server.requests[0].url.path == "/api/rtstats/stats/agents.xml"
    assert server.requests[0].headers["accept"] == "application/xml"


@pytest.mark.parametrize(
    ("agent_id", "quoted"),
    [
        ("a/b", "a%2Fb"),
        ("a?b#c", "a%3Fb%23c"),
        ("100%", "100%25"),
        ("%2F", "%252F"),
        ("x.json", "x.json"),
        ("..", ".."),
        ("Jürgen Ö", "J%C3%BCrgen%20%C3%96"),
    ],
)
async def test_any_id_is_quoted(agent_id: str, quoted: str) -> None:
    server = Server(json_of({"agent": fields("agent", agent_id=agent_id)}))
    async with asking(server) as client:
        assert (await client.agent(agent_id)).id == agent_id

    assert server.requests[0].url.raw_path == f"/api/rtstats/stats/agent/{quoted}.json".encode()


async def test_the_tenant_and_its_token_are_sent_and_nothing_but_gzip_is_asked_for() -> None:
    server = Server()
    async with asking(server) as client:
        await client.agents()
        client.use(Credentials("acme", CREDENTIALS.token.__class__("renewed"), "keyring"))
        await client.agents()

    first, second = (request.headers for request in server.requests)
    assert httpx.BasicAuth("acme", TOKEN)._auth_header == first["authorization"]
    assert httpx.BasicAuth("acme", "renewed")._auth_header == second["authorization"]
    assert first["accept-encoding"] == "gzip"


async def test_neither_netrc_nor_the_environments_proxies_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine {HOST} login other password other\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    server = Server()
    async with asking(server) as client:
        await client.agents()

    assert server.requests[0].headers["authorization"] == CREDENTIALS.authorization


async def test_a_gzipped_answer_is_read() -> None:
    async with asking(Server(gzip.compress(AGENTS), content_encoding="gzip")) as client:
        assert await client.agents() == Batch((agent(),))


@pytest.mark.parametrize(
    ("status", "kind", "cause"),
    [
        (302, errors.Redirected, "HTTP 302, redirected to login.example.com"),
        (304, errors.Redirected, "HTTP 304, redirected to login.example.com"),
        (400, errors.BadRequest, "HTTP 400, bad request (No such [token])"),
        (401, errors.CredentialsRefused, "HTTP 401, credentials refused"),
        (403, errors.CredentialsRefused, "HTTP 403, credentials refused"),
        (404, errors.NotFound, "HTTP 404, no list of agents"),
        (407, errors.Unreachable, "HTTP 407, the proxy asks for credentials"),
        (418, errors.BadRequest, "HTTP 418, bad request (No such [token])"),
        (429, errors.ServerBusy, "HTTP 429, server busy (No such [token])"),
        (500, errors.ServerFailed, "HTTP 500, server failed (No such [token])"),
        (502, errors.ServerFailed, "HTTP 502, server failed (No such [token])"),
        (503, errors.ServerBusy, "HTTP 503, server busy (No such [token])"),
        (206, errors.Unreadable, "HTTP 206, which is no answer (No such [token])"),
    ],
)
async def test_each_status_is_an_error_of_its_own(status: int, kind: type[errors.ApiError], cause: str) -> None:
    said = f"<API><Error>No such\x1b \u202e{TOKEN}</Error></API>".encode()
    server = Server(said, status, location=f"https://login.example.com/?was={TOKEN}")

    error = await failure(server)

    assert type(error) is kind
    assert error.cause == cause
    assert str(error) == f"Reading agents from {HOST} failed: {cause}. {error.advice}"
    assert len(error.advice) > 20
    assert len(server.requests) == 1


async def test_refused_credentials_say_whose_they_are_and_where_they_came_from() -> None:
    error = await failure(Server(status=403))

    assert "tenant acme with the token from file /etc/wallboard/token" in error.advice


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "to"),
    [
        ("about:blank", ""),
        ("mailto:x@y", ""),
        ("javascript:alert(1)", ""),
        ("https://xn--a/", ""),
        ("http://host:abc/", ""),
        ("https://[zz]/", ""),
        pytest.param("http://" + "a" * 70_000, "", id="longer than an address can be"),
        ("/sign-in", ""),
        ("", ""),
        ("https://xn--h-0fa.example/", " to hä.example"),
    ],
)
async def test_a_redirect_is_told_wherever_it_leads(status: int, location: str, to: str) -> None:
    server = Server(b"", status, location=location)

    error = await failure(server)

    assert type(error) is errors.Redirected
    assert error.cause == f"HTTP {status}, redirected{to}"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({}, None),
        ({"retry_after": "30"}, 30.0),
        ({"retry_after": "Mon, 02 Mar 2026 09:00:40 GMT", "date": "Mon, 02 Mar 2026 09:00:10 GMT"}, 30.0),
        ({"retry_after": "Mon, 02 Mar 2026 09:00:00 GMT", "date": "Mon, 02 Mar 2026 09:00:10 GMT"}, 0.0),
        ({"retry_after": "Mon, 02 Mar 2026 09:00:40 GMT"}, None),
        ({"retry_after": "soon", "date": "Mon, 02 Mar 2026 09:00:10 GMT"}, None),
        ({"retry_after": "-5"}, None),
        ({"retry_after": f"Mon, 02 Mar 2026 09:00:40 +{'9' * 16}", "date": "Mon, 02 Mar 2026 09:00:10 GMT"}, None),
        ({"retry_after": f"Mon, 02 Mar {'9' * 20} 09:00:40 GMT", "date": "Mon, 02 Mar 2026 09:00:10 GMT"}, None),
        ({"retry_after": "Mon, 02 Mar 2026 09:00:40 GMT", "date": f"Mon, 02 Mar {'9' * 20} 09:00:10 GMT"}, None),
    ],
)
async def test_a_busy_server_says_when_to_come_back_by_its_own_clock(
    headers: dict[str, str], wait_s: float | None
) -> None:
    error = await failure(Server(b"", 503, **headers))

    assert isinstance(error, errors.ServerBusy)
    assert error.retry_after_s == wait_s


async def breaks_off() -> AsyncIterator[bytes]:
    yield b"<API>"
    raise httpx.ReadError("reset")


async def is_garbled() -> AsyncIterator[bytes]:
    yield b"<API>"
    raise ssl.SSLError(1, "wrong version number")


async def hangs() -> AsyncIterator[bytes]:
    yield b"<API>"
    await asyncio.Event().wait()


async def does_not_decompress() -> AsyncIterator[bytes]:
    yield gzip.compress(b"<API>")[:-9]


@pytest.mark.parametrize("content", [breaks_off, is_garbled, hangs, does_not_decompress])
@pytest.mark.parametrize(("status", "kind"), [(403, errors.CredentialsRefused), (503, errors.ServerBusy)])
async def test_a_status_is_told_whatever_becomes_of_its_body(
    status: int, kind: type[errors.ApiError], content: Callable[[], AsyncIterator[bytes]]
) -> None:
    headers = {"Retry-After": "30"} | ({"Content-Encoding": "gzip"} if content is does_not_decompress else {})

    error = await failure(
        lambda _request: httpx.Response(status, headers=headers, content=content()), total_timeout_s=0.1
    )

    assert type(error) is kind
    assert getattr(error, "retry_after_s", 30) == 30


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "application/json", "it is empty"),
        (b" <!DOCTYPE html><html>Sign in</html>", "text/html", "it is a web page"),
        (b"<html>Sign in</html>", "application/json", "it is a web page"),
        (b"\xef\xbb\xbf<html>Sign in</html>", "application/json", "it is a web page"),
        (b"<API><Error>403 - Forbidden.</Error></API>", "application/json", "it is an error: 403 - Forbidden."),
        (AGENTS, "text/html", "it is of type text/html, not JSON"),
        (AGENTS, "image/png\x7f", "it is of type image/png, not JSON"),
        (b"<agents/>", "text/plain", "it is not JSON"),
        (AGENTS[:-9], "application/json", "not all of it"),
        (b"\x8f\x00\x01", "application/json", "it is no JSON"),
        pytest.param(
            b'{"agent": ' + b"9" * 5000 + b"}",
            "application/json",
            "it holds a number that is too long",
            id="long number",
        ),
        (b'{"queue":[]}', "application/json", "it holds no agent"),
    ],
)
async def test_an_answer_that_is_not_the_list_is_unreadable(body: bytes, content_type: str, reason: str) -> None:
    error = await failure(Server(body, content_type=content_type))

    assert type(error) is errors.Unreadable
    assert reason in error.cause


@pytest.mark.parametrize("kind", ["application/json;charset=UTF-8", "text/json", "text/plain", ""])
async def test_json_of_any_fitting_type_is_read(kind: str) -> None:
    async with asking(Server(AGENTS, content_type=kind)) as client:
        assert await client.agents() == Batch((agent(),))


@pytest.mark.parametrize(
    ("server", "cause"),
    [(Server(status=404), "HTTP 404, no agent jdoe"), (Server(b""), "no agent jdoe"), (Server(), "no agent jdoe")],
)
async def test_a_single_record_that_is_not_there_is_not_found(server: Server, cause: str) -> None:
    async with asking(server) as client:
        with pytest.raises(errors.NotFound) as caught:
            await client.agent("jd\x1boe")

    assert caught.value.cause == cause


class Trickle:
    """An answer whose body never ends by itself."""

    def __init__(self, piece: bytes, **headers: str) -> None:
        self._piece = piece
        self._headers = {"content-type": "application/json"} | {k.replace("_", "-"): v for k, v in headers.items()}
        self.sent = 0

    def __call__(self, _request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=self._headers, content=self._content())

    async def _content(self) -> AsyncIterator[bytes]:
        while True:
            self.sent += len(self._piece)
            yield self._piece
            await asyncio.sleep(0)


async def test_a_body_is_given_up_as_soon_as_it_exceeds_the_limit() -> None:
    server = Trickle(b" " * 1000)

    error = await failure(server, body_limit=2**20)

    assert type(error) is errors.TooLarge
    assert error.cause == "the answer is too large: it has more than 1 MiB"
    assert server.sent <= 2**20 + 1000


async def test_a_body_that_says_it_is_too_large_is_not_read() -> None:
    server = Trickle(b" ", content_length=str(2**20 + 1))

    assert type(await failure(server, body_limit=2**20)) is errors.TooLarge
    assert server.sent == 0


async def test_a_body_that_grows_by_decompression_is_given_up() -> None:
    bomb = gzip.compress(bytes(64 * 2**20))

    error = await failure(Server(bomb, content_encoding="gzip"), body_limit=2**20)

    assert type(error) is errors.TooLarge


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (gzip.compress(AGENTS)[:-9], "gzip", "breaks off"),
        (b"no gzip", "gzip", "damaged"),
        (AGENTS, "br", "not asked for"),
    ],
    # Named, since gzip writes the time of day: each process that collects the tests would call this one otherwise.
    ids=["cut", "damaged", "another encoding"],
)
async def test_a_body_that_does_not_decompress_is_unreadable(body: bytes, encoding: str, reason: str) -> None:
    error = await failure(Server(body, content_encoding=encoding))

    assert type(error) is errors.Unreadable
    assert reason in error.cause


async def test_an_answer_that_never_ends_is_given_up_in_time() -> None:
    error = await failure(Trickle(b""), total_timeout_s=0.02)

    assert type(error) is errors.TimedOut
    assert error.cause == f"no whole answer from {HOST} within 0.02 s"
