"""Files that hold a secret: regular ones, which only their owner may read or write."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pydantic import SecretStr

from wallboard.config.reach import is_open_to_others


class NotAFileError(Exception):
    """It is something else than a regular file."""


class ExposedError(Exception):
    """Others than its owner and this process may read or write it."""


def private_text(path: Path, longest: int) -> SecretStr:
    """Return what a file holds, up to one byte more than `longest`; OSError, ValueError, or one of the above."""
    with open(path, "rb", opener=_at_once) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise NotAFileError
        if is_open_to_others(file.fileno()):
            raise ExposedError
        return SecretStr(file.read(longest + 1).decode("utf-8", "replace"))


def _at_once(path: str, flags: int) -> int:
    """Open a file; without O_NONBLOCK a named pipe would hold us for ever before its kind can be looked at."""
    return os.open(path, flags | os.O_NONBLOCK)
