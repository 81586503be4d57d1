"""What a terminal and its locale can write; whatever is drawn comes out in as many cells.

Zoë 山田 ━━  ▶  Zo? ???? ==      for a locale of ASCII, where `━` is to be `=`
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rich.cells import cell_len, split_graphemes

_RUN = re.compile(r"[ -~]?[^\x00-\x7f]+")
"""With the character before it: what follows may belong to its cell."""
_MISSING = "?"


@dataclass(frozen=True, slots=True)
class Letters:
    """How to write what is drawn."""

    signs: Mapping[int, str] = field(default_factory=dict, hash=False)
    """As `str.translate` takes it: signs that are to be others, of the same width."""
    encoding: str = "utf-8"
    """Of the locale: letters that it does not have become question marks."""

    def fitted(self, drawn: str) -> str:
        """Return what is drawn as it can be written."""
        if drawn.isascii():
            return drawn
        signed = drawn.translate(self.signs) if self.signs else drawn
        return signed if self.encoding == "utf-8" else _RUN.sub(lambda run: _spelt(run[0], self.encoding), signed)


@lru_cache(maxsize=4096)
def _spelt(run: str, encoding: str) -> str:
    return "".join(_kept(run[start:end], width, encoding) for start, end, width in split_graphemes(run)[0])


def _kept(cluster: str, width: int, encoding: str) -> str:
    """Return what is left of a cluster, and question marks in the rest of its cells."""
    kept = "".join(character for character in cluster if _is_in(character, encoding))
    return kept + _MISSING * (width - cell_len(kept))


def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
