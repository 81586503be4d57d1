"""What the terms of a filter leave of rows, and how not to begin anew at each key while one types.

A term is a function from rows to rows and not from a row to yes or no: half of the time would go into calls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar


class _Worded(Protocol):
    @property
    def text(self) -> str: ...


V = TypeVar("V")
Row = TypeVar("Row")
W = TypeVar("W", bound=_Worded)

Sieve = Callable[[Sequence[Row]], list[Row]]
"""Leaves some of the rows, in their order."""
Sieves = tuple[tuple[str, Sieve[Row]], ...]
"""Each term as written, and what it leaves."""


class Narrowing(Generic[Row]):
    """Filters the same rows again and again: terms that are as before, up to the first other one, are not repeated."""

    def __init__(self) -> None:
        self._rows: Sequence[Row] = ()
        self._done: list[tuple[str, Sequence[Row]]] = []
        """The terms of the last time, each with what it left."""

    def left(self, rows: Sequence[Row], sieves: Sieves[Row]) -> Sequence[Row]:
        """Return the rows that every term leaves."""
        if rows is not self._rows:
            self._rows, self._done = rows, []
        same = 0
        for (written, _), (before, _) in zip(sieves, self._done, strict=False):
            if written != before:
                break
            same += 1
        del self._done[same:]
        left = self._done[-1][1] if self._done else rows
        for written, sieve in sieves[same:]:
            left = sieve(left)
            self._done.append((written, left))
        return left


def by_words(words: str, *, is_negated: bool) -> Sieve[W]:
    """Return what leaves the rows in whose text the words (folded) stand, or the others."""
    if is_negated:
        return lambda rows: [row for row in rows if words not in row.text]
    return lambda rows: [row for row in rows if words in row.text]


def by_value(value: Callable[[Row], V], fits: Callable[[V], bool], *, is_negated: bool) -> Sieve[Row]:
    """Return what leaves the rows whose value fits, or the others."""
    if is_negated:
        return lambda rows: [row for row in rows if not fits(value(row))]
    return lambda rows: [row for row in rows if fits(value(row))]
