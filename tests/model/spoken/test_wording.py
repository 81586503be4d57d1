from __future__ import annotations

import pytest

from wallboard.model.spoken.wording import counted, duration, listed, percent, said, said_in, somebody


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59.9, "59 seconds"),
        (60, "1 minute"),
        (252, "4 minutes 12"),
        (3600, "1 hour"),
        (3660, "1 hour 1 minute"),
        (7505, "2 hours 5 minutes"),
        (100 * 3600, "4 days"),
    ],
)
def test_a_duration_is_said_with_its_units(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_nobody_is_said_for_none() -> None:
    assert (somebody(0, "free"), somebody(3, "free")) == ("nobody free", "3 free")


def test_one_of_a_thing_is_one() -> None:
    assert (counted(1, "queue"), counted(2, "queue"), counted(0, "queue")) == ("1 queue", "2 queues", "0 queues")


def test_a_share_is_never_rounded_to_all_or_nothing() -> None:
    assert (percent(0.71), percent(0.9999), percent(0.0001)) == ("71 percent", "99 percent", "1 percent")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 more"),
    ],
)
def test_so_many_names_are_said_and_the_others_counted(names: list[str], words: str) -> None:
    assert listed(names, 3) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("4:12", "4 minutes 12"),
        ("1:04:12", "1 hour 4 minutes"),
        ("0:41", "41 seconds"),
        ("5 d", "5 days"),
        ("–", "unknown"),
        ("Billing 24:00", "Billing 24:00"),
        ("7", "7"),
    ],
)
def test_a_value_of_a_message_is_said_with_its_units(written: str, words: str) -> None:
    assert said(written) == words


def test_shares_in_a_text_are_said_in_percent() -> None:
    assert said_in("15 % abandoned, target 5 %; 50% off") == "15 percent abandoned, target 5 percent; 50% off"
