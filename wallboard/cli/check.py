"""`wallboard check`: tries out everything between the configuration and the screen, one line each.

configuration ─▶ token ─▶ name ─▶ TLS ─▶ credentials, lists ─▶ rhythm, sla-target, alarms   notices, terminal
         each needs the one before; the first that is BAD ends the row                      always
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator

import click

from wallboard.api.credentials import Credentials
from wallboard.api.errors import ApiError
from wallboard.cli.abilities import found
from wallboard.cli.checks.alarms import alarms
from wallboard.cli.checks.finding import Finding, Verdict, bad, note, ok
from wallboard.cli.checks.lists import lists
from wallboard.cli.checks.network import name, tls
from wallboard.cli.checks.notices import notices
from wallboard.cli.checks.rhythm import PAUSE_S, POLLS, rhythm, steps
from wallboard.cli.checks.sla import sla_targets
from wallboard.cli.checks.terminal import terminal
from wallboard.cli.clock import clock, steady_s
from wallboard.cli.connection import client_of
from wallboard.cli.credentials import renewed
from wallboard.cli.exits import Exit
from wallboard.cli.failures import exit_code
from wallboard.cli.options import connection_flags
from wallboard.config import ConfigError, Connection, NotConfiguredError, Profile, load_profile
from wallboard.config.forms import visible


@click.command(name="check")
@click.option("--quick", is_flag=True, help=f"Skip the server's rhythm, which takes {POLLS * PAUSE_S:.0f} s.")
@connection_flags
def command(quick: bool, flags: dict[str, object]) -> None:
    """Try out configuration, connection and terminal: one line each, ok or what to do.

    The exit code is that of the first line that is BAD, and 0 without one.
    """
    code = asyncio.run(_reported(_findings(flags, quick)))
    if code:
        sys.exit(code)


async def _reported(findings: AsyncIterator[Finding]) -> Exit | None:
    """Print each finding as it comes, and return the code of the first that is BAD."""
    code = None
    async for finding in findings:
        click.echo(str(finding))
        code = code or finding.code
    return code


async def _findings(flags: dict[str, object], quick: bool) -> AsyncIterator[Finding]:
    try:
        profile = load_profile(flags, os.environ)
    except NotConfiguredError:
        advice = "`wallboard config init` writes a file to fill in; `wallboard demo` needs none"
        yield bad("configuration", f"there is none yet: {advice}", Exit.CONFIGURATION)
    except ConfigError as error:
        for problem in error.problems:
            yield bad("configuration", problem, Exit.CONFIGURATION)
    else:
        async for finding in _of_profile(profile, quick):
            yield finding
        for finding in notices(profile.notices, found(), os.environ):
            yield finding
    for finding in _of_terminal():
        yield finding


async def _of_profile(profile: Profile, quick: bool) -> AsyncIterator[Finding]:
    source = f"{profile.path}, profile {visible(profile.name)}" if profile.name else "flags and environment"
    yield ok("configuration", source)
    for warning in profile.warnings:
        yield note("configuration", warning)
    try:
        credentials = await renewed(profile.connection)
    except ConfigError as error:
        yield bad("token", str(error), Exit.CONFIGURATION)
        return
    yield ok("token", f"read from {credentials.origin}")
    async for finding in _of_way(profile.connection):
        yield finding
        if finding.verdict is Verdict.BAD:
            return
    async for finding in _of_tenant(profile, credentials, quick):
        yield finding


async def _of_way(connection: Connection) -> AsyncIterator[Finding]:
    if connection.proxy:
        yield note("name, TLS", "left to the proxy")
        return
    yield await name(connection.base_url)
    yield await tls(connection.base_url, connection.ca_file, clock()().wall)


async def _of_tenant(profile: Profile, credentials: Credentials, quick: bool) -> AsyncIterator[Finding]:
    async with (
        client_of(profile.connection, credentials, "json") as json_client,
        client_of(profile.connection, credentials, "xml") as xml_client,
    ):
        async for finding in lists({"JSON": json_client, "XML": xml_client}):
            yield finding
            if finding.code is Exit.REFUSED:
                return
        try:
            if not quick:
                click.echo(f"      watching the server's rhythm for {POLLS * PAUSE_S:.0f} s …", err=True)
                yield rhythm(await steps(json_client, steady_s, asyncio.sleep))
            agents, queues = await json_client.agents(), await json_client.queues()
            for finding in sla_targets(queues.records, profile.standards):
                yield finding
            now = clock(profile.standards.time_zone)()
            for finding in alarms(agents, queues, profile.standards, profile.rules, now):
                yield finding
        except ApiError as error:
            yield bad("lists", str(error), exit_code(error))


def _of_terminal() -> Iterator[Finding]:
    size = os.get_terminal_size(sys.stdout.fileno()) if sys.stdout.isatty() else None
    yield from terminal(found(), os.environ, (size.columns, size.lines) if size else None)
