"""Texts of the form `name=value`, read into the fields of a `Struct`; used for switches and for faults.

Knows the field types that those two use: a choice of words, a choice of an enumeration, yes or no, a number, and each
of them or nothing. It checks names and kinds; what a value must obey beyond its kind is checked by the `Struct`.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct

_YES_OR_NO = {"yes": True, "true": True, "on": True, "1": True, "no": False, "false": False, "off": False, "0": False}


class AssignmentError(ValueError):
    """An unknown name or an impossible value; the message names what was meant, or what is possible."""


def split(text: str) -> tuple[str, str]:
    """Return both sides of `name=value`, stripped; raises AssignmentError without an equals sign."""
    name, equals, value = text.partition("=")
    if not equals:
        raise AssignmentError(f"{text!r} is not of the form name=value.")
    return name.strip(), value.strip()


def read(cls: type[Struct], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the arguments for `cls` that the texts give by field name; raises AssignmentError."""
    types = field_types(cls)
    return {name: _value(name, text, types[_known(name, types, "There is no")]) for name, text in texts.items()}


def field_types(cls: type[Struct]) -> dict[str, Any]:
    """Return every field of the `Struct` with its type, in order."""
    hints = get_type_hints(cls)
    return {name: hints[name] for name in cls.__struct_fields__}


def possible(type_: Any) -> str:
    """Say what a field of this type can be, for a person: `object | array`, `yes | no`, `a number`."""
    words = _words(type_)
    if words:
        return " | ".join(words)
    return "yes | no" if type_ is bool else "a number"


def _known(name: str, names: Iterable[str], complaint: str) -> str:
    names = list(names)
    if name in names:
        return name
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names)}."
    raise AssignmentError(f"{complaint} {name!r}; {hint}")


def _value(name: str, text: str, type_: Any) -> Any:
    if NoneType in get_args(type_):
        (type_,) = (part for part in get_args(type_) if part is not NoneType)
    words = _words(type_)
    if words:
        word = _known(text.lower(), words, f"{name} cannot be")
        return type_(word) if isinstance(type_, type) else word
    if type_ is bool:
        return _YES_OR_NO[_known(text.lower(), _YES_OR_NO, f"{name} cannot be")]
    try:
        number: float = type_(text)
    except ValueError as error:
        raise AssignmentError(f"{name} cannot be {text!r}; it is a number.") from error
    return number


def _words(type_: Any) -> list[str]:
    if get_origin(type_) is Literal:
        return list(get_args(type_))
    if isinstance(type_, type) and issubclass(type_, StrEnum):
        return [member.value for member in type_]
    return []
