"""Text in terminal cells: `len` counts characters, and a Chinese name would push its column aside.

By the standard library's tables, because rich and Textual stay out of the commands that write plain lines. Sequences
that a terminal draws as one picture (flags, families) may be measured too wide: a crooked line, nothing worse.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

_NO_CELL = ("Mn", "Me", "Cf")
"""Categories that combine with the character before, or are not drawn."""


def width(text: str) -> int:
    """Return how many cells the text takes."""
    return sum(map(_cells, text))


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """Return the text with spaces up to that many cells, at its right or, for numbers, at its left."""
    gap = " " * max(0, cells - width(text))
    return gap + text if right else text + gap


def _cells(character: str) -> int:
    if category(character) in _NO_CELL:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
