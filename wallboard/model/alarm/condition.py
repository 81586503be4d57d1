"""A condition: terms in the filter's language, which the rows of one scope meet or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from msgspec import Struct

from wallboard.model.filter.errors import FilterError, UnfinishedError
from wallboard.model.filter.field import Side
from wallboard.model.filter.kinds import refusal
from wallboard.model.filter.lacks import Lack
from wallboard.model.filter.sieves import Sieve, by_words
from wallboard.model.filter.terms import Term, pieces, term
from wallboard.model.words import folded, nearest

Row = TypeVar("Row")
Fields = Mapping[str, Side[Row]]
"""What can be compared in a scope, by name."""


class Part(Struct, Generic[Row], frozen=True):
    """One of its terms."""

    sieve: Sieve[Row]
    """Leaves the rows that fit it for sure."""
    lack: Callable[[Row], Lack | None]
    """Why a row has nothing to compare, where it has not."""


@dataclass(frozen=True)
class Condition(Generic[Row]):
    """Met by the rows that fit all of its terms."""

    text: str
    """As written."""
    parts: tuple[Part[Row], ...] = field(compare=False, repr=False)

    @classmethod
    def of(cls, text: str, fields: Fields[Row]) -> Condition[Row]:
        """Read a condition. Raises FilterError where it is wrong, or empty: it would be met by all."""
        parts = tuple(_part(term(piece), fields) for _, piece in pieces(text))
        if not parts:
            raise FilterError("it is empty")
        return cls(" ".join(text.split()), parts)

    @property
    def terms(self) -> tuple[tuple[str, Term], ...]:
        """Its terms, each as written and as read."""
        return tuple((piece, term(piece)) for _, piece in pieces(self.text))

    def met_by(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return the rows that meet it for sure, in their order."""
        for part in self.parts:
            rows = part.sieve(rows)
        return rows

    def is_met(self, row: Row, *, by_nothing: bool = False) -> bool | None:
        """Say whether a row meets it; None: that is unknown, as what it turns on is.

        `by_nothing`: where there is nothing to measure, what is compared with it is so.
        """
        is_unknown = False
        for part in self.parts:
            lack = part.lack(row)
            if lack is Lack.UNKNOWN:
                is_unknown = True
            elif not (part.sieve([row]) or (by_nothing and lack is Lack.NOTHING)):
                return False
        return None if is_unknown else True


def _part(part: Term, fields: Fields[Row]) -> Part[Row]:
    if not part.field:
        words: Sieve[Any] = by_words(folded(part.words), is_negated=part.is_negated)
        return Part(words, lambda _row: None)
    found = fields.get(part.field)
    if found is None:
        near = nearest(part.field, fields)
        advice = f', did you mean "{near}"?' if near else f": {', '.join(fields)}"
        raise FilterError(f'no field "{part.field}" here{advice}')
    if not part.values:
        raise UnfinishedError(f"{part.field}{part.operator} {found.hint}")
    for value in part.values:
        if found.choice and not found.choice.meant(value):
            raise refusal(part.field, value, found.choice.words)
    sieve = found.sieve(part.operator, part.values, part.is_negated)
    assert sieve is not None  # noqa: S101 — every value is one of its choices
    return Part(_sure(sieve, found.lack) if part.is_negated else sieve, found.lack)


def _sure(sieve: Sieve[Row], lack: Callable[[Row], Lack | None]) -> Sieve[Row]:
    """Leave out rows that fit only because a value is unknown: what is negated fits them in a filter."""
    return lambda rows: [row for row in sieve(rows) if lack(row) is not Lack.UNKNOWN]
