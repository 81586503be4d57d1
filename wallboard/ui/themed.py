"""An app that wears our themes, and opens the picker to change them."""

from __future__ import annotations

import os
from typing import Final, Literal

from rich.console import Console

from wallboard.ui import later
from wallboard.ui.lettered import LetteredApp
from wallboard.ui.render.palette import Palette
from wallboard.ui.terminal.abilities import Abilities, Colours
from wallboard.ui.themes import Themes
from wallboard.ui.themes.in_256_colours import in_256_colours
from wallboard.ui.themes.textual_theme import css_variables, textual_theme, without_colours

WITHOUT_COLOURS = "mono"
"""The theme to start with where there are to be no colours: it tells by text styles what others tell by colour."""
WITH_SIXTEEN = "terminal"
"""The theme to start with where there are 16: those of others would become whatever is nearest."""
_SYSTEMS: Final[dict[Colours, Literal["256", "truecolor"]]] = {Colours.MANY: "256", Colours.TRUE: "truecolor"}
"""As rich calls them."""


class ThemedApp(LetteredApp):
    """Base of the board."""

    def __init__(self, themes: Themes, abilities: Abilities) -> None:
        self._themes = themes
        self._kept = ""
        """The theme that is worn, but for one that is only tried."""
        self.abilities = abilities
        # Textual chooses how to leave colours out before it knows the theme, and would leave grey on black.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.console = Console(
            color_system=_SYSTEMS.get(abilities.colours, "standard"),
            file=self.console.file,
            no_color=False,
            markup=True,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return a value for each of our variables, since the style sheets are read before a theme is chosen."""
        return css_variables(self._themes.default) | super().get_theme_variable_defaults()

    def begin_in(self, name: str) -> None:
        """Wear a theme from the first frame on: style sheets are read once, and not in Textual's own theme before."""
        name = self._kept = self._nearest(name)
        self._offer(name)
        self.set_reactive(ThemedApp.theme, name)
        # What a change of themes does besides, but for reading the style sheets again.
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def wear(self, themes: Themes, name: str) -> None:
        """Offer these themes, and wear the one of that name, even if it is another by the same name."""
        self._themes = themes
        self._keep(self._nearest(name))

    def _keep(self, name: str) -> None:
        self._kept = name
        self._wear(name)

    def _wear(self, name: str) -> None:
        self._offer(name)
        if name == self.theme:
            self.mutate_reactive(ThemedApp.theme)
        self.theme = name

    def _offer(self, name: str) -> None:
        self.register_theme(textual_theme(self._fitted(self._themes.palettes[name])))

    def _fitted(self, palette: Palette) -> Palette:
        """Return a palette as the terminal can show it."""
        if self.no_color:
            return without_colours(palette)
        return in_256_colours(palette) if self.abilities.colours is Colours.MANY else palette

    def _nearest(self, name: str) -> str:
        """Return the theme that the terminal's colours are enough for, if it is one of those that are offered."""
        palettes, nearest = self._themes.palettes, name
        if self.no_color:
            nearest = WITHOUT_COLOURS
        elif self.abilities.colours is Colours.SIXTEEN and not palettes[name].is_of_the_terminal:
            nearest = WITH_SIXTEEN
        return nearest if nearest in palettes else name

    def action_pick_theme(self) -> None:
        """Choose a theme while looking at the board in it."""
        broken = [path.stem for path in self._themes.broken]
        self.push_screen(
            later.ThemePicker(tuple(map(self._fitted, self._themes.palettes.values())), self.theme, broken)
        )

    def on_theme_picker_tried(self, message: later.ThemePicker.Tried) -> None:
        """Wear a theme for the moment, if it has not gone since it was offered."""
        if message.name in self._themes.palettes:
            self._wear(message.name)

    def on_theme_picker_chosen(self, message: later.ThemePicker.Chosen) -> None:
        """Wear a theme that is to stay; whether it is to be remembered is for others to see in the message."""
        if message.name in self._themes.palettes:
            self._keep(message.name)
        else:
            self.notify(f'There is no theme "{message.name}" any more.', markup=False, timeout=3)
            self._wear(self._kept)

    def on_theme_picker_left(self) -> None:
        """Wear the theme again that is to stay: by now the configuration may have come to ask for another."""
        self._wear(self._kept)
