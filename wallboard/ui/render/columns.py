"""What a column is, and which columns fit a width: they drop out by priority, never a scroll bar to the side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Generic, TypeVar

from msgspec import Struct

from wallboard.model.view import Order
from wallboard.ui.render.cells import Align, Span, Spans, fit, fit_spans, width_of
from wallboard.ui.render.marks import NEUTRAL
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.names import shortened
from wallboard.ui.render.words import NO_VALUE, STALE_MARK, narrowed

Row = TypeVar("Row")
GAP = 1
_WISH_SHARE = 5
_AIR = 3
"""Cells that come before each figure where all columns have what they may grow to."""

Cell = Callable[[Row, Moment, int], Spans]
"""Draws one value: the row, the list's time, and the cells that the column has."""
SortKey = Callable[[Row], tuple[object, ...] | float | str]
"""Smallest first."""


class Column(Struct, Generic[Row], frozen=True):
    """One column of a board."""

    key: str
    """Its name for sorting and in the configuration."""
    title: str
    width: int
    """The least width, in cells."""
    cell: Cell[Row]
    priority: int
    """The larger, the earlier it drops out of a narrow board; 0 stays for ever."""
    align: Align = "left"
    order: SortKey[Row] | None = None
    """How to sort by it; None: one cannot."""
    max_width: int = 0
    """It may grow to this where there is space; 0: it keeps its width."""
    is_figure: bool = False
    """A number that comes with a tilde when it is old."""
    grows_by_text: bool = False
    """It grows no wider than its texts; without it, to `max_width` whatever it holds."""
    goes_first: bool = False
    """Its texts have room before the columns that drop out, up to `max_width`."""
    largest_first: bool = False
    """What `order` sorts by is turned round, so that the largest figure stands on top."""
    words: str = ""
    """What it is called in a sentence, where its title is too short for one."""
    ticks: bool = False
    """Its texts change with the time, between two readings: `cell` asks the moment for a timer."""
    apart: Callable[[Row], int] | None = None
    """Of names: how many characters a row's shares with another's, which give way where it has no room."""

    @property
    def spoken(self) -> str:
        """What it is called in a sentence."""
        return self.words or self.title.strip().lower()


def figure_column(
    key: str,
    title: str,
    priority: int,
    cell: Cell[Row],
    order: SortKey[Row],
    *,
    words: str,
    width: int = 5,
    largest_first: bool = True,
    ticks: bool = False,
) -> Column[Row]:
    """Return a column of figures, no narrower than its title; the arguments are as those of a column."""
    return Column(
        key,
        title,
        max(width, len(title)),
        cell,
        priority,
        "right",
        order,
        is_figure=True,
        largest_first=largest_first,
        words=words,
        ticks=ticks,
    )


class Placed(Struct, Generic[Row], frozen=True):
    """A column and the cells it has been given."""

    column: Column[Row]
    width: int

    def draw(self, row: Row, moment: Moment) -> Spans:
        """Return the row's value, in the column's width; an old figure has a tilde before it."""
        spans = self.column.cell(row, moment, self.width)
        if self.column.apart is not None:
            spans = tuple((shortened(text, self.column.apart(row), self.width), ink) for text, ink in spans)
        return self._fitted(spans, moment)

    def pick(self, cells: Mapping[str, Spans], moment: Moment) -> Spans:
        """Return this column's cell of a total, as `draw` does; empty where the total has none.

        What stands behind its first words is left out where it has no room.
        """
        spans = cells.get(self.column.key, ())
        return self._fitted(spans if width_of(spans) <= self.width else spans[:1], moment)

    def _fitted(self, spans: Spans, moment: Moment) -> Spans:
        if self.column.is_figure and not moment.is_current and spans and spans[0][0].strip() not in ("", NO_VALUE):
            spans = ((STALE_MARK + spans[0][0], spans[0][1]), *spans[1:])
        if self.column.is_figure and len(spans) == 1:
            spans = ((narrowed(spans[0][0], self.width), spans[0][1]),)
        return fit_spans(spans, self.width, self.column.align)


