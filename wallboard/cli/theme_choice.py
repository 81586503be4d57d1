"""The themes that a board can wear, and the one that was asked for among them. Importing this imports Textual."""

from __future__ import annotations

from collections.abc import Callable

from wallboard.config import ConfigError, themes_path
from wallboard.ui.themes import Themes, load_themes


def themes_with(name: str, place: Callable[[str], str]) -> Themes:
    """Return our themes and the user's; ConfigError where the one of that name cannot be used. Blocks.

    `place` says where the setting of it stands.
    """
    themes = load_themes(themes_path())
    match themes.why_not(name):
        case (why,):
            raise ConfigError(f"{place('theme')}: {why}")
        case (why, first, *others):
            raise ConfigError(f"{place('theme')}: {why} {first}", *others)
    return themes
