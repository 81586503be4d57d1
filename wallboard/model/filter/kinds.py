"""What a field can hold, and how that is compared: text, one of a few words, or a number.

A row without a value fits no comparison, and so it fits every negated one.
"""

from __future__ import annotations

import operator as operators
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from wallboard.model.filter.errors import FilterError, UnfinishedError
from wallboard.model.words import folded, nearest
from wallboard.model.written import count, duration, percent

V = TypeVar("V")
V_contra = TypeVar("V_contra", contravariant=True)
Test = Callable[[V], bool]

_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    ">": operators.gt,
    ">=": operators.ge,
    "<": operators.lt,
    "<=": operators.le,
}


class Kind(Protocol[V_contra]):
    """One kind of value."""

    @property
    def hint(self) -> str:
        """What may stand behind the operator, for somebody who has just typed it."""

    def test(self, operator: str, values: Sequence[str]) -> Test[V_contra] | None:
        """Return what tells whether a row's value fits any of those typed; None where it never says anything."""

    def shown(self, value: V_contra) -> str:
        """Return the value as a message writes it."""


class Text(Struct, frozen=True):
    """Texts of which one must hold (`:`) or be (`=`) what is typed."""

    hint: str = "a part of it; = for all of it"

    def test(self, operator: str, values: Sequence[str]) -> Test[Collection[str]]:
        """Compare without regard to case, accents and spaces."""
        wanted = [folded(value) for value in values]
        if operator not in (":", "="):
            raise FilterError(f'"{operator}" is for numbers, write ":" or "="')

        def fits(texts: Collection[str]) -> bool:
            for text in map(folded, texts):
                if text in wanted:
                    return True
                if operator == ":":
                    for value in wanted:
                        if value in text:
                            return True
            return False

        return fits

    def shown(self, value: Collection[str]) -> str:
        """Return the first of the texts, which is the one for people."""
        return next(iter(value), "")


class Choice(Struct, frozen=True):
    """Words of which a row has some; what is typed is one of them, or the begin of one of its parts."""

    words: tuple[str, ...]

    @property
    def hint(self) -> str:
        """The words."""
        return ", ".join(self.words)

    def test(self, operator: str, values: Sequence[str]) -> Test[Collection[str]] | None:
        """Say whether a row has one of the words meant; None where what is typed means none of them."""
        if operator not in (":", "="):
            raise FilterError(f'"{operator}" is for numbers, write ":"')
        chosen = frozenset(word for value in values for word in self.meant(value))
        return (lambda words: not chosen.isdisjoint(words)) if chosen else None

    def shown(self, value: Collection[str]) -> str:
        """Return the words, side by side."""
        return ", ".join(value)

    def meant(self, value: str) -> tuple[str, ...]:
        """Return the words that the typed value stands for."""
        typed = folded(value).replace(" ", "-")
        if typed in self.words:
            return (typed,)
        return tuple(word for word in self.words if any(part.startswith(typed) for part in _parts(word)))


def _parts(word: str) -> list[str]:
    """Return the word's ends: "logged-out" and "out"."""
    steps = word.split("-")
    return ["-".join(steps[at:]) for at in range(len(steps))]


class Number(Struct, frozen=True):
    """A number with its unit."""

    name: str
    hint: str
    read: Callable[[str], float | None]
    """Reads what is typed; None where it cannot."""
    shown: Callable[[float | None], str]
    """Writes a value."""
    begins: Callable[[str], bool] = lambda _text: False
    """True where what is typed may still become a number."""

    def test(self, operator: str, values: Sequence[str]) -> Test[float | None]:
        """Compare in the unit that the value is kept in."""
        numbers = [self._number(value) for value in values]
        if operator in (":", "="):
            return lambda number: number in numbers
        if len(numbers) > 1:
            raise FilterError(f'"{operator}" takes one number')
        compare, limit = _COMPARISONS[operator], numbers[0]
        return lambda number: number is not None and compare(number, limit)

    def _number(self, value: str) -> float:
        number = self.read(value)
        if number is None:
            error = UnfinishedError if self.begins(value) else FilterError
            raise error(f'"{value}" is no {self.name}, write {self.hint}')
        return number


_COUNT = re.compile(r"\d{1,12}", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3})\s*%?", re.ASCII)
_UNITS = re.compile(r"(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,9})s)?", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,5}):(?=\d\d:))?(\d{1,6}):([0-5]\d)", re.ASCII)
_BEGUN = re.compile(r"(?:\d+h)?(?:\d+m)?\d+|\d+:(?:[0-5](?:\d(?::[0-5]?)?)?)?", re.ASCII)


def _seconds(text: str) -> float | None:
    typed = "".join(text.casefold().split())
    if typed.isdecimal() and typed.isascii() and len(typed) < 10:
        return int(typed)
    match = _CLOCK.fullmatch(typed) or (_UNITS.fullmatch(typed) if typed else None)
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


TEXT = Text()
COUNT = Number("count", "a number such as 3", lambda text: int(text) if _COUNT.fullmatch(text) else None, count)
PERCENT = Number(
    "whole percent",
    "80 or 80%",
    lambda text: int(match[1]) if (match := _PERCENT.fullmatch(text)) else None,
    lambda value: percent(None if value is None else value / 100),
)
TIME = Number(
    "time",
    "90s, 5m, 1:30, 1h30m",
    _seconds,
    duration,
    lambda text: _BEGUN.fullmatch(text.casefold()) is not None,
)


def refusal(name: str, value: str, choices: Collection[str]) -> FilterError:
    """Return the error of a value that is none of the choices of a field."""
    near = nearest(folded(value), choices)
    advice = f', did you mean "{near}"?' if near else f": {', '.join(choices)}"
    return FilterError(f'no {name} "{value}"{advice}')
