"""Files that hold a secret: regular ones, which only their owner may read or write."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from pydantic import SecretStr

from wallboard.config.reach import is_open_to_others

LONGEST = 4096
"""The most characters of a secret."""


class PrivateError(Exception):
    """The file gives no secret; the text says why, and tells no path that leads nowhere: it might be the secret."""


def private_text(path: Path, setting: str, secret: str) -> SecretStr:
    """Return what a file holds, cut where no secret is that long; PrivateError where it must not, or cannot, be read.

    `setting` is where the path is written, `secret` what it leads to.
    """
    try:
        with open(path, "rb", opener=_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise PrivateError(f"{setting} must be a regular file")
            if is_open_to_others(file.fileno()):
                raise PrivateError(f"others can read the {secret}: run `chmod 600 {path}`, then renew the {secret}")
            return SecretStr(_decoded(file.read(4 * LONGEST)))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise PrivateError(
            f"{setting} cannot be read: {reason}; a relative path begins where the configuration is"
        ) from None


def _decoded(kept: bytes) -> str:
    """Return the text without the mark that editors and shells of Windows put before it."""
    is_wide = kept.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return kept.decode("utf-16" if is_wide else "utf-8-sig", "replace")


def _at_once(path: str, flags: int) -> int:
    """Open a file; without O_NONBLOCK a named pipe would hold us for ever before its kind can be looked at."""
    return os.open(path, flags | os.O_NONBLOCK)
