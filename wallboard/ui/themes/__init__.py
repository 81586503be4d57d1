"""Themes: TOML files, each a colour for every ink, or what differs from another theme. No colour stands anywhere else.

    folders ─▶ file (what one says) ─▶ catalogue (what it inherits) ─▶ Themes ─▶ textual_theme ─▶ the screen

The first folder is ours, the others are the user's; which they are is told by the command line. A broken theme is left
out and told of: a board never stops for a theme that nobody asked for.
"""

from wallboard.ui.themes.catalogue import DEFAULT_THEME, Themes, load_themes, themes_folder

__all__ = ["DEFAULT_THEME", "Themes", "load_themes", "themes_folder"]
