"""Themes on a terminal of 256 colours: readable, told apart, and what rich makes of them."""

from __future__ import annotations

from itertools import combinations

import pytest
from coloraide import Color as LibraryColor
from rich.color import Color, ColorSystem

from wallboard.ui.render.inks import GROUNDS
from wallboard.ui.themes import load_themes
from wallboard.ui.themes.contrast import contrast, texts_on_grounds
from wallboard.ui.themes.in_256_colours import in_256_colours, written

OURS = load_themes().palettes
COLOURED = [name for name, palette in OURS.items() if not palette.is_of_the_terminal]
READABLE = 4.5
APART = 15.0
"""Delta E 2000, see `test_ours`: red and dark red differ by 8, red and the nearest to a dark orange by 25."""


def seen(name: str) -> dict[str, str]:
    """Return what a terminal shows of a theme: what becomes of its colours on their way through rich."""
    colours = in_256_colours(OURS[name]).colours
    return {
        ink: Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex for ink, colour in colours.items()
    }


def test_rich_makes_the_colour_that_was_meant() -> None:
    for meant, colour in written().items():
        assert Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex == meant
    assert len(written()) > 230


@pytest.mark.parametrize("name", COLOURED)
def test_every_text_can_be_read_on_every_ground(name: str) -> None:
    colours = seen(name)
    pairs = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in texts_on_grounds(OURS[name])}

    assert {pair: found for pair, found in pairs.items() if found < READABLE} == {}


@pytest.mark.parametrize("name", COLOURED)
def test_grounds_that_differ_stay_apart(name: str) -> None:
    colours = seen(name)

    assert len({colours[ground] for ground in GROUNDS}) == len({OURS[name].colours[ground] for ground in GROUNDS})


@pytest.mark.parametrize("name", [name for name in COLOURED if name != "mono"])
@pytest.mark.parametrize(
    "inks", [("good", "warning", "critical"), ("available", "offered", "busy", "wrap-up", "break")]
)
def test_what_colours_tell_apart_stays_apart(name: str, inks: tuple[str, ...]) -> None:
    colours = seen(name)

    for one, other in combinations(inks, 2):
        assert LibraryColor(colours[one]).delta_e(colours[other], method="2000") > APART, (one, other)


@pytest.mark.parametrize("name", COLOURED)
def test_what_has_one_colour_has_one_still(name: str) -> None:
    colours, ours = seen(name), OURS[name].colours

    for one, other in combinations([ink for ink in ours if ink not in (*GROUNDS, "banner-text", "tick", "track")], 2):
        assert colours[one] == colours[other] or ours[one] != ours[other], (one, other)


def test_the_terminals_own_colours_stay() -> None:
    assert in_256_colours(OURS["terminal"]) == OURS["terminal"]
