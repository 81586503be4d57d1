"""What pydantic found wrong, as one line a person can act on: place, what is wrong, near match.

Values are repeated only where a reader of ours put them into its own words. A wrong key's value never is: a token in
the wrong place must not come to light.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from wallboard.config.forms import near
from wallboard.config.places import Path
from wallboard.config.settings import Settings
from wallboard.config.tables import Table

_NOT_HERE = (
    "must not be here, where every reader and backup of this file gets it: put it into a file of its own (chmod 600) "
    'and write token_file = "PATH"; or use token_command, token_keyring or WALLBOARD_TOKEN. Then renew it.'
)
_TYPES = {
    "string_type": "must be text, in quotes",
    "string_too_short": "must not be empty",
    "bool_type": "must be true or false, without quotes",
    "list_type": 'must be a list, such as ["a", "b"]',
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "missing": "is missing",
    "datetime_type": "must be a date and a time without quotes, such as 2027-12-25T22:00:00",
    "date_type": "must be a date without quotes, such as 2027-12-25",
    "too_short": "must not be empty",
    "string_pattern_mismatch": "must be the name of an environment variable, in capitals",
}


def problems(error: ValidationError, place: Callable[[Path], str]) -> list[str]:
    """Return one line per problem; `place` tells where a path of the profile stands."""
    return [f"{place(_named(details['loc']))} {_what(details)}" for details in error.errors(include_url=False)]


def _named(path: Path) -> Path:
    """Return the path without pydantic's own step to the name of an entry."""
    return path[:-1] if path and path[-1] == "[key]" else path


def unknown_key(key: str, known: list[str]) -> str:
    """Return what to say of a key that does not exist."""
    if key == "token":
        return _NOT_HERE
    return f"is not a setting{near(key, known)}"


def _what(details: ErrorDetails) -> str:
    kind = details["type"]
    match kind:
        case "extra_forbidden":
            path = details["loc"]
            return unknown_key(str(path[-1]), _keys(path[:-1]))
        case "value_error":
            return str(details["ctx"]["error"])
        case "literal_error" | "enum":
            return _choice(details)
        case "too_short" if details["ctx"]["min_length"] > 1:
            return f"must hold at least {details['ctx']['min_length']}"
        case "too_long":
            return f"must hold at most {details['ctx']['max_length']}"
        case _:
            return _TYPES.get(kind, details["msg"])


def _choice(details: ErrorDetails) -> str:
    expected = details["ctx"]["expected"]
    choices = re.findall(r"'([^']*)'", expected)
    value = details["input"]
    advice = near(value, choices) if isinstance(value, str) else ""
    return f"must be one of {', '.join(choices)}{advice}"


def _keys(path: Path) -> list[str]:
    """Return the keys that the table at the path may have."""
    table: type[Table] = Settings
    for step in path:
        annotation = next((field.annotation for name, field in _fields(table) if name == step), None)
        table = _table_in(annotation) or table
    return [name for name, _ in _fields(table)]


def _fields(table: type[Table]) -> list[tuple[str, FieldInfo]]:
    return [(field.alias or name, field) for name, field in table.model_fields.items()]


def _table_in(annotation: object) -> type[Table] | None:
    """Return the table that an annotation holds: itself, optional, in a list or by key."""
    if isinstance(annotation, type) and issubclass(annotation, Table):
        return annotation
    return next((found for part in get_args(annotation) if (found := _table_in(part))), None)
