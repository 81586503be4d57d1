"""Inks: the names that renderers give to their spans, and what each is for. Their colours are the theme's.

Grounds are what inks stand on. A theme (`themes/*.toml`) has a colour for every ink and every ground.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Ink(Struct, frozen=True):
    """What an ink is for."""

    meaning: str
    style: str = "none"
    """Its text style, where a theme does not say another: bold, dim, italic, underline, reverse, several, or none."""
    is_text: bool = True
    """It writes words and figures, which must be readable; False: it draws alone."""


GROUNDS: Mapping[str, str] = {
    "background": "behind the panels",
    "panel": "the panels, the header and the line of keys",
    "cursor": "the chosen row, and the line that one types in",
    "banner": "the banner while numbers are not live; `banner-text` alone stands on it",
}
"""Ground → what it lies under."""

INKS: Mapping[str, Ink] = {
    "value": Ink("what one reads: names, figures"),
    "strong": Ink("what one reads first: the headline, names that want somebody", "bold"),
    "label": Ink("what it is called: titles, headings, units"),
    "hint": Ink("what one may skip; and every number while it is not live"),
    "accent": Ink("keys, the name of the program, what is filtered or sorted", "bold"),
    "critical": Ink("look now", "bold"),
    "warning": Ink("look soon"),
    "good": Ink("on target, live"),
    "tick": Ink("the target on a gauge", "bold", is_text=False),
    "track": Ink("the empty part of a gauge, the edge of a quiet tile, the thumb of a list", is_text=False),
    "available": Ink("agents who are free"),
    "offered": Ink("agents who are offered a contact"),
    "busy": Ink("agents at work on a contact"),
    "wrap-up": Ink("agents in wrap-up"),
    "break": Ink("agents on break"),
    "offline": Ink("agents who work offline"),
    "banner-text": Ink("what the banner says", "bold"),
}
"""Ink → what it is for, in the order of the documentation."""

STYLES = ("bold", "dim", "italic", "underline", "reverse")
"""Of which a text style is made."""
TERMINAL_COLOURS = (
    "default",
    *("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"),
    *(f"bright-{name}" for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")),
)
"""The terminal's own colours, by the names that a theme may call them; `default` is its text, or its ground."""
