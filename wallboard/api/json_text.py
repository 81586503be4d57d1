"""JSON as servers write it: what strict parsers refuse over a single character is read all the same.

Here are only values; which of them is a record is `json_wire`'s business.
"""

from __future__ import annotations

import json
import re
from typing import TypeGuard

import msgspec

_Layer = dict[str, msgspec.Raw] | list[msgspec.Raw] | str | float | bool | None
_one_layer = msgspec.json.Decoder(_Layer).decode

_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED_HALF = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"
)


def loosely_parsed(body: bytes | msgspec.Raw) -> object:
    """Return the value of a JSON text; control characters and wrong UTF-8 are let through, halves are replaced.

    Raises ValueError where it is no JSON, RecursionError where it is nested too deep. Slow: for what failed elsewhere.
    """
    value = json.loads(str(body, "utf-8", "replace").removeprefix("\ufeff"), strict=False)
    if _ESCAPED_HALF.search(memoryview(body)):
        value = json.loads(_HALF.sub("\ufffd", json.dumps(value, ensure_ascii=False)))
    return value


def has_halves(text: bytes) -> bool:
    """Say whether a JSON text escapes half a character, such as an emoji cut in two; pydantic loses such a text."""
    return b"\\" in text and _ESCAPED_HALF.search(text) is not None


def has_plain_texts(text: bytes) -> bool:
    """Say quickly that no text in a JSON text needs cleaning; False means that it may.

    For a text that a strict parser has read: there a control character is escaped, all but the last of ASCII.
    """
    return text.isascii() and b"\\" not in text and b"\x7f" not in text


def is_text(value: object) -> TypeGuard[bytes | msgspec.Raw]:
    """Say whether something is still JSON text, and not a value."""
    return isinstance(value, bytes | msgspec.Raw)


def opened(value: object) -> object:
    """Return a JSON text as a value whose parts are still text (`msgspec.Raw`); any other value as it is.

    Raises as `loosely_parsed` does, which takes over what msgspec refuses; then the parts are values.
    """
    if not is_text(value):
        return value
    try:
        return _one_layer(value)
    except (msgspec.DecodeError, RecursionError):
        return loosely_parsed(value)
