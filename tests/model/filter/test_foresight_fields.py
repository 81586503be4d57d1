"""The fields of a filter, and so of an alarm, that are foresight."""

from __future__ import annotations

import pytest

from tests.floors import agent_row
from tests.model.foresight.test_staffing import row
from wallboard.model.filter import parse


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("missing>=3", True),
        ("missing>3", False),
        ("expected>35", True),
        ("expected>1m", False),
        ("misses>=12", True),
        ("misses>12", False),
        ("in-a-row>0", False),
        ("mismatch:unstaffed", False),
        ("!mismatch:waiting-while-free", True),
    ],
)
def test_a_queue_by_what_is_expected_of_it(text: str, is_left: bool) -> None:
    rows = [row()]
    for _, sieve in parse(text).queues:
        rows = sieve(rows)

    assert bool(rows) is is_left


def test_a_queue_below_its_promise_by_what_it_takes() -> None:
    rows = [row(day_sla_activity=74, day_accepted=380, day_abandoned=32)]
    ((_, in_a_row), (_, misses)) = parse("in-a-row:124 !misses>=0").queues

    assert in_a_row(rows) == misses(rows) == rows


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("off-track:rejecting", True),
        ("off-track:flapping,over-limit", False),
        ("mismatch:no-skill", True),
        ("mismatch:line-error", False),
    ],
)
def test_an_agent_by_how_they_are_off_track(text: str, is_left: bool) -> None:
    rows = [agent_row(thirty_min_rejected_count=3, enabled_skill_count=0)]
    for _, sieve in parse(text).agents:
        rows = sieve(rows)

    assert bool(rows) is is_left
