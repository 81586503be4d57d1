"""What a terminal can do, as far as its environment tells; the rest is asked of the terminal itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abilities:
    """Of the terminal and its locale."""

    encoding: str = "utf-8"
    """Of the letters that the locale has."""
    has_signs: bool | None = None
    """Whether it draws signs beyond ASCII in one cell each; None: that is to be asked."""
