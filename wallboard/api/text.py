"""Text of the API made safe to show: no control, bidi or zero-width character gets past here.

A name such as `ESC[2J` would otherwise clear the wall, and a right-to-left override turn a line round. Every text that
enters a record, and every word of the server that enters a message, comes through `clean`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SPACES = re.compile(r"[\t\n\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Control, bidi and zero-width characters, tags and variation selectors: all that moves the rest of a line."""
_HALVES = re.compile(r"[\ud800-\udfff]")
"""Halves of a character: no terminal, file or database takes them."""

_DEEPEST = 16
_LONGEST_NUMBER_BITS = 64


def is_plain(text: str) -> bool:
    """Say quickly that a text needs no cleaning; False means that it may."""
    return text.isascii() and text.isprintable()


def clean(text: str) -> str:
    """Return a text without what is unseen, with ordinary spaces and none at its ends; inner ones stay as many."""
    if not is_plain(text):
        text = _HALVES.sub("\ufffd", _UNSEEN.sub("", _SPACES.sub(" ", text)))
    return text.strip(" ")


def readable(value: object, depth: int = 0) -> object:  # noqa: PLR0911 — a table
    """Return the value of an unknown field as text, or as a mapping or tuple of such: the same from JSON and from XML.

    Every empty value is '', a list of one is that one, and what is nested deeper than a person reads is '…'.
    """
    if depth > _DEEPEST:
        return "…"
    match value:
        case str():
            return clean(value)
        case bool():
            return "true" if value else "false"
        case int() if value.bit_length() > _LONGEST_NUMBER_BITS:
            return "…"  # Python refuses to print the longest
        case int() | float():
            return str(value)
        case Mapping() if value:
            return {clean(str(name)): readable(inner, depth + 1) for name, inner in value.items()}
        case [only]:
            return readable(only, depth)
        case [_, *_]:
            return tuple(readable(inner, depth + 1) for inner in value)
        case _:
            return ""
