"""Agents whose names are not told: how many of them are in which alarm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log

_ONE_BY_ONE = 3


def counted(words: Iterable[str]) -> str:
    """Return how many there are of each: `2 over the limit, 1 dropped by the system`."""
    return ", ".join(f"{number} {what}" for what, number in Counter(words).items())


def step(number: int) -> int:
    """Return the steps in which a count is told: each of the first, then each half as many again."""
    return number if number <= _ONE_BY_ONE else _ONE_BY_ONE + int(log(number / _ONE_BY_ONE, 1.5))
