from __future__ import annotations

import json
import socket
import traceback
from pathlib import Path

import pytest

from tests.cli.notices.noticed import SECRET, Hook, log, notice, served
from wallboard.cli.notices.courier import NotDelivered
from wallboard.cli.notices.webhook import Webhook
from wallboard.config.webhook import WebhookKind, WebhookPlace


def webhook(address: str, kind: WebhookKind = WebhookKind.JSON, *, post_s: float = 15) -> Webhook:
    return Webhook(WebhookPlace(kind, "HOOK", environ={"HOOK": address}), post_s=post_s)


def refused(address: str, *, post_s: float = 15) -> NotDelivered:
    """Return why a notice does not arrive, and look for the address wherever it could come to light."""
    way = webhook(address, post_s=post_s)
    with log() as lines, pytest.raises(NotDelivered) as failed:
        way(notice("Billing"))
    told = traceback.TracebackException.from_exception(failed.value, capture_locals=True)
    frames = [frame for frame in told.stack if "tests" not in frame.filename]
    shown = "".join([*lines, repr(failed.value), repr(way), *(repr(frame.locals) for frame in frames)])
    assert SECRET not in shown
    assert failed.value.__cause__ is None
    return failed.value


@pytest.mark.parametrize("kind", WebhookKind)
def test_a_notice_is_posted_in_the_form_that_the_webhook_takes(kind: WebhookKind) -> None:
    with served() as hook, log() as lines:
        webhook(hook.url, kind)(notice("Billing"))

    ((path, headers, content),) = hook.posted
    assert path == f"/{SECRET}?key={SECRET}"
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert b"Billing" in content
    assert json.loads(content)
    assert SECRET not in "".join(lines)


@pytest.mark.parametrize(
    ("status", "headers", "is_final", "retry_after_s"),
    [
        (500, {}, False, None),
        (503, {"Retry-After": "17"}, False, 17),
        (429, {"Retry-After": "40"}, False, 40),
        (429, {"Retry-After": f"Mon, 02 Mar {'9' * 20} 09:00:40 GMT"}, False, None),
        (408, {}, False, None),
        (404, {}, True, None),
        (410, {}, True, None),
        (400, {}, True, None),
    ],
)
def test_a_refusal_says_whether_to_come_back(
    status: int, headers: dict[str, str], is_final: bool, retry_after_s: float | None
) -> None:
    with served() as hook:
        hook.answers = [(status, headers)]
        failure = refused(hook.url)

    assert f"HTTP {status}" in str(failure)
    assert (failure.is_final, failure.retry_after_s) == (is_final, retry_after_s)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with served() as hook, served() as other:
        hook.answers = [(status, {"Location": other.url.partition(SECRET)[0]})]
        failure = refused(hook.url)

    assert (failure.is_final, other.posted) == (True, [])
    assert str(failure) == f"HTTP {status}, a redirect, which is not followed: renew the address"


def test_a_server_that_says_nothing_is_left(hook: Hook) -> None:
    hook.is_slow = True

    failure = refused(hook.url, post_s=0.1)

    assert (str(failure), failure.is_final) == ("no answer from 127.0.0.1 in time", False)


@pytest.mark.timeout(30)
def test_a_server_that_answers_byte_by_byte_is_left_too(hook: Hook) -> None:
    hook.is_dripping = True

    failure = refused(hook.url, post_s=0.3)

    assert (str(failure), failure.is_final) == ("no answer from 127.0.0.1 in time", False)


def test_a_server_that_is_not_there_is_tried_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    failure = refused(f"http://127.0.0.1:{port}/{SECRET}")

    assert (str(failure), failure.is_final) == ("127.0.0.1 refused the connection", False)


def test_a_server_that_does_not_speak_tls_is_not_told(hook: Hook) -> None:
    failure = refused(hook.url.replace("http:", "https:"))

    assert "no TLS connection" in str(failure)
    assert hook.posted == []


@pytest.mark.parametrize("text", ["no certificate", None])
def test_a_ca_file_that_cannot_be_used_is_told_once_and_not_blamed_on_the_other_side(
    tmp_path: Path, text: str | None
) -> None:
    ca_file = tmp_path / "ca.pem"
    if text is not None:
        ca_file.write_text(text, encoding="utf-8")
    place = WebhookPlace(WebhookKind.JSON, "HOOK", environ={"HOOK": f"https://hooks.example.com/{SECRET}"})

    with pytest.raises(NotDelivered) as failed:
        Webhook(place, ca_file)(notice("Billing"))

    assert str(failed.value).startswith(f"the CA file {ca_file} cannot be used (")
    assert failed.value.is_final


def test_an_address_that_cannot_be_read_is_told_without_it(tmp_path: Path) -> None:
    failure = refused(f"ftp://127.0.0.1/{SECRET}")

    assert failure.is_final
    assert str(failure).startswith("the webhook's environment variable HOOK must hold an address that begins with")


def test_a_name_that_cannot_be_one_is_told_without_the_address() -> None:
    failure = refused(f"https://xn--a/{SECRET}")

    assert (str(failure), failure.is_final) == ("its address is none that can be asked", True)


def test_a_proxy_that_refuses_is_told_without_its_password() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{unused.getsockname()[1]}"
        place = WebhookPlace(WebhookKind.JSON, "HOOK", environ={"HOOK": f"https://hooks.example.com/{SECRET}"})
        with pytest.raises(NotDelivered) as failed:
            Webhook(place, proxy=f"http://kim:pa55word@{address}")(notice("Billing"))

    assert str(failed.value) == f"the proxy {address} refused the connection"


def test_the_environment_names_no_proxy(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    with served() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        webhook(hook.url)(notice("Billing"))

    assert (len(hook.posted), proxy.posted) == (1, [])


@pytest.fixture(name="hook")
def _hook() -> object:
    with served() as running:
        yield running
