"""The token shows nowhere, whatever fails and whoever prints it."""

from __future__ import annotations

import asyncio
import copy
import logging
import pickle
import traceback
from base64 import b64encode
from collections.abc import Callable
from dataclasses import asdict
from io import StringIO

import httpx
import pytest
from pydantic import SecretStr
from rich.console import Console
from rich.traceback import Traceback

from tests.api.factories import CREDENTIALS, TOKEN, Server, asking
from tests.simulator.factories import tenant
from wallboard.api.client import Client
from wallboard.api.credentials import Credentials
from wallboard.api.errors import ApiError, TlsFailed
from wallboard.simulator.faults import Fault
from wallboard.simulator.serve import serve

SECRETS = (TOKEN, b64encode(f"acme:{TOKEN}".encode()).decode(), b64encode(TOKEN.encode()).decode())
LOGGERS = ("wallboard", "httpx", "httpcore", "asyncio")


def shown_by(error: BaseException) -> str:
    """Everything that a logger, a crash reporter or a debugger would print of an exception."""
    stack = traceback.TracebackException.from_exception(error, capture_locals=True)
    page = Console(file=StringIO(), width=300)
    page.print(
        Traceback.from_exception(type(error), error, error.__traceback__, show_locals=True, locals_max_string=10_000)
    )
    printed = page.file.getvalue() if isinstance(page.file, StringIO) else ""
    plain = f"{error!s} {error!r} {error} {vars(error)!r}"
    chain = " ".join(repr(vars(link)) for link in (error.__cause__, error.__context__) if link is not None)
    return "".join([*stack.format(chain=True), printed, plain, chain])


def raising(error: BaseException) -> Callable[[httpx.Request], httpx.Response]:
    def answer(request: httpx.Request) -> httpx.Response:
        header = request.headers["authorization"]  # as every frame of httpx and below it holds it
        assert header == CREDENTIALS.authorization
        raise error

    return answer


ECHO = f"<API><Error>Bad token {TOKEN}, {SECRETS[1]}</Error></API>".encode()
FAILURES: dict[str, Callable[[httpx.Request], httpx.Response]] = {
    **{f"HTTP {status}": Server(ECHO, status) for status in (302, 400, 401, 403, 404, 407, 418, 429, 500, 503)},
    "error as data": Server(ECHO),
    "truncated": Server(b'{"agent":['),
    "empty": Server(b""),
    "not gzip": Server(b"x", content_encoding="gzip"),
    "odd type": Server(b"{}", content_type=f"text/{TOKEN}"),
    "refused": raising(httpx.ConnectError("refused")),
    "timeout": raising(httpx.ReadTimeout("late")),
    "reset": raising(httpx.ReadError("reset")),
    "proxy": raising(httpx.ProxyError("407")),
    "a bug": raising(RuntimeError("nobody expected this")),
    "cancelled": raising(asyncio.CancelledError()),
}


@pytest.mark.parametrize("failing", FAILURES.values(), ids=FAILURES.keys())
@pytest.mark.parametrize("single", [True, False])
async def test_no_failure_shows_the_token(
    failing: Callable[[httpx.Request], httpx.Response], single: bool, caplog: pytest.LogCaptureFixture
) -> None:
    for name in LOGGERS:
        caplog.set_level(logging.DEBUG, logger=name)
    async with asking(failing) as client:
        with pytest.raises((ApiError, RuntimeError, asyncio.CancelledError)) as caught:
            await (client.agent("jdoe") if single else client.agents())
        shown = shown_by(caught.value) + caplog.text + repr(client) + repr(vars(client))

    assert "Traceback" in shown
    assert not [secret for secret in SECRETS if secret in shown]
    if isinstance(caught.value, ApiError):
        again = pickle.loads(pickle.dumps(caught.value))
        assert (type(again), str(again), vars(again)) == (type(caught.value), str(caught.value), vars(caught.value))
        assert not [secret for secret in SECRETS if secret.encode() in pickle.dumps(caught.value)]


@pytest.mark.parametrize("fault", ["reset", "truncated", "hang", "failed", "token_rotated"])
async def test_no_failure_of_a_real_connection_shows_the_token(fault: str, caplog: pytest.LogCaptureFixture) -> None:
    for name in LOGGERS:
        caplog.set_level(logging.DEBUG, logger=name)
    served_tenant = tenant()
    served_tenant.faults.add(Fault.parse(fault), now_s=0)
    credentials = Credentials("acme", SecretStr(served_tenant.credentials.token), "a file")
    async with (
        serve(served_tenant.app) as served,
        Client(served.url, credentials, ca_file=served.ca_file, total_timeout_s=0.5) as client,
    ):
        with pytest.raises(ApiError) as caught:
            await client.agents()
    shown = shown_by(caught.value) + caplog.text

    assert "send_request_headers" in caplog.text
    assert served_tenant.credentials.token not in shown
    assert b64encode(f"acme:{served_tenant.credentials.token}".encode()).decode() not in shown


async def test_an_untrusted_certificate_is_refused_before_the_token_is_sent() -> None:
    async with serve(tenant().app) as served, Client(served.url, CREDENTIALS) as client:
        with pytest.raises(TlsFailed, match="not trusted"):
            await client.agents()


async def test_an_unexpected_failure_keeps_the_lines_where_it_happened() -> None:
    async with asking(raising(RuntimeError("nobody expected this"))) as client:
        with pytest.raises(RuntimeError) as caught:
            await client.agents()

    assert "test_secrets.py" in "".join(caught.value.__notes__)
    assert "raise error" in "".join(caught.value.__notes__)


@pytest.mark.parametrize(
    ("tenant_name", "token", "reason"),
    [
        ("ac\udcffme", TOKEN, r"tenant's name 'ac\\udcffme' is no text"),
        ("ac:me", TOKEN, "tenant's name 'ac:me' holds a colon"),
        ("acme", f"\udcff{TOKEN}", "token from a file is no text"),
    ],
)
def test_credentials_that_no_request_can_carry_are_refused_without_the_token(
    tenant_name: str, token: str, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        Credentials(tenant_name, SecretStr(token), "a file")

    without_this_test = caught.value.with_traceback(caught.tb.tb_next)
    assert TOKEN not in shown_by(without_this_test)


def test_no_form_of_the_credentials_shows_the_token() -> None:
    forms = (f"{CREDENTIALS}", repr(CREDENTIALS), str(asdict(CREDENTIALS)), repr(copy.deepcopy([CREDENTIALS])))

    assert not [form for form in forms for secret in SECRETS if secret in form]
    assert copy.deepcopy(CREDENTIALS) == CREDENTIALS
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(CREDENTIALS)
