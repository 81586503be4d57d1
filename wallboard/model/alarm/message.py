"""What an alarm says: words with the names of fields in braces, filled in from a row at each reading.

longest wait {wait}, target {within}   ──▶   longest wait 4:12, target 0:20
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Generic, TypeVar

from msgspec import Struct

from wallboard.model.alarm.condition import Fields
from wallboard.model.filter.errors import FilterError
from wallboard.model.words import nearest
from wallboard.model.written import NO_VALUE

Row = TypeVar("Row")
_BRACES = re.compile(r"\{([^{}]*)\}")


class Message(Struct, Generic[Row], frozen=True):
    """A message of a rule."""

    text: str
    """As written."""

    @classmethod
    def of(cls, text: str, fields: Fields[Row]) -> Message[Row]:
        """Read a message. Raises FilterError where it names what the scope does not have."""
        for name in _BRACES.findall(text):
            if name not in fields:
                near = nearest(name, fields)
                advice = f", did you mean {{{near}}}?" if near else f": {', '.join(fields)}"
                raise FilterError(f"no field {{{name}}} here{advice}")
        return cls(text)

    def of_row(
        self,
        row: Row,
        fields: Fields[Row],
        word: Callable[[str], str] = str,
        untold: Collection[str] = (),
    ) -> str:
        """Return what it says of a row; `word` puts each value into other words; `untold` fields have none."""

        def value(match: re.Match[str]) -> str:
            return word(NO_VALUE if match[1] in untold else fields[match[1]].shown(row))

        return _BRACES.sub(value, self.text)
