"""XML as servers write it: the bytes made fit for expat, and any document type refused.

A name with an escape character in it is no XML, yet servers write it, raw or as `&#27;`: what XML forbids is taken out
here, so that one name does not cost the whole answer. Everything becomes UTF-8, so that no other encoding can hide a
document type; without one there are no entities, and nothing can expand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from wallboard.api.amount import limit_values

_UNFIT = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NO_CHARACTERS = re.compile(b"\xef\xbf[\xbe\xbf]")
_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]+)|([0-9]+));")
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,80}encoding=["']([\w.-]{1,30})["']""")
_REPLACEMENT = "\ufffd".encode()
_PROLOG_PIECE = 1024
_LONGEST_PROLOG = 64 * 1024
"""expat scans a tag or a comment from its beginning again for each piece of it."""


def fit(body: bytes) -> bytes:
    """Return the body as UTF-8, without references to characters that XML does not know."""
    if not body.isascii():
        try:
            str(body, "utf-8")
        except UnicodeDecodeError:
            body = _as_declared(body).encode()
        body = _NO_CHARACTERS.sub(b"", body)
    if b"&" not in body or b"&#" not in body:
        return body
    limit_values(body, b"&#")
    return _REFERENCE.sub(_fit_reference, body)


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    """Yield a fit body in pieces, without control characters: a copy of the whole would cost more than its parse."""
    for start in range(0, len(body), size):
        yield body[start : start + size].translate(None, _UNFIT)


def refuse_document_type(body: bytes) -> None:
    """Raise ValueError where a document type comes before the root, or no root does; it cannot come later."""
    roots: list[str] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, _attributes: roots.append(name)
    try:
        for piece in pieces(body[:_LONGEST_PROLOG], _PROLOG_PIECE):
            parser.Parse(piece)
            if roots:
                return
    except expat.ExpatError as error:
        raise ValueError(f"it is no XML: {error}") from error
    raise ValueError(f"it is no XML, or begins with more than {_LONGEST_PROLOG // 1024} KiB of something else")


def _refuse(*_declaration: object) -> None:
    raise ValueError("it declares a document type, whose entities could expand without end")


def _as_declared(body: bytes) -> str:
    declared = _DECLARED.match(body)
    try:
        return str(body, declared[1].decode("ascii") if declared else "utf-8", "replace")
    except LookupError:
        return str(body, "utf-8", "replace")


def _fit_reference(reference: re.Match[bytes]) -> bytes:
    digits = reference[1] or reference[2]
    code = int(digits, 16 if reference[1] else 10) if len(digits) < 9 else -1
    if 0xD800 <= code <= 0xDFFF or not 0 <= code <= 0x10FFFF:
        return _REPLACEMENT
    unknown_to_xml = (code < 0x20 and code not in b"\t\n\r") or code in (0xFFFE, 0xFFFF)
    return b"" if unknown_to_xml else reference[0]
