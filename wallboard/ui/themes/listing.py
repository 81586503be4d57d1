"""The themes as lines for a terminal without a board: in as many colours as it has, or in none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from wallboard.ui.render.cells import fit
from wallboard.ui.render.palette import Palette
from wallboard.ui.render.theme_rows import swatch
from wallboard.ui.themes.catalogue import Themes
from wallboard.ui.themes.contrast import READABLE, hard_to_read


def print_themes(themes: Themes, users_folder: Path) -> None:
    """Print the themes on standard output, ours and then the user's; rich sees to NO_COLOR, pipes and old terminals."""
    # Lines are cut by nobody: a pipe has no width, and a terminal breaks them by itself.
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in listing(themes, users_folder):
        console.print(line)


def listing(themes: Themes, users_folder: Path) -> Iterator[Text]:
    """Yield the lines."""
    width = max(map(len, themes.palettes))
    theirs = [palette for palette in themes.palettes.values() if palette.path and palette.path.parent == users_folder]
    for palette in themes.palettes.values():
        if palette not in theirs:
            yield _line(palette, width, is_default=palette == themes.default)
    yield Text()
    yield Text(f"Yours, in {users_folder}:" if theirs else f"None of your own yet. They go into {users_folder}")
    for palette in theirs:
        yield _line(palette, width)
        if faint := ", ".join(hard_to_read(palette)):
            yield Text(f"  {' ' * width}  hard to read (less than {READABLE} : 1): {faint}")


def _line(palette: Palette, width: int, *, is_default: bool = False) -> Text:
    sample = ((text, palette.paint(ink)) for text, ink in swatch())
    words = f"  {palette.description}{' (default)' if is_default else ''}"
    return Text.assemble(f"  {fit(palette.name, width)}  ", *sample, words)
