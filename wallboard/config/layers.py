"""Settings from several places, the strongest first: flags, environment, file. Each knows where a value of it stands.

    flags         --wire xml
    environment   WALLBOARD_WIRE=xml
    file          [profiles.NAME] wire = "xml"

Only names and places are dealt with here; what a value means is the business of `settings`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path as FilePath

from wallboard.config.places import Path
from wallboard.config.settings import TOKEN_SOURCES

PREFIX = "WALLBOARD_"
TOKEN_VARIABLE = "WALLBOARD_TOKEN"  # noqa: S105 — the variable's name, not a token
TEXTS = (
    "host",
    "tenant",
    "token_file",
    "token_keyring",
    "wire",
    "ca_file",
    "proxy",
    "time_zone",
    "theme",
    "start_screen",
    "view",
    "log_file",
)
LISTS = ("queue_ids", "queues", "agent_ids", "agents", "headline")
"""Settings that the environment gives as text with commas."""
SWITCHES = ("ascii", "mouse", "low_bandwidth")
"""Settings that the environment gives as `true` or `false`."""
_BOOLEANS = {"true": True, "false": False}
_PATHS = ("token_file", "ca_file", "log_file", "message_file", "webhook_file")
_TABLES_WITH_PATHS = ("wall", "notice")


@dataclass(frozen=True, slots=True)
class Layer:
    """The settings of one place."""

    values: Mapping[str, object] = field(repr=False)
    place: Callable[[Path], str]
    """Says where a path of the profile, not its root, stands in this layer, to begin an error with."""


def merged(layers: Sequence[Layer]) -> tuple[dict[str, object], dict[str, Layer]]:
    """Return the values that count and the layer each is from. Strongest layer first.

    Where to find the token is one question, however many settings can answer it: a layer that does hides the others'.
    """
    values: dict[str, object] = {}
    origins: dict[str, Layer] = {}
    for layer in layers:
        token_is_known = any(key in values for key in TOKEN_SOURCES)
        for key, value in layer.values.items():
            if key not in values and not (token_is_known and key in TOKEN_SOURCES):
                values[key], origins[key] = value, layer
    return values, origins


def from_flags(flags: Mapping[str, object]) -> Layer:
    """Return the layer of the command line: settings by name, None where a flag is not given."""
    given = {key: value for key, value in flags.items() if value is not None}
    return Layer(anchored(given, FilePath()), lambda path: f"--{str(path[0]).replace('_', '-')}")


def from_environment(environ: Mapping[str, str]) -> Layer:
    """Return the layer of the environment; an empty variable counts as not set."""
    values: dict[str, object] = {}
    for key in TEXTS:
        if text := environ.get(variable(key)):
            values[key] = text
    for key in LISTS:
        if text := environ.get(variable(key)):
            values[key] = [part.strip() for part in text.split(",")]
    for key in SWITCHES:
        if text := environ.get(variable(key)):
            values[key] = _BOOLEANS.get(text, text)
    if environ.get(TOKEN_VARIABLE):
        values["token_env"] = TOKEN_VARIABLE
    return Layer(anchored(values, FilePath()), _place_in_environment)


def misspelt_variables(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return a warning for each variable that is nearly one of ours.

    Others with our prefix are left alone: Kubernetes sets WALLBOARD_SERVICE_HOST for a service of that name.
    """
    known = ["TOKEN", "CONFIG", "PROFILE", *(key.upper() for key in TEXTS + LISTS + SWITCHES)]
    names = sorted(name.removeprefix(PREFIX) for name in environ if name.startswith(PREFIX))
    typos = ((name, get_close_matches(name, known, n=1, cutoff=0.7)) for name in names if name not in known)
    return tuple(
        f'{PREFIX}{name} is not a variable of this program; did you mean "{PREFIX}{close[0]}"?'
        for name, close in typos
        if close
    )


def anchored(values: Mapping[str, object], folder: FilePath) -> dict[str, object]:
    """Return the values with relative paths counted from the folder and `~` expanded."""
    return {key: _anchored(key, value, folder) for key, value in values.items()}


def _anchored(key: str, value: object, folder: FilePath) -> object:
    if key in _TABLES_WITH_PATHS and isinstance(value, Mapping):
        return anchored(value, folder)
    if key in _PATHS and isinstance(value, str) and value:
        # Not Path.expanduser: it raises where there is no such user, and the shells do not.
        return str(folder / os.path.expanduser(value))
    return value


def variable(key: str) -> str:
    """Return the environment variable that sets a setting."""
    return PREFIX + key.upper()


def _place_in_environment(path: Path) -> str:
    return TOKEN_VARIABLE if path[0] == "token_env" else variable(str(path[0]))
