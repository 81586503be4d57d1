from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wallboard.ui import themes
from wallboard.ui.themes import COLOURS, DEFAULT_THEME, theme_files, themes_folder
from wallboard.ui.widgets.ink import INKS

GROUNDS = ("background", "panel", "cursor")
NOT_TEXT = {"track", "cursor", "banner", "gap"}
"""Inks that draw lines or grounds, and no words."""
TEXT = tuple(name for name in INKS if name not in NOT_TEXT)
READABLE = 4.5
"""WCAG 2.2, level AA, for text of ordinary size."""


@pytest.fixture(autouse=True)
def _read_again() -> Iterator[None]:
    theme_files.cache_clear()
    yield
    theme_files.cache_clear()


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_night_comes_first_and_day_is_bright() -> None:
    assert list(theme_files()) == ["night", "day"]
    assert [file.dark for file in theme_files().values()] == [True, False]
    assert next(iter(theme_files())) == DEFAULT_THEME


@pytest.mark.parametrize("name", ["night", "day"])
def test_a_theme_has_every_colour_and_no_other(name: str) -> None:
    assert set(theme_files()[name].colours) == set(COLOURS)


def test_every_ink_that_writes_has_a_colour_of_its_name() -> None:
    assert set(TEXT) <= set(COLOURS)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", TEXT)
@pytest.mark.parametrize("name", ["night", "day"])
def test_every_word_can_be_read_on_every_ground(name: str, ink: str, ground: str) -> None:
    colours = theme_files()[name].colours

    assert contrast(colours[ink], colours[ground]) >= READABLE


@pytest.mark.parametrize("name", ["night", "day"])
def test_the_banner_can_be_read(name: str) -> None:
    colours = theme_files()[name].colours

    assert contrast(colours["banner-text"], colours["banner"]) >= READABLE


def test_textual_gets_the_colours_as_variables() -> None:
    theme = theme_files()["day"].theme()

    assert (theme.name, theme.dark, theme.variables["banner-text"]) == ("day", False, "#ffffff")
    assert theme.surface == theme_files()["day"].colours["panel"]


def test_the_themes_of_an_installed_package_are_inside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "wallboard"
    (package / "themes").mkdir(parents=True)
    (package / "themes" / "night.toml").write_text((themes_folder() / "night.toml").read_text())
    monkeypatch.setattr(themes, "files", lambda _name: package)

    assert themes_folder() == package / "themes"
    assert list(theme_files()) == ["night"]


def test_the_themes_of_a_checkout_are_beside_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "wallboard").mkdir()
    monkeypatch.setattr(themes, "files", lambda _name: tmp_path / "wallboard")

    assert themes_folder() == tmp_path / "themes"


def test_a_theme_that_lacks_colours_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = (themes_folder() / "night.toml").read_text()
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "dim.toml").write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith(("tick", "hint")))
    )
    monkeypatch.setattr(themes, "files", lambda _name: tmp_path / "wallboard")

    with pytest.raises(ValueError, match=r"dim\.toml: colours are missing: hint, tick"):
        theme_files()
