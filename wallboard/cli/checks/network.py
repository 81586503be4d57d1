"""The way to the host: its name, and an encrypted connection whose certificate can be trusted."""

from __future__ import annotations

import asyncio
import errno
import os
import ssl
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from wallboard.api.errors import TlsFailed
from wallboard.api.failures import unreachable
from wallboard.api.trust import trusting
from wallboard.cli.checks.finding import Finding, bad, note, ok
from wallboard.cli.exits import Exit

TIMEOUT_S = 10.0
_SOON_DAYS = 14
_PORTS = {"https": 443, "http": 80}


async def name(base_url: str) -> Finding:
    """Look the host's name up."""
    host, port = _address(base_url)
    try:
        async with asyncio.timeout(TIMEOUT_S):
            found = await asyncio.get_running_loop().getaddrinfo(host, port)
    except TimeoutError:
        return bad("name", f"{host}: no name server answered within {TIMEOUT_S:g} s", Exit.UNREACHABLE)
    except OSError as error:
        return bad("name", f"{host} is not known ({error.strerror}): check the spelling of host", Exit.UNREACHABLE)
    addresses = dict.fromkeys(str(entry[4][0]) for entry in found)
    return ok("name", f"{host} is {', '.join(addresses)}")


async def tls(base_url: str, ca_file: Path | None, now: datetime) -> Finding:
    """Connect, and look at the certificate."""
    host, port = _address(base_url)
    if base_url.startswith("http://"):
        return note("TLS", "none: plain HTTP, to this machine alone")
    try:
        context = trusting(ca_file, "connecting")
    except TlsFailed as unusable:
        return bad("TLS", f"{unusable.cause}. {unusable.advice}", Exit.CONFIGURATION)
    try:
        async with asyncio.timeout(TIMEOUT_S):
            _, writer = await asyncio.open_connection(host, port, ssl=context)
    except TimeoutError:
        return bad("connection", f"none to {host}:{port} within {TIMEOUT_S:g} s: a firewall?", Exit.UNREACHABLE)
    except ssl.SSLCertVerificationError as error:
        advice = "set ca_file if your company inspects TLS"
        return bad(
            "TLS", f"the certificate of {host} is not trusted ({error.verify_message}): {advice}", Exit.UNREACHABLE
        )
    except OSError as error:
        return _no_connection(error, f"{host}:{port}")
    found = _certificate(writer.get_extra_info("ssl_object"), now)
    writer.transport.abort()
    return found


def _no_connection(error: OSError, address: str) -> Finding:
    """Return why there is none, in the words of the board."""
    failure = httpx.ConnectError("")
    failure.__cause__ = error if isinstance(error, ssl.SSLError) else _in_words_of_system(error)
    told = unreachable(failure, "connecting", address)
    subject = "TLS" if isinstance(told, TlsFailed) else "connection"
    return bad(subject, f"{told.cause}. {told.advice}", Exit.UNREACHABLE)


def _in_words_of_system(error: OSError) -> OSError:
    """Return the error without asyncio's words, which are Python; it joins those of several addresses to one text."""
    is_refused = error.errno is None and f"[Errno {errno.ECONNREFUSED}]" in str(error)
    number = errno.ECONNREFUSED if is_refused else error.errno
    return error if number is None else OSError(number, os.strerror(number))


def _certificate(connection: ssl.SSLObject, now: datetime) -> Finding:
    version = connection.version()
    until = (connection.getpeercert() or {}).get("notAfter")
    if not isinstance(until, str):
        return ok("TLS", f"{version}, certificate trusted")
    expires = datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC)
    days = (expires - now).days
    if days < _SOON_DAYS:
        return note("TLS", f"{version}, but the certificate ends in {days} days, on {expires:%d %B %Y}")
    return ok("TLS", f"{version}, certificate trusted until {expires:%d %B %Y}")


def _address(base_url: str) -> tuple[str, int]:
    address = urlsplit(base_url)
    return address.hostname or "", address.port or _PORTS[address.scheme]
