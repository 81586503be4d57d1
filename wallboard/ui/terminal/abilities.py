"""What a terminal can do, as its environment tells; the width of signs alone is asked of the terminal itself.

TERM names the kind of terminal, COLORTERM and terminfo tell its colours, the locale its letters. Libraries for colours
look at the name alone: they take a VT220 for coloured, Alacritty for one of 16 colours, and believe a COLORTERM that
GNU screen has inherited, of whose colours it makes blinking text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from enum import IntEnum, StrEnum

from msgspec import Struct

UTF_8 = "utf-8"

_DUMB = frozenset({"", "dumb", "unknown"})
_OF_OLD = re.compile(r"linux|vt\d|cons25|ansi")
"""Consoles and terminals of a fixed character set. They print parts of what they are told and do not know."""
_MANY_COLOURS = re.compile(r"256color|kitty|ghostty|alacritty|foot|wezterm|contour")
"""Names of terminals that terminfo on the far end of an SSH connection may not have."""


class Colours(IntEnum):
    """How many a terminal has."""

    NONE = 0
    SIXTEEN = 16
    MANY = 256
    TRUE = 1 << 24


class Multiplexer(StrEnum):
    """What stands between the board and the terminal that people see."""

    TMUX = "tmux"
    SCREEN = "screen"


class Abilities(Struct, frozen=True):
    """Of the terminal and its locale."""

    colours: Colours = Colours.TRUE
    encoding: str = UTF_8
    """Of the letters that the locale has, by Python's name."""
    written: str = UTF_8
    """What is written at most, where somebody knows better than the locale."""
    has_signs: bool | None = None
    """Whether it draws signs beyond ASCII in one cell each; None: that is to be asked."""
    answers: bool = True
    """Whether it understands, or at least ignores, questions, Kitty's keyboard and the sequences of an OSC."""
    has_tabs: bool = True
    """Whether it knows vertical tabs, as all do since the VT100, but for the one in Emacs."""
    within: Multiplexer | None = None
    is_dumb: bool = False
    """Nothing can be drawn on it."""


def abilities(
    environ: Mapping[str, str], encoding: str, written: str, colours_of: Callable[[str], int | None]
) -> Abilities:
    """Return what the terminal can do.

    `encoding` is that of the locale, `written` what Python writes in; `colours_of` looks a TERM up in terminfo: a
    number below 8 for a terminal without colours, None where it has no such entry.
    """
    name = environ.get("TERM", "")
    is_old = _OF_OLD.match(name) is not None
    letters = codecs.lookup(encoding).name
    return Abilities(
        colours=_colours(environ, name, colours_of),
        encoding=letters,
        written=codecs.lookup(written).name,
        has_signs=False if is_old or letters != UTF_8 else None,
        answers=not is_old,
        has_tabs=not name.startswith("eterm"),
        within=_multiplexer(environ),
        is_dumb=name in _DUMB,
    )


def _multiplexer(environ: Mapping[str, str]) -> Multiplexer | None:
    name = environ.get("TERM", "")
    # tmux may call itself screen; of one in the other only the name of the inner one is known.
    if name.startswith("screen") and ("STY" in environ or "TMUX" not in environ):
        return Multiplexer.SCREEN
    return Multiplexer.TMUX if "TMUX" in environ or name.startswith("tmux") else None


def _colours(environ: Mapping[str, str], name: str, colours_of: Callable[[str], int | None]) -> Colours:
    known = colours_of(name)
    if environ.get("NO_COLOR"):
        return Colours.NONE
    if name.startswith("linux"):
        return Colours.SIXTEEN  # it makes 16 of all others
    is_true = environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or name.endswith("-direct")
    if is_true and _multiplexer(environ) is not Multiplexer.SCREEN:
        return Colours.TRUE
    if _MANY_COLOURS.search(name) or (known or 0) >= Colours.MANY:
        return Colours.MANY
    return Colours.SIXTEEN if known is None or known >= 8 else Colours.NONE
