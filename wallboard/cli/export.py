"""Where the board's exports go: files of their own in the folder that it was started in."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from itertools import count
from pathlib import Path

from wallboard.config import state_file


def save_here(name: str, text: str) -> Path:
    """Write a new file to the folder that the program was started in, as `save` does."""
    # Looked for only now: who exports nothing needs no folder.
    try:
        folder = Path.cwd()
    except FileNotFoundError as error:
        raise OSError(errno.ENOENT, "the folder that the board was started in is gone") from error
    return save(folder, name, text)


def save(folder: Path, name: str, text: str) -> Path:
    """Write a new file for the user's eyes and return its path; one that is there already is never overwritten.

    Raises OSError where it cannot be written; nothing is left of it then.
    """
    path = _new(folder, name)
    try:
        state_file.write(path, text)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    return path


def _new(folder: Path, name: str) -> Path:
    """Return the path of a file that was not there before, and is empty."""
    stem, ending = os.path.splitext(name)
    for number in count(1):
        path = folder / (name if number == 1 else f"{stem}-{number}{ending}")
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            return path
    raise AssertionError("there are no more numbers")
