"""Text styles in a terminal's words (SGR codes): what they come to, and the shortest way from one to the next."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from wallboard.ui.terminal.unreadable import UnreadableError

_ATTRIBUTES = frozenset(("1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53"))
_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""Attribute → the code that ends it, which all know that have more than 16 colours."""
_INKS = frozenset(str(code) for code in (*range(30, 38), *range(90, 98)))
_PAPERS = frozenset(str(code) for code in (*range(40, 48), *range(100, 108)))
_SEEN_IN_BLANKS = _ATTRIBUTES - {"1", "2", "3"}
_CODES_OF_A_COLOUR = {"5": 3, "2": 5}
"""How long `38;5;…` and `38;2;…;…;…` are, by their second code."""


class Style(NamedTuple):
    """How a cell looks: SGR codes, in one order, so that what looks the same is equal."""

    attributes: frozenset[str] = frozenset()
    ink: str = ""
    """Empty: the terminal's own."""
    paper: str = ""

    def codes(self) -> list[str]:
        """Return what sets it, from the default style on."""
        return [*sorted(self.attributes), *filter(None, (self.ink, self.paper))]


PLAIN = Style()
"""The default style: what a reset leads to."""


@lru_cache(maxsize=4096)
def of_blanks(style: Style) -> Style:
    """Return the one style of all in which a blank looks the same: bare, unless lines or swapped colours are seen."""
    return style if style.attributes & _SEEN_IN_BLANKS else Style(paper=style.paper)


@lru_cache(maxsize=4096)
def turned(style: Style, codes: str) -> Style:
    """Return what a style becomes by a row of SGR codes. Raises `UnreadableError` at one that is not known."""
    rest = codes.split(";")
    while rest:
        length = 1
        match rest[0]:
            case "" | "0":
                style = PLAIN
            case "39":
                style = style._replace(ink="")
            case "49":
                style = style._replace(paper="")
            case "38" | "48" as which:
                length = _CODES_OF_A_COLOUR.get("".join(rest[1:2]), len(rest) + 1)
                colour = rest[:length]
                if len(colour) < length or not all(map(str.isdecimal, colour)):
                    raise UnreadableError
                words = ";".join(colour)
                style = style._replace(ink=words) if which == "38" else style._replace(paper=words)
            case code if code in _ATTRIBUTES:
                style = style._replace(attributes=style.attributes | {code})
            case code if code in _INKS:
                style = style._replace(ink=code)
            case code if code in _PAPERS:
                style = style._replace(paper=code)
            case _:
                raise UnreadableError
        del rest[:length]
    return style


def _is_of_many(colour: str) -> bool:
    """Say whether a colour is none of the 16."""
    return colour.startswith(("38", "48"))


@lru_cache(maxsize=4096)
def turn(before: Style | None, style: Style) -> str:
    """Return the shortest sequence that leads from one style to another; None is one that nobody knows.

    The codes that end single attributes are not known everywhere: without colours beyond the 16, a reset ends them.
    """
    if before == style:
        return ""
    anew = ";".join(["0", *style.codes()]) if style.codes() else ""
    if before is None:
        return f"\x1b[{anew}m"
    ended = before.attributes - style.attributes
    if ended and not (ended <= _ENDS.keys() and any(map(_is_of_many, (*before[1:], *style[1:])))):
        return f"\x1b[{anew}m"
    ends = {_ENDS[attribute] for attribute in ended}
    begun = {
        attribute
        for attribute in style.attributes
        if attribute not in before.attributes or _ENDS.get(attribute) in ends
    }
    change = [*sorted(ends), *sorted(begun)]
    if style.ink != before.ink:
        change.append(style.ink or "39")
    if style.paper != before.paper:
        change.append(style.paper or "49")
    return f"\x1b[{min(';'.join(change), anew, key=len)}m"
