"""A group whose commands are imported when they are called, and one of which is called when none is named."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import NamedTuple, cast

import click


class Entry(NamedTuple):
    """A command that is not imported yet."""

    module: str
    """The module whose `command` it is."""
    summary: str
    """One line for the list of commands."""


class LazyGroup(click.Group):
    """Commands by name; without a name the default one is called. A command's flags may also stand before its name.

    wallboard --config x.toml show agents  →  wallboard show agents --config x.toml
    """

    def __init__(
        self, *, entries: Mapping[str, Entry], default: str, switches: frozenset[str] = frozenset(), **settings: object
    ) -> None:
        """Make a group; `switches` are flags of its commands that take no value."""
        super().__init__(**settings)  # type: ignore[arg-type] # click's own settings, passed through
        self._entries = entries
        self._default = default
        self._switches = switches

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command's name in front, the default one's where none is given."""
        own_flags = {flag for parameter in self.get_params(ctx) for flag in parameter.opts}
        if not args or args[0] not in own_flags:
            args = self._with_name_first(args, own_flags | self._switches)
        return super().parse_args(ctx, args)

    def _with_name_first(self, args: list[str], switches: set[str]) -> list[str]:
        """Move flags before the name behind it and its words. Each takes a value, except the switches."""
        at = 0
        while at < len(args) and args[at].startswith("-"):
            at += 1 if "=" in args[at] or args[at] in switches else 2
        if at >= len(args):
            return [self._default, *args]
        flags, rest = args[:at], args[at:]
        words = next((index for index, arg in enumerate(rest) if arg.startswith("-")), len(rest))
        return [*rest[:words], *flags, *rest[words:]]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown name is answered with the nearest one."""
        if args[0] not in self._entries:
            close = get_close_matches(args[0], self._entries, n=1)
            ctx.fail(f"No such command '{args[0]}'." + (f" Did you mean '{close[0]}'?" if close else ""))
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in their order."""
        return list(self._entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None for an unknown name."""
        if cmd_name not in self._entries:
            return None
        return cast("click.Command", import_module(self._entries[cmd_name].module).command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in self._entries.items()])
