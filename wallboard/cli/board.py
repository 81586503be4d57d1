"""`wallboard`, or `wallboard board`: the board of a real tenant."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import click

from wallboard.cli.clock import clock
from wallboard.cli.credentials import read_credentials, renewed
from wallboard.cli.failures import expected_failures, warned
from wallboard.cli.log import log_to
from wallboard.cli.options import board_flags
from wallboard.config import Profile, load_profile

if TYPE_CHECKING:
    from wallboard.api.client import Client
    from wallboard.api.credentials import Credentials


@click.command(name="board")
@board_flags
def command(flags: dict[str, object]) -> None:
    """Show the board of your tenant, live, until q.

    Without a configuration, try `wallboard demo` first. ? on the board explains its keys and signs.
    """
    with expected_failures():
        profile = load_profile(flags, os.environ)
        # Before the screen: what is wrong with the token is better read as a line than on a board.
        credentials = read_credentials(profile.connection)
    warned(profile.warnings)
    with expected_failures():
        log_to(profile.log_file)
    _run(profile, credentials)


def _run(profile: Profile, credentials: Credentials) -> None:
    # Here, because Textual takes longer to import than an error of the configuration should take to be told.
    from wallboard.cli.screen import run_screen  # noqa: PLC0415
    from wallboard.cli.watch import Watch  # noqa: PLC0415

    now = clock(profile.standards.time_zone)
    watch = Watch(
        partial(_client, profile, credentials),
        standards=profile.standards,
        clock=now,
        renew=partial(renewed, profile.connection),
    )
    run_screen(
        watch,
        standards=profile.standards,
        clock=now,
        tenant=profile.connection.tenant,
        theme=profile.theme,
        start_screen=profile.start_screen,
    )


def _client(profile: Profile, credentials: Credentials) -> Client:
    # Here, because httpx is imported only once the screen stands.
    from wallboard.cli.connection import client_of  # noqa: PLC0415

    return client_of(profile.connection, credentials)
