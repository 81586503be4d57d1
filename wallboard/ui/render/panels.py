"""Panels without boxes: blocks of lines on a ground of their own, beside and below each other, background between."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from wallboard.ui.render.bars import shares
from wallboard.ui.render.cells import Span, Spans, fit_spans, joined, justified, width_of

Lines = tuple[Spans, ...]
Layout = Callable[[int], Lines]
"""Draws lines of exactly so many cells, with panels and the background between them."""

THREE_COLUMNS, TWO_COLUMNS = 140, 96
"""Cells from which panels stand in so many columns."""
_LEAST_NAME = 16
_BETWEEN: Span = (" ", "gap")
_PADDING: Span = (" ", "value")
_EDGE = "▎"
_KEEPS_ITS_INK = ("gap", "banner", "label", "hint", "track")
_OLD_INK = "hint"


class Panel(Struct, frozen=True):
    """One block."""

    draw: Callable[[int], Lines]
    """Draws its lines for the cells between its paddings."""
    edge: str = ""
    """The ink of its left edge, which is what one sees of it from far away; '': none."""

    def lines(self, width: int) -> Lines:
        """Return its lines in exactly `width` cells."""
        left = (_EDGE, self.edge) if self.edge else _PADDING
        room = max(0, width - 2)
        return tuple((left, *fit_spans(line, room), _PADDING) for line in self.draw(room))


def beside(columns: Sequence[Sequence[Panel]], width: int) -> Lines:
    """Return columns of panels of equal width and, since the last panel of each grows, of equal height."""
    widths = shares([1] * len(columns), width - len(columns) + 1)
    stacks = [_stacked(column, each) for column, each in zip(columns, widths, strict=True)]
    height = max(len(stack) for stack in stacks)
    filled = [
        (*stack, *[_blank(each, "value")] * (height - len(stack))) for stack, each in zip(stacks, widths, strict=True)
    ]
    return tuple(joined([stack[row] for stack in filled], _BETWEEN) for row in range(height))


def below(parts: Sequence[Lines], width: int) -> Lines:
    """Return parts of that width below each other, with a line of background between them."""
    return tuple(line for index, part in enumerate(parts) for line in ((_blank(width, "gap"),) if index else ()) + part)


def under(head: Panel, panel: Panel, width: int) -> Lines:
    """Return a panel right below its head, as one."""
    return head.lines(width) + panel.lines(width)


def headed(sign: Span, name: str, about: Sequence[str], place: str, width: int) -> Spans:
    """Return the line over the panels: sign and name, what it is, and where it stands in the list one came from.

    `about` says the most dispensable first: it goes where the name has little room.
    """
    told = list(about)
    left: Spans = (sign, (name, "strong"))
    while width_of(right := _about(told, place)) > width - min(width_of(left), _LEAST_NAME) and told:
        del told[0]
    return justified(left, right, width)


def fullest(layouts: Sequence[Layout], width: int, height: int) -> Lines:
    """Return the first of the layouts, fullest first, that fits the height; the last one where none does."""
    for layout in layouts:
        lines = layout(width)
        if len(lines) <= height:
            break
    return lines


def faded(lines: Lines) -> Lines:
    """Return old numbers: colours off."""
    return tuple(tuple((text, ink if ink in _KEEPS_ITS_INK else _OLD_INK) for text, ink in line) for line in lines)


def _about(told: Sequence[str], place: str) -> Spans:
    return ((f" {' · '.join(told)}" if told else "", "label"), (f"   {place}" if place else "", "hint"))


def _stacked(panels: Sequence[Panel], width: int) -> Lines:
    return below([panel.lines(width) for panel in panels], width)


def _blank(width: int, ink: str) -> Spans:
    return ((" " * width, ink),)
