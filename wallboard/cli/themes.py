"""`wallboard themes`: what one can give to --theme, with a sample of each. Reads files alone."""

from __future__ import annotations

import click

from wallboard.cli.failures import warned
from wallboard.config import themes_path


@click.command(name="themes")
def command() -> None:
    """List the themes, with a sample of each; say what is wrong with those of yours that cannot be used.

    docs/themes.md tells how to make your own.
    """
    # Here, because rich takes longer to import than all the rest.
    from wallboard.ui.themes import load_themes  # noqa: PLC0415
    from wallboard.ui.themes.listing import print_themes  # noqa: PLC0415

    folder = themes_path()
    themes = load_themes(folder)
    print_themes(themes, folder)
    warned(themes.problems())
