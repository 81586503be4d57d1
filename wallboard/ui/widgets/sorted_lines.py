"""Lines in an order that one can change: by the next column, the other way round, or by a click on a heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Generic, Protocol, TypeVar

from msgspec.structs import replace

from wallboard.model.view import BY_NEED, Order, View
from wallboard.ui.render.cells import Span
from wallboard.ui.render.columns import GAP, Column, Placed
from wallboard.ui.widgets.cursor_lines import CursorLines
from wallboard.ui.widgets.view_changed import ViewChanged


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_Identified)


class SortedLines(CursorLines, Generic[Row]):
    """The base of tables: it has an order in each view, and says in words which."""

    has_headings: ClassVar[bool] = True
    """The columns have headings, by which one can sort."""

    sorts: Sequence[Column[Row]]
    """All that the rows can be sorted by, as other screens have them."""
    _view = View()

    def placed(self) -> tuple[Placed[Row], ...]:
        """Return the columns that there is room for."""
        raise NotImplementedError

    @property
    def order(self) -> Order:
        """How the rows follow each other."""
        return self.order_in(self._view)

    def order_in(self, view: View) -> Order:
        """Return this board's order in a view."""
        return Order()

    def ordered(self, view: View, order: Order) -> View:
        """Return the view with another order of this board."""
        return view

    def arrangement(self) -> Span:
        """Return how the rows follow each other, in words; bright where that is not by need."""
        by, is_reversed = self.order.column, self.order.is_reversed
        words = next((column.spoken for column in self.sorts if column.key == by), by)
        return f"by {words}{', reversed' if is_reversed else ''}", "hint" if self.order == Order() else "accent"

    def cycle_sort(self) -> None:
        """Sort by the next column that is in view, and after the last by need again."""
        keys = [BY_NEED, *(placed.column.key for placed in self.placed() if placed.column.order)]

        def following(order: Order) -> Order:
            at = keys.index(order.column) + 1 if order.column in keys else 0
            return replace(order, column=keys[at % len(keys)])

        self._reorder(following)

    def reverse(self) -> None:
        """Turn the order round."""
        self._reorder(lambda order: replace(order, is_reversed=not order.is_reversed))

    def _reorder(self, change: Callable[[Order], Order]) -> None:
        self.post_message(ViewChanged(lambda view: self.ordered(view, change(self.order_in(view)))))

    def heading_clicked(self, x: int) -> None:
        """Sort by the column whose heading is there; a second time turns the order round."""
        left = -GAP
        for placed in self.placed() if self.has_headings else ():
            # The gap before a heading belongs to it, since a figure's stands at the right end.
            if left <= x < left + GAP + placed.width and placed.column.order:
                self._reorder(partial(_sorted_by, placed.column.key))
            left += GAP + placed.width


def _sorted_by(key: str, order: Order) -> Order:
    """Return the order by a column; a second time turns it round."""
    return Order(key, order.column == key and not order.is_reversed)
