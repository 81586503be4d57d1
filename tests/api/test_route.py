"""Which addresses and proxies the token may be sent to."""

from __future__ import annotations

import pytest

from tests.api.factories import BASE_URL, CREDENTIALS
from wallboard.api.client import Client


@pytest.mark.parametrize(
    ("base_url", "reason"),
    [
        ("http://vcc-na1.8x8.com", "in the clear"),
        ("http://127.0.0.1.example.com", "in the clear"),
        ("ftp://127.0.0.1", "in the clear"),
        ("https://user:pw@vcc-na1.8x8.com", "nothing more"),
        ("https://vcc-na1.8x8.com/AGUI/login.php", "nothing more"),
        ("vcc-na1.8x8.com", "nothing more"),
        ("https://", "nothing more"),
        ("https://a:b:c", "no address"),
    ],
)
def test_an_address_that_would_show_the_token_is_refused(base_url: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Client(base_url, CREDENTIALS)


@pytest.mark.parametrize(
    "base_url", ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080", "https://h:8443/"]
)
def test_plain_http_is_for_this_machine_alone(base_url: str) -> None:
    Client(base_url, CREDENTIALS)


def test_a_bad_proxy_is_refused_without_showing_its_password() -> None:
    with pytest.raises(ValueError, match="proxy's address") as caught:
        Client(BASE_URL, CREDENTIALS, proxy="gopher://user:pa55word@proxy.example.com")

    assert "pa55word" not in str(caught.value)


@pytest.mark.parametrize("proxy", ["http://proxy.example.com:3128", "https://user:pa55word@proxy.example.com"])
def test_a_proxy_is_refused_for_plain_http_since_it_would_see_the_token(proxy: str) -> None:
    with pytest.raises(ValueError, match="proxy would see the token") as caught:
        Client("http://127.0.0.1:8080", CREDENTIALS, proxy=proxy)

    assert "pa55word" not in str(caught.value)


def test_a_proxy_is_allowed_for_https() -> None:
    Client(BASE_URL, CREDENTIALS, proxy="http://proxy.example.com:3128")
