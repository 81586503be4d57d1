"""A screen written down: its text, and below it the ink and the ground of each cell.

A theme of the test's own gives each ink and each ground a colour that no other one has, so that a cell's colours tell
by which names it was drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from string import ascii_lowercase, digits

from msgspec.structs import replace
from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual.screen import Screen
from textual.strip import Strip

from wallboard.ui.render.inks import GROUNDS, INKS, STYLES
from wallboard.ui.themes import Themes, load_themes

_COLOURS: Mapping[str, str] = {name: f"#00{number:02x}00" for number, name in enumerate([*GROUNDS, *INKS], 1)}
_NAMES = {colour: name for name, colour in _COLOURS.items()}
_INKS: Mapping[str, str] = {
    "value": "v",
    "strong": "s",
    "label": "l",
    "hint": "h",
    "accent": "a",
    "critical": "c",
    "warning": "w",
    "good": "g",
    "tick": "t",
    "track": "k",
    "available": "f",
    "offered": "o",
    "busy": "b",
    "wrap-up": "u",
    "break": "r",
    "offline": "x",
    "banner-text": "n",
}
"""Ink → its letter where it stands on the panel, in its own text style; on the cursor's ground it is a capital."""
_GROUNDS: Mapping[str, str] = {"background": " ", "panel": ".", "cursor": "_", "banner": "!"}
"""Ground → what is written where nothing stands on it."""
_OTHERS = digits
"""What is written for all else, in the order in which a picture has it."""

Look = tuple[str, str, str]
"""Ink, or '' where nothing stands; ground; text style, as a theme writes it."""


def themes() -> Themes:
    """Return our themes by their own names, each with the colours that tell the names of inks and grounds."""
    ours = load_themes()
    palettes = {name: replace(palette, colours=_COLOURS, styles={}) for name, palette in ours.palettes.items()}
    return Themes(palettes, ours.broken)


def written(screen: Screen[object]) -> str:
    """Return what is on a screen that wears one of `themes()`: its text, a legend, and the same in letters."""
    strips = screen._compositor.render_strips()
    signs = _Signs()
    inks = ["".join(signs.of(look) * count for look, count in _looks(strip)) for strip in strips]
    parts = ([strip.text for strip in strips], signs.legend(), inks)
    return "\n\n".join("\n".join(line.rstrip() for line in lines) for lines in parts) + "\n"


def _looks(strip: Strip) -> Iterator[tuple[Look, int]]:
    """Yield how the cells of a line look, from left to right, and how many look so."""
    for text, style, _ in strip:
        for is_blank, characters in groupby(text, str.isspace):
            yield _look(style or Style(), is_blank=is_blank), cell_len("".join(characters))


def _look(style: Style, *, is_blank: bool) -> Look:
    words = " ".join(word for word in STYLES if getattr(style, word)) or "none"
    is_nothing = is_blank and not style.reverse and not style.underline
    return "" if is_nothing else _name(style.color), _name(style.bgcolor), "none" if is_nothing else words


def _name(colour: Color | None) -> str:
    hex_code = "the terminal's own" if colour is None else colour.get_truecolor().hex
    assert hex_code in _NAMES, f"{hex_code} is the colour of no ink and no ground"
    return _NAMES[hex_code]


class _Signs:
    """The signs of one picture."""

    def __init__(self) -> None:
        self._signs: dict[Look, str] = {}
        self._others = iter(_OTHERS)

    def of(self, look: Look) -> str:
        """Return the sign for cells that look so."""
        if look not in self._signs:
            self._signs[look] = self._own(look) or next(self._others)
        return self._signs[look]

    def legend(self) -> list[str]:
        """Return what the signs mean: letters first, then those that stand for one thing in this picture alone."""
        meanings: dict[str, str] = {}
        for (ink, ground, style), sign in self._signs.items():
            if sign in _OTHERS:
                meanings[sign] = f"{ink or 'nothing'} on {ground}, {style}"
            elif ink:
                own = INKS[ink].style
                meanings[sign.lower()] = ink if own == "none" else f"{ink}, {own}"
        letters = [f"{sign} {meanings[sign]}" for sign in ascii_lowercase if sign in meanings]
        return [
            *(" · ".join(letters[at : at + 6]) for at in range(0, len(letters), 6)),
            *(f"{sign} {meanings[sign]}" for sign in _OTHERS if sign in meanings),
        ]

    def _own(self, look: Look) -> str:
        ink, ground, style = look
        if not ink:
            return _GROUNDS.get(ground, "")
        if ink not in INKS or style != INKS[ink].style:  # what is critical on a wall is written in the panel's colour
            return ""
        home = "banner" if ink == "banner-text" else "panel"
        return _INKS[ink] if ground == home else _INKS[ink].upper() if ground == "cursor" else ""
