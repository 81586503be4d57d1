"""The configuration file under what runs: looked at each second, obeyed once it has changed and stands still.

An editor empties a file before it fills it, or puts a new one in its place: what changes between two looks is not read
yet. A file that was refused is tried again each minute, too: what it names, such as a token's file, may be mended.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from wallboard.api.credentials import Credentials
from wallboard.cli.credentials import renewed
from wallboard.cli.log import log_to
from wallboard.cli.plan import plan
from wallboard.config import ConfigError, Profile
from wallboard.config.file import Fingerprint, fingerprint
from wallboard.ui.setup import Refusal

T = TypeVar("T")
_log = logging.getLogger("wallboard")

LOOK_S = 1.0
LOOKS_TO_RETRY = 60
"""Looks after which a refused file is tried again, though it is the same."""


async def changes(
    path: Path,
    obey: Callable[[], Awaitable[T]],
    pause: Callable[[], Awaitable[None]],
    obeyed: Fingerprint,
) -> AsyncGenerator[T | Refusal]:
    """Yield what the file has become, each time that it changes: a board's setup or the like, or why it is refused.

    It is looked at after each `pause`; `obey` reads it, and raises ConfigError where it is wrong; `obeyed` is the
    fingerprint of the file as it was read last.
    """
    seen, looks, refused = obeyed, 0, ""
    while True:
        await pause()
        before, seen = seen, await asyncio.to_thread(fingerprint, path)
        looks += 1
        is_due = seen != obeyed or (refused and looks >= LOOKS_TO_RETRY)
        if seen != before or not is_due:
            continue
        obeyed, looks = seen, 0
        try:
            obeyed_as = await obey()
        except ConfigError as error:
            if str(error) != refused:
                _log.warning("The configuration is not taken over: %s", error)
            refused = str(error)
            yield Refusal(_words(error, path))
        else:
            refused = ""
            _log.info("The configuration is taken over")
            yield obeyed_as


async def moved(before: Profile, profile: Profile, *, on_stderr: bool = False) -> Credentials | None:
    """Log where this profile says, and return the credentials for what it reads; None: that is read as before.

    Raises ConfigError where either cannot be, and the log stays where it was. `on_stderr`: as of `log_to`.
    """
    is_elsewhere = (profile.connection, plan(profile)) != (before.connection, plan(before))
    credentials = await renewed(profile.connection) if is_elsewhere else None
    if profile.log_file != before.log_file:
        await asyncio.to_thread(partial(log_to, profile.log_file, on_stderr=on_stderr))
    return credentials


def _words(error: ConfigError, path: Path) -> str:
    # By its name alone: with all its folders it would fill the line.
    first, *others = (problem.replace(str(path), path.name) for problem in error.problems)
    more = f" (and {len(others)} more)" if others else ""
    return f"{first}{more} · what it said before still counts"
