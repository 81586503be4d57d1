"""Where each key of a TOML file stands: tomllib keeps no line numbers, and an error without its line is a search."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

Path = tuple[str | int, ...]
"""Keys from the root; an index where an array of tables is passed."""

_TOKEN = re.compile(
    r"""
      (?P<end> \n)
    | (?P<opening> [\[{])
    | (?P<closing> [\]}])
    | \#[^\n]*
    | \"{3} (?:\\.|[^\\])*? \"{3,5}   # up to two quotes may stand before the three that end it
    | '{3} .*? '{3,5}
    | "(?:\\.|[^"\\\n])*"
    | '[^'\n]*'
    """,
    re.VERBOSE | re.DOTALL,
)
"""What decides where a statement ends: lines, brackets, and what may hold either without meaning it."""


def lines(text: str) -> dict[Path, int]:
    """Return the line (from 1) of every key and table of a valid TOML text."""
    found: dict[Path, int] = {}
    table: Path = ()
    arrays: dict[Path, int] = {}
    for number, statement in _statements(text):
        parsed = tomllib.loads(statement)
        if statement.lstrip().startswith("["):
            table = _header(parsed, arrays)
            found.setdefault(table, number)
            continue
        for path in _walk(parsed):
            found.setdefault((*table, *path), number)
    return found


def nearest_line(found: Mapping[Path, int], path: Path) -> int | None:
    """Return the line of a key, or of the closest one around it; None for the root."""
    # A key with a dot in it, written without quotes, is a table in a table.
    apart: Path = tuple(chain.from_iterable(step.split(".") if isinstance(step, str) else (step,) for step in path))
    lengths = range(len(apart), 0, -1)
    return next((found[way[:length]] for length in lengths for way in (path, apart) if way[:length] in found), None)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Cut a valid TOML text into statements with their first lines: one ends at a line's end outside of brackets."""
    number, begin, depth = 1, 0, 0
    for token in _TOKEN.finditer(f"{text}\n"):
        match token.lastgroup:
            case "opening":
                depth += 1
            case "closing":
                depth -= 1
            case "end" if depth == 0:
                statement = text[begin : token.start()]
                yield number, statement
                number += statement.count("\n") + 1
                begin = token.end()


def _header(parsed: Mapping[str, Any], arrays: dict[Path, int]) -> Path:
    """Return the path of a `[table]`, or of the next element of a `[[table]]`."""
    path: Path = ()
    node: Any = parsed
    while isinstance(node, dict) and node:
        key, node = next(iter(node.items()))
        path = (*path, key)
        if isinstance(node, list):
            arrays[path] = arrays.get(path, -1) + 1
        if path in arrays:
            path = (*path, arrays[path])
    return path


def _walk(node: object) -> Iterator[Path]:
    """Yield the path of everything in a value. Without recursion: a dotted key may be deeper than Python's stack."""
    pending: list[tuple[Path, object]] = [((), node)]
    while pending:
        path, inner = pending.pop()
        if path:
            yield path
        steps = inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ()
        pending += [((*path, step), child) for step, child in steps]
