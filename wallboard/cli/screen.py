"""Where a watched tenant meets the screen. Importing this imports Textual."""

from __future__ import annotations

import os
import sys

from msgspec.structs import replace

from wallboard.cli import collector
from wallboard.cli.abilities import found
from wallboard.cli.exits import Exit, Failure
from wallboard.ui.app import WallboardApp
from wallboard.ui.beginning import Beginning
from wallboard.ui.ending import run_to_the_end
from wallboard.ui.found_terminal import NotATerminalError
from wallboard.ui.setup import Setup
from wallboard.ui.terminal.abilities import Colours

_DUMB = (
    'TERM is "{}": the board cannot draw on such a terminal. Start it in another one, or set TERM to what this one is; '
    "`wallboard watch` tells what changes on any."
)


def run_screen(setup: Setup, beginning: Beginning, *, mouse: bool = True) -> int:
    """Show the board until it ends; return the status that the process should end with. All is said in the app."""
    terminal = found()
    if terminal.is_dumb and sys.stdin.isatty() and sys.stderr.isatty():
        raise Failure(Exit.USAGE, [_DUMB.format(os.environ.get("TERM", ""))])
    _tell_textual(terminal.colours)
    app = WallboardApp(setup, replace(beginning, abilities=terminal, begun=collector.take_up))
    try:
        return run_to_the_end(app, mouse=mouse and not beginning.wall.is_kiosk)
    except NotATerminalError as error:
        raise Failure(Exit.USAGE, [str(error)]) from error


def _tell_textual(colours: Colours) -> None:
    """Let Textual, which asks the environment, leave colours out where there are none, and there alone."""
    if colours is Colours.NONE:
        os.environ["NO_COLOR"] = "1"
    else:
        os.environ.pop("NO_COLOR", None)
