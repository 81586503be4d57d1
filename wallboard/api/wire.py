"""An answer's bytes into records, from JSON or XML, with equal results.

Synchronous and free of I/O: the client runs it in a thread. It pauses after every few milliseconds of work, so that the
screen's thread gets its turn; one pydantic call over a whole answer would hold the interpreter for 100 ms.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from wallboard.api import json_wire, xml_wire
from wallboard.api.records import R, RecordReader
from wallboard.model.snapshot import Batch


class WireFormat(StrEnum):
    """How the records are asked for; the suffix of a call's path."""

    JSON = "json"
    XML = "xml"


_WIRES = {WireFormat.JSON: json_wire, WireFormat.XML: xml_wire}


def noun_of(record_type: type[R]) -> str:
    """Return what the API calls one such record: "agent", "queue"."""
    return record_type.__name__.lower()


def read_list(
    body: bytes, record_type: type[R], wire_format: WireFormat, pause: Callable[[], object] = lambda: None
) -> Batch[R]:
    """Return the records of a list; ValueError, in words for people, where the answer is none."""
    reader = RecordReader(record_type)
    for chunk in _WIRES[wire_format].listed(body, noun_of(record_type)):
        reader.add(chunk)
        pause()
    return reader.batch()


def read_single(body: bytes, record_type: type[R], wire_format: WireFormat) -> R | None:
    """Return the one record, None where the answer is empty; ValueError where it is unreadable."""
    if not body.strip():
        return None
    reader = RecordReader(record_type)
    for chunk in _WIRES[wire_format].single(body, noun_of(record_type)):
        reader.add(chunk)
    batch = reader.batch()
    if batch.left_out:
        raise ValueError("its record has no id, or cannot be read")
    return next(iter(batch.records), None)
