"""All themes that there are: read from their folders, each with the colours that it inherits; and what is broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from wallboard.ui.render.palette import Palette
from wallboard.ui.themes.file import COLOURS, ThemeError, ThemeFile, near, read

DEFAULT_THEME = "night"


class Themes(Struct, frozen=True):
    """The themes that can be used, and what is wrong with the others."""

    palettes: Mapping[str, Palette]
    """By name: the default first, then the others of ours, then the user's."""
    broken: Mapping[Path, tuple[str, ...]]
    """File → its problems, one line each."""

    @property
    def default(self) -> Palette:
        """The theme of those who choose none."""
        return self.palettes[DEFAULT_THEME]

    def problems(self, name: str | None = None) -> tuple[str, ...]:
        """Return what is wrong, one line each with its file: of all themes, or of those of a name."""
        return tuple(
            f"{path}: {problem}"
            for path, problems in self.broken.items()
            if name in (None, path.stem)
            for problem in problems
        )

    def why_not(self, name: str) -> tuple[str, ...]:
        """Return why a theme cannot be used, for who asked for it: what is wrong in its file, or that it has none."""
        if name in self.palettes:
            return ()
        if problems := self.problems(name):
            return (f'the theme "{name}" cannot be used:', *problems)
        known = list(self.palettes)
        return (f'there is no theme "{name}"{near(name, known)} (there are {", ".join(known)})',)


def themes_folder() -> Path:
    """Return the folder of our own themes: inside an installed package, or beside it in a checkout."""
    inside = Path(str(files("wallboard"))) / "themes"
    return inside if inside.is_dir() else inside.parent.parent / "themes"


def load_themes(*users_folders: Path) -> Themes:
    """Return our own themes and those in the user's folders; a folder need not exist."""
    read_files: dict[str, ThemeFile] = {}
    broken: dict[Path, tuple[str, ...]] = {}
    for path in _paths(users_folders):
        if path.stem in read_files:
            other = read_files[path.stem].path
            broken[path] = (f"there is a theme of this name already ({other}): give the file another name",)
            continue
        try:
            read_files[path.stem] = read(path)
        except ThemeError as error:
            broken[path] = error.problems
    palettes: dict[str, Palette] = {}
    for name, file in read_files.items():
        try:
            palettes[name] = _palette(_ancestry(file, read_files, broken))
        except ThemeError as error:
            broken[file.path] = error.problems
    return Themes(palettes, broken)


def _paths(users_folders: tuple[Path, ...]) -> Iterator[Path]:
    ours = themes_folder()
    for folder in (ours, *users_folders):
        yield from sorted(folder.glob("*.toml"), key=lambda path: (path != ours / f"{DEFAULT_THEME}.toml", path))


def _ancestry(
    file: ThemeFile, known: Mapping[str, ThemeFile], broken: Mapping[Path, tuple[str, ...]]
) -> list[ThemeFile]:
    """Return the file, the one that it inherits from, and so on up to one that inherits from none."""
    line = [file]
    while (parent := line[-1].inherits) is not None:
        if parent in (names := [each.name for each in line]):
            raise ThemeError(f"inherits in a circle: {' ← '.join([parent, *reversed(names)])}")
        if parent not in known:
            is_broken = parent in (path.stem for path in broken)
            why = "which is broken itself" if is_broken else f"which does not exist{near(parent, list(known))}"
            raise ThemeError(f'inherits "{parent}", {why}')
        line.append(known[parent])
    return line


def _palette(ancestry: list[ThemeFile]) -> Palette:
    colours: dict[str, str] = {}
    styles: dict[str, str] = {}
    for file in reversed(ancestry):
        colours |= file.colours
        styles |= file.styles
    if missing := [name for name in COLOURS if name not in colours]:
        raise ThemeError(
            f'has no colour for {", ".join(missing)}: add them under [colours], or write inherits = "{DEFAULT_THEME}"'
        )
    file = ancestry[0]
    description = file.description or (f"like {file.inherits}, changed" if file.inherits else "")
    return Palette(file.name, description, colours, styles, file.path)
