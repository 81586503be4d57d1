"""Where a watched tenant meets the screen. Importing this imports Textual."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from wallboard.cli.exits import Exit, Failure
from wallboard.cli.export import save
from wallboard.cli.watch import Watch
from wallboard.config import themes_path
from wallboard.model.floor import Floor
from wallboard.model.instant import Clock
from wallboard.model.standards import Standards
from wallboard.model.view import View
from wallboard.ui.app import WallboardApp
from wallboard.ui.ending import run_to_the_end
from wallboard.ui.found_terminal import NotATerminalError
from wallboard.ui.setup import Setup
from wallboard.ui.themes import load_themes


def run_screen(
    watch: Watch,
    *,
    standards: Standards,
    clock: Clock,
    tenant: str,
    theme: str,
    start_screen: str,
    past: Callable[[], Floor] | None = None,
) -> None:
    """Show the board until it ends, and end the process with its status; `past` is what it begins to remember from."""
    themes = load_themes(themes_path())
    if problems := themes.why_not(theme):
        raise Failure(Exit.CONFIGURATION, problems)
    setup = Setup(
        watch.situations,
        watch.read_now,
        save=partial(save, Path.cwd()),
        past=past,
        standards=standards,
        tenant=tenant,
        theme=theme,
        themes=themes,
    )
    app = WallboardApp(setup, clock=clock, view=View(screen=start_screen))
    try:
        status = run_to_the_end(app)
    except NotATerminalError as error:
        raise Failure(Exit.USAGE, [str(error)]) from error
    sys.exit(status)
