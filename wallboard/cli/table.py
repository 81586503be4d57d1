"""Records as lines of text: a table for people, JSON and CSV for programs.

A program gets every field under the API's name; "no value" is null in JSON and an empty cell in CSV. People get the
columns that matter, in the floor's words, or, for a single record, every field with its meaning.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from wallboard.cli.cells import padded, width
from wallboard.model.fields import Record, Unit, described

NO_VALUE = "–"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula."""


def json_text(records: Sequence[Record], *, single: bool) -> str:
    """Return the records as a JSON array, or a single one as an object."""
    objects = [fields(record) for record in records]
    return json.dumps(objects[0] if single else objects, indent=2, ensure_ascii=False) + "\n"


def csv_text(records: Sequence[Record], record_type: type[Record]) -> str:
    """Return the records as CSV with a header; texts that a spreadsheet would run are disarmed with an apostrophe."""
    rows = [fields(record) for record in records]
    known = [field.api_name for field in described(record_type)]
    others = dict.fromkeys(name for row in rows for name in row if name not in known)
    text = io.StringIO()
    writer = csv.DictWriter(text, [*known, *others], lineterminator="\n")
    writer.writerow({name: _disarmed(name) for name in writer.fieldnames})
    writer.writerows({name: _disarmed(value) for name, value in row.items()} for row in rows)
    return text.getvalue()


def fields(record: Record) -> Mapping[str, object]:
    """Return every field of a record under the API's name, None for "no value"; unknown fields as they came."""
    known = {field.api_name: record.known(field.attribute) for field in described(type(record))}
    return {**known, **record.unknown}


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
    rows += [(name, _text(value) or NO_VALUE, "", "unknown to this program") for name, value in record.unknown.items()]
    return table(("field", "value", "unit", "meaning"), rows)


def _words(record: Record, attribute: str, codes: Mapping[int, str] | None) -> str:
    value = record.known(attribute)
    if value is None:
        return NO_VALUE
    return f"{value} {codes[value]}" if codes and isinstance(value, int) and value in codes else str(value)


def _unit(unit: Unit) -> str:
    return "" if unit in (Unit.TEXT, Unit.CODE) else unit.value


def _disarmed(value: object) -> object:
    if value is None or type(value) is int:  # not a truth value, which JSON writes otherwise than Python
        return value
    text = _text(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _text(value: object) -> str:
    """Return a text as it is, and whatever else an unknown field holds as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
