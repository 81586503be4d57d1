"""Values as the configuration file writes them: for `config show`, and for the defaults in the documentation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from wallboard.config import quantities, week
from wallboard.config.forms import OFF
from wallboard.config.host import Host
from wallboard.config.tables import Limits, Table
from wallboard.model.alarm.rule import Lasting
from wallboard.model.service_level import ServiceTarget

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def toml(value: object) -> str:
    """Return a value of the settings as TOML on one line."""
    match value:
        case bool():
            return str(value).lower()
        case int() | date():
            return str(value)
        case Table():
            return _inline(dict(written_in(value)))
        case Mapping():
            return _inline(value)
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case _:
            return _text(_words(value))


def key(name: str) -> str:
    """Return a key, in quotes where TOML wants them."""
    return name if _BARE_KEY.fullmatch(name) else _text(name)


def entries(table: Table) -> Iterator[tuple[str, object]]:
    """Yield what a table sets, under the file's names; nothing for what is left out."""
    yield from _of(table, type(table).model_fields)


def written_in(table: Table) -> Iterator[tuple[str, object]]:
    """Yield what somebody wrote into a table, and none of its defaults."""
    yield from _of(table, [name for name in type(table).model_fields if name in table.model_fields_set])


def _of(table: Table, names: Iterable[str]) -> Iterator[tuple[str, object]]:
    for name in names:
        field = type(table).model_fields[name]
        value = getattr(table, name)
        if name == "hours" and value is not None:
            value = week.written(value)
        if value is None and (isinstance(table, Limits) or name in table.model_fields_set):
            value = OFF
        is_empty = value is None or (value in ([], {}) and value == field.get_default())
        if not is_empty:
            yield field.alias or name, value


def _inline(table: Mapping[str, object]) -> str:
    return f"{{ {', '.join(f'{key(name)} = {toml(value)}' for name, value in table.items())} }}"


def _words(value: object) -> str:
    match value:
        case timedelta() | float() | ServiceTarget() | Lasting():
            return quantities.written(value)
        case Host():
            return value.base_url.removeprefix("https://")
        case ZoneInfo():
            return value.key
        case _:
            return str(value)


def _text(text: str) -> str:
    """Return a TOML string: JSON's escapes are all TOML's, except that TOML knows no escaped surrogates."""
    # JSON leaves some that act on a terminal as they are.
    return "".join(
        character if character.isprintable() else f"\\U{ord(character):08x}"
        for character in json.dumps(text, ensure_ascii=False)
    )
