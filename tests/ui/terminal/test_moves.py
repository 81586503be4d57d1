from __future__ import annotations

from itertools import product

import pytest

from tests.ui.terminal.shown import Shown
from wallboard.ui.terminal.moves import Place, move, move_to

PLACES = list(product(range(0, 12, 3), range(0, 40, 7)))


@pytest.mark.parametrize(
    ("start", "place", "sequence"),
    [
        (None, (0, 0), "\x1b[H"),
        (None, (4, 0), "\x1b[5H"),
        (None, (4, 2), "\x1b[5;3H"),
        ((4, 2), (4, 2), ""),
        ((4, 2), (4, 3), "\x1b[C"),
        ((4, 2), (4, 9), "\x1b[7C"),
        ((4, 2), (4, 0), "\r"),
        ((4, 9), (4, 7), "\b\b"),
        ((4, 39), (4, 20), "\x1b[19D"),
        ((4, 8), (5, 7), "\v\b"),
        ((4, 8), (7, 8), "\v\v\v"),
        ((4, 8), (8, 8), "\x1b[4B"),
        ((14, 8), (13, 8), "\x1b[A"),
        ((4, 8), (14, 38), "\x1b[15;39H"),
    ],
)
def test_the_shortest_way_is_taken(start: Place | None, place: Place, sequence: str) -> None:
    assert move(start, place) == sequence


def test_a_terminal_without_vertical_tabs_is_told_to_go_down() -> None:
    assert move((4, 8), (5, 7), has_tabs=False) == "\x1b[B\b"
    assert move((4, 8), (7, 8), has_tabs=False) == "\x1b[3B"


@pytest.mark.parametrize("start", PLACES)
def test_every_way_leads_there(start: Place) -> None:
    for place in PLACES:
        terminal = Shown(40, 12)
        terminal.feed(move_to(start) + move(start, place))
        assert terminal.cursor == place
