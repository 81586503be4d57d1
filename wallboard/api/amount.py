"""How much an answer may hold, beside how many bytes: 64 KiB of gzip are enough for 30 million records of `0`.

To read them would take minutes and gigabytes: an answer with more than any floor has is given up before that.
"""

from __future__ import annotations

MOST_RECORDS = 100_000
"""Five times the largest floor that the board is measured with."""
_MOST_VALUES = 3_000_000
"""No floor that fits into 64 MiB has so many: an agent has 40, in more than a kilobyte."""
_LARGEST_BYTES = 1024 * 1024


class TooMuch(ValueError):  # noqa: N818 — the client makes an error for people of it
    """The answer holds more than a floor can; the text says what, in words for people."""


def limit_records(records: int) -> None:
    """Raise TooMuch for more records than a floor has."""
    if records > MOST_RECORDS:
        raise TooMuch(f"it holds more than {MOST_RECORDS:,} records")


def limit_values(body: bytes, *marks: bytes, for_each: int = 1) -> None:
    """Raise TooMuch for a text with too many values, by the marks that it has for each: before they are parsed.

    Counted in pieces: a count of the whole would hold the interpreter for longer than a key may wait.
    """
    left = _MOST_VALUES * for_each
    for start in range(0, len(body), _LARGEST_BYTES):
        left -= sum(body.count(mark, start, start + _LARGEST_BYTES) for mark in marks)
        if left < 0:
            raise TooMuch(f"it holds more than {_MOST_VALUES:,} values")


def limit_size(size: int, records: int = 1) -> None:
    """Raise TooMuch for so many bytes of so many records, which are read in one go: the screen waits meanwhile."""
    if size > _LARGEST_BYTES:
        raise TooMuch(f"a record in it is larger than {_LARGEST_BYTES // 1024 // records:,} KiB")
