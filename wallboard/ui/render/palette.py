"""One theme as a value: a colour and a text style for every ink."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from rich.style import Style

from wallboard.ui.render.inks import INKS


class Palette(Struct, frozen=True):
    """A theme that has every colour, whatever it inherited."""

    name: str
    description: str
    """One short line for people who choose."""
    colours: Mapping[str, str]
    """Ink or ground → `#rrggbb`, or one of TERMINAL_COLOURS."""
    styles: Mapping[str, str] = field(default_factory=dict)
    """Ink → its text style, where it is another than the ink's own; `cursor` may have one, too."""
    path: Path | None = None
    """The file that it is from."""

    @property
    def is_of_the_terminal(self) -> bool:
        """Say whether it uses colours of the terminal, which are not ours to know."""
        return not all(colour.startswith("#") for colour in self.colours.values())

    def style_of(self, name: str) -> str:
        """Return the text style of an ink, or of the ground `cursor`: words with spaces between, or `none`."""
        return self.styles.get(name, INKS[name].style if name in INKS else "none")

    def paint(self, ink: str, ground: str = "panel") -> Style:
        """Return how to draw an ink on a ground, whatever theme the screen has."""
        words = self.style_of(ink).split()
        return Style(
            color=self.colours[ink].replace("-", "_"),
            bgcolor=self.colours[ground].replace("-", "_"),
            bold="bold" in words,
            dim="dim" in words,
            italic="italic" in words,
            underline="underline" in words,
            reverse="reverse" in words,
        )
