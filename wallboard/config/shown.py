"""What counts, and where each value is from: `wallboard config show`. Secrets are masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from wallboard.config import written
from wallboard.config.loading import Loaded
from wallboard.config.tables import Table

MASK = "***"
_AT_LINE = re.compile(r"(?P<file>.+:\d+): .*")


def shown(loaded: Loaded) -> Iterator[str]:
    """Yield a line of TOML per setting, with a comment that says where it is from."""
    for key, value in written.entries(loaded.settings):
        origin = _origin(loaded, key)
        if isinstance(value, Table):
            for inner, part in written.entries(value):
                yield f"{key}.{written.key(inner)} = {written.toml(part)}  # {origin}"
        else:
            yield f"{key} = {_masked(key, value)}  # {origin}"


def _origin(loaded: Loaded, key: str) -> str:
    if key not in loaded.origins:
        return "default"
    place = loaded.place((key,))
    at = _AT_LINE.fullmatch(place)
    return at["file"] if at else place


def _masked(key: str, value: object) -> str:
    match key, value:
        case "token_command", [first, *_]:
            return written.toml([first, MASK])
        case "token_file", str() if not Path(value).exists():
            # It may be the token itself, written to the wrong setting.
            return written.toml(f"{MASK} (no such file)")
        case "proxy", str() if "@" in urlsplit(value).netloc:
            address = urlsplit(value)
            return written.toml(address._replace(netloc=f"{MASK}@{address.netloc.rpartition('@')[2]}").geturl())
        case _:
            return written.toml(value)
