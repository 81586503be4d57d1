"""An expression read: what it leaves of agents and of queues, or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from wallboard.model.agent_row import AgentRow
from wallboard.model.filter.errors import FilterError, UnfinishedError
from wallboard.model.filter.fields import field_named
from wallboard.model.filter.sieves import Sieve, Sieves, by_words
from wallboard.model.filter.terms import pieces, term
from wallboard.model.queue_row import QueueRow
from wallboard.model.words import folded


@dataclass(frozen=True)
class Filter:
    """An expression, by its terms."""

    text: str = ""
    """As typed."""
    problem: str = ""
    """What is wrong with the expression, which then leaves every row; '' where nothing is."""
    agents: Sieves[AgentRow] = field(default=(), compare=False, repr=False)
    """Of the terms that say something of agents; they leave all the rows that every one leaves."""
    queues: Sieves[QueueRow] = field(default=(), compare=False, repr=False)
    """Of the terms that say something of queues."""

    @classmethod
    def of(cls, text: str) -> Filter:
        """Return the filter of an expression; of a wrong one, the filter that says so and leaves every row."""
        try:
            return parse(text)
        except FilterError as error:
            return cls(text, problem=str(error))


def parse(text: str) -> Filter:
    """Return the filter of an expression. Raises FilterError where it is wrong, and then there is none."""
    sieves = [(piece, *_sieves(piece)) for _, piece in pieces(text)]
    return Filter(
        " ".join(text.split()),
        agents=tuple((piece, agents) for piece, agents, _ in sieves if agents),
        queues=tuple((piece, queues) for piece, _, queues in sieves if queues),
    )


def while_typed(text: str) -> tuple[str, str]:
    """Return the expression that a text stands for while it is typed, and what its last term still needs, or ''.

    A last term that is not finished, such as `state:`, does not filter yet: it is no error either.
    """
    *_, (begin, last) = ((0, ""), *pieces(text))
    try:
        if last:
            _sieves(last)
    except UnfinishedError as error:
        return text[:begin].strip(), str(error)
    except FilterError:
        pass  # It stays in the expression, which says so.
    return text.strip(), ""


def _sieves(piece: str) -> tuple[Sieve[AgentRow] | None, Sieve[QueueRow] | None]:
    """Return what a term leaves of agents and of queues; None where it says nothing of them."""
    part = term(piece)
    if part.field:
        return field_named(part.field).sieves(part.operator, part.values, is_negated=part.is_negated)
    words = folded(part.words)
    if not words:
        raise FilterError(f'"{part.words}" has no letters to look for')
    return by_words(words, is_negated=part.is_negated), by_words(words, is_negated=part.is_negated)
