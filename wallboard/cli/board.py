"""`wallboard`, or `wallboard board`: the board of a real tenant."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import click

from wallboard.cli.credentials import read_credentials
from wallboard.cli.failures import expected_failures, warned
from wallboard.cli.log import log_to
from wallboard.cli.options import board_flags, wall_flags
from wallboard.config import Profile, load_profile, remembered
from wallboard.config.state_file import state_path

if TYPE_CHECKING:
    from wallboard.api.credentials import Credentials
    from wallboard.ui.setup import Setup


@click.command(name="board")
@click.option("--fresh", is_flag=True, help="Start without what is remembered of the last time.")
@click.option(
    "--restricted", is_flag=True, help="Write no files: no exports, nothing remembered. For SSH's ForceCommand."
)
@click.option(
    "--no-notices",
    is_flag=True,
    help="Use neither webhook nor command: another board, or `wallboard alarms watch`, does.",
)
@wall_flags
@board_flags
def command(fresh: bool, restricted: bool, no_notices: bool, flags: dict[str, object], wall: dict[str, bool]) -> None:
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
    sends = not no_notices
    sys.exit(_run(profile, credentials, flags, wall, fresh=fresh, restricted=restricted, sends_notices=sends))


def _run(
    profile: Profile,
    credentials: Credentials,
    flags: Mapping[str, object],
    wall: Mapping[str, bool],
    *,
    fresh: bool,
    restricted: bool,
    sends_notices: bool,
) -> int:
    # Here, because Textual takes longer to import than an error of the configuration should take to be told.
    from wallboard.cli.alarm_memory import AlarmMemory  # noqa: PLC0415
    from wallboard.cli.configured import Configured  # noqa: PLC0415
    from wallboard.cli.memory import Memory, recalled  # noqa: PLC0415
    from wallboard.cli.reload import LOOK_S, changes  # noqa: PLC0415
    from wallboard.cli.screen import run_screen  # noqa: PLC0415
    from wallboard.ui.beginning import Beginning  # noqa: PLC0415
    from wallboard.ui.setup import WallStart  # noqa: PLC0415

    with expected_failures():
        board = Configured(profile, credentials, can_export=not restricted, sends_notices=sends_notices)
    path = state_path(profile.name, profile.path)
    start = WallStart(**wall)
    # A kiosk is what the configuration says, whatever somebody did on another screen of this profile; and so is a
    # board that several people share the account of.
    remembers = not (restricted or start.is_kiosk)
    first = board.start(recalled(path, remembered.parsed) if remembers and not fresh else None)
    memory = Memory(path, remembered.text)
    # Who takes care of what is a fact of the floor: a kiosk shows it, and keeps nothing that nobody there can answer.
    alarms = AlarmMemory(lambda: board.profile, board.clock, is_fresh=fresh or restricted, tells=sends_notices)
    looks = partial(asyncio.sleep, LOOK_S)
    # Of this profile for as long as it runs, whatever becomes the default one.
    asked = {**flags, "profile": profile.name}

    async def obey() -> Setup:
        return await board.become(await asyncio.to_thread(load_profile, asked, os.environ))

    try:
        return run_screen(
            board.setup(),
            Beginning(
                board.clock,
                first.view,
                first.theme,
                first.ascii,
                start,
                changes=partial(changes, profile.path, obey, looks, profile.read_as),
                remember=(lambda view, theme, ascii: memory.remember(board.left(view, theme, ascii)))
                if remembers
                else None,
                alarms=alarms.stood.alarms,
                known=alarms.stood.known,
                keep_alarms=alarms.keep if remembers else None,
                answers=None if restricted else partial(alarms.answers, looks),
            ),
            mouse=profile.mouse,
        )
    finally:
        memory.close()
        board.close()
        alarms.close()
