"""The queue grid: worst first, quiet queues folded into one line, totals of what is shown always in view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual.message import Message

from wallboard.model.figure import Severity
from wallboard.model.filter import Filter, Sieves
from wallboard.model.floor import Floor
from wallboard.model.need import QueueNeed
from wallboard.model.queue import Queue
from wallboard.model.queue_row import QueueRow
from wallboard.model.totals import QueueTotals, totals_of
from wallboard.model.view import BY_NEED, Order, View
from wallboard.ui.render.cells import Spans, joined, width_of
from wallboard.ui.render.columns import Column
from wallboard.ui.render.freshness import remark
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.queue_columns import ALL_QUEUE_COLUMNS, QUEUE_COLUMNS, totals
from wallboard.ui.widgets.board import Board
from wallboard.ui.widgets.note import Note
from wallboard.ui.widgets.pieced_rows import BETWEEN


class QueueGrid(Board[QueueRow]):
    """The queues of the selection."""

    @dataclass
    class Opened(Message):
        """A queue was opened."""

        queue_id: str
        ids: Sequence[str] = ()
        """The queues that stand in the list, in its order: which are the next and the one before."""

    last_lines_follow: ClassVar[bool] = True

    def __init__(self, columns: Sequence[Column[QueueRow]] = QUEUE_COLUMNS, *, id: str | None = None) -> None:
        super().__init__(columns, ALL_QUEUE_COLUMNS, id=id)
        self._totals = self._sums = QueueTotals()
        """Of all rows, and of those that the filter leaves."""
        self._folded: Sequence[QueueRow] = ()

    def show_floor(self, floor: Floor, moment: Moment) -> None:
        """Take the queues of a floor, and the time of their list."""
        self._totals = floor.totals
        self.show(floor.queues, moment, remark(floor.situation.queues))

    def order_in(self, view: View) -> Order:
        """Return the order of the queues."""
        return view.queue_order

    def ordered(self, view: View, order: Order) -> View:
        """Return the view with another order of the queues."""
        return replace(view, queue_order=order)

    @property
    def can_fold(self) -> bool:
        """False while one sorts or filters: then every row stands where one looks for it."""
        return not self.is_filtered and not self._view.only_alarms and self.order.column == BY_NEED

    def title(self) -> tuple[Spans, Spans]:
        """Return name, order and what is not in view."""
        if self._folded:
            folds: Spans = ((f"   {_parts(self._folded)} folded", "hint"),)
        else:
            folds = () if self._view.folds or self.is_filtered else (("   unfolded", "accent"),)
        return (*self.heading("QUEUES"), *folds), ()

    def lines_of(self, rows: list[QueueRow]) -> list[QueueRow | Note]:
        """Return the rows and the fold."""
        if not rows:
            self._folded = ()
            return [self.nothing("queue")]
        folded = [row for row in rows if _is_quiet(row)] if self._view.folds and self.can_fold else []
        lines: list[QueueRow | Note] = [row for row in rows if not _is_quiet(row)] if folded else list(rows)
        self._folded = folded
        if folded:
            lines.append(Note(text=((_fold_words(folded), "hint"),)))
        self._sums = self._totals if len(rows) == len(self._rows) else totals_of(rows)
        return lines

    def footing(self, width: int) -> tuple[Spans, ...]:
        """Return the totals of the queues that the filter leaves, folded or not."""
        if not self.footing_height:
            return ()
        cells = totals(self._sums, self.counts[0], self._moment)
        return (joined([part.pick(cells, self._moment) for part in self.placed()], BETWEEN),)

    @property
    def footing_height(self) -> int:
        """A line of totals, where there is a queue."""
        return 1 if self.counts[0] else 0

    def wishes(self) -> Mapping[str, int]:
        """Return by key how wide the texts of columns are, the totals' words among them."""
        words = totals(self._totals, len(self._rows), self._moment)["queue"]
        wishes = super().wishes()
        return {**wishes, "queue": max(wishes["queue"], width_of(words))}

    def records(self) -> list[Queue]:
        """Return the queues that the filter leaves, in the order of the board."""
        return [row.queue for row in self.shown]

    def sieves_in(self, chosen: Filter) -> Sieves[QueueRow]:
        """Return what a filter says of queues."""
        return chosen.queues

    def is_in_alarm(self, row: QueueRow) -> bool:
        """Say whether an alarm is about the queue."""
        return row.alarm > Severity.NONE

    def sign_of(self, row: QueueRow) -> Severity:
        """Return the queue's sign."""
        return row.severity

    def opened(self, record_id: str) -> None:
        """Tell which queue was opened."""
        self.post_message(self.Opened(record_id, self.listed))


def _is_quiet(row: QueueRow) -> bool:
    """Say whether nobody needs to look at a queue: nothing waits, and no alarm is about it."""
    return row.need >= QueueNeed.QUIET and not row.alarm


def _fold_words(folded: Sequence[QueueRow]) -> str:
    return f"  … {_parts(folded)} {'queue' if len(folded) == 1 else 'queues'}, nobody waits"


def _parts(folded: Sequence[QueueRow]) -> str:
    """Return how many of them are quiet, and how many closed."""
    closed = sum(row.need is QueueNeed.CLOSED for row in folded)
    quiet = len(folded) - closed
    return " and ".join(filter(None, [f"{quiet} quiet" if quiet else "", f"{closed} closed" if closed else ""]))