def place(
    columns: Sequence[Column[Row]],
    width: int,
    wishes: Mapping[str, int] = MappingProxyType({}),
    sorted_by: str = "",
) -> tuple[Placed[Row], ...]:
    """Choose the columns that fit in `width` cells and share what is left among those that may grow, then all figures.

    `wishes` says by key how wide a column's texts are: none grows beyond its own, and up to a fifth of the width a wish
    goes before the columns that drop out, or all of it where the column goes first. The one with the key `sorted_by`
    has room for its arrow.
    """
    kept = list(columns)
    widths = {column.key: _at_first(column, wishes, width) for column in kept}
    while len(kept) > 1 and _needed(kept, widths) > width:
        last = max(column.priority for column in kept)
        if last == 0:
            break
        kept.remove(next(column for column in reversed(kept) if column.priority == last))
    if _needed(kept, widths) > width:
        widths = {column.key: column.width for column in kept}
    spare = width - _needed(kept, widths)
    while spare > 0 and (growing := [column for column in kept if widths[column.key] < _widest(column, wishes)]):
        for column in growing[:spare]:
            widths[column.key] += 1
        spare -= len(growing[:spare])
    spare -= _widened(next((column for column in kept if column.key == sorted_by), None), kept, widths, spare)
    figures = [column for column in kept if column.align == "right"]
    for column in figures:
        widths[column.key] += max(0, min(_AIR, spare // len(figures)))
    return tuple(Placed(column, widths[column.key]) for column in kept)


def headings(placed: Sequence[Placed[Row]], order: Order) -> Spans:
    """Return the line of headings, the sorted one with an arrow: up to larger values, or down to smaller ones.

    It stands right before its heading, and a blank before it: what it belongs to is never in doubt.
    """
    spans: list[Span] = []
    for part in placed:
        column, width = part.column, part.width + (GAP if spans else 0)
        title, ink = column.title, "label"
        if column.key == order.column and column.order is not None:
            up, down = NEUTRAL
            arrow, ink = (down if column.largest_first != order.is_reversed else up), "accent"
            title = f"{arrow}{title}"
        if column.align == "right":
            spans.append((fit(title, width, "right"), ink))
        else:
            spans.append((" " * (width - part.width) + fit(title, part.width), ink))
    return tuple(spans)


def wishes_of(rows: Iterable[Row], columns: Sequence[Column[Row]], moment: Moment) -> dict[str, int]:
    """Return by key how wide the texts of the rows are, for the columns that grow by their texts."""
    growing = [column for column in columns if column.grows_by_text]
    wishes = dict.fromkeys((column.key for column in growing), 0)
    for row in rows:
        for column in growing:
            wishes[column.key] = max(wishes[column.key], width_of(column.cell(row, moment, column.max_width)))
    return wishes


def _widened(column: Column[Row] | None, kept: Sequence[Column[Row]], widths: dict[str, int], spare: int) -> int:
    """Give a column a cell for its arrow where it has none; return how many of the spare ones that takes.

    Without a spare one, the widest gives it: that is the one of names, or of words, which are cut.
    """
    if column is None or column.order is None or widths[column.key] > len(column.title):
        return 0
    if spare <= 0:
        widths[max((one.key for one in kept), key=lambda key: widths[key])] -= 1
    widths[column.key] += 1
    return min(1, max(0, spare))


def _at_first(column: Column[Row], wishes: Mapping[str, int], width: int) -> int:
    most = column.max_width if column.goes_first else width // _WISH_SHARE
    return max(column.width, min(wishes.get(column.key, 0), most))


def _widest(column: Column[Row], wishes: Mapping[str, int]) -> int:
    return min(column.max_width, wishes.get(column.key, column.max_width))


def ordered(
    rows: Sequence[Row], columns: Sequence[Column[Row]], order: Order, floats: Callable[[Row], bool]
) -> list[Row]:
    """Return rows that come by need in another order; those that float stand on top in every order.

    Rows that are equal by a column stay in order of need.
    """
    if order == Order():
        return list(rows)
    by = next((column.order for column in columns if column.key == order.column), None)
    following = sorted(rows, key=by) if by else list(rows)
    if order.is_reversed:
        following.reverse()
    following.sort(key=lambda row: not floats(row))
    return following


def _needed(columns: Sequence[Column[Row]], widths: Mapping[str, int]) -> int:
    return sum(widths[column.key] for column in columns) + GAP * max(0, len(columns) - 1)
