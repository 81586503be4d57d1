"""Posts a notice to a webhook. Blocks: for a thread of its own.

The address is a secret. httpx's client would write it into its log, follow redirects with it and ask the environment
for a proxy; its transport alone does none of that. Exceptions that hold the address do not leave this module.
"""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import httpx
from msgspec import Struct
from pydantic import SecretStr

from wallboard.api.answers import retry_after_s
from wallboard.api.errors import TlsFailed
from wallboard.api.failures import unreachable, way
from wallboard.api.trust import trusted_proxy, trusting
from wallboard.cli.notices.bodies import body
from wallboard.cli.notices.courier import NotDelivered
from wallboard.config.webhook import WebhookError, WebhookPlace
from wallboard.model.notice.notice import Notice

CONNECT_S, POST_S = 5.0, 15.0


class Webhook(Struct, frozen=True):
    """A webhook, and how it is reached: as the API is."""

    place: WebhookPlace
    ca_file: Path | None = None
    """Certificates to trust in place of the system's."""
    proxy: str | None = None
    """None: no proxy, whatever the environment says."""
    post_s: float = POST_S
    """The most that a post takes, beside the look-up of the name: nobody can break that off."""

    def __call__(self, notice: Notice) -> None:
        """Post a notice; NotDelivered where it does not arrive."""
        try:
            address = self.place.read()
        except WebhookError as error:
            raise NotDelivered(str(error), is_final=True) from None
        failure = self._posted(address, body(self.place.kind, notice))
        if failure is not None:
            raise failure

    def _posted(self, address: SecretStr, content: bytes) -> NotDelivered | None:
        """Post it, and return why that failed. Raises nothing, so that no traceback has this frame with the address."""
        try:
            url = httpx.URL(address.get_secret_value())
            host = url.host
        except (httpx.InvalidURL, UnicodeError):  # the host of a URL is decoded when it is asked for
            return NotDelivered("its address is none that can be asked", is_final=True)
        request = httpx.Request(
            "POST",
            url,
            headers={"User-Agent": "wallboard", "Content-Type": "application/json; charset=utf-8"},
            content=content,
            extensions={"timeout": {"connect": CONNECT_S}},
        )
        try:
            context = trusting(self.ca_file, "posting")
        except TlsFailed as unusable:
            return NotDelivered(unusable.cause, is_final=True)
        try:
            response = asyncio.run(self._answer(request, context))
        except TimeoutError:
            return NotDelivered(f"no answer from {way(host, self._proxy_to(url))} in time")
        except (httpx.HTTPError, OSError, UnicodeError) as error:  # httpx lets an ssl.SSLError through
            return NotDelivered(unreachable(error, "", host, self._proxy_to(url)).cause)
        return _refusal(response)

    async def _answer(self, request: httpx.Request, context: ssl.SSLContext) -> httpx.Response:
        """Return the answer without its body; TimeoutError, httpx's errors and the system's where there is none.

        On a loop, for its deadline: httpx's own timeouts are for each read, and a server that drips would hold the
        thread for hours.
        """
        async with (
            asyncio.timeout(self.post_s),
            httpx.AsyncHTTPTransport(
                verify=context,
                proxy=trusted_proxy(self._proxy_to(request.url), context),
                trust_env=False,
            ) as transport,
        ):
            response = await transport.handle_async_request(request)
            await response.aclose()
            return response

    def _proxy_to(self, url: httpx.URL) -> str | None:
        """Return the proxy, but none for what is on this machine: it would see the address, too."""
        return self.proxy if url.scheme == "https" else None


def _refusal(response: httpx.Response) -> NotDelivered | None:
    """Return why an answer is no success; None where it is one. What it says beside that may repeat the address."""
    status = response.status_code
    if response.is_success:
        return None
    if 300 <= status < 400:
        return NotDelivered(f"HTTP {status}, a redirect, which is not followed: renew the address", is_final=True)
    if status in (408, 425, 429) or status >= 500:
        return NotDelivered(f"HTTP {status}", retry_after_s=retry_after_s(response.headers))
    return NotDelivered(f"HTTP {status}: the address is not accepted any more, or not the form", is_final=True)
