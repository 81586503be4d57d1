"""`wallboard watch`: the floor in sentences, one for each change worth knowing; for screen readers and logs."""

from __future__ import annotations

import os
from functools import partial

import click

from wallboard.cli.clock import clock
from wallboard.cli.connection import client_of
from wallboard.cli.credentials import read_credentials, renewed
from wallboard.cli.failures import expected_failures, warned
from wallboard.cli.log import log_to
from wallboard.cli.narration import Narration, narrate
from wallboard.cli.options import connection_flags
from wallboard.cli.plan import plan
from wallboard.cli.watch import Watch
from wallboard.config import load_profile, quantities


def _seconds(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> float | None:
    if text is None:
        return None
    try:
        return quantities.duration(text).total_seconds()
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command(name="watch")
@click.option("--plain", is_flag=True, expose_value=False, help="Lines of text. There is no other form.")
@click.option("--names", is_flag=True, help="Agents may be named; else they are counted.")
@click.option("--every", metavar="TIME", callback=_seconds, help="Sum the floor up so often, such as 15m.")
@connection_flags
def command(names: bool, every: float | None, flags: dict[str, object]) -> None:
    """Tell in sentences what changes on your floor, one a line, until Ctrl+C or SIGTERM.

    For screen readers and logs: no colours, no cursor, nothing is drawn. A summary comes first; then each alarm of your
    rules as it is raised, gets worse and is over, and how long it lasted.
    """
    with expected_failures():
        profile = load_profile(flags, os.environ)
        credentials = read_credentials(profile.connection)
        log_to(profile.log_file)
    warned(profile.warnings)
    standards, connection = profile.standards, profile.connection
    now = clock(standards.time_zone)
    watch = Watch(
        partial(client_of, connection, credentials), clock=now, plan=plan(profile), renew=partial(renewed, connection)
    )
    narration = Narration(standards, profile.rules, names=names, every_s=every)
    narrate(watch, now, standards, connection.tenant, narration)
