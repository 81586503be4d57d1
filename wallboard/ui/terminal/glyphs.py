"""What stands in each cell of a text: a character, a cluster of them, or the right half of a wide one.

    Zoë 山田  ▶  "Z" "o" "ë" " " "山" "" "田" ""

Terminals disagree about how wide emoji and clusters are. Those are written between a saving and a restoring of the
cursor, over blanks: whatever a terminal makes of them, the columns after them stay straight.

Some terminals turn a line round from a right-to-left name on, figures behind it included. A mark behind the name (LRM)
ends that; it takes no cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import get_character_cell_size, split_graphemes

from wallboard.ui.terminal.unreadable import UnreadableError

BLANK = " "
RIGHT_HALF = ""
"""Stands in the cells that the glyph to the left covers, too."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_END_OF_RIGHT_TO_LEFT = re.compile(f"(?<=[{_RIGHT_TO_LEFT}])(?=$|  | ?[^ {_RIGHT_TO_LEFT}])")
_LEFT_TO_RIGHT_AGAIN = "\u200e"
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_PICTOGRAPHS = range(0x1F000, 0x1FB00)


def glyphs(text: str) -> list[str]:
    """Return a glyph for each cell of a text. Raises `UnreadableError` when it holds more than text."""
    if _CONTROL.search(text):
        raise UnreadableError
    if text.isascii():
        return list(text)
    text = _END_OF_RIGHT_TO_LEFT.sub(_LEFT_TO_RIGHT_AGAIN, text)
    if all(_has_sure_width(character, 1) for character in set(text)):
        return list(text)
    cells: list[str] = []
    for cluster, width in _clusters(text):
        cells.append(cluster if _has_sure_width(cluster, width) else _kept_in(width, cluster))
        cells += [RIGHT_HALF] * (width - 1)
    return cells


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Give clusters and their widths as Textual counts them; the two halves of a flag stay together."""
    half_of_a_flag = ""
    for start, end, width in split_graphemes(text)[0]:
        half, half_of_a_flag = half_of_a_flag, ""
        cluster = half + text[start:end]
        if cluster in _FLAG_LETTERS and text[end : end + 1] in _FLAG_LETTERS:
            half_of_a_flag = cluster
        elif width:
            yield cluster, width + len(half)


@lru_cache(maxsize=4096)
def _has_sure_width(cluster: str, width: int) -> bool:
    """Say whether every terminal gives a cluster this width: a letter or a sign of its own, no pictograph."""
    if len(cluster) > 1 or ord(cluster) in _PICTOGRAPHS:
        return False
    category = unicodedata.category(cluster)
    is_sure = category[0] in ("LNPS" if width == 1 else "LNP") or category == "Zs"
    return is_sure and get_character_cell_size(cluster) == width


def _kept_in(width: int, cluster: str) -> str:
    """Return a cluster so written that the cursor stands behind its width afterwards, and nothing older in it."""
    return f"\x1b7{' ' * width}\x1b8\x1b7{cluster}\x1b8\x1b[{width}C"
