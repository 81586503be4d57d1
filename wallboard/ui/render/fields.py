"""Every field of a record as a row: the API's name, the value for people, what it means. For the drill-downs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from wallboard.model.agent import SYSTEM_ITEMS, Agent
from wallboard.model.fields import FieldMeaning, Record, Unit, described
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.columns import Column
from wallboard.ui.render.words import NO_VALUE, count, duration


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of one record."""

    id: str
    """The API's name of it."""
    value: str
    """For people; `–` for "no value"."""
    unit: str
    meaning: str
    is_inferred: bool = False
    """The document's tables leave this field out."""


def field_rows(record: Record, zone: tzinfo | None) -> tuple[FieldRow, ...]:
    """Return every field that is known, in the API's order, and then those that are not."""
    known = tuple(
        FieldRow(field.api_name, written(record, field, zone), _unit(field), field.meaning, field.inferred)
        for field in described(type(record))
    )
    return known + tuple(
        FieldRow(name, str(value), "", "not in the document") for name, value in record.unknown.items()
    )


def written(record: Record, field: FieldMeaning, zone: tzinfo | None) -> str:
    """Return a field's value for people: durations, percents, moments and codes in words."""
    value = record.known(field.attribute)
    if value is None:
        return NO_VALUE
    if isinstance(value, str):
        return value
    if field.unit is Unit.UTC_SECONDS:
        return _moment(value, zone)
    codes = _reasons(record) if field.attribute == "status_code_item_id" else field.codes or {}
    words = codes.get(value)
    return f"{value} {words}" if words else _WRITERS.get(field.unit, count)(value)


def _reasons(record: Record) -> Mapping[int, str]:
    # The document's table holds for the system's own list alone.
    return SYSTEM_ITEMS if isinstance(record, Agent) and record.system_item is not None else {}


_WRITERS: Mapping[Unit, Callable[[int], str]] = {
    Unit.SECONDS: duration,
    Unit.PERCENT: "{} %".format,
    Unit.CODE: str,
    Unit.UNKNOWN: str,
}


def _moment(seconds: int, zone: tzinfo | None) -> str:
    try:
        return f"{datetime.fromtimestamp(seconds, UTC).astimezone(zone):%Y-%m-%d %H:%M:%S}"
    except (OverflowError, ValueError, OSError):
        return f"{seconds} (no moment in time)"


def _unit(field: FieldMeaning) -> str:
    return {Unit.SECONDS: "h:mm:ss", Unit.PERCENT: "", Unit.TEXT: "", Unit.UTC_SECONDS: "local time"}.get(
        field.unit, field.unit.value
    )


def _meaning(row: FieldRow) -> Spans:
    inferred: Spans = (("  meaning inferred", "hint"),) if row.is_inferred else ()
    return ((row.meaning, "label"), *inferred)


FIELD_COLUMNS: tuple[Column[FieldRow], ...] = (
    Column("field", "FIELD", 24, lambda row, _m, _w: ((row.id, "value"),), 0, max_width=38),
    Column(
        "value",
        "VALUE",
        14,
        lambda row, _m, _w: ((row.value, "hint" if row.value == NO_VALUE else "strong"),),
        0,
        max_width=64,
        is_figure=True,
    ),
    Column("unit", "UNIT", 10, lambda row, _m, _w: ((row.unit, "hint"),), 2),
    Column("meaning", "MEANING", 20, lambda row, _m, _w: _meaning(row), 1, max_width=90),
)
