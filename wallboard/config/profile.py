"""One profile, ready to use: where to connect, as whom, what to hold the floor to, how to start the board."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from wallboard.config.errors import ConfigError, NotConfiguredError
from wallboard.config.file import Fingerprint
from wallboard.config.loading import Loaded, load
from wallboard.config.notice import Notices, notices
from wallboard.config.remembered import Start
from wallboard.config.rules import rules
from wallboard.config.settings import TOKEN_SOURCES, Settings
from wallboard.config.standards import standards
from wallboard.config.token import CommandToken, EnvironmentToken, FileToken, KeyringToken, TokenSource
from wallboard.config.views import views
from wallboard.model.alarm.rules import Rules
from wallboard.model.standards import Standards
from wallboard.model.view import View
from wallboard.model.wall import WallPlan

FIRST_STEPS = (
    "There is no configuration yet.",
    "See it on a simulated tenant, with no account:  wallboard demo",
    "Connect to yours:  wallboard config init  writes a file to fill in, and says where it is.",
)


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach the tenant's API."""

    base_url: str
    """Scheme, host and port."""
    tenant: str
    token: TokenSource
    wire_format: Literal["json", "xml"] = "json"
    ca_file: Path | None = None
    """Certificates to trust in place of the system's; None: the system's."""
    proxy: str | None = field(default=None, repr=False)
    """Not in the repr: it may hold a password."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the configuration says."""

    name: str | None
    """The profile's name in the file; None where flags and environment say it all."""
    path: Path
    """Where the file is, or would be."""
    connection: Connection
    standards: Standards
    start: Start
    rules: Rules = field(default_factory=Rules)
    """What the floor is watched by."""
    place: Callable[[str], str] = field(default=str, repr=False, compare=False)
    """Says where a setting stands, to begin an error with: which themes there are is not known here."""
    read_as: Fingerprint = None
    """The file as it was read; None where there was none."""
    views: Mapping[str, View] = field(default_factory=dict)
    """By name."""
    wall: WallPlan = field(default_factory=WallPlan)
    message_file: Path | None = None
    """Whose first line stands on the wall; None: nothing does."""
    message_expiry_s: float | None = None
    """How long after its last change; None: for ever."""
    notices: Notices = field(default_factory=Notices)
    """Where alarms are told beside the screen."""
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Action's id → its keys, of those that are on other ones than their own."""
    mouse: bool = True
    """Take clicks and the wheel."""
    low_bandwidth: bool = False
    """Let timers tick with each reading alone."""
    log_file: Path | None = None
    """Where breaks and recoveries are told; None: nowhere."""
    warnings: tuple[str, ...] = ()
    """What looks wrong but can be used, one sentence each; for the caller to print."""


def load_profile(flags: Mapping[str, object], environ: Mapping[str, str]) -> Profile:
    """Return the profile that flags, environment and file make; ConfigError where they make none."""
    return profile_of(load(flags, environ), environ)


def profile_of(loaded: Loaded, environ: Mapping[str, str]) -> Profile:
    """Return the profile of valid settings; ConfigError where something is missing that a connection needs."""
    settings = loaded.settings
    wall = settings.wall
    held_to = standards(settings)
    named = views(settings.views, settings.start_screen)
    return Profile(
        name=loaded.profile,
        path=loaded.path,
        connection=_connection(loaded, environ),
        standards=held_to,
        rules=rules(settings, held_to),
        start=Start(_start_view(loaded, named), settings.theme, loaded.asked, settings.ascii),
        place=lambda setting: loaded.place((setting,)),
        read_as=loaded.read_as,
        views=named,
        wall=wall.plan(),
        message_file=Path(wall.message_file) if wall.message_file else None,
        message_expiry_s=wall.message_expiry.total_seconds() if wall.message_expiry else None,
        notices=notices(settings.notice, settings.tenant or "", settings.time_zone, environ),
        keys=settings.keys,
        mouse=settings.mouse,
        low_bandwidth=settings.low_bandwidth,
        log_file=Path(settings.log_file) if settings.log_file else None,
        warnings=loaded.warnings,
    )


def _start_view(loaded: Loaded, views: Mapping[str, View]) -> View:
    settings = loaded.settings
    if settings.view is None:
        return View(screen=settings.start_screen)
    named = views[settings.view]
    return replace(named, screen=settings.start_screen) if "start_screen" in loaded.asked else named


def _connection(loaded: Loaded, environ: Mapping[str, str]) -> Connection:
    settings = loaded.settings
    if settings.host is None and not loaded.file_exists:
        raise NotConfiguredError(*FIRST_STEPS)
    token = _token_source(settings, environ)
    missing = []
    if settings.host is None:
        missing.append('host is not set: write host = "na12", --host or WALLBOARD_HOST')
    if settings.tenant is None:
        missing.append('tenant is not set: write tenant = "NAME", --tenant or WALLBOARD_TENANT')
    if token is None:
        missing.append(f"no token: set one of {', '.join(TOKEN_SOURCES)}, --token-file or WALLBOARD_TOKEN")
    if settings.host is None or settings.tenant is None or token is None:
        raise ConfigError(*(f"{_where(loaded)} {line}" for line in missing))
    if settings.proxy and settings.host.base_url.startswith("http://"):
        raise ConfigError(f"{loaded.place(('proxy',))} goes with https:// alone: over http:// it would see the token")
    return Connection(
        base_url=settings.host.base_url,
        tenant=settings.tenant,
        token=token,
        wire_format=settings.wire,
        ca_file=_ca_file(loaded),
        proxy=settings.proxy,
    )


def _token_source(settings: Settings, environ: Mapping[str, str]) -> TokenSource | None:
    if settings.token_file:
        return FileToken(Path(settings.token_file))
    if settings.token_command:
        return CommandToken(tuple(settings.token_command))
    if settings.token_keyring:
        return KeyringToken(settings.token_keyring, settings.tenant or "")
    if settings.token_env:
        return EnvironmentToken(settings.token_env, environ)
    return None


def _ca_file(loaded: Loaded) -> Path | None:
    if loaded.settings.ca_file is None:
        return None
    path = Path(loaded.settings.ca_file)
    if not os.path.isfile(path):  # Path.is_file raises for a name that is too long
        raise ConfigError(f"{loaded.place(('ca_file',))} is not a file: {path}")
    return path


def _where(loaded: Loaded) -> str:
    if loaded.profile is None:
        return f"{loaded.path}:" if loaded.file_exists else "configuration:"
    return f"{loaded.path}: profiles.{loaded.profile}:"
