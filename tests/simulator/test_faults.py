import pytest

from wallboard.simulator.assignments import AssignmentError
from wallboard.simulator.faults import (
    EVENTS,
    OF_ACCESS,
    OF_ANSWERS,
    OF_CLOCK,
    OF_DELIVERY,
    OF_RECORDS,
    Fault,
    Faults,
    Kind,
)
from wallboard.simulator.listing import Listing

EVERYTHING = frozenset(Kind)


def kinds(faults: Faults, now_s: float = 0, listing: Listing | None = Listing.AGENTS) -> list[Kind]:
    return [fault.kind for fault in faults.drawn(EVERYTHING, now_s=now_s, listing=listing)]


def test_every_kind_is_drawn_at_one_place() -> None:
    groups = [EVENTS, OF_RECORDS, OF_ACCESS, OF_ANSWERS, OF_CLOCK, OF_DELIVERY]

    assert sum(map(len, groups)) == len(Kind)
    assert frozenset().union(*groups) == EVERYTHING


def test_a_fault_without_more_always_happens() -> None:
    assert kinds(Faults([Fault(Kind.BUSY)]), now_s=1e9) == [Kind.BUSY]


def test_faults_happen_in_the_order_of_planning() -> None:
    assert kinds(Faults([Fault(Kind.SLOW), Fault(Kind.BUSY)])) == [Kind.SLOW, Kind.BUSY]


def test_only_the_kinds_that_are_asked_for_happen() -> None:
    faults = Faults([Fault(Kind.SLOW), Fault(Kind.RESTART)])

    assert [fault.kind for fault in faults.drawn(EVENTS, now_s=0)] == [Kind.RESTART]


def test_a_schedule_counts_from_the_planning() -> None:
    faults = Faults()
    faults.add(Fault(Kind.BUSY, at_s=5, for_s=10), now_s=100)

    happened = [now_s for now_s in (100, 104.9, 105, 114.9, 115) if kinds(faults, now_s)]

    assert happened == [105, 114.9]


def test_a_number_of_times_is_used_up() -> None:
    faults = Faults([Fault(Kind.BUSY, times=2)])

    assert [len(kinds(faults)) for _ in range(4)] == [1, 1, 0, 0]


@pytest.mark.parametrize("kind", sorted(EVENTS))
def test_an_event_happens_once_unless_more_times_are_given(kind: Kind) -> None:
    once, thrice = Faults([Fault(kind)]), Faults([Fault(kind, times=3)])

    assert [len(kinds(once)) for _ in range(4)] == [1, 0, 0, 0]
    assert [len(kinds(thrice)) for _ in range(4)] == [1, 1, 1, 0]


def test_a_fault_can_concern_one_list() -> None:
    faults = Faults([Fault(Kind.BUSY, on=Listing.QUEUES)])

    assert kinds(faults, listing=Listing.QUEUES) == [Kind.BUSY]
    assert kinds(faults, listing=Listing.AGENTS) == kinds(faults, listing=None) == []


@pytest.mark.parametrize("kind", sorted(EVENTS))
def test_an_event_concerns_the_whole_tenant(kind: Kind) -> None:
    assert kinds(Faults([Fault(kind, on=Listing.QUEUES)]), listing=None) == [kind]


def test_a_rate_is_the_part_of_the_requests_and_the_seed_decides_which() -> None:
    def drawn(seed: int) -> list[int]:
        faults = Faults([Fault(Kind.BUSY, rate=0.25)], seed=seed)
        return [number for number in range(4000) if kinds(faults)]

    assert drawn(1) == drawn(1) != drawn(2)
    assert 900 < len(drawn(1)) < 1100


def test_a_fault_ends_when_it_is_removed() -> None:
    faults = Faults([Fault(Kind.BUSY)])
    number = faults.add(Fault(Kind.SLOW), now_s=0)

    assert faults.remove(number)
    assert not faults.remove(number)
    assert kinds(faults) == [Kind.BUSY]
    faults.clear()
    assert kinds(faults) == []


def test_what_is_planned_says_how_often_it_happened() -> None:
    faults = Faults([Fault(Kind.BUSY, times=1)])
    kinds(faults)

    (planned,) = faults.planned().values()
    assert (planned.happened, planned.active(0)) == (1, False)


def test_a_fault_is_read_from_a_text() -> None:
    text = "busy_seconds, rate=0.1, at_s=60, for_s=30, times=2, on=agents, amount=5"

    fault = Fault.parse(text)

    assert fault == Fault(Kind.BUSY_SECONDS, 0.1, 60, 30, 2, Listing.AGENTS, 5)
    assert type(fault.times) is int


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bussy", "did you mean 'busy'"),
        ("", "kind cannot be ''"),
        ("slow,rte=1", "did you mean 'rate'"),
        ("slow,rate=2", "from 0 to 1"),
        ("slow,rate=nan", "from 0 to 1"),
        ("slow,for_s=-1", "0 or more"),
        ("slow,times=1.5", "it is a number"),
        ("slow,on=calls", "on cannot be 'calls'"),
        ("slow,amount=-1", "0 or more"),
        ("slow,amount=inf", "0 or more"),
        ("empty,amount=3", "has no amount"),
        ("slow,3", "not of the form name=value"),
    ],
)
def test_a_text_that_makes_no_sense_is_refused_with_what_to_do(text: str, message: str) -> None:
    with pytest.raises(AssignmentError, match=message):
        Fault.parse(text)


def test_an_amount_has_a_default_by_kind() -> None:
    assert (Fault(Kind.SLOW).size, Fault(Kind.SLOW, amount=0).size, Fault(Kind.EMPTY).size) == (20, 0, 0)
