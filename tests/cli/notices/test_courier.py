from __future__ import annotations

import threading
from queue import SimpleQueue
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.notices.noticed import SECRET, log, notice
from wallboard.cli.notices.courier import MOST_TOLD, MOST_WAITING, TRIES, Courier, NotDelivered, pause_s
from wallboard.model.notice.notice import Notice

LATEST_S = 10.0
"""How long a test waits for what must come."""


class Way:
    """A way out: what arrives, and how often it fails before."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.arrived: SimpleQueue[str] = SimpleQueue()
        self.tries = 0
        self.is_open = threading.Event()
        self.is_open.set()
        self.begun = threading.Event()
        self.pauses: list[float] = []

    def deliver(self, told: Notice) -> None:
        self.tries += 1
        self.begun.set()
        assert self.is_open.wait(LATEST_S)
        if self.failures:
            raise self.failures.pop(0)
        self.arrived.put(told.items[0].subject)

    def wait(self, ends: threading.Event, seconds: float) -> None:
        self.pauses.append(seconds)

    def courier(self) -> Courier:
        return Courier("webhook", self.deliver, Random(1), wait=self.wait)


def test_notices_arrive_in_their_order() -> None:
    way = Way()
    courier = way.courier()
    for number in range(5):
        courier.tell(notice(f"Q{number}"))

    assert [way.arrived.get(timeout=LATEST_S) for _ in range(5)] == ["Q0", "Q1", "Q2", "Q3", "Q4"]
    courier.close(LATEST_S)


def test_what_fails_is_tried_again_with_longer_and_longer_pauses_and_the_log_tells_it_once() -> None:
    way = Way(*(NotDelivered("HTTP 500") for _ in range(3)))
    with log() as lines:
        courier = way.courier()
        courier.tell(notice("Billing"))
        assert way.arrived.get(timeout=LATEST_S) == "Billing"
        courier.close(LATEST_S)

    assert way.pauses == sorted(way.pauses)
    assert len(way.pauses) == 3
    assert [line for line in lines if line.startswith("webhook")] == [
        "webhook: HTTP 500; trying again",
        "webhook: sent again",
    ]


def test_it_gives_up_and_carries_the_next_one() -> None:
    way = Way(*(NotDelivered("HTTP 500") for _ in range(TRIES)))
    with log() as lines:
        courier = way.courier()
        courier.tell(notice("Billing"))
        courier.tell(notice("Sales"))
        assert way.arrived.get(timeout=LATEST_S) == "Sales"
        courier.close(LATEST_S)

    assert way.tries == TRIES + 1
    assert "webhook: not sent: HTTP 500" in lines


def test_what_fails_again_and_again_is_logged_once_until_a_notice_arrives() -> None:
    down = NotDelivered("HTTP 404", is_final=True)
    way = Way(down, down, down)
    with log() as lines:
        courier = way.courier()
        for subject in ("Billing", "Sales", "Support", "Complaints"):
            courier.tell(notice(subject))
        assert way.arrived.get(timeout=LATEST_S) == "Complaints"
        way.failures = [down]
        courier.tell(notice("Returns"))
        courier.close(LATEST_S)

    assert lines == [
        "webhook: not sent: HTTP 404",
        "webhook: sent again; 3 before were not",
        "webhook: not sent: HTTP 404",
    ]


def test_failures_whose_words_differ_each_time_fill_neither_the_log_nor_the_memory() -> None:
    failures = [NotDelivered(f"ended with code 1: at 14:{minute:02}", is_final=True) for minute in range(MOST_TOLD + 5)]
    way = Way(*failures)
    with log() as lines:
        courier = way.courier()
        for _ in failures:
            courier.tell(notice("Billing"))
        courier.tell(notice("Sales"))
        assert way.arrived.get(timeout=LATEST_S) == "Sales"
        courier.close(LATEST_S)

    assert lines == [
        *(f"webhook: not sent: {failure}" for failure in failures[:MOST_TOLD]),
        f"webhook: sent again; {len(failures)} before were not",
    ]


def test_what_is_final_is_not_tried_again() -> None:
    way = Way(NotDelivered("HTTP 404", is_final=True))
    courier = way.courier()
    courier.tell(notice("Billing"))
    courier.tell(notice("Sales"))

    assert way.arrived.get(timeout=LATEST_S) == "Sales"
    assert (way.tries, way.pauses) == (2, [])
    courier.close(LATEST_S)


def test_a_fault_is_told_without_its_words_and_ends_nothing() -> None:
    way = Way(RuntimeError(SECRET))
    with log() as lines:
        courier = way.courier()
        courier.tell(notice("Billing"))
        courier.tell(notice("Sales"))
        assert way.arrived.get(timeout=LATEST_S) == "Sales"
        courier.close(LATEST_S)

    assert "webhook: not sent: a fault of this program, RuntimeError" in lines
    assert SECRET not in "".join(lines)


def test_a_queue_that_is_full_drops_its_oldest_and_says_so() -> None:
    way = Way()
    way.is_open.clear()
    with log() as lines:
        courier = way.courier()
        courier.tell(notice("on its way"))
        assert way.begun.wait(LATEST_S)
        for number in range(MOST_WAITING + 2):
            courier.tell(notice(f"Q{number}"))
        way.is_open.set()
        arrived = [way.arrived.get(timeout=LATEST_S) for _ in range(MOST_WAITING + 1)]
        courier.close(LATEST_S)

    assert arrived == ["on its way", *(f"Q{number}" for number in range(2, MOST_WAITING + 2))]
    assert lines == [
        f"webhook: more than {MOST_WAITING} notices wait, the oldest is left out",
        "webhook: sent again; 2 before were not",
    ]


def test_the_end_waits_for_nobody_and_says_what_is_left() -> None:
    way = Way()
    way.is_open.clear()
    with log() as lines:
        courier = way.courier()
        for subject in ("on its way", "Billing", "Sales"):
            courier.tell(notice(subject))
        assert way.begun.wait(LATEST_S)
        courier.close(0.0)
        courier.tell(notice("too late"))
    way.is_open.set()

    assert lines == ["webhook: 3 not sent before the end"]


def test_the_end_lets_what_waits_be_tried_once_without_pauses() -> None:
    way = Way()
    way.is_open.clear()
    courier = way.courier()
    courier.tell(notice("Billing"))
    assert way.begun.wait(LATEST_S)
    way.failures = [NotDelivered("HTTP 500")]
    courier.tell(notice("Sales"))

    ending = threading.Thread(target=courier.close, args=(LATEST_S,))
    ending.start()
    while not courier._ends.is_set():
        pass
    way.is_open.set()
    ending.join(LATEST_S)

    assert (way.arrived.get(timeout=LATEST_S), way.tries, way.pauses) == ("Sales", 2, [])


def test_an_end_without_a_notice_is_at_once() -> None:
    with log() as lines:
        Way().courier().close()

    assert lines == []


@pytest.mark.parametrize(("tries", "asked_s", "least_s"), [(1, None, 2), (5, None, 60), (9, None, 60), (1, 40, 40)])
def test_a_pause_is_what_is_asked_or_longer_each_time(tries: int, asked_s: float | None, least_s: float) -> None:
    assert least_s <= pause_s(tries, asked_s, Random(3)) <= least_s * 1.2


@given(st.integers(1, 20), st.none() | st.floats(0, 1e9), st.randoms(use_true_random=False))
def test_a_pause_is_never_none_and_never_for_ever(tries: int, asked_s: float | None, random: Random) -> None:
    assert 2 <= pause_s(tries, asked_s, random) <= 300
