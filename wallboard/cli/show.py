"""`wallboard show`: one reading, for scripts and for a quick look. No screen, no monitor, no second try."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import click

from wallboard.api.client import Client
from wallboard.cli.columns import agent_table, queue_table
from wallboard.cli.connection import client_of
from wallboard.cli.credentials import read_credentials
from wallboard.cli.failures import expected_failures, warned
from wallboard.cli.options import connection_flags
from wallboard.cli.table import every_field
from wallboard.config import Profile, load_profile
from wallboard.model.agent import Agent
from wallboard.model.export import csv_text, json_text
from wallboard.model.fields import Record
from wallboard.model.queue import Queue

T = TypeVar("T")

_format = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="table for people; json and csv with every field under the API's name.",
)
_all = click.option("--all", "everything", is_flag=True, help="Also what the profile does not choose.")


_ALARMS = "--alarms"


class _Show(click.Group):
    """A group with `alarms check` among its commands, also as the flag that one thinks of first."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `--alarms` for the command of that name."""
        if _ALARMS in args:
            args = ["alarms", *(arg for arg in args if arg != _ALARMS)]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in their order."""
        return [*self.commands, "alarms"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; that of the alarms is imported when it is asked for."""
        if cmd_name != "alarms":
            return super().get_command(ctx, cmd_name)
        from wallboard.cli.alarms.checking import command  # noqa: PLC0415

        return command


@click.group(name="show", cls=_Show)
def command() -> None:
    """Read agents or queues once, and print them on standard output; errors go to standard error.

    In JSON "no value" is null, and a single agent or queue is an object, not a list. The exit code tells what
    went wrong: see `wallboard --help`.

    `wallboard show --alarms` is `wallboard alarms check`: one line, and an exit code for Nagios and its like.
    """


@command.command()
@_format
@_all
@connection_flags
def agents(form: str, everything: bool, flags: dict[str, object]) -> None:
    """Print the agents that the profile chooses."""
    profile = _profile(flags)
    batch = _read(profile, lambda client: client.agents())
    chosen = profile.standards.agents
    records = [agent for agent in batch.records if everything or chosen.chooses(agent.id, agent.name)]
    _warn_of_bad_records(batch.left_out)
    _print(form, records, Agent, agent_table(records, profile.standards) if form == "table" else "")


@command.command()
@_format
@_all
@connection_flags
def queues(form: str, everything: bool, flags: dict[str, object]) -> None:
    """Print the queues that the profile chooses."""
    profile = _profile(flags)
    batch = _read(profile, lambda client: client.queues())
    chosen = profile.standards.queues
    records = [queue for queue in batch.records if everything or chosen.chooses(queue.id, queue.name)]
    _warn_of_bad_records(batch.left_out)
    _print(form, records, Queue, queue_table(records, profile.standards) if form == "table" else "")


@command.command()
@click.argument("agent_id")
@_format
@connection_flags
def agent(agent_id: str, form: str, flags: dict[str, object]) -> None:
    """Print every field of one agent, by login ID."""
    record = _read(_profile(flags), lambda client: client.agent(agent_id))
    _print(form, [record], Agent, every_field(record), single=True)


@command.command()
@click.argument("queue_id")
@_format
@connection_flags
def queue(queue_id: str, form: str, flags: dict[str, object]) -> None:
    """Print every field of one queue, by queue ID."""
    record = _read(_profile(flags), lambda client: client.queue(queue_id))
    _print(form, [record], Queue, every_field(record), single=True)


def _profile(flags: dict[str, object]) -> Profile:
    with expected_failures():
        profile = load_profile(flags, os.environ)
    warned(profile.warnings)
    return profile


def _read(profile: Profile, call: Callable[[Client], Awaitable[T]]) -> T:
    async def reading() -> T:
        async with client_of(profile.connection, credentials) as client:
            return await call(client)

    with expected_failures():
        credentials = read_credentials(profile.connection)
        return asyncio.run(reading())


def _warn_of_bad_records(left_out: int) -> None:
    if left_out:
        warned([f"{left_out} records could not be read and are left out"])


def _print(
    form: str, records: Sequence[Record], record_type: type[Record], table: str, *, single: bool = False
) -> None:
    match form:
        case "json":
            # For programs always UTF-8, whatever this terminal's letters are.
            click.echo(json_text(records, single=single).encode(), nl=False)
        case "csv":
            click.echo(csv_text(records, record_type).encode(), nl=False)
        case _:
            click.echo(table, nl=False)
