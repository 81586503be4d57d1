"""A JSON answer, split into raw records.

What is accepted as a list of agents, names without regard to case:

    {"agent": [{…}, …]}  {"agent": {…}}  {"agents": {"agent": …}}              records
    {}  {"agent": []}  {"agent": null}  {"agent": ""}  {"agents": {}}  null    none

and as a single one: {"agent": {…}}, {"agent": [{…}]}, or {…} with the fields themselves. Only the ends of the records
are looked for here; reading them is left to pydantic, a chunk at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from json import JSONDecodeError

import msgspec

from wallboard.api.amount import limit_values
from wallboard.api.json_text import opened
from wallboard.api.records import CHUNK

_usual = msgspec.json.Decoder(dict[str, list[msgspec.Raw]]).decode


def listed(body: bytes, noun: str) -> Iterator[Sequence[object]]:
    """Yield the records of a list in chunks; ValueError where the answer holds no list of that noun."""
    limit_values(body, b",")
    records = _usual_records(body, noun)
    if not records:
        limit_values(body, b"[", b"{")  # no comma is between what is nested
        records = _records(_opened(body), noun)
    for start in range(0, len(records), CHUNK):
        yield records[start : start + CHUNK]


def single(body: bytes, noun: str) -> Iterator[Sequence[object]]:
    """Yield at most one record; ValueError where the answer is something else."""
    value = _opened(body)
    if isinstance(value, dict) and any(name.lower() == f"{noun}-id" for name in value):
        yield [body]
    else:
        yield _records(value, noun)[:1]


def _usual_records(body: bytes, noun: str) -> Sequence[object]:
    """Return the records of the usual shape by one scan of the body, none for any other shape."""
    try:
        return _usual(body).get(noun, ())
    except (msgspec.DecodeError, RecursionError):
        return ()


def _records(value: object, noun: str) -> Sequence[object]:
    match value:
        case None | "":
            return ()
        case list():
            return value
        case dict():
            by_name = {name.lower(): part for name, part in value.items()}
            if not by_name:
                return ()
            if noun in by_name:
                return _one_or_many(by_name[noun])
            if f"{noun}s" in by_name:
                return _records(_opened(by_name[f"{noun}s"]), noun)
    raise ValueError(f"it holds no {noun}")


def _one_or_many(part: object) -> Sequence[object]:
    """Return what stands for the records: a list, one of them alone, or one of the ways to say none."""
    match _opened(part):
        case None | "":
            return ()
        case list() as records:
            return records
        case dict() as fields:
            return [part] if fields else ()
    raise ValueError("it holds no records")


def _opened(value: object) -> object:
    try:
        return opened(value)
    except JSONDecodeError as error:
        raise ValueError(f"it is no JSON, or not all of it: {error}") from error
    except ValueError:  # Python converts no integer of more than 4300 digits
        raise ValueError("it holds a number that is too long") from None
    except RecursionError:
        raise ValueError("it is nested too deep") from None
