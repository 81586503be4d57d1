"""What we promise of the themes that come with the board, computed from their files by a colour library."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from coloraide import Color

from wallboard.ui.render.inks import GROUNDS, INKS
from wallboard.ui.render.palette import Palette
from wallboard.ui.themes import DEFAULT_THEME, load_themes
from wallboard.ui.themes.contrast import contrast, texts_on_grounds

OURS = load_themes().palettes
COLOURED = [name for name, palette in OURS.items() if not palette.is_of_the_terminal]
"""Those whose colours are known: a terminal's own are not."""
STATES = ("available", "offered", "busy", "wrap-up", "break", "offline")
SEVERITIES = ("good", "warning", "critical")

READABLE, READABLE_FROM_AFAR, VISIBLE = 4.5, 7.0, 3.0
"""WCAG 2.2: levels AA and AAA for text, and that for what is drawn and means something."""
APART = 10.0
"""Delta E 2000 of colours that are told apart at a glance and in small marks: about four times what one sees when they
lie side by side on a large ground (2.3), as marks of one cell lie far from each other."""
APART_FOR_ALL = 8.0
"""Of those for whom the theme is not made first (protanopia)."""


def by_library(one: str, other: str) -> float:
    return float(Color(one).contrast(other, method="wcag21"))


def nearest(palette: Palette, inks: tuple[str, ...], blindness: str, method: str) -> float:
    """The smallest difference of two of the inks, as people see them who do not tell some colours."""
    seen = {ink: Color(palette.colours[ink]).filter(blindness, 1, method=method) for ink in inks}
    return min(float(seen[one].delta_e(seen[other], method="2000")) for one, other in combinations(inks, 2))


def test_all_of_them_can_be_used_and_the_default_comes_first() -> None:
    assert list(OURS) == ["night", "contrast", "day", "deuteranopia", "mono", "terminal"]
    assert next(iter(OURS)) == DEFAULT_THEME
    assert load_themes().problems() == ()


@pytest.mark.parametrize("name", OURS)
def test_each_says_in_a_line_of_the_picker_what_it_is_for(name: str) -> None:
    assert 10 < len(OURS[name].description) <= 44


def test_every_ink_that_writes_is_looked_at_on_every_ground() -> None:
    pairs = set(texts_on_grounds(OURS["night"]))
    written = [name for name, ink in INKS.items() if name not in ("tick", "track", "banner-text") and ink.is_text]

    assert len(written) == 14
    assert pairs == {(ink, ground) for ink in written for ground in GROUNDS if ground != "banner"} | {
        ("banner-text", "banner")
    }


@pytest.mark.parametrize("name", COLOURED)
def test_every_text_can_be_read_on_every_ground(name: str) -> None:
    palette, least = OURS[name], READABLE_FROM_AFAR if name == "contrast" else READABLE
    found = {
        f"{ink} on {ground}": by_library(palette.colours[ink], palette.colours[ground])
        for ink, ground in texts_on_grounds(palette)
    }

    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


@pytest.mark.parametrize("name", COLOURED)
def test_our_own_contrast_is_that_of_the_library(name: str) -> None:
    colours = OURS[name].colours

    for ink, ground in texts_on_grounds(OURS[name]):
        ours = contrast(colours[ink], colours[ground])
        assert ours == pytest.approx(by_library(colours[ink], colours[ground]), abs=0.01)


@pytest.mark.parametrize("name", COLOURED)
@pytest.mark.parametrize("ground", ["panel", "cursor"])
def test_the_target_on_a_gauge_is_seen_and_so_are_the_states_on_their_bar(name: str, ground: str) -> None:
    colours = OURS[name].colours

    assert all(by_library(colours[ink], colours[ground]) >= VISIBLE for ink in ("tick", *STATES))
    assert by_library(colours["tick"], colours["track"]) >= VISIBLE


@pytest.mark.parametrize("method", ["vienot", "machado", "brettel"])
@pytest.mark.parametrize("inks", [STATES, SEVERITIES])
def test_states_and_severities_stay_apart_without_red_and_green(inks: tuple[str, ...], method: str) -> None:
    palette = OURS["deuteranopia"]

    assert nearest(palette, inks, "deutan", method) >= APART
    assert nearest(palette, inks, "protan", method) >= APART_FOR_ALL


@pytest.mark.parametrize("inks", [STATES, SEVERITIES])
def test_which_the_night_theme_does_not_promise(inks: tuple[str, ...]) -> None:
    """Shows that the test above can fail, and why there is a theme of its own."""
    assert nearest(OURS["night"], inks, "deutan", "machado") < APART


def test_mono_has_no_hues() -> None:
    colours = [Color(colour) for colour in OURS["mono"].colours.values()]

    assert all(colour["red"] == colour["green"] == colour["blue"] for colour in colours)


def test_in_mono_neighbours_on_the_bar_of_states_differ() -> None:
    colours = OURS["mono"].colours

    assert all(by_library(colours[one], colours[other]) >= 1.2 for one, other in pairwise(STATES))


def test_the_terminals_theme_is_made_of_the_terminals_colours_alone() -> None:
    colours = set(OURS["terminal"].colours.values())

    assert not any(colour.startswith("#") for colour in colours)
    assert not colours & {"black", "white", "bright-white"}, "one of them is the ground of every second terminal"
