"""Records as a table for people: the columns that matter, in the floor's words, or every field with its meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wallboard.cli.cells import padded, width
from wallboard.model.export import as_text
from wallboard.model.fields import Record, Unit, described
from wallboard.model.written import NO_VALUE


def table(header: Sequence[str], rows: Iterable[Sequence[str]], numbers: frozenset[str] = frozenset()) -> str:
    """Return aligned columns; those named in `numbers` are aligned at the right."""
    lines = [list(header), *map(list, rows)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(
            padded(cell, cells, right=name in numbers) for name, cell, cells in zip(header, line, widths, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def every_field(record: Record) -> str:
    """Return a table of all that is known of one record, with units and meanings."""
    rows = [
        (field.api_name, _words(record, field.attribute, field.codes), _unit(field.unit), field.meaning)
        for field in described(type(record))
    ]
    rows += [
        (name, as_text(value) or NO_VALUE, "", "unknown to this program") for name, value in record.unknown.items()
    ]
    return table(("field", "value", "unit", "meaning"), rows)


def _words(record: Record, attribute: str, codes: Mapping[int, str] | None) -> str:
    value = record.known(attribute)
    if value is None:
        return NO_VALUE
    return f"{value} {codes[value]}" if codes and isinstance(value, int) and value in codes else str(value)


def _unit(unit: Unit) -> str:
    return "" if unit in (Unit.TEXT, Unit.CODE) else unit.value
