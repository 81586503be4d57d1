"""A condition: terms in the filter's language, which the rows of one scope meet or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from wallboard.model.filter.errors import FilterError, UnfinishedError
from wallboard.model.filter.fields import Side
from wallboard.model.filter.kinds import refusal
from wallboard.model.filter.sieves import Sieve, by_words
from wallboard.model.filter.terms import Term, pieces, term
from wallboard.model.words import folded, nearest

Row = TypeVar("Row")
Fields = Mapping[str, Side[Row]]
"""What can be compared in a scope, by name."""


@dataclass(frozen=True)
class Condition(Generic[Row]):
    """Met by the rows that fit all of its terms."""

    text: str
    """As written."""
    sieves: tuple[Sieve[Row], ...] = field(compare=False, repr=False)

    @classmethod
    def of(cls, text: str, fields: Fields[Row]) -> Condition[Row]:
        """Read a condition. Raises FilterError where it is wrong, or empty: it would be met by all."""
        sieves = tuple(_sieve(term(piece), fields) for _, piece in pieces(text))
        if not sieves:
            raise FilterError("it is empty")
        return cls(" ".join(text.split()), sieves)

    @property
    def terms(self) -> tuple[tuple[str, Term], ...]:
        """Its terms, each as written and as read."""
        return tuple((piece, term(piece)) for _, piece in pieces(self.text))

    def met_by(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return the rows that meet it, in their order."""
        for sieve in self.sieves:
            rows = sieve(rows)
        return rows


def _sieve(part: Term, fields: Fields[Row]) -> Sieve[Row]:
    if not part.field:
        words: Sieve[Any] = by_words(folded(part.words), is_negated=part.is_negated)
        return words
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
    return sieve
