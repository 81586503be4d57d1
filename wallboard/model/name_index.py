"""Finding things by name or id while somebody types: the best first, and as fast for 20,000 as for 20.

The names stand in one long text, a line for each, in their order. What is typed is looked for in that, once for each
way in which it may fit, and whoever needs the first hundred stops there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from itertools import accumulate
from typing import Generic, TypeVar

from wallboard.model.words import folded

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Fit(IntEnum):
    """How what is typed fits a name, the best first."""

    WHOLE = 0
    """It is the id or the name, or the kind."""
    BEGIN = 1
    """The name or the id begins with it."""
    WORD = 2
    """A word of the name begins with it."""
    PART = 3
    """It stands somewhere in the name or the id."""
    WORDS = 4
    """Its words stand there, in any order."""
    INITIALS = 5
    """Its letters begin words that follow each other."""
    LETTERS = 6
    """Its letters stand there, in their order."""


class NameIndex(Generic[T_co]):
    """Things by name and id."""

    def __init__(self, things: Sequence[T_co], named: Callable[[T_co], tuple[str, str]], *, kind: str = "") -> None:
        """Index the things; `named` returns name and id. One may type their kind, too: "queue", "queue sales"."""
        names = [folded(named(thing)[0]) for thing in things]
        order = sorted(range(len(things)), key=names.__getitem__)
        self._things = [things[at] for at in order]
        self._names = _Texts([names[at] for at in order])
        self._ids = _Texts([folded(named(thing)[1]) for thing in self._things])
        self._kind = kind

    def found(self, typed: str, fit: Fit) -> Iterator[tuple[int, T_co]]:
        """Yield the things that fit so, each with its place in the order of names; some may come twice."""
        plain = folded(typed)
        if fit is Fit.WHOLE and plain and plain == self._kind:
            yield from enumerate(self._things)
        for text in dict.fromkeys((plain, plain.removeprefix(f"{self._kind} "))):
            for place in self._places(text, fit) if text else ():
                yield place, self._things[place]

    def _places(self, text: str, fit: Fit) -> Iterator[int]:
        match fit:
            case Fit.WHOLE | Fit.BEGIN | Fit.PART:
                yield from self._names.holding(_pattern(text, fit))
                yield from self._ids.holding(_pattern(text, fit))
            case Fit.WORDS:
                words = sorted(text.split(), key=len)
                for place in self._places(words[-1], Fit.PART) if len(words) > 1 else ():
                    if all(word in self._names[place] or word in self._ids[place] for word in words):
                        yield place
            case _:
                yield from self._names.holding(_pattern(text, fit))


class _Texts:
    """Texts, and the one long text of them."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._all = "\n".join(["", *texts, ""])
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=1))

    def __getitem__(self, place: int) -> str:
        return self._texts[place]

    def holding(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Yield the places of the texts that hold the pattern, whose last letter must be one of the text."""
        at = 0
        while match := pattern.search(self._all, at):
            place = bisect_right(self._starts, match.end() - 1) - 1
            yield place
            at = self._starts[place + 1] - 1


def _pattern(text: str, fit: Fit) -> re.Pattern[str]:
    """Return what finds the text in folded names between line ends; its groups are the letters that were typed.

    Each begins with a sign that must be there: a search goes through the long text to the next one ten times as fast.
    """
    whole, letters = re.escape(text), [re.escape(letter) for letter in text if letter != " "]
    match fit:
        case Fit.WHOLE:
            return re.compile(rf"\n({whole})(?=\n)")
        case Fit.BEGIN:
            return re.compile(rf"\n({whole})")
        case Fit.WORD:
            return re.compile(rf"({whole})(?<=\b{whole})")
        case Fit.INITIALS:
            rest = "".join(rf"[^ \n]* ({letter})" for letter in letters[1:])
            return re.compile(rf"({letters[0]})(?<=\b{letters[0]}){rest}")
        case Fit.LETTERS:
            # Each letter at its first place: no second try, whatever the name.
            return re.compile(r"\n" + "".join(rf"[^\n{letter}]*({letter})" for letter in letters))
        case _:
            return re.compile(f"({whole})")


def ranked(indexes: Sequence[NameIndex[T]], typed: str, limit: int) -> list[T]:
    """Return at most `limit` things: those that fit best first, those that fit alike by their index and then by name.

    Letters apart from each other count only where nothing else is found: most names have most letters.
    """
    found: dict[tuple[int, int], T] = {}
    for fit in Fit:
        if fit is Fit.LETTERS and found:
            break
        for number, index in enumerate(indexes):
            for place, thing in index.found(typed, fit):
                found.setdefault((number, place), thing)
                if len(found) == limit:
                    return list(found.values())
    return list(found.values())


def matched(text: str, typed: str) -> frozenset[int]:
    """Return which letters of a name or id are those that were typed, to mark them."""
    letters = [(part, at) for at, letter in enumerate(text) for part in folded(letter) or (" " * letter.isspace())]
    plain = "\n" + "".join(part for part, _ in letters) + "\n"
    wanted = folded(typed)
    words = wanted.split()
    for fit in (Fit.WORD, Fit.PART, Fit.WORDS, Fit.INITIALS, Fit.LETTERS) if wanted else ():
        if fit is Fit.WORDS and len(words) > 1:
            if marks := frozenset[int]().union(*(matched(text, word) for word in words if word in plain)):
                return marks
        elif match := _pattern(wanted, fit).search(plain):
            groups = (range(*match.span(group)) for group in range(1, match.re.groups + 1))
            return frozenset(letters[at - 1][1] for group in groups for at in group)
    return frozenset()
