"""Where the board's exports go: files of their own in the folder that it was started in."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path


def save(folder: Path, name: str, text: str) -> Path:
    """Write a new file for the user's eyes and return its path; one that is there already is never overwritten.

    Raises OSError where it cannot be written.
    """
    stem, ending = os.path.splitext(name)
    for number in count(1):
        path = folder / (name if number == 1 else f"{stem}-{number}{ending}")
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return path
    raise AssertionError("there are no more numbers")
