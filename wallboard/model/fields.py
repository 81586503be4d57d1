"""The fields of the API's records: how each is read, what it means, in which unit.

One source for parsing, drill-downs, help and documentation. A field is declared once, on its record:

    day_queued: Count = api_field("day-queued", "Total number of queued transactions …", Unit.CONTACTS)

and described again by `described(Queue)`. The readers are pydantic-core schemas and not Python validators, which would
double the time of a poll; only a value that is not a plain non-negative number reaches Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, cast

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import core_schema
from pydantic_core.core_schema import CoreSchema, ValidationInfo


class Unit(StrEnum):
    """What a field's number counts."""

    SECONDS = "s"
    PERCENT = "%"
    CONTACTS = "contacts"
    AGENTS = "agents"
    SKILLS = "skills"
    CHATS = "chats"
    UTC_SECONDS = "UTC seconds"
    CODE = "code"
    TEXT = "text"
    UNKNOWN = "as given"


class FieldMeaning(Struct, frozen=True):
    """One field of a record, described for people."""

    attribute: str
    """Our name, e.g. `day_queued`."""
    api_name: str
    """The API's name, e.g. `day-queued`."""
    meaning: str
    unit: Unit
    inferred: bool
    """True where the document's tables leave the field out and the meaning follows from the sample or from use."""
    codes: Mapping[int, str] | None
    """The document's table of values, or None."""
    counted_by: tuple[str, ...]
    """A zero means "no value" when every one of these attributes is zero or unknown: nothing was counted."""


@dataclass(slots=True)
class OddValues:
    """Counts the values of one answer that are neither a number nor one of the known ways to say "no value"."""

    count: int = 0


_LARGEST = 10**12
"""No count or time of a contact centre is larger: beyond it a value is odd, and would break every column."""
_LARGEST_PERCENT = 100
_NEGATIVE = re.compile(r"\s*-\d+(\.\d*)?\s*")


def _no_value(value: object, info: ValidationInfo) -> None:
    """Read anything that is not a non-negative number as "no value"; count it where it is no known way to say so."""
    if value in (None, {}, []):
        return
    match value:
        case int() | float() if value < 0:
            return
        case str() if not value.strip() or _NEGATIVE.fullmatch(value):
            return
    if isinstance(info.context, OddValues):
        info.context.count += 1


def _number_schema(*, smallest: int = 0, largest: int = _LARGEST) -> CoreSchema:
    number = core_schema.int_schema(ge=smallest, le=largest)
    # A third of a quiet floor's values are -1 or '': they become None in C, by the `get` of an empty dict.
    usual = [""] if smallest < 0 else [-1, "", "-1"]
    usual_none = core_schema.chain_schema(
        [core_schema.literal_schema(usual), core_schema.no_info_plain_validator_function({}.get)]
    )
    odd = core_schema.with_info_plain_validator_function(_no_value)
    # Only JSON has `true`, which is no 1. XML's texts keep the short way: the other takes a fifth longer.
    in_json = [
        core_schema.int_schema(ge=smallest, le=largest, strict=True),
        core_schema.chain_schema([core_schema.str_schema(strict=True), number]),
        usual_none,
        core_schema.chain_schema([core_schema.float_schema(strict=True), number]),
        odd,
    ]
    either = core_schema.json_or_python_schema(
        json_schema=core_schema.union_schema(list(in_json), mode="left_to_right"),
        python_schema=core_schema.union_schema([number, usual_none, odd], mode="left_to_right"),
    )
    return core_schema.with_default_schema(either, default=None)


class _Number:
    """A non-negative whole number, or None for every way of the API to say "no value" (negative, empty, missing)."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return _number_schema()


class _Code:
    """A code of which -1 is a value of its own: a line that is not in use, the system's own code list."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return _number_schema(smallest=-1)


class _Percent:
    """A whole number of percents from 0 to 100, or None."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return _number_schema(largest=_LARGEST_PERCENT)


class _Text:
    """Text without the white space around it; numbers are taken as text, every empty value is ''."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_default_schema(
            core_schema.str_schema(coerce_numbers_to_str=True, strip_whitespace=True), default="", on_error="default"
        )


class _Id:
    """Text that must be there: a record without it cannot be told from another and is left out."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.str_schema(coerce_numbers_to_str=True, strip_whitespace=True, min_length=1)


Number = Annotated[int | None, _Number]
Code = Annotated[int | None, _Code]
Percent = Annotated[int | None, _Percent]
Text = Annotated[str, _Text]
Id = Annotated[str, _Id]

_MEANING = "wallboard"


def api_field(
    api_name: str,
    meaning: str,
    unit: Unit,
    *,
    inferred: bool = False,
    codes: Mapping[int, str] | None = None,
    counted_by: tuple[str, ...] = (),
) -> Any:
    """Declare a field of a record; the arguments are those of `FieldMeaning`."""
    spec = {"unit": unit, "inferred": inferred, "codes": codes, "counted_by": counted_by}
    return Field(alias=api_name, description=meaning, json_schema_extra={_MEANING: cast("Any", spec)})


class Record(BaseModel):
    """A record of the API, read and frozen. Fields that we do not know are kept in `unknown`."""

    model_config = ConfigDict(frozen=True, extra="allow", hide_input_in_errors=True, defer_build=True)

    @property
    def unknown(self) -> Mapping[str, object]:
        """The fields that the API sent and this program does not know, as given."""
        return self.__pydantic_extra__ or {}

    def known(self, attribute: str) -> int | str | None:
        """Return a field's value, or None for "no value": also where it is a zero of which nothing was counted."""
        value = cast("int | str | None", getattr(self, attribute))
        if value == 0 and (counts := _counted_by(type(self)).get(attribute)):
            return value if any(getattr(self, count) for count in counts) else None
        return value if value != "" else None

    def number(self, attribute: str) -> int | None:
        """Return a numeric field as `known` does."""
        return cast("int | None", self.known(attribute))


@cache
def described(record_type: type[Record]) -> tuple[FieldMeaning, ...]:
    """Return what is known of a record's fields, in the order of the API's sample record."""
    return tuple(_described(record_type))


def _described(record_type: type[Record]) -> Iterator[FieldMeaning]:
    for attribute, field in record_type.model_fields.items():
        spec = cast("dict[str, Any]", cast("dict[str, Any]", field.json_schema_extra)[_MEANING])
        yield FieldMeaning(attribute, field.alias or attribute, field.description or "", **spec)


@cache
def _counted_by(record_type: type[Record]) -> Mapping[str, tuple[str, ...]]:
    return {field.attribute: field.counted_by for field in described(record_type) if field.counted_by}
