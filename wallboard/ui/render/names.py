"""Names where there is no room for the whole: what tells one from another stays.

    Customer Service Billing     Customer S…Billing
    Customer Service Sales       Customer Ser…Sales
    Technical Support            Technical Sup…

Where each comes apart from the others, `model.apart` says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rich.cells import cell_len, split_graphemes

from wallboard.ui.render.cells import ELLIPSIS

_BEGINS = (3, 1)
"""Signs of what names have in common that stay before a cut inside; the fewer where the others leave no room."""
_LEAST_OWN = 2
"""Signs of a name's own that stay behind such a cut, where there are more than there is room for."""
_WORD = re.compile(r"\w*\Z")
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def shortened(name: str, apart: int, width: int, width_of: Callable[[str], int] = cell_len) -> str:
    """Return as much of a name as has room in `width` cells, cut at its end; '' for no room.

    `apart` is how many characters it shares with the name most like it (see `model.apart`). Where a cut would leave
    no more than those, they give way: it is made before the word in which the two come apart.
    """
    if width_of(name) <= width:
        return name
    signs = _signs(name)
    plain = _longest(signs, "", width, width_of, 1)
    if not apart or len(plain) - len(ELLIPSIS) > apart:
        return plain
    word = _WORD.search(name, 0, apart)
    for start in (word.start() if word else apart, apart):
        own = _signs_from(signs, start)
        if inside := _longest(signs[: len(signs) - len(own)], "".join(own), width, width_of, _BEGINS[0]):
            return inside
    for begin in _BEGINS:
        some = _longest([*signs[:begin], ELLIPSIS, *own], "", width, width_of, begin + 1 + _LEAST_OWN)
        if some:
            return some
    return plain


def _longest(signs: Sequence[str], end: str, width: int, width_of: Callable[[str], int], least: int) -> str:
    """Return the longest begin, of so many signs at least, with the end behind it; '' where none has room."""
    lengths = range(len(signs) - (not end), least - 1, -1)
    cuts = (f"{''.join(signs[:length]).rstrip()}{ELLIPSIS}{end}" for length in lengths)
    return next((cut for cut in cuts if width_of(cut) <= width), "")


def _signs(name: str) -> list[str]:
    """Return what must not be cut: letters with their accents, and flags, which are two letters each."""
    signs: list[str] = []
    for start, end, _ in split_graphemes(name)[0]:
        sign = name[start:end]
        if signs and _is_flag_letter(signs[-1]) and _is_flag_letter(sign):
            signs[-1] += sign
        else:
            signs.append(sign)
    return signs


def _is_flag_letter(sign: str) -> bool:
    return len(sign) == 1 and ord(sign) in _FLAG_LETTERS


def _signs_from(signs: Sequence[str], start: int) -> Sequence[str]:
    """Return the signs from the one on that the character `start` belongs to."""
    for at, sign in enumerate(signs):
        start -= len(sign)
        if start < 0:
            return signs[at:]
    return ()
