"""How the host is reached: which addresses may be asked at all, and what is trusted on the way."""

from __future__ import annotations

from pathlib import Path

import httpx
from msgspec import Struct

from wallboard.api.answers import lay_location_aside
from wallboard.api.trust import trusted_proxy, trusting
from wallboard.model.loopback import is_loopback

MOST_CONNECTIONS = 4
"""Open at once, idle ones included."""

_KEEP_ALIVE_S = 90.0
"""Far longer than a poll's period: httpx's own 5 s would open a connection for every poll."""


class Route(Struct, frozen=True):
    """How the host is reached. ValueError, in words for people, for one that would show the token to others."""

    base_url: str
    """`https://HOST[:port]`; `http://` for addresses of this machine alone."""
    ca_file: Path | None
    """Certificates to trust in place of the system's; None for those."""
    proxy: str | None
    """The only proxy that is used: those of the environment are not."""
    connect_timeout_s: float
    total_timeout_s: float

    def __post_init__(self) -> None:
        try:
            url = httpx.URL(self.base_url)
        except httpx.InvalidURL as error:
            raise ValueError(f"{self.base_url!r} is no address: write https://HOST") from error
        if not url.host or url.userinfo or url.path != "/" or url.query or url.fragment:
            raise ValueError("The API's address is https://HOST or https://HOST:PORT, and nothing more.")
        if url.scheme != "https" and not (url.scheme == "http" and is_loopback(url.host)):
            raise ValueError(f"{url.scheme}://{url.host} would send the token in the clear: write https://{url.host}")
        if self.proxy is not None:
            _check_proxy(self.proxy)
            if url.scheme == "http":
                raise ValueError(f"A proxy would see the token on its way to http://{url.host}: use none, or https.")

    @property
    def host(self) -> str:
        """Host and port, for messages."""
        return httpx.URL(self.base_url).netloc.decode("ascii")

    def open(self, transport: httpx.AsyncBaseTransport | None, tried: str) -> httpx.AsyncClient:
        """Return the client; takes some 30 ms, for the certificates. TlsFailed where they cannot be used."""
        context = trusting(self.ca_file, tried) if transport is None else None
        return httpx.AsyncClient(
            base_url=self.base_url,
            headers={"User-Agent": "wallboard", "Accept-Encoding": "gzip"},
            verify=context or True,
            proxy=trusted_proxy(self.proxy, context) if context else None,
            transport=transport,
            timeout=httpx.Timeout(self.total_timeout_s, connect=self.connect_timeout_s),
            limits=httpx.Limits(max_connections=MOST_CONNECTIONS, keepalive_expiry=_KEEP_ALIVE_S),
            follow_redirects=False,
            event_hooks={"response": [lay_location_aside]},
            trust_env=False,
        )


def _check_proxy(proxy: str) -> None:
    try:
        httpx.Proxy(proxy)
    except (ValueError, httpx.InvalidURL):
        # Not from the cause, nor with the address: it may hold a password.
        raise ValueError(
            "The proxy's address is http://HOST:PORT, with user:password@ before the host if needed."
        ) from None
