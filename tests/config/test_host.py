from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallboard.config.host import host_of

LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)
NAMES = st.lists(LABEL, min_size=2, max_size=4).map(".".join).filter(lambda name: name != "login.8x8.com")


@pytest.mark.parametrize(
    ("text", "base_url"),
    [
        ("na12", "https://vcc-na12.8x8.com"),
        (" NA12 ", "https://vcc-na12.8x8.com"),
        ("vcc-na12", "https://vcc-na12.8x8.com"),
        ("na10b", "https://vcc-na10b.8x8.com"),
        ("vcc-sb1.8x8.com", "https://vcc-sb1.8x8.com"),
        ("https://vcc-eu21.8x8.com/AGUI/login.php?tenant=X", "https://vcc-eu21.8x8.com"),
        ("vcc-eu21.8x8.com/AGUI/login.php?tenant=X", "https://vcc-eu21.8x8.com"),
        ("https://VCC-EU21.8x8.com.:443/", "https://vcc-eu21.8x8.com"),
        ("odcc2.example.com:8443", "https://odcc2.example.com:8443"),
        ("[::1]:8443", "https://[::1]:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_a_host_may_be_written_short_or_pasted(text: str, base_url: str) -> None:
    assert host_of(text).base_url == base_url


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://login.8x8.com/", "sign-in page of every tenant"),
        ("http://vcc-na12.8x8.com", "write https://vcc-na12.8x8.com"),
        ("http://10.0.0.7:8080", "over HTTPS alone"),
        ("ftp://vcc-na12.8x8.com", "https:// only"),
        ("", "is not a host"),
        ("   ", "is not a host"),
        ("two words", "is not a host"),
        ("https://[::1", "is not a host"),
        ("-a.example.com", "is not a host"),
        ("naïve.example.com", "is not a host"),
        ("example.com:99999", "port"),
        ("example.com:0", "port"),
        ("example.com:port", "port"),
    ],
)
def test_what_cannot_be_the_host_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        host_of(text)


def test_credentials_in_the_address_are_refused_without_being_repeated() -> None:
    with pytest.raises(ValueError, match="token_file") as refusal:
        host_of("https://acme:sesame@vcc-na12.8x8.com")

    assert "sesame" not in str(refusal.value)


@pytest.mark.parametrize("text", ["na12", "vcc-na10b.8x8.com", "localhost:8443", "127.0.0.1"])
def test_known_hosts_and_this_machine_raise_no_warning(text: str) -> None:
    assert host_of(text).warning == ""


@pytest.mark.parametrize("text", ["odcc2.example.com", "vcc-na12.8x8.com.example.com", "vcc-na12.8x8.co"])
def test_an_unknown_host_is_taken_with_a_warning(text: str) -> None:
    assert "the token will be sent there" in host_of(text).warning


@given(
    name=NAMES, port=st.none() | st.integers(1, 65535), path=st.sampled_from(["", "/", "/AGUI/login.php?tenant=X#top"])
)
def test_a_pasted_address_is_cut_down_to_host_and_port_and_stays_so(name: str, port: int | None, path: str) -> None:
    authority = name if port is None else f"{name}:{port}"

    base_url = host_of(f"https://{authority}{path}").base_url

    assert base_url == f"https://{name}" + ("" if port in (None, 443) else f":{port}")
    assert host_of(base_url).base_url == base_url


@given(st.text(max_size=40))
def test_any_other_text_is_a_host_or_a_reason(text: str) -> None:
    try:
        base_url = host_of(text).base_url
    except ValueError:
        return
    assert base_url.startswith(("https://", "http://"))
    assert base_url.isascii()
    assert "@" not in base_url
