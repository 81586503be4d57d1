"""Signs that a board carries above and below what is in view: who has scrolled past them is still told of them."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.model.figure import Severity
from wallboard.ui.render.cells import Span, Spans, justified, width_of
from wallboard.ui.render.marks import SEVERITY, SEVERITY_INK
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import count

_APART: Span = ("  ", "label")


def signs_out_of_view(signs: Sequence[Severity], first: int, end: int, moment: Moment) -> Spans:
    """Return the worst sign on each side, and how many lines carry it: `  ▲ 3 above  ◆ 1 below`; nothing for none.

    `signs` are those of all lines; in view are the lines from `first` up to `end`.
    """
    spans: list[Span] = []
    for hidden, where in ((signs[:first], "above"), (signs[end:], "below")):
        if worst := max(hidden, default=Severity.NONE):
            ink = SEVERITY_INK[worst] if moment.is_current else "label"
            number = f"{moment.mark}{count(hidden.count(worst))}"
            spans += [(f"  {SEVERITY[worst]}", ink), (f" {number} {where}", "label")]
    return tuple(spans)


def title_line(left: Spans, right: Spans, signs: Spans, width: int) -> Spans:
    """Return the title line of a board; where all of it has no room, signs stand in place of its right part."""
    both = (*signs, _APART, *right) if signs and right else (*signs, *right)
    return justified(left, both if width_of((*left, *both)) <= width else signs or right, width)
