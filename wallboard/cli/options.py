"""The flags that several commands share: which configuration, and what counts over it. The token is never one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

import click

Command = Callable[..., Any]


def _flag(setting: str) -> str:
    return setting.replace("_", "-")


_CONNECTION = {
    "config": ("FILE", "Configuration file to read."),
    "profile": ("NAME", "Profile of the file to use."),
    "host": ("HOST", "Platform: na12, vcc-na12.8x8.com, or a pasted address."),
    "tenant": ("NAME", "Tenant name."),
    "token_file": ("FILE", "File with the token alone (chmod 600)."),
    "wire": ("json|xml", "Format to ask the API for."),
    "ca_file": ("FILE", "Certificates to trust in place of the system's."),
    "proxy": ("URL", "Proxy to go through."),
    "time_zone": ("ZONE", "The tenant's time zone, such as Europe/London."),
}
"""Setting → what its flag takes, and what it does."""
_BOARD = {
    "theme": ("NAME", "Theme to start with."),
    "view": ("NAME", "View to start with: one that the configuration names."),
    "start_screen": ("NAME", "overview, queues, agents or alarms."),
    "log_file": ("FILE", "Tell there when reading broke and when it recovered."),
}
_SWITCHES = {
    "ascii": "Draw in ASCII, or in Unicode; else as the terminal can.",
    "mouse": "Take clicks and the wheel, or leave them to the terminal.",
    "low_bandwidth": "Let timers tick with each reading alone, for slow or metered links.",
}
_WALL = {
    "begins": ("--wall", "Begin on the wall: large digits, on pages that take turns."),
    "is_kiosk": ("--kiosk", "The wall and nothing else: no key does anything. It ends by SIGTERM or SIGHUP."),
    "names": ("--names", "Agents may be named on the wall."),
}
"""How a wall is wanted → its flag, and what that does."""
SWITCHES = frozenset(
    [
        *(f"--{prefix}{_flag(setting)}" for setting in _SWITCHES for prefix in ("", "no-")),
        *(flag for flag, _ in _WALL.values()),
    ]
)
"""Flags without a value."""


def profile_flags(command: Command) -> Command:
    """Give a command the flags that choose a profile of the file, as one mapping `flags` by setting."""
    return _with_flags(command, {name: _CONNECTION[name] for name in ("config", "profile")})


def connection_flags(command: Command) -> Command:
    """Give a command the flags of a connection, as one mapping `flags` by setting."""
    return _with_flags(command, _CONNECTION)


def board_flags(command: Command) -> Command:
    """Give a command the flags of a connection and of a board, as one mapping `flags` by setting."""
    return terminal_switches(_with_flags(command, _CONNECTION | _BOARD, tuple(_SWITCHES)))


def wall_flags(command: Command) -> Command:
    """Give a command the flags of a wall, as one mapping `wall` by the names of `WallStart`."""

    @wraps(command)
    def gathered(**arguments: object) -> object:
        wall = {name: arguments.pop(name) for name in _WALL}
        return command(wall=wall, **arguments)

    decorated: Command = gathered
    for name, (flag, meaning) in reversed(list(_WALL.items())):
        decorated = click.option(flag, name, is_flag=True, help=meaning)(decorated)
    return decorated


def terminal_switches(command: Command) -> Command:
    """Give a command the flags of the terminal: `ascii`, `mouse`, `low_bandwidth`, each None where it is not given."""
    for setting, meaning in reversed(_SWITCHES.items()):
        name = _flag(setting)
        command = click.option(f"--{name}/--no-{name}", default=None, help=meaning)(command)
    return command


def _with_flags(command: Command, settings: Mapping[str, tuple[str, str]], switches: Sequence[str] = ()) -> Command:
    @wraps(command)
    def gathered(**arguments: object) -> object:
        flags = {setting: arguments.pop(setting) for setting in (*settings, *switches)}
        return command(flags=flags, **arguments)

    decorated: Command = gathered
    for setting, (metavar, meaning) in reversed(list(settings.items())):
        decorated = click.option(f"--{_flag(setting)}", metavar=metavar, help=meaning)(decorated)
    return decorated
