"""What an answer's status, headers and first bytes say, before a record is read from it."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

import httpx

from wallboard.api.credentials import Credentials
from wallboard.api.errors import (
    ApiError,
    BadRequest,
    CredentialsRefused,
    NotFound,
    Redirected,
    ServerBusy,
    ServerFailed,
    TooLarge,
    Unreachable,
    Unreadable,
)
from wallboard.api.text import clean
from wallboard.api.wire import WireFormat

_ERROR = re.compile(rb"\s*+(?:<\?xml[^>]*>\s*)?(?:<api>\s*)?<error>([^<]{1,400})</error>", re.IGNORECASE)
_SOMETHING = re.compile(rb"[^\s\xef\xbb\xbf]")
"""Behind white space and the mark of UTF-8. Looked for: to strip a copy of 6 MB costs as many."""
_WEB_PAGE = re.compile(rb"(?:<!doctype\s+html|<html)", re.IGNORECASE)
_FITTING = {
    WireFormat.JSON: re.compile(r"json|text/plain|octet-stream"),
    WireFormat.XML: re.compile(r"xml|text/plain|octet-stream"),
}
_LOCATION = "location"
"""Under which of a response's extensions `Location` is kept."""
_LATER = "Nothing is wrong on this side: try again later, and if it stays so, ask the service's support."


async def lay_location_aside(response: httpx.Response) -> None:
    """Put `Location` where `refusal` finds it and httpx does not.

    httpx makes the next request of it, though it is told to follow none, and what some texts then raise is no
    HTTPError.
    """
    if "Location" in response.headers:
        response.extensions[_LOCATION] = response.headers.pop("Location")


def refusal(  # noqa: PLR0911 — a table
    response: httpx.Response, body: bytes, tried: str, sought: str, credentials: Credentials
) -> ApiError | None:
    """Return the error that a status stands for, None for a success. A 404 means that there is no `sought`."""
    status = response.status_code
    said = _said(body, credentials)
    match status:
        case 200 | 204:
            return None
        case 401 | 403:
            return CredentialsRefused(
                tried,
                f"HTTP {status}, credentials refused",
                f"The server does not accept tenant {clean(credentials.tenant)} with the token from "
                f"{clean(credentials.origin)}. Check both: a token that was renewed must be put there again.",
            )
        case 404:
            return NotFound(tried, f"HTTP 404, no {sought}", "Check the id, and that the host is your tenant's.")
        case 407:
            return Unreachable(tried, "HTTP 407, the proxy asks for credentials", "Put them into the proxy's address.")
        case 429 | 503:
            return ServerBusy(tried, f"HTTP {status}, server busy{said}", _LATER, retry_after_s(response.headers))
        case _ if 300 <= status < 400:
            return _redirected(response, tried)
        case _ if 400 <= status < 500:
            return BadRequest(tried, f"HTTP {status}, bad request{said}", "Check the host; it may not be the API's.")
        case _ if status >= 500:
            return ServerFailed(tried, f"HTTP {status}, server failed{said}", _LATER)
        case _:
            return Unreadable(tried, f"HTTP {status}, which is no answer{said}", "Check the host and the proxy.")


def unreadable(tried: str, reason: str) -> Unreadable:
    """Return the error for a success that is not what was asked for ("it is …")."""
    return Unreadable(
        tried,
        f"the answer is unreadable: {clean(reason)}",
        "Check that the host is your tenant's, and that no proxy or sign-in page answers for it.",
    )


def too_large(tried: str, reason: str) -> TooLarge:
    """Return the error for a success that holds more than is read ("it is …")."""
    return TooLarge(
        tried, f"the answer is too large: {reason}", "No floor is that large: check the host and the proxy."
    )


def misfit(headers: httpx.Headers, body: bytes, wire_format: WireFormat) -> str | None:
    """Say of a successful answer why it cannot hold records in the format asked for ("it is …"), None where it may."""
    first = _SOMETHING.search(body)
    if first is None:
        return "it is empty"
    if _WEB_PAGE.match(body, first.start()):
        return "it is a web page"
    if error := _ERROR.match(body, first.start()):
        return f"it is an error: {clean(str(error[1], 'utf-8', 'replace'))}"
    kind = headers.get("Content-Type", "").lower()
    if kind and not _FITTING[wire_format].search(kind):
        return f"it is of type {clean(kind)[:60]}, not {wire_format.upper()}"
    if first[0] == (b"<" if wire_format is WireFormat.JSON else b"{"):
        return f"it is not {wire_format.upper()}"
    return None


def retry_after_s(headers: httpx.Headers) -> float | None:
    """Return the seconds that the server asks to wait, None where it does not say.

    A date counts from the answer's own `Date`, and not from our clock, which need not agree with the server's.
    """
    asked = headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    try:
        wait = parsedate_to_datetime(asked) - parsedate_to_datetime(headers.get("Date", ""))
    except (ValueError, TypeError, OverflowError):  # no date, one with a time zone and one without, or a year like 10²⁰
        return None
    return max(0.0, wait.total_seconds())


def _redirected(response: httpx.Response, tried: str) -> Redirected:
    try:
        host = clean(httpx.URL(response.extensions.get(_LOCATION, "")).host)[:80]
    except (httpx.InvalidURL, UnicodeError):  # a name that IDNA does not know is the latter
        host = ""
    return Redirected(
        tried,
        f"HTTP {response.status_code}, redirected" + (f" to {host}" if host else ""),
        "It was not followed, since the token belongs to this host alone. Check the host; a sign-in page of a network "
        "or a proxy does this too.",
    )


def _said(body: bytes, credentials: Credentials) -> str:
    """Return the words of an error body, as far as they are known to be words, without the secret."""
    error = _ERROR.match(body)
    words = clean(str(error[1], "utf-8", "replace")) if error else ""
    return f" ({credentials.hide_in(words)[:120]})" if words else ""
