from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

import wallboard.ui
from wallboard.ui.render import marks
from wallboard.ui.render.ascii import ALONE, SIGNS, SIGNS_OF_INKS, in_ascii, without_colour
from wallboard.ui.render.bars import stacked_bar
from wallboard.ui.render.large import Cut, large
from wallboard.ui.render.lettering import every_size

UI = Path(wallboard.ui.__file__).parent
KEY_NAMES = "↑↓←→⏎⌫"
"""As Textual shows keys."""
NO_SIGNS = {"─", "▟", "\ufdff"}
"""Ends of a range of characters."""
NO_SIGNS_AT_ALL = "LMC"
"""Letters, what stands above them, and what is not seen: of names, which keep theirs."""


def drawn() -> Iterator[str]:
    """Give every character beyond ASCII in the texts of the screen's modules, docstrings left out."""
    for path in UI.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                yield from (sign for sign in node.value if not sign.isascii() and not unicodedata.combining(sign))


def test_every_sign_that_is_drawn_has_an_ascii_one() -> None:
    known = {*SIGNS, *ALONE}

    assert len(set(drawn())) > 40
    unknown = set(drawn()) - known - NO_SIGNS
    assert {sign for sign in unknown if unicodedata.category(sign)[0] not in NO_SIGNS_AT_ALL} == set()
    assert set(KEY_NAMES) <= known


def test_signs_are_as_wide_as_those_they_stand_for() -> None:
    tables = [SIGNS, ALONE, *SIGNS_OF_INKS.values()]

    assert {cell_len(sign) for table in tables for sign in table} == {1}
    assert all(len(sign) == 1 and sign.isascii() and sign.isprintable() for table in tables for sign in table.values())


def test_no_letter_of_a_name_is_taken_for_a_sign() -> None:
    assert not any(unicodedata.category(sign).startswith("L") for sign in SIGNS)
    assert in_ascii("ΣΠΥΡΟΣ Ωνάση", "label") == "ΣΠΥΡΟΣ Ωνάση"
    assert in_ascii("Σ ", "label") == "= "


def test_states_of_agents_are_told_apart_by_sign() -> None:
    signs = [in_ascii(marks.STATE[state], marks.STATE_INK[state]) for state in marks.STATE]

    assert len(set(signs)) == len(signs)


def test_severities_and_freshness_are_told_apart_by_sign() -> None:
    severities = [in_ascii(marks.SEVERITY[one], marks.SEVERITY_INK[one]) for one in marks.SEVERITY]
    freshness = {in_ascii(sign, ink) + word for sign, word, ink in marks.FRESHNESS.values()}

    assert severities == [" ", "*", "!"]
    assert len(freshness) == len(marks.FRESHNESS)


def test_directions_are_told_apart_by_sign() -> None:
    pairs = ((marks.WORSE, "warning"), (marks.BETTER, "good"), (marks.NEUTRAL, "label"))
    signs = [in_ascii(sign, ink) for both, ink in pairs for sign in both]

    assert len(set(signs)) == 6


def test_a_stacked_bar_tells_its_states_by_letter() -> None:
    bar = stacked_bar([(2, "available"), (3, "busy"), (1, "break")], 12)

    assert "".join(in_ascii(text, ink) for text, ink in bar) == "AAAABBBBBBKK"


def test_without_colours_a_stacked_bar_is_made_of_the_signs_in_its_legend() -> None:
    bar = stacked_bar([(2, "available"), (3, "busy"), (2, "label"), (1, "break")], 8)

    assert "".join(without_colour(text, ink) for text, ink in bar) == "●●■■■□□▪"


@pytest.mark.parametrize("cut", [size.cut for size in every_size() if size.cut])
def test_no_large_figure_is_taken_for_a_stacked_bar(cut: Cut) -> None:
    rows = [row for number in range(100) for row in large(str(number), cut)]

    assert [without_colour(row, ink) for ink in ("busy", "label") for row in rows] == [*rows, *rows]


@pytest.mark.parametrize("lower", range(len(marks.BARS) - 1))
def test_higher_bars_are_no_lower_in_ascii(lower: int) -> None:
    heights = " ._-=|"
    bars = [heights.index(in_ascii(bar, "busy")) for bar in marks.BARS]

    assert bars[lower] <= bars[lower + 1]
