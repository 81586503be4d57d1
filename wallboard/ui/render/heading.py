"""The begin of a board's title line: what it shows, in which order, and what is left out of it."""

from __future__ import annotations

from wallboard.model.filter import Filter
from wallboard.ui.render.cells import Span, Spans
from wallboard.ui.render.words import count

_USUAL = "hint"
"""The ink of an order that is the usual one."""


def heading(name: str, arrangement: Span, chosen: Filter, counts: tuple[int, int], *, is_filtered: bool) -> Spans:
    """Return the words: `counts` are the rows that the filter leaves, and of how many.

    A filter that says nothing of the board's rows (`is_filtered` False) is quiet; a wrong one says what is wrong.
    """
    words, ink = arrangement
    order: Spans = ((f"  {words}", ink),)
    if not chosen.text:
        return (name, "label"), *order
    # The usual order goes without saying where there is more to say.
    begin: Spans = ((name, "label"), *(() if ink == _USUAL else order))
    if chosen.problem:
        return *begin, (f"   filter off: {chosen.problem}", "warning")
    left, rows = counts
    kept: Span = (f"  {count(left)} of {count(rows)}", "label")
    return *begin, (f"   filter: {chosen.text}", "accent" if is_filtered else "label"), kept
