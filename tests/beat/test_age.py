"""A slice of `benchmarks/age.py`: every kind of cache keeps its limits."""

from __future__ import annotations

import pytest

from benchmarks.age import KINDS, Kind, lived, overruns


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_boards_keep_their_limits_for_an_hour(kind: Kind) -> None:
    assert list(overruns(kind, [lived(kind, seed) for seed in range(20)])) == []


def test_a_plain_poll_is_told_apart() -> None:
    assert list(overruns(KINDS[0], [lived(KINDS[0], seed, plain=True) for seed in range(5)])) != []
