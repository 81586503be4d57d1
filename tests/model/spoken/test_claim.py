from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest

from tests.floors import START, feed
from wallboard.model.situation import Situation, Trouble
from wallboard.model.spoken.claim import Claim, claimed

BUSY = Trouble("HTTP 503, server busy", "", START, 2)
REFUSED = Trouble("HTTP 401", "Take a new token.", START, 1, refused=True)


def both(**more: Any) -> Situation:
    return Situation(feed((), **more), feed((), **more))


LIVE = both()
NEVER = Situation(feed(None, trouble=BUSY), feed(None, trouble=BUSY))


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (None, LIVE, []),
        (LIVE, LIVE, []),
        (LIVE, both(trouble=BUSY), ["The numbers are stale: HTTP 503, server busy, last read at 14:32:07"]),
        (both(trouble=BUSY), LIVE, ["The numbers are live again"]),
        (LIVE, both(trouble=REFUSED), ["The numbers are refused: HTTP 401. Take a new token"]),
        (
            LIVE,
            both(frozen_since=START),
            ["The numbers are frozen since 14:32:07: answers arrive, but nothing in them moves"],
        ),
        (
            LIVE,
            Situation(feed(()), feed((), trouble=BUSY)),
            ["The queue list is stale: HTTP 503, server busy, last read at 14:32:07"],
        ),
        (Situation(feed((), trouble=BUSY), feed(())), LIVE, ["The agent list is live again"]),
        (None, NEVER, ["The numbers cannot be read: HTTP 503, server busy"]),
        (NEVER, LIVE, []),
    ],
)
def test_a_claim_that_changes_is_said(before: Situation | None, now: Situation, said: list[str]) -> None:
    claim = Claim.of(before, START) if before else Claim()

    assert claimed(claim, Claim.of(now, START), now, UTC) == said


def test_a_little_later_is_as_good_as_live() -> None:
    live = Claim.of(LIVE, START)

    assert claimed(live, Claim.of(LIVE, START.plus(20)), LIVE, UTC) == []
    assert claimed(live, Claim.of(LIVE, START.plus(31)), LIVE, UTC) == ["The numbers are stale, last read at 14:32:07"]
