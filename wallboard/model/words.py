"""Text as it is looked for, without regard to case, accents and spaces; and the word that comes nearest."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from functools import lru_cache
from unicodedata import combining, normalize

_NAMES = 1 << 15
"""So many names with accents are remembered: those of a floor come back with each reading."""
_UNDIVIDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
"""Letters that Unicode does not take apart, and what people without them type."""


def folded(text: str) -> str:
    """Return the text in the form in which it is compared: "  Łukasz  MÜLLER " is "lukasz muller"."""
    return " ".join((text.lower() if text.isascii() else _unaccented(text)).split())


def nearest(word: str, words: Collection[str]) -> str | None:
    """Return the one of the words that `word` was most likely meant to be; None where none comes near."""
    return next(iter(get_close_matches(word, words, n=1, cutoff=0.6)), None)


@lru_cache(maxsize=_NAMES)
def _unaccented(text: str) -> str:
    letters = (letter for letter in normalize("NFKD", text) if not combining(letter))
    return "".join(letters).casefold().translate(_UNDIVIDED)
