"""The files in which a profile's board remembers: in the user's folder for state, for their owner alone, always whole.

Reading and writing block.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import platformdirs
from pydantic import ValidationError

from wallboard.config.loading import config_path

LONGEST_BYTES = 100_000
"""How somebody left a board is a thousandth of this."""
LONGEST_ALARMS_BYTES = 4_000_000
"""The alarms of a floor of 20,000 agents on its worst day are half of this."""

_LONGEST_NAME = 245
"""File systems take 255 bytes: a new file has ten more than the name until it is in its place, see `write`."""
_LONGEST_BEGIN = 200
"""Of a longer name, which goes on with a hash of the whole."""


def state_path(profile: str | None, config: Path) -> Path:
    """Return where the board of a profile in that configuration file remembers.

    Other files than the user's own may have profiles of the same names, and are told apart by where they are.
    """
    path = os.path.abspath(config)
    apart = "" if path == os.path.abspath(config_path(None, {})) else f"-{sha256(os.fsencode(path)).hexdigest()[:8]}"
    name = _that_fits(f"{quote(profile or 'default', safe='')}{apart}")
    return platformdirs.user_state_path("wallboard") / f"{name}.json"


def alarms_path(state: Path, floor: str) -> Path:
    """Return where the alarms of a floor are kept that the same board shows: flags may give a profile several."""
    name = _that_fits(f"{state.stem}-{sha256(floor.encode()).hexdigest()[:8]}")
    return old_alarms_path(state).with_name(f"{name}.json")


def old_alarms_path(state: Path) -> Path:
    """Return where they were kept when all floors of a profile had one file: in a folder, as it may have any name."""
    return state.parent / "alarms" / state.name


def _that_fits(name: str) -> str:
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:_LONGEST_BEGIN]}-{sha256(name.encode()).hexdigest()[:16]}"


def read(path: Path, longest_bytes: int = LONGEST_BYTES) -> bytes | None:
    """Return what the file holds, None where there is none; OSError or ValueError where it cannot be read."""
    try:
        with open(path, "rb") as file:
            data = file.read(longest_bytes + 1)
    except FileNotFoundError:
        return None
    if len(data) > longest_bytes:
        raise ValueError("is too long to be ours")
    return data


def misunderstood(error: ValidationError) -> ValueError:
    """Return what to say of a text that this version does not understand: where, and why, without what it holds."""
    first = error.errors(include_input=False, include_url=False)[0]
    return ValueError(f"{'.'.join(map(str, first['loc'])) or 'the text'}: {first['msg']}")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other boards from writing to the folder of a file meanwhile; OSError where there can be none."""
    _make_folder(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        # Some file systems over a network have no locks: there the last one to write counts.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def write(path: Path, text: str) -> None:
    """Put a new file in the place of the old one, which is whole until then; OSError where that cannot be.

    UnicodeEncodeError for a text with half a character.
    """
    _make_folder(path)
    # For its owner alone, and of a name that no other board writes to.
    descriptor, new = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    try:
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            # A machine whose plug is pulled would have the new name for an empty file.
            os.fsync(descriptor)
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise


def _make_folder(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
