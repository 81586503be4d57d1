"""The tables of a wall: as large as all rows fit, with fewer columns where there is little width; no figure is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.ui.render.cells import Spans, fit_spans, joined
from wallboard.ui.render.lettering import PLAIN, Block, Lettering, smaller, with_accents
from wallboard.ui.render.names import shortened
from wallboard.ui.render.words import count

Bar = Callable[[int], Spans]
"""Draws one line of so many cells."""
_LEAST_NAME = 12
"""Letters of a name that must be left for it to be one."""
_LEAST_BAR = 12
_THICK = str.maketrans("▀━─╋", "████")


class Column(Struct, frozen=True):
    """One column of figures or words; the name and the bar have what these leave."""

    title: str
    priority: int
    """Columns with the highest number go first."""
    is_right: bool = True


class Row(Struct, frozen=True):
    """One line of a table."""

    sign: Spans
    name: Spans
    cells: tuple[Spans, ...]
    """One for each column."""
    bar: Bar | None = None
    apart: int = 0
    """Characters that its name shares with another one's, see `model.apart`."""


class Table(Struct, frozen=True):
    """What a page lists."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    more: Callable[[int], Sequence[str]] = field(default=lambda left: (f"{count(left)} more", f"+{count(left)}"))
    """What to say of so many rows that find no room, from long to short."""
    nothing: Spans = ()
    """What stands in place of no rows."""
    bar_title: str = ""
    needs_bars: bool = True
    """The rows are no larger than leaves room for their bars; without it, bars have what the largest rows leave."""
    least: int = 9
    """The columns up to this priority are shown in any case where rows are written large."""

    def narrower(self) -> Iterator[Table]:
        """Yield the table, and then those with one priority of its columns less, as long as they have the `least`."""
        yield self
        for above in sorted({column.priority for column in self.columns if column.priority > self.least}, reverse=True):
            kept = [at for at, column in enumerate(self.columns) if column.priority < above]
            yield replace(
                self,
                columns=tuple(self.columns[at] for at in kept),
                rows=tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in self.rows),
            )


def wall_table(table: Table, width: int, height: int, sizes: Sequence[Lettering]) -> Block:
    """Return the table in exactly that room: in the first of the sizes that has room for all, else in the last.

    Before it comes to that, columns that matter less go: a wall is read from afar.
    """
    texts = [text for row in table.rows for text, _ in row.name]
    *large, last = [with_accents(letters, texts) for letters in sizes]
    drawn = (_Drawn.of(one, width, height, letters) for one in table.narrower() for letters in large)
    fitting = next((one for one in drawn if one.has_room), None)
    return (fitting or _Drawn.of(table, width, height, last)).lines(height)


def rows_in(height: int, letters: Lettering) -> int:
    """Return how many rows of a table fit that height in a size."""
    between = letters.cut.stroke if letters.cut else 0
    return max(0, (height - _heading_height(letters) + between) // (letters.height + between))


class _Drawn(Struct, frozen=True):
    """A table in one size."""

    table: Table
    width: int
    letters: Lettering
    shown: tuple[int, ...]
    """The columns that have room."""
    widths: tuple[int, ...]
    sign: int
    name: int
    bar: int
    between: int
    """Lines between two rows."""
    fits: int
    """Rows that have room."""

    @classmethod
    def of(cls, table: Table, width: int, height: int, letters: Lettering) -> _Drawn:
        inner = width - 2
        heading = _heading_height(letters)
        between = letters.cut.stroke if letters.cut else 0
        if table.rows:
            # Few rows stand apart, as far as that reads as one list.
            spare = (height - heading) // len(table.rows) - letters.height
            between = max(between, min(spare, letters.height))
        fits = max(0, (height - heading + between) // (letters.height + between))
        some = table.rows[: max(1, fits)]
        wide = [
            max([_heading_size(letters).width(column.title), *(letters.width_of(row.cells[at]) for row in some)])
            for at, column in enumerate(table.columns)
        ]
        sign = max((letters.width_of(row.sign) for row in some), default=0)
        wanted = max((letters.width_of(row.name) for row in some), default=0)
        least = min(wanted, letters.width("M" * _LEAST_NAME))
        shown = sorted(range(len(wide)), key=lambda at: table.columns[at].priority)
        while shown and sign + least + sum(wide[at] + letters.space for at in shown) + letters.space > inner:
            shown.pop()
        shown.sort()
        left = inner - sign - letters.space - sum(wide[at] + letters.space for at in shown)
        name = min(wanted, left)
        bar = left - name - letters.space if any(row.bar for row in some) else 0
        bar = bar if bar >= _LEAST_BAR else 0
        return cls(
            table,
            width,
            letters,
            tuple(shown),
            tuple(wide[at] for at in shown),
            sign,
            name if bar else left,
            bar,
            between,
            fits,
        )

    @property
    def has_room(self) -> bool:
        """True where every row, every column, every name and the bar fits."""
        is_whole = len(self.shown) == len(self.table.columns) and self.fits >= len(self.table.rows)
        if self.table.needs_bars and any(row.bar for row in self.table.rows) and not self.bar:
            return False
        return is_whole and all(self.letters.width_of(row.name) <= self.name for row in self.table.rows)

    def lines(self, height: int) -> Block:
        """Return it in so many lines."""
        rows = self.table.rows
        heading = _heading_height(self.letters)
        lines: list[Spans] = list(self._heading(len(rows) - self.fits))
        lines += [()] * (heading - len(lines))
        if not rows:
            lines.append((("  ", "value"), *self.table.nothing))
        for at, row in enumerate(rows[: self.fits]):
            lines += [()] * (self.between if at else 0)
            lines += self._row(row)
        return tuple(fit_spans(((" ", "value"), *line), self.width) for line in (lines + [()] * height)[:height])

    def _heading(self, left_over: int) -> Block:
        """Return titles above their columns, in smaller letters: they are the same for months."""
        size = _heading_size(self.letters)
        space, gap = self.letters.space, (" " * self.letters.space, "value")
        begin = self.width - 2 - sum(width + space for width in self.widths)
        forms = self.table.more(left_over) if left_over > 0 else ()
        title = size.width(self.table.title) + size.space
        more = [((f"  {form}", "hint"),) for form in forms if title + size.width(f" {form}") <= begin]
        name: Spans = ((self.table.title, "label"), *(more[0] if more else ()))
        before_bar = begin - self.bar - space
        if self.bar and size.width_of(name) < before_bar and size.width(self.table.bar_title) <= self.bar:
            parts = [size.line(name, before_bar), size.line(((self.table.bar_title, "label"),), self.bar)]
        else:
            parts = [size.line(name, max(0, begin))]
        for at, width in zip(self.shown, self.widths, strict=True):
            column = self.table.columns[at]
            parts.append(size.line(((size.fitted(column.title, width), "label"),), width, is_right=column.is_right))
        return tuple(joined(pieces, gap) for pieces in zip(*parts, strict=True))

    def _row(self, row: Row) -> list[Spans]:
        letters, gap = self.letters, (" " * self.letters.space, "value")
        name = tuple((shortened(text, row.apart, self.name, letters.width), ink) for text, ink in row.name)
        parts = [letters.line(row.sign, self.sign), letters.line(name, self.name)]
        if self.bar:
            bar = fit_spans(row.bar(self.bar) if row.bar else (), self.bar)
            parts.append((thick(bar),) * letters.height if letters.cut else (bar,))
        for at, width in zip(self.shown, self.widths, strict=True):
            parts.append(letters.line(row.cells[at], width, is_right=self.table.columns[at].is_right))
        return [joined(pieces, gap) for pieces in zip(*parts, strict=True)]


def thick(bar: Spans) -> Spans:
    """Return a bar of one line as a part of one of several: lines become blocks, and what is empty a dark one."""
    return tuple((text.translate(_THICK), "track" if "─" in text else ink) for text, ink in bar)


def _heading_height(letters: Lettering) -> int:
    return _heading_size(letters).height + (1 if letters.cut else 0)


def _heading_size(letters: Lettering) -> Lettering:
    return PLAIN if letters.cut is None else next(size for size in smaller(letters)[1:])
