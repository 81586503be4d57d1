"""Themes: TOML files in `themes/`, each a name and a colour for every ink. No colour stands anywhere else."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field
from textual.theme import Theme

DEFAULT_THEME = "night"
COLOURS = (
    "background",
    "panel",
    "cursor",
    "value",
    "strong",
    "label",
    "hint",
    "accent",
    "critical",
    "warning",
    "good",
    "tick",
    "track",
    "available",
    "offered",
    "busy",
    "wrap-up",
    "break",
    "offline",
    "banner",
    "banner-text",
)


class ThemeFile(BaseModel):
    """What a theme's file says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    dark: bool
    colours: Mapping[str, str] = Field(description="Ink or ground → #rrggbb; every one of COLOURS")

    def theme(self) -> Theme:
        """Return it as Textual's theme: ours are its variables, and its own are filled from them."""
        colours = dict(self.colours)
        return Theme(
            name=self.name,
            dark=self.dark,
            primary=colours["accent"],
            accent=colours["accent"],
            foreground=colours["value"],
            background=colours["background"],
            surface=colours["panel"],
            panel=colours["panel"],
            warning=colours["warning"],
            error=colours["critical"],
            success=colours["good"],
            variables=colours,
        )


def themes_folder() -> Path:
    """Return the folder of the themes: inside an installed package, or beside it in a checkout."""
    inside = Path(str(files("wallboard"))) / "themes"
    return inside if inside.is_dir() else inside.parent.parent / "themes"


@cache
def theme_files() -> Mapping[str, ThemeFile]:
    """Return the themes by name, the default one first. Raises OSError or ValueError where a file is broken."""
    return {theme.name: theme for theme in sorted(_read(), key=lambda theme: (theme.name != DEFAULT_THEME, theme.name))}


def _read() -> Iterator[ThemeFile]:
    for path in sorted(themes_folder().glob("*.toml")):
        theme = ThemeFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        if missing := set(COLOURS) - set(theme.colours):
            raise ValueError(f"{path.name}: colours are missing: {', '.join(sorted(missing))}")
        yield theme
