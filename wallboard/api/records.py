"""Raw records into typed ones: the odd among them are read one by one, the bad left out and counted.

A chunk of raw records takes the fast path whole, pydantic's own. Only a chunk with a record that fails there, or with a
field whose name differs from ours in capital letters, is read again, record by record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from sys import intern
from typing import Any, Generic, TypeAlias, TypeVar, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError

from wallboard.api.amount import limit_records, limit_size
from wallboard.api.json_text import has_halves, has_plain_texts, is_text, loosely_parsed
from wallboard.api.text import clean, is_plain, readable
from wallboard.model.agent import Agent
from wallboard.model.fields import OddValues, Record, Unit, described
from wallboard.model.queue import Queue
from wallboard.model.snapshot import Batch

R = TypeVar("R", bound=Agent | Queue)

Fields: TypeAlias = "Mapping[str, object]"
"""A record as values by the API's names."""

CHUNK = 64
"""Records read in one go: few enough to stay in the processor's cache (250 take a tenth longer), and to hold the
interpreter for less than a millisecond."""

_unknown = attrgetter("__pydantic_extra__")
_NO_FIELDS: set[str] = set()
_NO_VALUES: dict[str, object] = {}


class RecordReader(Generic[R]):
    """Collects the records of one answer. The first of an id stays, in the order of the API."""

    def __init__(self, record_type: type[R]) -> None:
        fields = described(cast("type[Record]", record_type))
        self._adapter: TypeAdapter[list[R]] = _adapter(cast("type[Record]", record_type))
        self._names = {field.api_name.lower(): field.api_name for field in fields}
        self._texts = tuple(field.attribute for field in fields if field.unit is Unit.TEXT)
        self._records: dict[str, R] = {}
        self._seen = 0
        self._odd_values = 0

    def add(self, chunk: Sequence[bytes] | Sequence[Fields]) -> None:
        """Read a chunk of records: each as JSON text, or each as fields; TooMuch for more than is read."""
        self._seen += len(chunk)
        limit_records(self._seen)
        odd = OddValues()
        text = _array(cast("Sequence[bytes]", chunk)) if chunk and is_text(chunk[0]) else b""
        limit_size(len(text), len(chunk))
        records = self._read(text or chunk, odd)
        if records is None or any(map(self._has_respelt, filter(None, map(_unknown, records)))):
            odd = OddValues()
            records = list(self._read_one_by_one(chunk, odd))
        self._odd_values += odd.count
        for record in self._cleaned(records, are_plain=bool(text) and has_plain_texts(text)):
            if record.id:
                self._share(record)
                self._records.setdefault(record.id, record)

    def batch(self) -> Batch[R]:
        """Return what was collected."""
        records = tuple(self._records.values())
        return Batch(records, self._seen - len(records), self._odd_values)

    def _share(self, record: R) -> None:
        """Let a record hold once what others hold, too, those of the answer before among them: texts, and emptiness.

        The names of the fields that were there, which nobody asks for, would be half of its memory, and of the rest
        empty tables and texts of its own a third.
        """
        object.__setattr__(record, "__pydantic_fields_set__", _NO_FIELDS)
        if not _unknown(record):
            object.__setattr__(record, "__pydantic_extra__", _NO_VALUES)
        values = vars(record)
        for text in self._texts:
            values[text] = intern(values[text])

    def _read(self, chunk: bytes | Sequence[object], odd: OddValues) -> list[R] | None:
        """Return the records of a chunk without anything unusual, None for any other."""
        try:
            if not isinstance(chunk, bytes):
                return self._adapter.validate_python(chunk, context=odd)
            return None if has_halves(chunk) else self._adapter.validate_json(chunk, context=odd)
        except ValidationError:
            return None

    def _read_one_by_one(self, chunk: Sequence[bytes] | Sequence[Fields], odd: OddValues) -> Iterator[R]:
        for raw in chunk:
            own = OddValues()
            try:
                fields = self._respelt(loosely_parsed(raw) if is_text(raw) else raw)
                yield from self._adapter.validate_python([fields], context=own)
            except (ValueError, RecursionError):  # what pydantic and json raise; nested too deep
                continue
            odd.count += own.count

    def _has_respelt(self, unknown: Fields) -> bool:
        return not self._names.keys().isdisjoint(map(str.lower, unknown))

    def _respelt(self, fields: object) -> object:
        """Return the fields by our spelling of their names; one that is there in our spelling wins."""
        if not isinstance(fields, Mapping):
            return fields
        ours = {self._names.get(name.lower(), name): value for name, value in fields.items()}
        return ours | {name: value for name, value in fields.items() if name in ours}

    def _cleaned(self, records: list[R], *, are_plain: bool) -> Iterator[R]:
        plain = are_plain or is_plain("".join(chain.from_iterable(map(attrgetter(*self._texts), records))))
        for record in records:
            if unknown := _unknown(record):
                _replace(unknown, readable(unknown))
            yield record if plain else self._with_clean_texts(record)

    def _with_clean_texts(self, record: R) -> R:
        texts = {attribute: getattr(record, attribute) for attribute in self._texts}
        changed = {attribute: cleaned for attribute, text in texts.items() if (cleaned := clean(text)) != text}
        return cast("R", record.model_copy(update=changed)) if changed else record


def _array(records: Sequence[bytes]) -> bytes:
    return b"[" + b",".join(records) + b"]"


def _replace(unknown: dict[str, object], readable_fields: object) -> None:
    """Exchange the fields of a record that nobody has seen yet: in place, for a copy would double its cost."""
    unknown.clear()
    unknown.update(cast("dict[str, object]", readable_fields))


@cache
def _adapter(record_type: type[Record]) -> TypeAdapter[Any]:
    # Values differ from record to record: to remember them costs a tenth of the time and finds nothing.
    config = ConfigDict(cache_strings="keys")
    return TypeAdapter(list[record_type], config=config)  # type: ignore[valid-type]  # the type is chosen at run time
