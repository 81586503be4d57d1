"""What counts, and where each value is from: `wallboard config show`. Secrets are masked."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from wallboard.config import written
from wallboard.config.loading import Loaded
from wallboard.config.tables import Table

MASK = "***"
_DEFAULT = "default"
_AT_LINE = re.compile(r"(?P<file>.+:\d+): .*")


def shown(loaded: Loaded, environ: Mapping[str, str]) -> Iterator[str]:
    """Yield a line of TOML per setting, with a comment that says where it is from."""
    for key, value in written.entries(loaded.settings):
        if isinstance(value, Table | Mapping):
            parts = value if isinstance(value, Mapping) else dict(written.entries(value))
            given = value if isinstance(value, Mapping) else dict(written.written_in(value))
            for inner, part in parts.items():
                text = _masked(inner, part, environ) if key == "notice" else written.toml(part)
                origin = _origin(loaded, key, inner) if inner in given else _DEFAULT
                yield f"{key}.{written.key(inner)} = {text}  # {origin}"
        else:
            yield f"{key} = {_masked(key, value, environ)}  # {_origin(loaded, key)}"


def _origin(loaded: Loaded, *path: str) -> str:
    if path[0] not in loaded.origins:
        return _DEFAULT
    place = loaded.place(path)
    at = _AT_LINE.fullmatch(place)
    return at["file"] if at else place


def _masked(key: str, value: object, environ: Mapping[str, str]) -> str:
    """Return a value as TOML; what says where a secret is only if it is there: it may be the secret itself."""
    match key, value:
        case "token_file" | "webhook_file", str() if not os.path.exists(value):
            return written.toml(f"{MASK} (no such file)")
        case "token_env" | "webhook_env", str() if value not in environ:
            return written.toml(f"{MASK} (not set)")
        case "token_command" | "command", [str() as first, *others]:
            known = first if shutil.which(first) else f"{MASK} (no such command)"
            return written.toml([known, MASK] if others else [known])
        case "token_keyring", _:
            return written.toml(MASK)
        case "proxy", str() if "@" in urlsplit(value).netloc:
            address = urlsplit(value)
            return written.toml(address._replace(netloc=f"{MASK}@{address.netloc.rpartition('@')[2]}").geturl())
        case _:
            return written.toml(value)
