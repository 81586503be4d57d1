"""Every field of one record, under headings, with its value and what it means: nothing of it is cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec.structs import replace
from textual.strip import Strip

from wallboard.ui.render.cells import Spans, chopped, fit, joined
from wallboard.ui.render.fields import FIELD_COLUMNS, FieldRow
from wallboard.ui.render.words import STALE_MARK, count
from wallboard.ui.widgets.board import Board
from wallboard.ui.widgets.note import Note
from wallboard.ui.widgets.pieced_rows import BETWEEN


class FieldBoard(Board[FieldRow]):
    """The fields of the queue or agent of a drill-down."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(FIELD_COLUMNS, id=id)
        self._wrapped_for = 0
        """The width that names, values and meanings are broken into lines for."""

    def title(self) -> tuple[Spans, Spans]:
        """Return what this is."""
        return (("ALL FIELDS", "label"), (f"  {count(len(self._rows))}, as the API gave them", "hint")), ()

    def wishes(self) -> Mapping[str, int]:
        """Return how wide the texts are; an old value has a tilde before it."""
        wishes = super().wishes()
        return {**wishes, "value": wishes["value"] + len(STALE_MARK)}

    def lines_of(self, rows: list[FieldRow]) -> list[FieldRow | Note]:
        """Return the rows under their headings; what is longer than its column goes on in lines of its own."""
        self._wrapped_for = self.line_width
        widths = {placed.column.key: placed.width for placed in self.placed()}
        lines: list[FieldRow | Note] = []
        heading = ""
        for row in rows:
            if row.heading != heading:
                heading = row.heading
                lines += [*([Note()] if lines else []), Note(text=((heading, "label"),))]
            lines += _lines(row, widths)
        return lines

    def lines_in_view(self, first: int, count: int, width: int) -> Sequence[Strip]:
        """Return the lines in view, broken for this width."""
        if width != self._wrapped_for:
            self._lines = self.lines_of(self.shown)
        return super().lines_in_view(first, count, width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the key that would open a field."""
        return action != "open" and super().check_action(action, parameters)

    def opened(self, record_id: str) -> None:
        """Do nothing: a field has no screen of its own."""


def _lines(row: FieldRow, widths: Mapping[str, int]) -> Iterator[FieldRow | Note]:
    """Yield the row with the begin of its name, value and meaning, and then what they go on with."""
    value = row.value if "unit" in widths else _with_unit(row)
    columns = ((row.name, "name", 0), (value, "value", len(STALE_MARK)), (row.meaning, "meaning", 0))
    parts = [chopped(text, max(1, widths[key] - off)) if key in widths else [""] for text, key, off in columns]
    for index, (name, value, meaning) in enumerate(zip_longest(*parts, fillvalue="")):
        if index == 0:
            yield replace(row, name=name, value=value, meaning=meaning)
        else:
            cells = {"name": (name, "value"), "value": (value, "strong"), "meaning": (meaning, "label")}
            texts = ((cells.get(key, ("", "value")), width) for key, width in widths.items())
            yield Note(text=joined([((fit(text, width), ink),) for (text, ink), width in texts], BETWEEN))


def _with_unit(row: FieldRow) -> str:
    """Return the value with the unit behind it: `1 agent`; words and moments have none."""
    is_figure = row.value.replace(":", "").replace(" ", "").isdigit()
    unit = row.unit.removesuffix("s") if row.value == "1" else row.unit
    return f"{row.value} {unit}".rstrip() if is_figure else row.value
