"""Text measured in terminal cells: the only place that pads, cuts and joins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from rich.cells import cell_len, chop_cells, set_cell_size

Align = Literal["left", "right"]
Span = tuple[str, str]
"""Text and the name of its ink (see `widgets.ink`)."""
Spans = tuple[Span, ...]

ELLIPSIS = "…"
_APART = 2
"""Blanks between what stands at the two ends of a line, at least."""


def fit(text: str, width: int, align: Align = "left") -> str:
    """Return the text in exactly `width` cells: padded, or cut with an ellipsis. A wide character is never halved."""
    size = cell_len(text)
    if size > width:
        return set_cell_size(text, width - 1) + ELLIPSIS if width > 0 else ""
    gap = " " * (width - size)
    return gap + text if align == "right" else text + gap


def width_of(spans: Iterable[Span]) -> int:
    """Return the cells that the spans take."""
    return sum([len(text) if text.isascii() else cell_len(text) for text, _ in spans])


def fit_spans(spans: Spans, width: int, align: Align = "left") -> Spans:
    """Return the spans in exactly `width` cells, padded, or cut with an ellipsis."""
    size = width_of(spans)
    if size <= width:
        gap = ((" " * (width - size), "value"),) if width > size else ()
        return gap + spans if align == "right" else spans + gap
    kept: list[Span] = []
    for text, ink in spans:
        left = width - width_of(kept)
        if cell_len(text) >= left:
            kept.append((fit(text + " " if cell_len(text) == left else text, left), ink))
            break
        kept.append((text, ink))
    return tuple(kept)


def justified(left: Spans, right: Spans, width: int) -> Spans:
    """Return one line with `left` at its begin and `right` at its end, apart from each other.

    Where there is no room for both, hints at the end of the left one go, and then it is cut.
    """
    words = "".join(text for text, _ in right)
    has_gap = words.startswith(" ") or not words
    before = max(0, width - width_of(right))
    room = before if has_gap else max(0, before - _APART)
    while len(left) > 1 and left[-1][1] == "hint" and width_of(left) > room:
        left = left[:-1]
    return fit_spans(fit_spans(left, room), before) + right


def joined(parts: Sequence[Spans], gap: Span) -> Spans:
    """Return the parts as one line, with the gap between them."""
    spans = [span for part in parts for span in (gap, *part)]
    return tuple(spans[1:])


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` cells, broken between words; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def chopped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` cells, at least 1, broken between words and inside of longer ones."""
    lines: list[str] = []
    for line in wrapped(text, width):
        lines += chop_cells(line, width) if cell_len(line) > width else [line]
    return lines


def flowed(parts: Sequence[Spans], width: int, gap: int) -> tuple[Spans, ...]:
    """Put whole parts beside each other, in as many lines of `width` cells as they take; none is wider than that."""
    lines: list[Spans] = []
    for part in parts:
        longer = joined((lines[-1], part), (" " * gap, "label")) if lines else part
        if lines and width_of(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return tuple(lines) or ((),)
