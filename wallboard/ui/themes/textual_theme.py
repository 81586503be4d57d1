"""From a palette to Textual's theme: our inks are its variables, and its own variables are filled from them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from textual.color import Color
from textual.theme import Theme

from wallboard.ui.render.inks import INKS
from wallboard.ui.render.palette import Palette

_TEXTUALS: Mapping[str, str] = {
    "text": "value",
    "text-muted": "label",
    "text-disabled": "hint",
    "foreground-muted": "label",
    "foreground-disabled": "hint",
    "ansi-background": "background",
    "ansi-foreground": "value",
    "surface-active": "panel",
    "border": "accent",
    "border-blurred": "track",
    "block-cursor-foreground": "strong",
    "block-cursor-background": "cursor",
    "block-cursor-blurred-foreground": "value",
    "block-cursor-blurred-background": "panel",
    "block-hover-background": "cursor",
    "input-selection-background": "accent",
    "input-selection-foreground": "panel",
    "screen-selection-background": "accent",
    "screen-selection-foreground": "panel",
    "scrollbar": "track",
    "scrollbar-hover": "label",
    "scrollbar-active": "label",
    "scrollbar-background": "panel",
    "scrollbar-background-hover": "panel",
    "scrollbar-background-active": "panel",
    "scrollbar-corner-color": "panel",
}
"""Variables of Textual's own widgets → our ink or ground: theirs are made for other grounds, and hard to read here."""


def textual_theme(palette: Palette) -> Theme:
    """Return a palette as Textual's theme."""
    colours = {name: _css(colour) for name, colour in palette.colours.items()}
    return Theme(
        name=palette.name,
        dark=Color.parse(colours["background"]).brightness < 0.5,
        ansi=palette.is_of_the_terminal,
        primary=colours["accent"],
        accent=colours["accent"],
        foreground=colours["value"],
        background=colours["background"],
        surface=colours["panel"],
        panel=colours["panel"],
        warning=colours["warning"],
        error=colours["critical"],
        success=colours["good"],
        variables=css_variables(palette),
    )


def without_colours(palette: Palette) -> Palette:
    """Return a palette for a screen that shows no colours: what it tells by a ground, it tells by reverse video."""
    return replace(palette, styles={**palette.styles, "cursor": "reverse", "banner-text": "bold reverse"})


def css_variables(palette: Palette) -> dict[str, str]:
    """Return what the style sheets may name: a colour for each ink and ground, a text style for each ink."""
    colours = {name: _css(colour) for name, colour in palette.colours.items()}
    styles = {f"{name}-style": palette.style_of(name) for name in ("cursor", *INKS)}
    textuals = {name: colours[ours] for name, ours in _TEXTUALS.items()}
    cursors = {"block-cursor-text-style": styles["cursor-style"], **_typing_cursor(palette, colours)}
    return textuals | cursors | colours | styles


def _typing_cursor(palette: Palette, colours: Mapping[str, str]) -> Mapping[str, str]:
    """Return the cursor of the lines that one types into: a block in the colour of the text, whatever the terminal."""
    block, letter = colours["value"], colours["panel"]
    # Two colours that are both the terminal's own, or none at all, make no block.
    is_reversed = "reverse" in palette.style_of("cursor")
    return {
        "input-cursor-background": letter if is_reversed else block,
        "input-cursor-foreground": block if is_reversed else letter,
        "input-cursor-text-style": "reverse" if is_reversed else "none",
    }


def _css(colour: str) -> str:
    return colour if colour.startswith("#") else f"ansi_{colour.replace('-', '_')}"
