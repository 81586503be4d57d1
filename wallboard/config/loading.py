"""From flags, environment and file to settings that are known to be valid, each with the place it is from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path as FilePath

import platformdirs
from msgspec import Struct
from pydantic import ValidationError

from wallboard.config import file
from wallboard.config.errors import ConfigError
from wallboard.config.file import Fingerprint
from wallboard.config.layers import Layer, from_environment, from_flags, merged, misspelt_variables
from wallboard.config.places import Path
from wallboard.config.problems import problems
from wallboard.config.rules import wrong_rules
from wallboard.config.settings import TOKEN_SOURCES, Settings
from wallboard.config.standards import no_groups, standards
from wallboard.config.views import no_view


class Loaded(Struct, frozen=True):
    """Valid settings, and where they are from."""

    settings: Settings
    profile: str | None
    """The name of the profile in the file; None where no file gave one."""
    path: FilePath
    """Where the file is, or would be."""
    file_exists: bool
    origins: Mapping[str, Layer]
    """Setting → the layer that gave it. A setting that is not there has its default."""
    read_as: Fingerprint = None
    """The file as it was read; None where there was none."""
    asked: frozenset[str] = frozenset()
    """Settings that flags or environment gave: what is asked for now, whatever the file says."""
    warnings: tuple[str, ...] = ()

    def place(self, path: Path) -> str:
        """Return where a setting stands, to begin an error with; its name alone where it has its default."""
        layer = self.origins.get(str(path[0])) if path else None
        return layer.place(path) if layer else ".".join(map(str, path))


def config_path(flag: str | None, environ: Mapping[str, str]) -> FilePath:
    """Return where the configuration file is, or would be: --config, WALLBOARD_CONFIG, or the user's folder."""
    given = flag or environ.get("WALLBOARD_CONFIG")
    return FilePath(os.path.expanduser(given)) if given else platformdirs.user_config_path("wallboard") / "config.toml"


def themes_path() -> FilePath:
    """Return the folder of the user's own themes, which need not exist."""
    return platformdirs.user_config_path("wallboard") / "themes"


def load(flags: Mapping[str, object], environ: Mapping[str, str]) -> Loaded:
    """Return the settings that count; ConfigError with one line per problem.

    `flags` are settings by name, and `config` and `profile`; None is "not given".
    """
    settings_flags = dict(flags)
    path_flag, profile_flag = settings_flags.pop("config", None), settings_flags.pop("profile", None)
    path = config_path(_text(path_flag), environ)
    is_asked_for = bool(path_flag or environ.get("WALLBOARD_CONFIG"))
    name = _text(profile_flag) or environ.get("WALLBOARD_PROFILE") or None
    layers = [from_flags(settings_flags), from_environment(environ)]
    asked = frozenset[str]().union(*(layer.values for layer in layers))
    # Before it is read: a change in between must be found.
    read_as, exists = file.fingerprint(path), _exists(path)
    if exists or is_asked_for:
        config_file = file.read(path)
        name = config_file.chosen(name)
        layers += [config_file.layer(name)] if name else []
    elif name:
        raise ConfigError(f'there is no profile "{name}": {path} does not exist; `wallboard config init` writes one')
    settings, origins = _checked(layers)
    warning = settings.host.warning if settings.host else ""
    warnings = (*([warning] if warning else []), *misspelt_variables(environ))
    return Loaded(settings, name, path, exists, origins, read_as, asked, warnings)


def _checked(layers: list[Layer]) -> tuple[Settings, Mapping[str, Layer]]:
    values, origins = merged(layers)

    def place(at: Path) -> str:
        return origins[str(at[0])].place(at)

    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        # Not chained: pydantic's own error carries the values, and one of them may be a token in the wrong place.
        raise ConfigError(*problems(error, place)) from None
    match [key for key in TOKEN_SOURCES if key in values]:
        case [first, second, *_]:
            raise ConfigError(
                f"{place((second,))} is set beside {place((first,)).rpartition(' ')[2]}: keep one of them"
            )
    if settings.view is not None and settings.view not in settings.views:
        raise ConfigError(f"{place(('view',))}: {no_view(settings.view, settings.views)}")
    wrong = [f"{place(('teams', name, 'groups'))} {what}" for name, what in no_groups(settings)]
    wrong += [f"{place(at)} {what}" for at, what in wrong_rules(settings, standards(settings))]
    if wrong:
        raise ConfigError(*wrong)
    return settings, origins


def _exists(path: FilePath) -> bool:
    """Say whether there is something to read, if only to say why it cannot be read."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
