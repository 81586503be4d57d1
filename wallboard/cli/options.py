"""The flags that several commands share: which configuration, and what counts over it. The token is never one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

_CONNECTION = (
    click.option("--config", metavar="FILE", help="Configuration file to read."),
    click.option("--profile", metavar="NAME", help="Profile of the file to use."),
    click.option("--host", metavar="HOST", help="Platform: na12, vcc-na12.8x8.com, or a pasted address."),
    click.option("--tenant", metavar="NAME", help="Tenant name."),
    click.option("--token-file", metavar="FILE", help="File with the token alone (chmod 600)."),
    click.option("--wire", metavar="json|xml", help="Format to ask the API for."),
    click.option("--ca-file", metavar="FILE", help="Certificates to trust in place of the system's."),
    click.option("--proxy", metavar="URL", help="Proxy to go through."),
    click.option("--time-zone", metavar="ZONE", help="The tenant's time zone, such as Europe/London."),
)
_BOARD = (
    click.option("--theme", metavar="NAME", help="Theme to start with."),
    click.option("--start-screen", metavar="NAME", help="overview, queues or agents."),
)

Command = Callable[..., Any]


def connection_flags(command: Command) -> Command:
    """Give a command the flags of a connection, as one mapping `flags`."""
    return _gathered(command, _CONNECTION)


def board_flags(command: Command) -> Command:
    """Give a command the flags of a connection and of a board, as one mapping `flags`."""
    return _gathered(command, _CONNECTION + _BOARD)


def _gathered(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    own = {parameter.name for parameter in getattr(command, "__click_params__", ())}

    @wraps(command)
    def called(**arguments: object) -> object:
        flags = {name: arguments.pop(name) for name in list(arguments) if name not in own}
        return command(flags=flags, **arguments)

    command = called
    for option in reversed(options):
        command = option(command)
    return command
