"""Every field of a record as a row: the API's name, the value for people, what it means. For the drill-downs.

They stand under headings, in the API's order below each; what the document does not have comes last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import tzinfo

from msgspec import Struct

from wallboard.model.agent import SYSTEM_ITEMS, Agent
from wallboard.model.fields import FieldMeaning, Record, Unit, described
from wallboard.ui.render.columns import Column
from wallboard.ui.render.words import NO_VALUE, count, duration, utc


class FieldRow(Struct, frozen=True):
    """One field of one record."""

    id: str
    """The API's name of it."""
    name: str
    """The same, or as much of it as the row's line has room for."""
    value: str
    """For people; `–` for "no value"."""
    unit: str
    meaning: str
    heading: str
    """What it stands under."""


_NOW = "NOW"
_HEADINGS = {
    _NOW: r"",
    "AGENTS": r"agent_count_\w+|\w+_agent_count",
    "PHONE LINES": r"phone_line\w+",
    "CHATS": r"\w+_customer_chat\w*|sub_status",
    "SKILLS": r"\w+_skill_count",
    "LAST 30 MINUTES": r"thirty_min_\w+",
    "THE DAY": r"day_\w+",
    "IDENTITY": r"id|name|guid|group_id|media_type|queue_type",
}
"""In their order: which of our names stand under each; what stands under no other is about this moment."""
_OTHER = "OTHER"


def field_rows(record: Record, zone: tzinfo | None) -> tuple[FieldRow, ...]:
    """Return every field that is known, by heading, and then those that are not."""
    fields = sorted(described(type(record)), key=lambda field: list(_HEADINGS).index(_heading(field)))
    known = [
        (field.api_name, written(record, field, zone), _unit(field), _meaning(field), _heading(field))
        for field in fields
    ]
    unknown = [(name, str(value), "", "not in the document", _OTHER) for name, value in record.unknown.items()]
    return tuple(FieldRow(name, name, *rest) for name, *rest in known + unknown)


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
    moment = utc(seconds)
    return f"{seconds} (no moment in time)" if moment is None else f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S}"


def _unit(field: FieldMeaning) -> str:
    return {Unit.SECONDS: "h:mm:ss", Unit.PERCENT: "", Unit.TEXT: "", Unit.UTC_SECONDS: "local time"}.get(
        field.unit, field.unit.value
    )


def _heading(field: FieldMeaning) -> str:
    return next((words for words, names in _HEADINGS.items() if re.fullmatch(names, field.attribute)), _NOW)


def _meaning(field: FieldMeaning) -> str:
    return f"{field.meaning} (meaning inferred)" if field.inferred else field.meaning


FIELD_COLUMNS: tuple[Column[FieldRow], ...] = (
    Column("name", "FIELD", 28, lambda row, _m, _w: ((row.name, "value"),), 0, max_width=40, grows_by_text=True),
    Column(
        "value",
        "VALUE",
        16,
        lambda row, _m, _w: ((row.value, "hint" if row.value == NO_VALUE else "strong"),),
        0,
        max_width=32,
        is_figure=True,
        grows_by_text=True,
    ),
    Column("unit", "UNIT", 10, lambda row, _m, _w: ((row.unit, "hint"),), 2),
    Column("meaning", "MEANING", 30, lambda row, _m, _w: ((row.meaning, "label"),), 1, max_width=100),
)
