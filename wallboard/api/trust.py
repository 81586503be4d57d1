"""Whose certificates are trusted: the authorities of the system, or those of one file in their place."""

from __future__ import annotations

import ssl
from pathlib import Path

import httpx


def trusting(ca_file: Path | None) -> ssl.SSLContext:
    """Return the TLS settings of every connection; takes some 30 ms. OSError where the CA file cannot be read.

    None trusts the system's store, so that an authority that a company installs there counts here too. Only a system
    without any authority, as some containers and a fresh Python on macOS are, gets those that come with httpx.
    """
    context = ssl.create_default_context(cafile=ca_file)
    if ca_file is not None or context.cert_store_stats()["x509_ca"] or _has_folder_of_authorities():
        return context
    return httpx.create_ssl_context(trust_env=False)


def _has_folder_of_authorities() -> bool:
    """Say whether there are authorities that OpenSSL loads as it needs them, and so does not count before."""
    folder = ssl.get_default_verify_paths().capath
    return folder is not None and any(Path(folder).iterdir())
