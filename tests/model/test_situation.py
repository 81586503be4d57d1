"""What may be claimed of a list: its freshness, its age, and how far its timers have gone on."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.floors import START, agent, feed, situation
from wallboard.model.instant import Instant
from wallboard.model.situation import Feed, Freshness, Situation, Trouble
from wallboard.model.snapshot import Batch, Reading


def trouble(tries: int = 1, *, refused: bool = False) -> Trouble:
    return Trouble("HTTP 503, server busy", "", START, tries, refused)


def later(seconds: float) -> Instant:
    return START.plus(seconds)


@pytest.mark.parametrize(
    ("age_s", "state"),
    [
        (0, Freshness.LIVE),
        (14.9, Freshness.LIVE),
        (15, Freshness.LATE),
        (29.9, Freshness.LATE),
        (30, Freshness.STALE),
        (9000, Freshness.STALE),
    ],
)
def test_freshness_goes_by_the_age_of_the_answer(age_s: float, state: Freshness) -> None:
    assert feed([agent()]).freshness(later(age_s)) is state


def test_a_slower_cache_is_given_longer() -> None:
    assert feed([agent()], period_s=60.0).freshness(later(80)) is Freshness.LIVE


def test_nothing_read_is_never_whatever_went_wrong() -> None:
    assert feed(None).freshness(START) is Freshness.NEVER
    assert feed(None, trouble=trouble(9)).freshness(START) is Freshness.NEVER


def test_one_failed_try_is_no_reason_to_doubt_but_two_are() -> None:
    assert feed([agent()], trouble=trouble(1)).freshness(later(5)) is Freshness.LIVE
    assert feed([agent()], trouble=trouble(2)).freshness(later(5)) is Freshness.STALE


def test_refused_credentials_outweigh_everything_else() -> None:
    assert feed(None, trouble=trouble(refused=True)).freshness(START) is Freshness.REFUSED
    assert feed([agent()], trouble=trouble(refused=True)).freshness(START) is Freshness.REFUSED


def test_a_source_that_stands_still_is_frozen_until_its_answers_end() -> None:
    standing = feed([agent()], frozen_since=later(-30))
    assert standing.freshness(later(1)) is Freshness.FROZEN
    assert standing.freshness(later(30)) is Freshness.STALE


@pytest.mark.parametrize("state", Freshness)
def test_only_live_and_late_numbers_are_current(state: Freshness) -> None:
    assert state.is_current is (state in {Freshness.LIVE, Freshness.LATE})


def test_age_is_exact_where_the_turn_is_known() -> None:
    assert feed([agent()], turned_at=later(-0.5)).age_s(later(3)) == (3.5, 3.5)


def test_age_is_between_what_the_turn_was_after_and_by() -> None:
    between = Feed(Reading(Batch((agent(),)), START, later(-2), later(-5)))
    assert between.age_s(later(3)) == (5, 8)
    assert between.elapsed_s(later(3)) == 5


def test_age_is_within_a_period_where_the_turn_is_not_known() -> None:
    assert feed([agent()], turned_at=None).age_s(later(3)) == (3, 13)


def test_age_and_timers_go_on_from_the_first_of_the_answers_with_the_same_numbers() -> None:
    twice_read = Feed(Reading(Batch((agent(),)), START, None, first_read_at=later(-8)))
    assert twice_read.age_s(later(3)) == (11, 13)
    assert twice_read.elapsed_s(later(3)) == 11
    assert twice_read.freshness(later(14)) is Freshness.LIVE


def test_nothing_read_has_no_age_and_no_timers() -> None:
    assert feed(None).age_s(START) is None
    assert feed(None).elapsed_s(START) == 0


def test_timers_stop_once_the_numbers_are_stale() -> None:
    assert feed([agent()]).elapsed_s(later(29)) == 29
    assert feed([agent()]).elapsed_s(later(31)) == 0
    assert feed([agent()], trouble=trouble(2)).elapsed_s(later(5)) == 0


def test_a_situation_is_as_fresh_as_the_worse_list() -> None:
    both = situation()
    assert both.freshness(later(1)) is Freshness.LIVE
    assert replace(both, queues=feed([], read_at=later(-20))).freshness(later(1)) is Freshness.LATE
    assert replace(both, agents=feed(None)).freshness(later(1)) is Freshness.NEVER
    assert Situation().freshness(START) is Freshness.NEVER
