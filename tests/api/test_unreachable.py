"""What the client says when no answer comes."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

import httpx
import pytest

from tests.api.factories import BASE_URL, CREDENTIALS, HOST, asking, failing, failure
from wallboard.api import errors
from wallboard.api.client import Client


def resolving_fails(*_address: object, **_flags: object) -> None:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


async def test_an_unknown_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolving_fails)
    async with Client("https://vcc-na99.example.com", CREDENTIALS) as client:
        with pytest.raises(errors.NameNotFound, match=r"the name vcc-na99\.example\.com was not found"):
            await client.agents()


async def test_a_refused_connection_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        async with Client(f"http://127.0.0.1:{port}", CREDENTIALS) as client:
            with pytest.raises(errors.ConnectionRefused, match=f"127.0.0.1:{port} refused the connection"):
                await client.agents()


@pytest.mark.parametrize(
    ("raised", "kind", "cause"),
    [
        (httpx.ConnectTimeout("late"), errors.TimedOut, "no connection to"),
        (httpx.ReadTimeout("late"), errors.TimedOut, "no answer from"),
        (httpx.ReadError("reset"), errors.ConnectionLost, "broke off the connection"),
        (httpx.RemoteProtocolError("garbage"), errors.ConnectionLost, "broke off the connection"),
        (OSError(113, "No route to host"), errors.ConnectionLost, "broke off the connection"),
        (httpx.ConnectError("No route to host"), errors.Unreachable, "(No route to host)"),
    ],
)
async def test_each_way_to_get_no_answer_is_told_apart(
    raised: Exception, kind: type[errors.ApiError], cause: str
) -> None:
    error = await failure(failing(raised))

    assert type(error) is kind
    assert isinstance(error, errors.Unreachable)
    assert cause in error.cause
    assert error.advice


async def test_a_failure_without_words_is_told_without_empty_brackets() -> None:
    error = await failure(failing(httpx.ConnectError("")))

    assert type(error) is errors.Unreachable
    assert error.cause == f"no connection to {HOST}"


async def test_a_proxy_whose_name_is_unknown_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolving_fails)
    async with Client(BASE_URL, CREDENTIALS, proxy="http://kim:pa55word@proxy.example.com:3128") as client:
        with pytest.raises(errors.NameNotFound) as caught:
            await client.agents()

    assert caught.value.cause == "the name of the proxy proxy.example.com:3128 was not found"
    assert caught.value.advice.startswith("Check the proxy's settings")


async def test_a_proxy_that_refuses_is_told_by_its_name() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{unused.getsockname()[1]}"
        async with Client(BASE_URL, CREDENTIALS, proxy=f"http://kim:pa55word@{address}") as client:
            with pytest.raises(errors.ConnectionRefused) as caught:
                await client.agents()

    assert caught.value.cause == f"the proxy {address} refused the connection"
    assert caught.value.advice.startswith("Check the proxy's settings")


@pytest.mark.parametrize(
    ("raised", "cause"),
    [
        (httpx.ProxyError("407 Wanted"), "the proxy proxy.example.com:3128 failed (407 Wanted)"),
        (httpx.ProxyError(""), "the proxy proxy.example.com:3128 failed"),
        (httpx.ConnectTimeout(""), f"no connection to {HOST} through the proxy proxy.example.com:3128 in time"),
        (httpx.ReadTimeout(""), f"no answer from {HOST} through the proxy proxy.example.com:3128 in time"),
        (httpx.ReadError(""), f"{HOST} through the proxy proxy.example.com:3128 broke off the connection"),
    ],
)
async def test_what_fails_behind_a_proxy_names_it_and_never_its_password(raised: Exception, cause: str) -> None:
    error = await failure(failing(raised), proxy="http://kim:pa55word@proxy.example.com:3128")

    assert isinstance(error, errors.Unreachable)
    assert error.cause == cause


@pytest.mark.parametrize("single", [True, False])
async def test_a_fault_of_the_program_is_not_taken_for_an_unreadable_answer(single: bool) -> None:
    async with asking(failing(ValueError("a bug"))) as client:
        with pytest.raises(ValueError, match="a bug"):
            await (client.agent("jdoe") if single else client.agents())


async def test_a_certificate_that_is_not_trusted_is_told() -> None:
    refused = httpx.ConnectError("tls")
    refused.__cause__ = ssl.SSLCertVerificationError(1, "certificate verify failed: self-signed certificate")

    error = await failure(failing(refused))

    assert type(error) is errors.TlsFailed
    assert "CA file" in error.advice


async def test_a_connection_that_is_reset_while_tls_waits_for_more_is_lost_and_not_untrusted() -> None:
    reset = httpx.ReadError("reset")
    reset.__context__ = ssl.SSLWantReadError(2, "The operation did not complete (read)")

    assert type(await failure(failing(reset))) is errors.ConnectionLost


async def test_a_ca_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    async with Client(BASE_URL, CREDENTIALS, ca_file=tmp_path / "missing.pem") as client:
        with pytest.raises(errors.TlsFailed, match=r"missing\.pem cannot be used \(No such file or directory\)"):
            await client.agents()
