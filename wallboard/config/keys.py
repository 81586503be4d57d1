"""The table `keys`: actions on other keys. No two that are at hand at the same time may be on one key.

[profiles.main.keys]
"app.quit" = "ctrl+q"
"list.filter" = ["/", "f"]
"app.export" = []
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import PlainValidator, ValidationError
from pydantic_core import InitErrorDetails

from wallboard.config.actions import ACTIONS, ALWAYS_QUITS, EDITING, NEEDS_A_KEY, TYPED_IN, are_at_once, place_of
from wallboard.config.forms import near
from wallboard.config.key_names import key, sign, types_text

QUIT = "app.quit"


def remapped(value: object) -> dict[str, list[str]]:
    """Return the keys of the actions that the table names; ValidationError with one entry per wrong action."""
    if not isinstance(value, Mapping):
        raise ValueError("must be a table")  # noqa: TRY004 — pydantic reports ValueError, not TypeError
    found: dict[str, list[str]] = {}
    problems: dict[str, ValueError] = {}
    for action, keys in _flat(value):
        try:
            found[action] = _keys(action, keys)
        except ValueError as error:
            problems[action] = error
    problems |= {action: ValueError(clash) for action, clash in _clashes(found)}
    if problems:
        raise ValidationError.from_exception_data(
            "keys", [_details(action, error) for action, error in problems.items()], hide_input=True
        )
    return found


Keys = Annotated[dict[str, list[str]], PlainValidator(remapped)]
"""Action's id → its keys, by the names of `key_names`; none: it is on no key."""


def _flat(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield ids and keys: without quotes, TOML takes `app.quit` for a table in a table."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{inner}", keys) for inner, keys in value.items())
        else:
            yield name, value


def _keys(action: str, value: object) -> list[str]:
    if action not in ACTIONS:
        advice = near(action, list(ACTIONS)) or ": docs/keys.md lists them"
        raise ValueError(f"is not an action{advice}")
    if value == [] and action in NEEDS_A_KEY:
        raise ValueError("must name a key: without one there is no way out")
    keys = list(dict.fromkeys(key(text) for text in (value if isinstance(value, list) else [value])))
    for name in keys:
        if name == ALWAYS_QUITS and action != QUIT:
            raise ValueError(f"cannot be on {name}, which always ends the board")
        if place_of(action) in TYPED_IN and (types_text(name) or name in EDITING):
            raise ValueError(f'cannot be on "{sign(name)}", which one types or edits with there')
    return keys


def _clashes(found: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield each remapped action that is on the key of another, and what to say of it."""
    for action, keys in found.items():
        for other, ours in ACTIONS.items():
            both = [name for name in keys if name in found.get(other, ours.keys)]
            if other != action and both and are_at_once(action, other):
                advice = "" if other in found else f', unless you give "{other}" another key'
                yield action, f'cannot be on "{sign(both[0])}", which is the key of "{other}"{advice}'
                break


def _details(action: str, error: ValueError) -> InitErrorDetails:
    return InitErrorDetails(type="value_error", loc=(action,), input=None, ctx={"error": error})
