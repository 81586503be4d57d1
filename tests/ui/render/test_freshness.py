from __future__ import annotations

from datetime import UTC

import pytest

from tests.floors import START, agent, feed, queue, situation
from tests.ui.drawn import ink, text
from wallboard.model.situation import Feed, Freshness, Situation, Trouble
from wallboard.model.snapshot import Batch, Reading
from wallboard.ui.render.freshness import banner, claim, not_now, remark, standing_claim
from wallboard.ui.render.marks import FRESHNESS

NEXT = START.plus(10)
BUSY = Trouble("HTTP 503, server busy", "", START.plus(8), 2)
REFUSED = Trouble("HTTP 403", "Renew the token in Configuration Manager.", START.plus(8), 1, refused=True)


def both(**more: object) -> Situation:
    """Two lists in the same state."""
    return Situation(agents=feed([agent()], **more), queues=feed([queue()], **more))  # type: ignore[arg-type] # Any


@pytest.mark.parametrize(
    ("state", "after_s", "word", "claimed"),
    [
        (both(next_poll_at=NEXT), 3, "LIVE", "● LIVE 3 s old · next in 7 s"),
        (both(turned_at=None), 3, "LIVE", "● LIVE 3–13 s old"),
        (both(turned_at=START.plus(-4), next_poll_at=NEXT), 3, "LIVE", "● LIVE 7 s old · next in 7 s"),
        (both(next_poll_at=NEXT), 12, "LIVE", "● LIVE 12 s old · next in 0 s"),
        (both(), 15, "LATE", "◐ LATE 15 s old"),
        (both(), 30, "STALE", "✕ STALE 30 s old"),
        (both(trouble=BUSY, next_poll_at=START.plus(28)), 10, "STALE", "✕ STALE 10 s old"),
        (both(frozen_since=START.plus(-30)), 4, "FROZEN", "■ FROZEN 4 s old"),
        (both(trouble=REFUSED), 9, "REFUSED", "✕ REFUSED 9 s old"),
        (situation(None, None), 4, "NO DATA", "○ NO DATA "),
    ],
)
def test_the_header_claims_what_the_numbers_are(state: Situation, after_s: float, word: str, claimed: str) -> None:
    spans = claim(state, START.plus(after_s))

    assert text(spans) == claimed
    assert ink(spans, word) == next(ink for _, name, ink in FRESHNESS.values() if name == word)


@pytest.mark.parametrize(("older_s", "expected"), [(17, "label"), (18, "warning")])
def test_an_age_calls_attention_where_it_is_more_than_polls_and_cache_explain(older_s: float, expected: str) -> None:
    spans = claim(both(turned_at=START.plus(-older_s)), START.plus(3))

    assert ink(spans, f"{older_s + 3} s old") == expected


def test_only_the_banner_counts_down_to_the_next_try_where_there_is_one() -> None:
    trouble = {"trouble": BUSY, "next_poll_at": START.plus(26)}
    state = Situation(agents=feed([agent()], **trouble), queues=feed([queue()], **trouble | {"next_poll_at": NEXT}))  # type: ignore[arg-type] # Any
    now = START.plus(9)

    assert "try 3 in 1 s" in banner(state, now, UTC)[0]
    assert "next" not in text(claim(state, now))


def test_a_refused_reading_is_told_when_it_comes_by_itself() -> None:
    state = both(trouble=BUSY, next_poll_at=START.plus(28))

    assert not_now(state, START.plus(10)).endswith("while it fails. It is read again in 18 s.")
    assert not_now(situation(None, None), START).endswith("while it fails.")


@pytest.mark.parametrize(
    ("state", "claimed"),
    [
        (both(next_poll_at=NEXT), "● LIVE 14:32:07 · next 14:32:17"),
        (both(turned_at=START.plus(-4)), "● LIVE 14:32:03"),
        (both(turned_at=None), "● LIVE 14:31:57–14:32:07"),
        (both(read_at=START.plus(20), turned_at=None), "● LIVE 14:32:17–27"),
    ],
)
def test_where_the_header_stands_it_claims_what_stays_true(state: Situation, claimed: str) -> None:
    at = max(feed.reading.read_at.steady_s for feed in (state.agents, state.queues) if feed.reading)

    assert text(standing_claim(state, START.plus(at - START.steady_s + 0.5), UTC)) == claimed


