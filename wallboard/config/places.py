"""Where each key of a TOML file stands: tomllib keeps no line numbers, and an error without its line is a search."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str | int, ...]
"""Keys from the root; an index where an array of tables is passed."""


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
    return next((found[path[:length]] for length in range(len(path), 0, -1) if path[:length] in found), None)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Cut the text into statements. tomllib itself tells where one that spans lines is complete."""
    begin, pending = 0, ""
    for number, line in enumerate(text.split("\n"), start=1):
        begin = begin if pending else number
        pending += f"{line}\n"
        try:
            tomllib.loads(pending)
        except tomllib.TOMLDecodeError:
            continue
        yield begin, pending
        pending = ""


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


def _walk(node: object, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _walk(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _walk(value, (*path, index))
