"""Sliding windows and ledgers agree with counting everything again."""

from hypothesis import given
from hypothesis import strategies as st

from wallboard.simulator.floor.ledger import Ledger, Spent
from wallboard.simulator.floor.windows import WINDOW_S, RecentEvents, Spell, Spells

gaps_s = st.lists(st.integers(0, 700), min_size=1, max_size=25)


@given(gaps_s, st.integers(0, 4000))
def test_recent_events_are_those_less_than_thirty_minutes_old(gaps: list[int], later_s: int) -> None:
    window, events, now_s = RecentEvents(), [], 0
    for amount, gap in enumerate(gaps):
        now_s += gap
        window.add(now_s, amount)
        events.append((now_s, amount))
        kept = [each for each in events if now_s - each[0] < WINDOW_S]
        assert (window.count(now_s), window.total(now_s)) == (len(kept), sum(amount for _, amount in kept))
    kept = [each for each in events if now_s + later_s - each[0] < WINDOW_S]
    assert window.count(now_s + later_s) == len(kept)


@given(st.lists(st.tuples(st.sampled_from(["begin", "end", "strike", "reset"]), st.integers(0, 900)), max_size=40))
def test_spells_are_those_that_began_in_the_period_open_ones_counting_up_to_now(steps: list[tuple[str, int]]) -> None:
    spells, now_s, day_began_at = Spells(), 0, 0
    kept: list[Spell] = []
    for what, gap in steps:
        now_s += gap
        still_open = [spell for spell in kept if spell.ended_s is None]
        if what == "begin":
            kept.append(spells.begin(now_s))
        elif what == "reset":
            spells.reset_day()
            day_began_at = len(kept)
        elif still_open and what == "end":
            spells.end(still_open[0], now_s)
        elif still_open:
            spells.strike(still_open[0], now_s)
            day_began_at -= kept.index(still_open[0]) < day_began_at
            kept.remove(still_open[0])
        recent = [spell for spell in kept if now_s - spell.began_s < WINDOW_S]
        assert spells.day.count == len(kept[day_began_at:])
        assert spells.day.total_s(now_s) == sum(spell.length_s(now_s) for spell in kept[day_began_at:])
        assert spells.recent(now_s).count == len(recent)
        assert spells.recent(now_s).total_s(now_s) == sum(spell.length_s(now_s) for spell in recent)
        assert spells.longest_recent_s(now_s) == max((spell.length_s(now_s) for spell in recent), default=0)


turns = st.lists(
    st.tuples(
        st.sampled_from([None, Spent.AVAILABLE, Spent.OFFERED, Spent.PROCESSING, Spent.ON_BREAK]),
        st.integers(1, 3),
        st.integers(0, 900),
    ),
    min_size=1,
    max_size=25,
)


@given(turns, st.integers(0, 25))
def test_a_ledger_knows_every_second_of_the_day_and_of_the_last_thirty_minutes(
    steps: list[tuple[Spent | None, int, int]], reset_before: int
) -> None:
    ledger = Ledger(0)
    seconds: list[tuple[Spent | None, int]] = []
    reset_s = 0
    for number, (spent, at_once, lasts_s) in enumerate(steps):
        if number == reset_before:
            ledger.reset_day(len(seconds))
            reset_s = len(seconds)
        ledger.turn_to(spent, len(seconds), at_once)
        seconds += [(spent, at_once)] * lasts_s
        now_s = len(seconds)
        for sums, since_s in ((ledger.day(now_s), reset_s), (ledger.recent(now_s), max(0, now_s - WINDOW_S))):
            for kind in list(Spent)[:-1]:
                assert sums[kind] == sum(rate for what, rate in seconds[since_s:] if what is kind)
            assert sums[Spent.LOGIN] == sum(what is not None for what, _ in seconds[since_s:])


def test_available_spells_are_those_that_the_last_thirty_minutes_touch() -> None:
    ledger = Ledger(0)
    for began_s, spent in ((0, Spent.AVAILABLE), (100, Spent.PROCESSING), (1000, Spent.AVAILABLE), (1500, None)):
        ledger.turn_to(spent, began_s)
    assert [ledger.available_spells(now_s) for now_s in (1500, 1899, 1900, 3299, 3300)] == [2, 2, 1, 1, 0]


def test_a_spell_without_a_second_is_none() -> None:
    ledger = Ledger(0)
    for spent in (Spent.AVAILABLE, Spent.OFFERED):
        ledger.turn_to(spent, 60)
    assert ledger.available_spells(90) == 0


def test_a_spell_counts_from_its_first_second_on() -> None:
    ledger = Ledger(0)
    ledger.turn_to(Spent.AVAILABLE, 60)
    assert [ledger.available_spells(now_s) for now_s in (60, 61)] == [0, 1]
