from __future__ import annotations

from datetime import UTC, datetime

from tests.floors import agent, queue, situation
from wallboard.model.floor import Floor
from wallboard.model.paced import paced
from wallboard.model.standards import Standards


def test_nothing_is_lost_between_two_pauses() -> None:
    pauses: list[str] = []

    assert list(paced(range(1000), lambda: pauses.append("pause"))) == list(range(1000))
    assert len(pauses) == 7


def test_a_large_floor_is_judged_with_pauses_and_to_the_same_end() -> None:
    large = situation([queue(str(number)) for number in range(300)], [agent(str(number)) for number in range(1000)])
    at, pauses = datetime(2027, 3, 1, tzinfo=UTC), 0

    def pause() -> None:
        nonlocal pauses
        pauses += 1

    assert Floor.of(large, Standards(), at, pause=pause) == Floor.of(large, Standards(), at)
    assert pauses > 10
