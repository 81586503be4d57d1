"""An expression taken apart into its terms, with regard to quotes. What a term means is not known here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from wallboard.model.filter.errors import UnfinishedError

OPERATORS = (">=", "<=", ":", ">", "<", "=")
_SIGN = r'(?:[^\s"]|"[^"]*"?)'
_COMPARED = r"!*[^\W\d_][\w-]*\s*[<>]=?\s*"
"""A field that is more or less than something: the one term that may have blanks in it."""
_TERM = re.compile(rf"{_COMPARED}{_SIGN}*|{_SIGN}+")
_VALUE = re.compile(r'(?:[^,"]|"[^"]*")+')
_FIELD = re.compile(rf"([^\W\d_][\w-]*)\s*({'|'.join(OPERATORS)})\s*(.*)", re.DOTALL)


class Term(Struct, frozen=True):
    """One condition: a word, or a field, an operator and what to compare with."""

    words: str = ""
    """What to look for in all that is said of a row; '' in a term with a field."""
    field: str = ""
    operator: str = ""
    values: tuple[str, ...] = ()
    """The alternatives behind the operator; none: they are not written yet."""
    is_negated: bool = False


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each term begins, and its text as written."""
    for match in _TERM.finditer(text):
        yield match.start(), match[0]


def term(piece: str) -> Term:
    """Return the term that is written so; a FilterError where it cannot be read."""
    if piece.count('"') % 2:
        raise UnfinishedError("the quote is not closed")
    written = piece.lstrip("!")
    is_negated = (len(piece) - len(written)) % 2 == 1
    if not written:
        raise UnfinishedError(f'"{piece}" stands alone: write it right before what to leave out')
    if match := _FIELD.fullmatch(written):
        values = tuple(filter(None, (_unquoted(value) for value in _VALUE.findall(match[3]))))
        return Term(field=match[1].casefold(), operator=match[2], values=values, is_negated=is_negated)
    if words := _unquoted(written):
        return Term(words, is_negated=is_negated)
    raise UnfinishedError("nothing stands between the quotes")


def _unquoted(written: str) -> str:
    return written.replace('"', "").strip()
