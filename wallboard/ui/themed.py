"""An app that wears our themes, and opens the picker to change them."""

from __future__ import annotations

import os

from wallboard.ui import later
from wallboard.ui.lettered import LetteredApp
from wallboard.ui.themes import Themes
from wallboard.ui.themes.textual_theme import css_variables, textual_theme, without_colours

WITHOUT_COLOURS = "mono"
"""The theme to start with where there are to be no colours: it tells by text styles what others tell by colour."""


class ThemedApp(LetteredApp):
    """Base of the board."""

    def __init__(self, themes: Themes) -> None:
        self._themes = themes
        # Textual chooses how to leave colours out before it knows the theme, and would leave grey on black.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return a value for each of our variables, since the style sheets are read before a theme is chosen."""
        return css_variables(self._themes.default) | super().get_theme_variable_defaults()

    def wear(self, themes: Themes, name: str) -> None:
        """Offer these themes, and wear the one of that name, even if it is another by the same name."""
        self._themes = themes
        for palette in themes.palettes.values():
            self.register_theme(textual_theme(without_colours(palette) if self.no_color else palette))
        name = WITHOUT_COLOURS if self.no_color and WITHOUT_COLOURS in themes.palettes else name
        if name == self.theme:
            self.mutate_reactive(ThemedApp.theme)
        self.theme = name

    def action_pick_theme(self) -> None:
        """Choose a theme while looking at the board in it."""
        broken = [path.stem for path in self._themes.broken]
        self.push_screen(later.ThemePicker(tuple(self._themes.palettes.values()), self.theme, broken))

    def on_theme_picker_tried(self, message: later.ThemePicker.Tried) -> None:
        """Wear a theme for the moment."""
        self.theme = message.name

    def on_theme_picker_chosen(self, message: later.ThemePicker.Chosen) -> None:
        """Wear a theme that is to stay; whether it is to be remembered is for others to see in the message."""
        self.theme = message.name
