"""docs/themes.md says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from tests.ui.themes.files import write
from wallboard.ui.render.inks import GROUNDS, INKS, STYLES, TERMINAL_COLOURS
from wallboard.ui.themes import load_themes
from wallboard.ui.themes.contrast import hard_to_read

DOCUMENT = (Path(__file__).parents[3] / "docs" / "themes.md").read_text(encoding="utf-8")


def table(heading: str) -> dict[str, list[str]]:
    """The rows of the first table under a heading, by what stands first in them."""
    rows = re.findall(r"^\| `(\S+)` \| (.*) \|$", DOCUMENT.partition(heading)[2].partition("\n## ")[0], re.MULTILINE)
    return {name: rest.split(" | ") for name, rest in rows}


def test_every_ink_stands_in_it_with_its_meaning_and_style() -> None:
    assert table("\n## Inks\n") == {name: [ink.meaning, ink.style] for name, ink in INKS.items()}
    assert list(table("\n## Inks\n")) == list(INKS)


def test_every_ground_stands_in_it_with_its_meaning() -> None:
    assert table("\n## Grounds\n") == {name: [meaning] for name, meaning in GROUNDS.items()}


def test_every_theme_of_ours_stands_in_it() -> None:
    assert set(table("# Themes\n")) == set(load_themes().palettes)


def test_every_text_style_and_colour_of_the_terminal_stands_in_it() -> None:
    named = re.findall(r"`\"?([a-z-]+)\"?`", DOCUMENT)

    assert set(STYLES) <= set(named)
    assert {colour for colour in TERMINAL_COLOURS if not colour.startswith("bright-")} <= set(named)


def test_the_theme_that_it_makes_can_be_used_and_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)
    write(tmp_path, "seaside", example)

    themes = load_themes(tmp_path)

    assert themes.problems() == ()
    assert themes.palettes["seaside"].description == "Night by the sea"
    assert list(hard_to_read(themes.palettes["seaside"])) == []
