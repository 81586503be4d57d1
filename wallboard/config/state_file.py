"""The file in which a profile's board remembers: in the user's folder for state, for its owner alone, always whole.

Reading and writing block.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import platformdirs

from wallboard.config.loading import config_path

LONGEST_BYTES = 100_000
"""A file of ours is a thousandth of this."""


def state_path(profile: str | None, config: Path) -> Path:
    """Return where the board of a profile in that configuration file remembers.

    Other files than the user's own may have profiles of the same names, and are told apart by where they are.
    """
    path = os.path.abspath(config)
    apart = "" if path == os.path.abspath(config_path(None, {})) else f"-{sha256(os.fsencode(path)).hexdigest()[:8]}"
    return platformdirs.user_state_path("wallboard") / f"{quote(profile or 'default', safe='')}{apart}.json"


def read(path: Path) -> bytes | None:
    """Return what the file holds, None where there is none; OSError or ValueError where it cannot be read."""
    try:
        with open(path, "rb") as file:
            data = file.read(LONGEST_BYTES + 1)
    except FileNotFoundError:
        return None
    if len(data) > LONGEST_BYTES:
        raise ValueError("is too long to be ours")
    return data


def write(path: Path, text: str) -> None:
    """Put a new file in the place of the old one, which is whole until then; OSError where that cannot be."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # For its owner alone, and of a name that no other board writes to.
    descriptor, new = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    try:
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            # A machine whose plug is pulled would have the new name for an empty file.
            os.fsync(descriptor)
        os.replace(new, path)
    except OSError:
        with suppress(OSError):
            os.unlink(new)
        raise
