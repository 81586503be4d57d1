"""Long work on many records, with pauses: Python runs one thread at a time, and the screen's must get its turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
Pause = Callable[[], object]
"""Lets others have the interpreter for a moment."""
_AT_ONCE = 128
"""Records between two pauses: of an agent's judgement, less than a millisecond."""


def no_pause() -> None:
    """Go on: nobody waits."""


def paced(records: Iterable[T], pause: Pause) -> Iterator[T]:
    """Yield the records, with a pause after every few."""
    for number, record in enumerate(records, 1):
        yield record
        if not number % _AT_ONCE:
            pause()
