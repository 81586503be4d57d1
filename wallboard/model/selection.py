"""Which queues and agents a board is about: ids, and patterns on id and name."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cached_property

from msgspec import Struct

SINGLE_READS = 2
"""At most so many ids of a kind are read one by one; for more the whole list costs less."""


def collapsed(text: str) -> str:
    """Return the text with its white space collapsed and case folded: how names are compared."""
    return " ".join(text.split()).casefold()


class Selection(Struct, frozen=True, dict=True):
    """What is chosen of a list. An empty selection chooses everything."""

    ids: tuple[str, ...] = ()
    """Exact ids."""
    patterns: tuple[str, ...] = ()
    """Shell patterns (`*`, `?`, `[…]`) on the id or the name, white space collapsed, without regard to case."""

    @property
    def chooses_all(self) -> bool:
        """True where nothing is configured."""
        return not self.ids and not self.patterns

    @property
    def single_ids(self) -> tuple[str, ...]:
        """The ids to read one by one, or () where the list must be read."""
        return self.ids if not self.patterns and len(self.ids) <= SINGLE_READS else ()

    def chooses(self, record_id: str, name: str) -> bool:
        """Say whether the queue or agent is one of the chosen."""
        if self.chooses_all or record_id in self._ids:
            return True
        return any(self._pattern.fullmatch(collapsed(text)) for text in (record_id, name)) if self.patterns else False

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(self.ids)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(translate(collapsed(pattern)) for pattern in self.patterns))
