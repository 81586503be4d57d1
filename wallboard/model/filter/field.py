"""What a field of an expression is: how it is compared in the rows of a list, and why a row may have no value in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from wallboard.model.agent_row import AgentRow
from wallboard.model.filter.errors import FilterError, UnfinishedError
from wallboard.model.filter.kinds import Choice, Kind, Number, refusal
from wallboard.model.filter.lacks import Lack, never
from wallboard.model.filter.sieves import Sieve, by_value
from wallboard.model.queue_row import QueueRow
from wallboard.model.words import folded

V = TypeVar("V")
Row = TypeVar("Row")


class Side(Struct, Generic[Row], frozen=True):
    """A field in the rows of one list."""

    hint: str
    """What can be compared with it."""
    choice: Choice | None
    """The words that it is one of, where it is."""
    sieve: Callable[[str, Sequence[str], bool], Sieve[Row] | None]
    """Made from operator, values and whether they are negated; None where they mean nothing in this list."""
    shown: Callable[[Row], str]
    """What it is in a row, as a message writes it."""
    lack: Callable[[Row], Lack | None]
    """Why a row has no value; None where it has one. A word that may yet be another is unknown."""


class Field(Struct, frozen=True):
    """A field that an expression can name."""

    names: tuple[str, ...]
    """Its name, and another one that it goes by."""
    meaning: str
    agents: Side[AgentRow] | None = None
    """None: agents have no such field, and a term with it leaves them alone."""
    queues: Side[QueueRow] | None = None
    """None: queues have no such field."""

    @property
    def hint(self) -> str:
        """What can be compared with it."""
        return ", ".join(dict.fromkeys(side.hint for side in (self.agents, self.queues) if side))

    def sieves(
        self, operator: str, values: Sequence[str], *, is_negated: bool
    ) -> tuple[Sieve[AgentRow] | None, Sieve[QueueRow] | None]:
        """Return what a comparison leaves of agents and of queues. Raises FilterError where it cannot be made."""
        if not values:
            raise UnfinishedError(f"{self.names[0]}{operator} {self.hint}")
        if empty := next((value for value in values if not folded(value)), None):
            raise FilterError(f'"{empty}" has no letters to look for')
        choices = [side.choice for side in (self.agents, self.queues) if side and side.choice]
        for value in values if choices else ():
            if not any(choice.meant(value) for choice in choices):
                words = dict.fromkeys(word for choice in choices for word in choice.words)
                raise refusal(self.names[0], value, tuple(words))
        return (
            self.agents.sieve(operator, values, is_negated) if self.agents else None,
            self.queues.sieve(operator, values, is_negated) if self.queues else None,
        )


def side(
    kind: Kind[V],
    value: Callable[[Row], V],
    *,
    nothing_if: Callable[[Row], bool] = never,
    unknown_if: Callable[[Row], bool] = never,
) -> Side[Row]:
    """Return a field of a list whose rows have this kind of value.

    `nothing_if` says of a row without a value whether there is nothing to measure; `unknown_if` of one whose words are
    worked out from numbers whether these are unknown.
    """

    def sieve(operator: str, values: Sequence[str], is_negated: bool) -> Sieve[Row] | None:
        fits = kind.test(operator, values)
        return None if fits is None else by_value(value, fits, is_negated=is_negated)

    def lack_of_number(row: Row) -> Lack | None:
        if value(row) is not None:
            return None
        return Lack.NOTHING if nothing_if(row) else Lack.UNKNOWN

    def lack_of_words(row: Row) -> Lack | None:
        return Lack.UNKNOWN if unknown_if(row) else None

    choice = kind if isinstance(kind, Choice) else None
    lack = lack_of_number if isinstance(kind, Number) else lack_of_words
    return Side(kind.hint, choice, sieve, lambda row: kind.shown(value(row)), lack)
