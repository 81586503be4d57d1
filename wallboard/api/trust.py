"""Whose certificates are trusted: the authorities of the system, or those of one file in their place."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

import httpx

from wallboard.api.errors import TlsFailed


def trusting(ca_file: Path | None, tried: str) -> ssl.SSLContext:
    """Return the TLS settings of every connection; takes some 30 ms. TlsFailed where a file of this machine fails.

    None trusts the system's store, so that an authority that a company installs there counts here too. Only a system
    without any authority, as some containers and a fresh Python on macOS are, gets those that come with httpx.
    """
    try:
        return _context(ca_file)
    except OSError as error:  # ssl.SSLError is one
        raise _unusable(ca_file, error, tried) from error


def trusted_proxy(proxy: str | None, context: ssl.SSLContext) -> httpx.Proxy | None:
    """Return the proxy, whose own certificate is trusted as the host's is where it is reached over TLS."""
    if proxy is None:
        return None
    return httpx.Proxy(proxy, ssl_context=context if httpx.URL(proxy).scheme == "https" else None)


def _unusable(ca_file: Path | None, error: OSError, tried: str) -> TlsFailed:
    reason = f"({error.strerror or error})"
    if error.filename is not None and error.filename == os.environ.get("SSLKEYLOGFILE"):
        cause = f"the environment's SSLKEYLOGFILE {error.filename} cannot be written {reason}"
        return TlsFailed(tried, cause, "Take the variable away, or name a file that can be written.")
    if ca_file is None:
        cause = f"the system's certificates cannot be used {reason}"
        return TlsFailed(tried, cause, "Name a CA file in the configuration.")
    cause = f"the CA file {ca_file} cannot be used {reason}"
    return TlsFailed(tried, cause, "It must hold certificates in PEM form that you may read.")


def _context(ca_file: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=ca_file)
    if ca_file is not None or context.cert_store_stats()["x509_ca"] or _has_folder_of_authorities():
        return context
    return httpx.create_ssl_context(trust_env=False)


def _has_folder_of_authorities() -> bool:
    """Say whether there are authorities that OpenSSL loads as it needs them, and so does not count before."""
    folder = ssl.get_default_verify_paths().capath
    return folder is not None and any(Path(folder).iterdir())
