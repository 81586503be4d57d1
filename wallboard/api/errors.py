"""What can go wrong between the board and the tenant's API, and how to say so.

ApiError
├── Unreachable             no answer arrived, or not all of it
│   ├── NameNotFound          the host's name is unknown, or no name server answers
│   ├── ConnectionRefused     the machine is there and listens to nobody
│   ├── TlsFailed             no connection that could be trusted
│   ├── TimedOut              no connection, or no whole answer, in time
│   └── ConnectionLost        it broke off
├── CredentialsRefused      401, 403
├── NotFound                404; for a single record also an empty answer
├── BadRequest              400, and every other 4xx
├── ServerBusy              503, 429; says when to come back if the server does
├── ServerFailed            500, and every other 5xx
├── Redirected              3xx: never followed, the credentials stay with the host that they belong to
├── Unreadable              an answer that is not what was asked for
└── TooLarge                an answer beyond the limit

All are made of texts and numbers alone, so that they can be logged, pickled and shown. None holds a secret, nor a frame
of the program that does: see `client`.
"""

# ruff: noqa: N818 — the tree reads better without "Error" on every branch

from __future__ import annotations


class ApiError(Exception):
    """A call failed. `str()` says what was tried, what went wrong and what to do."""

    def __init__(self, tried: str, cause: str, advice: str) -> None:
        super().__init__(tried, cause, advice)
        self.tried = tried
        """What was tried: "reading agents from vcc-na1.8x8.com"."""
        self.cause = cause
        """What went wrong in a few words, for a banner: "HTTP 503, server busy"."""
        self.advice = advice
        """What to do, in a sentence; '' where nothing can be done but wait."""

    def __str__(self) -> str:
        return f"{self.tried[:1].upper()}{self.tried[1:]} failed: {self.cause}. {self.advice}".rstrip()


class Unreachable(ApiError):
    """No answer arrived, or not all of it."""


class NameNotFound(Unreachable):
    """The host's name could not be found."""


class ConnectionRefused(Unreachable):
    """The host refused the connection."""


class TlsFailed(Unreachable):
    """No encrypted connection that could be trusted."""


class TimedOut(Unreachable):
    """No connection, or no whole answer, in time."""


class ConnectionLost(Unreachable):
    """The connection broke off before the answer was complete."""


class CredentialsRefused(ApiError):
    """The server refused the tenant's name or token (401, 403)."""


class NotFound(ApiError):
    """There is no such agent or queue, or no such API at this host (404)."""


class BadRequest(ApiError):
    """The server did not understand the request (400 and its like)."""


class ServerBusy(ApiError):
    """The server is overloaded (503, 429)."""

    def __init__(self, tried: str, cause: str, advice: str, retry_after_s: float | None = None) -> None:
        super().__init__(tried, cause, advice)
        self.args = (tried, cause, advice, retry_after_s)
        self.retry_after_s = retry_after_s
        """Seconds that the server asks to wait (`Retry-After`); None where it does not say."""


class ServerFailed(ApiError):
    """The server failed (500 and its like)."""


class Redirected(ApiError):
    """The server pointed elsewhere, and was not followed."""


class Unreadable(ApiError):
    """An answer arrived that is not what was asked for."""


class TooLarge(ApiError):
    """The answer is larger than the limit, or holds more than any floor has."""
