"""Threads below the screen, and who types on it."""

from __future__ import annotations

import pytest

from wallboard.cli import courtesy
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
