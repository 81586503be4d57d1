"""Lines as they came out, kept while they are drawn in the same way: a cursor that moves changes two of fifty."""

from __future__ import annotations

from collections.abc import Callable

from textual.strip import Strip


class KeptLines:
    """Strips of lines, by the line's identity and its ground."""

    def __init__(self) -> None:
        self._strips: dict[tuple[int, str | None], tuple[object, Strip]] = {}
        self._look: object = None

    def forget(self) -> None:
        """Draw everything anew."""
        self._strips.clear()

    def look(self, look: object) -> None:
        """Draw everything anew where lines do not look as before: they have other columns, or time has gone on."""
        if look != self._look:
            self._look = look
            self.forget()

    def strip(self, line: object, ground: str | None, draw: Callable[[], Strip]) -> Strip:
        """Return what the line came out as, now or the last time."""
        key = id(line), ground
        # The line is kept with its strip, so that no other can have its identity.
        if key not in self._strips:
            self._strips[key] = line, draw()
        return self._strips[key][1]
