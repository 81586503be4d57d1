"""Records as JSON and CSV, for programs: every field under the API's name.

"No value" is null in JSON and an empty cell in CSV.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence

from wallboard.model.fields import Record, described

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula."""
_NEGATIVE = re.compile(r"-\d+(\.\d+)?(e-?\d+)?", re.ASCII)
"""A number that looks like one. With a plus it is rather the number of a telephone, which a spreadsheet would round."""


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


def as_text(value: object) -> str:
    """Return a text as it is, and whatever else an unknown field holds as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _disarmed(value: object) -> object:
    if value is None or type(value) is int:  # not a truth value, which JSON writes otherwise than Python
        return value
    text = as_text(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NEGATIVE.fullmatch(text) else text
