"""What is on screen as a file: every field for spreadsheets and programs, or the lines as they are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from wallboard.model.export import csv_text, json_text
from wallboard.model.fields import Record

FORMS: Mapping[str, str] = {
    "csv": "every field, for a spreadsheet",
    "json": "every field, for programs",
    "text": "the lines as they are drawn",
}
"""Form → what it is good for; the first letter is its key."""
_ENDINGS = {"csv": "csv", "json": "json", "text": "txt"}


class Exported(Struct, frozen=True):
    """The rows of one board as it is sorted and filtered, in view or not; or a single record."""

    what: str
    """What they are, for the file's name: "queues"."""
    records: Sequence[Record]
    record_type: type[Record]
    lines: Sequence[str]
    read_at: datetime
    """When the numbers were taken (aware, in the tenant's zone): the file's name says it."""
    is_single: bool = False
    """It is one record of a screen of its own, and no list."""

    @property
    def title(self) -> str:
        """What is to be written: "12 queues, as they are sorted and filtered"."""
        return (
            f"this {self.what}"
            if self.is_single
            else f"{len(self.records)} {self.what}, as they are sorted and filtered"
        )

    def file_name(self, form: str) -> str:
        """Return the name of the file: `wallboard-queues-20271124-143207.csv`."""
        return f"wallboard-{self.what}-{self.read_at:%Y%m%d-%H%M%S}.{_ENDINGS[form]}"

    def written(self, form: str) -> str:
        """Return the file's text."""
        match form:
            case "csv":
                return csv_text(self.records, self.record_type)
            case "json":
                return json_text(self.records, single=self.is_single)
            case _:
                return "".join(f"{line.rstrip()}\n" for line in self.lines)
