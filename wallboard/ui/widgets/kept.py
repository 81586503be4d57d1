"""What came out for a line, kept while it would come out the same: of fifty lines a cursor that moves changes two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
_MOST = 512
"""Lines of a few screens: who scrolls through 20,000 of them does not keep them all."""


class Kept(Generic[T]):
    """What was made of lines, by the line's identity and its ground."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, str | None], tuple[object, T]] = {}
        self._look: object = None

    def forget(self) -> None:
        """Make everything anew."""
        self._made.clear()

    def look(self, look: object) -> None:
        """Make everything anew where lines do not look as before: they have other columns, or time has gone on."""
        if look != self._look:
            self._look = look
            self.forget()

    def of(self, line: object, make: Callable[[], T], ground: str | None = None) -> T:
        """Return what was made of the line, now or the last time."""
        key = id(line), ground
        # The line is kept with it, so that no other can have its identity.
        if key not in self._made:
            if len(self._made) >= _MOST:
                self.forget()
            self._made[key] = line, make()
        return self._made[key][1]