def test_two_lists_that_differ_have_a_claim_each() -> None:
    state = Situation(agents=feed([agent()]), queues=feed([queue()], read_at=START.plus(-20), turned_at=None))

    assert text(claim(state, START.plus(3))) == "queues ◐ LATE 23–33 s old   agents ● LIVE 3 s old"


def test_two_lists_that_agree_show_the_older_age() -> None:
    state = Situation(agents=feed([agent()]), queues=feed([queue()], turned_at=START.plus(-5)))

    assert text(claim(state, START.plus(3))) == "● LIVE 8 s old"


@pytest.mark.parametrize(
    ("state", "after_s", "told"),
    [
        (both(), 3, ()),
        (both(), 16, ()),
        (both(trouble=Trouble("HTTP 503", "", START, 1)), 9, ()),
        (situation(None, None), 60, ()),
        (both(), 30, ("NO NEW DATA FOR 0:30  ·  numbers below are from 14:32:07",)),
        (
            both(trouble=BUSY, next_poll_at=START.plus(28)),
            10,
            ("NO NEW DATA FOR 0:10  ·  HTTP 503, server busy  ·  try 3 in 18 s  ·  numbers below are from 14:32:07",),
        ),
        (
            both(trouble=BUSY, next_poll_at=START.plus(28), turned_at=START.plus(-4)),
            28,
            ("NO NEW DATA FOR 0:28  ·  HTTP 503, server busy  ·  try 3 now  ·  numbers below are from 14:32:03",),
        ),
        (
            both(frozen_since=START.plus(-26)),
            4,
            (
                "SOURCE FROZEN FOR 0:30  ·  numbers below are from 14:32:07",
                "Answers still arrive, but nothing in them moves: the source stands still. Tell 8x8 support.",
            ),
        ),
        (
            both(trouble=REFUSED, next_poll_at=START.plus(69)),
            9,
            (
                "CREDENTIALS REFUSED  ·  HTTP 403  ·  try 2 in 60 s  ·  numbers below are from 14:32:07",
                "Renew the token in Configuration Manager.",
            ),
        ),
    ],
)
def test_the_banner_tells_cause_next_try_and_the_time_of_the_numbers(
    state: Situation, after_s: float, told: tuple[str, ...]
) -> None:
    assert banner(state, START.plus(after_s), UTC) == told


def test_a_first_reading_that_fails_is_told_without_numbers() -> None:
    trouble = Trouble("name not found", "Look at the host.", START, 1)
    state = Situation(
        agents=feed(None, trouble=trouble, next_poll_at=NEXT), queues=feed(None, trouble=trouble, next_poll_at=NEXT)
    )

    assert banner(state, START, UTC) == ("NO DATA YET  ·  name not found  ·  try 2 in 10 s", "Look at the host.")


def test_one_list_that_fails_is_told_by_its_name_and_two_that_fail_alike_once() -> None:
    one = Situation(agents=feed([agent()]), queues=feed([queue()], trouble=BUSY))
    different = Situation(agents=feed([agent()], trouble=REFUSED), queues=feed([queue()], trouble=BUSY))

    assert [line.split(":")[0] for line in banner(one, START.plus(10), UTC)] == ["QUEUES"]
    assert [line.split(":")[0] for line in banner(different, START.plus(10), UTC)] == [
        "QUEUES",
        "AGENTS",
        REFUSED.advice,
    ]


def test_every_state_has_a_sign_and_a_word_of_its_own() -> None:
    assert set(FRESHNESS) == set(Freshness)
    assert len({word for _, word, _ in FRESHNESS.values()}) == len(Freshness)


@pytest.mark.parametrize(
    ("left_out", "odd", "words"),
    [
        (0, 0, ""),
        (2, 0, "   2 skipped records"),
        (0, 3, "   3 odd values"),
        (2, 3, "   2 skipped records · 3 odd values"),
    ],
)
def test_what_could_not_be_taken_is_remarked(left_out: int, odd: int, words: str) -> None:
    assert text(remark(Feed(Reading(Batch((queue(),), left_out, odd), START)))) == words


def test_nothing_is_remarked_before_the_first_reading() -> None:
    assert remark(Feed()) == ()
