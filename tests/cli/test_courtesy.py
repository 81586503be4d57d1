"""Threads below the screen, and who types on it."""

from __future__ import annotations

import gc
import weakref

import pytest

from wallboard.cli import collector, courtesy
from wallboard.cli.courtesy import Courtesy


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the pauses that are made, none of which takes any time."""
    made: list[float] = []
    monkeypatch.setattr("wallboard.cli.courtesy.time.sleep", made.append)
    return made


def at(monkeypatch: pytest.MonkeyPatch, steady_s: float) -> None:
    monkeypatch.setattr(courtesy, "steady_s", lambda: steady_s)


def test_pauses_are_long_while_a_key_is_answered_and_short_otherwise(
    monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    polite = Courtesy()
    at(monkeypatch, 100.0)
    polite.pause()
    polite.typed()
    polite.pause()
    at(monkeypatch, 101.0)
    polite.pause()
    assert pauses[0] == pauses[2] < pauses[1]


def test_a_board_that_has_just_started_makes_short_pauses(monkeypatch: pytest.MonkeyPatch, pauses: list[float]) -> None:
    polite = Courtesy()
    at(monkeypatch, 0.0)
    polite.pause()
    polite.typed()
    polite.pause()
    assert pauses[0] < pauses[1]


def test_it_tidies_up_every_ten_seconds_and_not_while_somebody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    monkeypatch.setattr("wallboard.cli.collector.look", looks.append)
    at(monkeypatch, 90.0)
    polite = Courtesy()

    def rested_at(steady_s: float) -> bool:
        at(monkeypatch, steady_s)
        before = len(looks)
        polite.rest()
        return len(looks) > before

    assert [rested_at(second) for second in (91.0, 100.0, 109.0)] == [False, True, False]
    polite.typed()
    assert [rested_at(second) for second in (109.9, 110.0, 119.9, 120.0)] == [False, True, False, True]
    assert looks == [1, 2, 3]


def test_a_look_finds_what_needs_only_itself() -> None:
    class Ring:
        def __init__(self) -> None:
            self.itself = self

    gone: list[str] = []
    gc.disable()
    try:
        weakref.finalize(Ring(), gone.append, "gone")
        assert gone == []
        collector.look(1)
        assert gone == ["gone"]
    finally:
        gc.enable()
