"""What one answer of the API said, and when it was read."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from wallboard.model.fields import Record
from wallboard.model.instant import Instant

R_co = TypeVar("R_co", bound=Record, covariant=True)


class Batch(Struct, Generic[R_co], frozen=True):
    """The records of one answer, and how many could not be taken as they came."""

    records: tuple[R_co, ...]
    """In the order of the API; an id occurs once, the first record of it stays."""
    left_out: int = 0
    """Records that could not be read, and further records of an id that was there already."""
    odd_values: int = 0
    """Values that are neither a number nor a known way to say "no value": read as "no value"."""


class Reading(Struct, Generic[R_co], frozen=True):
    """A batch and the moments that tell how old it is."""

    batch: Batch[R_co]
    read_at: Instant
    """When the answer had arrived; where several brought these numbers, the last of them."""
    turned_at: Instant | None = None
    """When the server's cache took these numbers, where its rhythm is known: no later."""
    turned_after: Instant | None = None
    """And no sooner; None: at that very moment."""
    first_read_at: Instant | None = None
    """When the first answer with these numbers had arrived, where `read_at` is that of a later one."""

    @property
    def counted_from(self) -> Instant:
        """The moment that timers and waits go on from: the turn of the cache where known, or else the first answer."""
        return self.turned_at or self.first_read_at or self.read_at
