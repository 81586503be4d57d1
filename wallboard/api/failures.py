"""Why no answer came: what httpx and the system raise, as an error in words for people, and without secrets."""

from __future__ import annotations

import asyncio
import socket
import ssl
import traceback
from collections.abc import Iterator
from types import TracebackType

import httpx

from wallboard.api.errors import (
    ApiError,
    ConnectionLost,
    ConnectionRefused,
    NameNotFound,
    TimedOut,
    TlsFailed,
    Unreachable,
)
from wallboard.api.text import clean

_NETWORK = "Check the network, the VPN and the proxy's settings."
_PROXY = "Check the proxy's settings: its host, its port, and its user name and password if it wants them."
_WAIT = "If it stays so, check the network and the status page of the service."
_CERTIFICATE = "If your network inspects TLS, or the server is your own, name its CA file in the configuration."


def unreachable(  # noqa: PLR0911 — a table
    failure: BaseException, tried: str, host: str, proxy: str | None = None
) -> Unreachable:
    """Return the error for a request that httpx or the system gave up; the innermost cause tells which.

    `proxy` is its whole address, of which only the host is told.
    """
    if proxy is not None and (error := _by_proxy(failure, tried, _of(proxy))):
        return error
    certified = _certified(host, proxy)
    host = way(host, proxy)
    for cause in causes(failure):
        match cause:
            case socket.gaierror():
                return NameNotFound(
                    tried,
                    f"the name {host} was not found",
                    "Check the host's spelling, the network and its name server.",
                )
            case ssl.SSLCertVerificationError():
                return TlsFailed(
                    tried, f"the certificate of {certified} is not trusted{_in_brackets(cause)}", _CERTIFICATE
                )
            case ssl.SSLError() if isinstance(failure, httpx.ConnectError):
                return TlsFailed(
                    tried, f"no TLS connection to {host}{_in_brackets(cause)}", "Check the port: it must speak HTTPS."
                )
            case ssl.SSLError() if cause is failure:
                return ConnectionLost(tried, f"the encrypted connection to {host} broke{_in_brackets(cause)}", _WAIT)
            case ConnectionRefusedError():
                return ConnectionRefused(
                    tried, f"{host} refused the connection", "Check host and port, and any firewall in between."
                )
    match failure:
        case httpx.ConnectTimeout():
            return TimedOut(tried, f"no connection to {host} in time", _NETWORK)
        case httpx.TimeoutException():
            return TimedOut(tried, f"no answer from {host} in time", _WAIT)
        case httpx.ConnectError():
            return Unreachable(tried, f"no connection to {host}{_in_brackets(_innermost(failure))}", _NETWORK)
        case _:
            return ConnectionLost(tried, f"{host} broke off the connection", _WAIT)


def way(host: str, proxy: str | None) -> str:
    """Return the host in words, with the proxy that leads to it."""
    return host if proxy is None else f"{host} through the {_of(proxy)}"


def _certified(host: str, proxy: str | None) -> str:
    """Return whose certificate was refused: of a host and a proxy that both have one, nothing tells which it was."""
    if proxy is None or httpx.URL(proxy).scheme != "https":
        return way(host, proxy)
    return f"{host} or of the {_of(proxy)}"


def _of(proxy: str) -> str:
    """Return "proxy HOST:PORT": what stands before these in its address may be a password."""
    return f"proxy {httpx.URL(proxy).netloc.decode('ascii')}"


def _by_proxy(failure: BaseException, tried: str, proxy: str) -> Unreachable | None:
    """Return the error where it is the proxy's: its name alone is looked up here, and it alone is connected to."""
    for cause in causes(failure):
        match cause:
            case socket.gaierror():
                return NameNotFound(tried, f"the name of the {proxy} was not found", _PROXY)
            case ConnectionRefusedError():
                return ConnectionRefused(tried, f"the {proxy} refused the connection", _PROXY)
            case httpx.ProxyError():
                return Unreachable(tried, f"the {proxy} failed{_in_brackets(cause)}", _PROXY)
    return None


class Sealed:
    """Strips every exception that passes of its frames: those of httpx hold the head of the request, and the token.

    A traceback with local values, whoever prints it, then shows none. An exception that nobody expected keeps the lines
    of its frames as a note, without their values.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, frames: TracebackType | None
    ) -> None:
        if error is None:
            return
        if not isinstance(error, ApiError | asyncio.CancelledError):
            error.add_note("".join(["Raised by the API's client at:\n", *traceback.format_tb(frames)]))
        for cause in causes(error):
            cause.__traceback__ = None


def causes(failure: BaseException) -> Iterator[BaseException]:
    """Yield a failure and all that it was raised from, groups opened."""
    waiting, seen = [failure], set[int]()
    while waiting:
        error = waiting.pop()
        if id(error) in seen:
            continue
        seen.add(id(error))
        yield error
        inner = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
        waiting.extend(link for link in (*inner, error.__context__, error.__cause__) if link is not None)


def _innermost(failure: BaseException) -> BaseException:
    """Return the innermost cause that says anything; the failure itself where none does."""
    return [failure, *(cause for cause in causes(failure) if str(cause))][-1]


def _in_brackets(failure: BaseException) -> str:
    """Return " (a short reason)": at most a line, no character that moves the screen; '' where it is mute."""
    words = getattr(failure, "verify_message", None) or getattr(failure, "strerror", None) or str(failure)
    return f" ({reason})" if (reason := clean(str(words))[:120]) else ""
