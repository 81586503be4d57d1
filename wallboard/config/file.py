"""The configuration file: found, read, and cut down to the one profile that is asked for.

default_profile = "main"

[profiles.main]
host = "na12"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from wallboard.config.errors import ConfigError
from wallboard.config.forms import near
from wallboard.config.layers import Layer, anchored
from wallboard.config.places import Path, lines, nearest_line
from wallboard.config.problems import unknown_key
from wallboard.config.settings import Settings

_AT = re.compile(r"(?P<what>.*) \(at line (?P<line>\d+), column \d+\)")


Fingerprint = tuple[int, int, int, int] | None
"""What another file, or the same one after a change, has otherwise. None: there is no file."""


@dataclass(frozen=True)
class ConfigFile:
    """A file that is valid TOML, and whose profiles have names; their settings are not yet looked at."""

    path: FilePath
    text: str = field(repr=False)
    profiles: Mapping[str, Mapping[str, object]] = field(repr=False)
    default_profile: str | None

    def chosen(self, name: str | None) -> str | None:
        """Return the profile to use: the one named, the default, the only one, or None where the file has none."""
        name = name or self.default_profile
        if name is not None:
            if name not in self.profiles:
                known = ", ".join(self.profiles) or "none"
                raise ConfigError(
                    f'{self.path}: there is no profile "{name}"{near(name, list(self.profiles))} (has {known})'
                )
            return name
        if len(self.profiles) > 1:
            raise ConfigError(
                f"{self.path}: which profile? Say --profile NAME or set default_profile: {', '.join(self.profiles)}"
            )
        return next(iter(self.profiles), None)

    def layer(self, name: str) -> Layer:
        """Return the settings of a profile."""

        def place(path: Path) -> str:
            return place_in(self.path, self._lines, ("profiles", name, *path))

        return Layer(anchored(self.profiles[name], self.path.parent), place)

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return lines(self.text)


def read(path: FilePath) -> ConfigFile:
    """Read the file; ConfigError with its place where it is not valid."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text") from error
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_malformed(path, str(error))) from None
    except RecursionError:
        raise ConfigError(f"{path}: is not a configuration: its brackets are nested too deeply") from None
    except ValueError:  # Python converts no integer of more than 4300 digits, and tomllib lets its error through
        raise ConfigError(f"{path}: is not TOML: a number in it is too long") from None
    if found := _root_problems(path, text, document):
        raise ConfigError(*found)
    return ConfigFile(path, text, document.get("profiles", {}), document.get("default_profile"))


def fingerprint(path: FilePath) -> Fingerprint:
    """Return the fingerprint of the file, or of the one that a link leads to."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def place_in(file: FilePath, found: Mapping[Path, int], path: Path) -> str:
    """Return "FILE:LINE: a.b.c", without the line where it is unknown."""
    line = nearest_line(found, path)
    return f"{file}{f':{line}' if line else ''}: {'.'.join(map(str, path))}"


def _malformed(path: FilePath, message: str) -> str:
    at = _AT.fullmatch(message)
    return f"{path}:{at['line']}: is not TOML: {at['what']}" if at else f"{path}: is not TOML: {message}"


def _root_problems(path: FilePath, text: str, document: Mapping[str, Any]) -> list[str]:
    problems = list(_wrong_at_root(document))
    # Only now, because finding the lines takes longer than all the rest.
    found = lines(text) if problems else {}
    return [f"{place_in(path, found, at)} {what}" for at, what in problems]


def _wrong_at_root(document: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for key in document:
        if key not in ("profiles", "default_profile"):
            yield (key,), _unknown_at_root(key)
    if not isinstance(document.get("default_profile", ""), str):
        yield ("default_profile",), "must be the name of a profile, in quotes"
    profiles = document.get("profiles", {})
    if not isinstance(profiles, dict):
        yield ("profiles",), "must be a table: write [profiles.main]"
        return
    for name, profile in profiles.items():
        if not isinstance(profile, dict):
            yield ("profiles", name), "is a setting outside of a profile: put it under [profiles.main]"


def _unknown_at_root(key: str) -> str:
    if key in Settings.model_fields:
        return "belongs to a profile: put it under [profiles.main]"
    return unknown_key(key, ["profiles", "default_profile"])
