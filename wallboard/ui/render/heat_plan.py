"""Where each cell of a heat map stands: pure geometry of sections of so many cells, which knows no agents.

●●●■■■■■◇▪▪                                      one section without a label
Sales    ●●■■■■■◇▪   Billing  ●■■▪               sections behind labels, side by side where that takes fewer lines
Digital  ●■■■■■■■■   Night    ○
         ■■◇
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

_BETWEEN = 3
"""Columns between sections that stand side by side."""
_AFTER_LABEL = 1
_LEAST_ABREAST = 12
"""Cells that a line of a section has room for, at least, where sections stand side by side."""
_NAMED = (24, 16)
"""Columns of a cell that has room for a name, too."""
_LINES_FOR_WHOLE_SECTIONS = 1.3
"""So many times the fewest lines are worth it where sections need no second line then."""


class Run(Struct, frozen=True):
    """Cells of one section beside each other on one line."""

    line: int
    x: int
    """Column in which the section begins, with its label."""
    section: int
    first: int
    """Index of the first cell, counted over all sections."""
    count: int
    begins: bool
    """True for the first line of its section: the one with the label."""


class HeatPlan(Struct, frozen=True, dict=True):
    """All cells in their places."""

    cell_width: int
    """Columns that a cell takes."""
    label_width: int
    """Columns that the labels take, gap included; 0 without labels."""
    runs: tuple[Run, ...]
    """In the order of the cells."""

    @property
    def count(self) -> int:
        """How many cells there are."""
        return self.runs[-1].first + self.runs[-1].count if self.runs else 0

    @cached_property
    def lines(self) -> tuple[tuple[Run, ...], ...]:
        """The runs of each line, from left to right."""
        lines: list[list[Run]] = [[] for _ in range(1 + max((run.line for run in self.runs), default=-1))]
        for run in self.runs:
            lines[run.line].append(run)
        return tuple(tuple(line) for line in lines)

    def run_of(self, index: int) -> Run:
        """Return the run that a cell is in."""
        return self.runs[bisect_right(self._firsts, index) - 1]

    def x_of(self, index: int) -> int:
        """Return the column in which a cell begins."""
        run = self.run_of(index)
        return self._left(run) + (index - run.first) * self.cell_width

    def index_at(self, line: int, x: int) -> int | None:
        """Return the cell that stands there, or None."""
        for run in self.lines[line] if 0 <= line < len(self.lines) else ():
            at = (x - self._left(run)) // self.cell_width
            if 0 <= at < run.count:
                return run.first + at
        return None

    def below(self, index: int, by: int) -> int:
        """Return the nearest cell so many lines below, or above where `by` is negative; it stops at either end."""
        x, line = self.x_of(index), self.run_of(index).line
        target = min(max(line + by, 0), len(self.lines) - 1)
        return index if target == line else min(self._nearest(target, x))[1]

    def out_of_view(self, first_line: int, lines: int) -> tuple[int, int]:
        """Return how many cells there are above and below so many lines in view."""
        above = sum(run.count for line in self.lines[:first_line] for run in line)
        below = sum(run.count for line in self.lines[first_line + lines :] for run in line)
        return above, below

    def _nearest(self, line: int, x: int) -> Iterator[tuple[int, int]]:
        """Yield the cell of each run that is nearest to a column: how far it is, and its index."""
        for run in self.lines[line]:
            at = min(max((x - self._left(run)) // self.cell_width, 0), run.count - 1)
            yield abs(self._left(run) + at * self.cell_width - x), run.first + at

    def _left(self, run: Run) -> int:
        return run.x + self.label_width

    @cached_property
    def _firsts(self) -> list[int]:
        return [run.first for run in self.runs]


def heat_plan(sizes: Sequence[int], width: int, height: int, label_width: int = 0) -> HeatPlan:
    """Place sections of so many cells in lines of `width` columns.

    A cell is as wide as a name where there is room for all of them; it takes two columns elsewhere, or one where they
    would not fit in `height` lines otherwise. There may be more lines.
    """
    labels = label_width + _AFTER_LABEL if label_width else 0
    for cell_width in _NAMED:
        if labels + cell_width <= width:
            named = _best(sizes, width, height, labels, cell_width)
            if len(named.lines) <= height:
                return named
    roomy, tight = (_best(sizes, width, height, labels, cell_width) for cell_width in (2, 1))
    return roomy if len(roomy.lines) <= height else tight


def _best(sizes: Sequence[int], width: int, height: int, labels: int, cell_width: int) -> HeatPlan:
    """Choose how many sections stand side by side: few lines, and the fewest sections that go on in another line."""
    most = (width + _BETWEEN) // (labels + _LEAST_ABREAST * cell_width + _BETWEEN) if labels else 1
    abreast = range(1, max(1, min(most, len(sizes))) + 1)
    plans = [_placed(sizes, width, labels, cell_width, number) for number in abreast]
    enough = max(height, _LINES_FOR_WHOLE_SECTIONS * min(len(plan.lines) for plan in plans))
    few = (plan for plan in plans if len(plan.lines) <= enough)
    return min(few, key=lambda plan: (len(plan.runs), len(plan.lines)))


def _placed(sizes: Sequence[int], width: int, labels: int, cell_width: int, abreast: int) -> HeatPlan:
    each = (width - _BETWEEN * (abreast - 1)) // abreast
    per_line = max(1, (each - labels) // cell_width)
    runs: list[Run] = []
    top = first = 0
    for at in range(0, len(sizes), abreast):
        lines = 0
        for place, size in enumerate(sizes[at : at + abreast]):
            for line, offset in enumerate(range(0, size, per_line)):
                x = place * (each + _BETWEEN)
                count = min(per_line, size - offset)
                runs.append(Run(top + line, x, at + place, first + offset, count, begins=line == 0))
                lines = max(lines, line + 1)
            first += size
        top += lines
    return HeatPlan(cell_width, labels, tuple(runs))
