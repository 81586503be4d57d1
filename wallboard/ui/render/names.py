"""Names where there is no room for the whole: what tells one from another stays.

    Customer Service Billing     Customer Se…Billing
    Customer Service Sales       Customer Serv…Sales
    Technical Support            Technical Sup…

Where each comes apart from the others, `model.apart` says.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rich.cells import cell_len

from wallboard.ui.render.cells import ELLIPSIS

_LEAST = 3
"""Characters of what names have in common, and of their own, that stay: fewer say nothing."""
_WORD = re.compile(r"\w*\Z")


def shortened(name: str, apart: int, width: int, width_of: Callable[[str], int] = cell_len) -> str:
    """Return as much of a name as has room in `width` cells, cut at its end; '' for no room.

    `apart` is how many characters it shares with the name most like it (see `model.apart`). Where a cut would leave
    next to nothing else, they give way: it is made before the word in which the two come apart.
    """
    if width_of(name) <= width:
        return name
    begin = _longest(name, "", width, width_of, 1)
    if not apart or len(begin) - len(ELLIPSIS) >= apart + _LEAST:
        return begin
    word = _WORD.search(name, 0, apart)
    ends = (name[word.start() :] if word else "", name[apart:])
    inside = (_longest(name, end, width, width_of, _LEAST) for end in ends)
    return next(filter(None, inside), None) or shortened(f"{name[:_LEAST]}{ELLIPSIS}{ends[-1]}", 0, width, width_of)


def _longest(name: str, end: str, width: int, width_of: Callable[[str], int], least: int) -> str:
    """Return the longest begin of the name, of so many characters at least, with its end; '' where none has room."""
    lengths = range(len(name) - len(end) - 1, least - 1, -1)
    cuts = (f"{name[:length].rstrip()}{ELLIPSIS}{end}" for length in lengths)
    return next((cut for cut in cuts if width_of(cut) <= width), "")
