"""Configurations for tests: written to a folder, loaded without looking at this machine's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wallboard.config import ConfigError, Loaded, Profile, load, load_profile

CONNECTED = """
[profiles.main]
host = "na12"
tenant = "acme"
token_file = "token"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def loaded(folder: Path, text: str, environ: Mapping[str, str] | None = None, **flags: object) -> Loaded:
    return load({"config": str(written(folder, text)), **flags}, environ or {})


def profile(folder: Path, text: str = CONNECTED, environ: Mapping[str, str] | None = None, **flags: object) -> Profile:
    return load_profile({"config": str(written(folder, text)), **flags}, environ or {})


def problems(folder: Path, text: str, environ: Mapping[str, str] | None = None, **flags: object) -> list[str]:
    """Return the problems of a configuration, with its path cut off."""
    try:
        profile(folder, text, environ, **flags)
    except ConfigError as error:
        return [line.removeprefix(f"{folder}/") for line in error.problems]
    return []
