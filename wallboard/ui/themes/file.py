"""What one theme's file says, checked so that its author can put it right: every problem at once, each with a way out.

description = "Night, with a red that our projector shows"
inherits = "night"

[colours]
critical = "#ff5040"

[styles]
critical = "bold underline"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec import Struct

from wallboard.ui.render.inks import GROUNDS, INKS, STYLES, TERMINAL_COLOURS

COLOURS = (*GROUNDS, *INKS)
"""What a theme gives a colour to."""
_KEYS = ("description", "inherits", "colours", "styles")
_STYLED = ("cursor", *INKS)
_NAME = re.compile("[A-Za-z0-9_-]+")
_HEX = re.compile("#[0-9a-fA-F]{6}")


class ThemeError(Exception):
    """A file is no theme. One line for each problem: what is wrong, and what to write."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(map(printable, problems))


class ThemeFile(Struct, frozen=True):
    """What a file says by itself, without what it inherits."""

    path: Path
    description: str
    inherits: str | None
    colours: Mapping[str, str]
    styles: Mapping[str, str]

    @property
    def name(self) -> str:
        """The theme's name: the file's, without its end."""
        return self.path.stem


def read(path: Path) -> ThemeFile:
    """Read a file; ThemeError where it is no theme."""
    if not _NAME.fullmatch(path.stem):
        raise ThemeError("a theme is called by its file's name: letters without accents, digits, - and _ alone")
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ThemeError(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ThemeError("is not UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ThemeError(f"is not TOML: {error}") from error
    except ValueError as error:  # Python converts no integer of more than 4300 digits
        raise ThemeError("is not TOML: a number in it is too long") from error
    if problems := tuple(_problems(document)):
        raise ThemeError(*problems)
    return ThemeFile(
        path=path,
        description=document.get("description", ""),
        inherits=document.get("inherits"),
        colours=document.get("colours", {}),
        styles=document.get("styles", {}),
    )


def near(word: str, words: Sequence[str]) -> str:
    """Return "; did you mean …?" with the word that comes nearest, or ''."""
    close = get_close_matches(word, words, n=1)
    return f'; did you mean "{close[0]}"?' if close else ""


def printable(text: str) -> str:
    """Return a text without what would reach the terminal as a command: it may repeat what somebody wrote."""
    return "".join(character if character.isprintable() else "�" for character in text)


def _problems(document: Mapping[str, Any]) -> Iterator[str]:
    for key in document:
        if key in COLOURS:
            yield f'"{key}" stands before the first heading: write [colours] above it'
        elif key not in _KEYS:
            yield f'"{key}" is no part of a theme{near(key, _KEYS)} (there are {", ".join(_KEYS)})'
    for key in ("description", "inherits"):
        if not isinstance(text := document.get(key, ""), str):
            yield f"{key} must be text, in quotes"
        elif not text.isprintable():
            yield f"{key} must be one line, without control characters"
    yield from _table_problems(document, "colours", COLOURS, _colour_problem)
    yield from _table_problems(document, "styles", _STYLED, _style_problem)


def _table_problems(
    document: Mapping[str, Any], table: str, names: Sequence[str], problem: Callable[[object], str]
) -> Iterator[str]:
    entries = document.get(table, {})
    if not isinstance(entries, dict):
        yield f"{table} must be a table: write [{table}], and a line for each ink under it"
        return
    for name, value in entries.items():
        if name not in names:
            yield f"{table}.{name} is no ink{near(name, names)}"
        elif wrong := problem(value):
            yield f"{table}.{name} {wrong}"


def _colour_problem(colour: object) -> str:
    if isinstance(colour, str) and (_HEX.fullmatch(colour) or colour in TERMINAL_COLOURS):
        return ""
    advice = near(colour.replace("_", "-"), TERMINAL_COLOURS) if isinstance(colour, str) else ""
    ways = f'write "#rrggbb", or one of the terminal\'s own, such as "bright-red"{advice}'
    return f"is no colour: {_written(colour)}; {ways}"


def _style_problem(style: object) -> str:
    words = style.split() if isinstance(style, str) else [""]
    if words == ["none"] or (words and set(words) <= set(STYLES)):
        return ""
    return (
        f'is no text style: {_written(style)}; write "none", or some of {", ".join(STYLES)}, such as "bold underline"'
    )


def _written(value: object) -> str:
    try:
        return repr(value)
    except ValueError:  # an integer in hexadecimal digits may be longer than Python writes in decimal ones
        return "a number that is too long"
