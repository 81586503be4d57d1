from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.themes.files import complete, write
from wallboard.ui.themes import catalogue, load_themes, themes_folder


def told(folder: Path) -> dict[str, str]:
    """The problems by the name of the file."""
    return {path.stem: " | ".join(problems) for path, problems in load_themes(folder).broken.items()}


def test_a_theme_is_what_it_inherits_but_for_what_it_says(tmp_path: Path) -> None:
    write(tmp_path, "dim", 'inherits = "night"', "[colours]", 'hint = "#778899"', 'good = "#00aa00"')
    write(tmp_path, "dimmer", 'inherits = "dim"', "[colours]", 'hint = "#667788"', "[styles]", 'good = "bold"')

    themes = load_themes(tmp_path)
    dimmer, night = themes.palettes["dimmer"], themes.default

    assert dimmer.colours == {**night.colours, "hint": "#667788", "good": "#00aa00"}
    assert dimmer.style_of("good") == "bold"
    assert dimmer.style_of("critical") == night.style_of("critical") == "bold"
    assert list(themes.palettes)[-2:] == ["dim", "dimmer"]
    assert themes.problems() == ()


def test_a_theme_without_a_description_says_what_it_is_made_from(tmp_path: Path) -> None:
    write(tmp_path, "dim", 'inherits = "night"')
    write(tmp_path, "own", *[line for line in complete() if not line.startswith("description")])

    palettes = load_themes(tmp_path).palettes

    assert palettes["dim"].description == "like night, changed"
    assert palettes["own"].description == ""


def test_a_broken_theme_is_left_out_and_told_of(tmp_path: Path) -> None:
    path = write(tmp_path, "bad", 'inherits = "night"', "[colours]", 'god = "#00ff00"')
    write(tmp_path, "dim", 'inherits = "night"')

    themes = load_themes(tmp_path)

    assert "dim" in themes.palettes
    assert "bad" not in themes.palettes
    assert themes.problems() == (f'{path}: colours.god is no ink; did you mean "good"?',)


def test_colours_that_are_nowhere_are_told(tmp_path: Path) -> None:
    write(tmp_path, "bad", *[line for line in complete() if not line.startswith(("tick", "hint"))])

    assert told(tmp_path) == {
        "bad": 'has no colour for hint, tick: add them under [colours], or write inherits = "night"'
    }


def test_circles_and_unknown_or_broken_parents_are_told(tmp_path: Path) -> None:
    write(tmp_path, "self", 'inherits = "self"')
    write(tmp_path, "one", 'inherits = "two"')
    write(tmp_path, "two", 'inherits = "one"')
    write(tmp_path, "into", 'inherits = "one"')
    write(tmp_path, "lost", 'inherits = "nigth"')
    write(tmp_path, "bad", "inherits = 1")
    write(tmp_path, "child", 'inherits = "bad"')

    found = told(tmp_path)

    assert found.pop("into") in (
        "inherits in a circle: one ← two ← one ← into",
        'inherits "one", which is broken itself',
    )
    assert found == {
        "self": "inherits in a circle: self ← self",
        "one": "inherits in a circle: one ← two ← one",
        "two": "inherits in a circle: two ← one ← two",
        "lost": 'inherits "nigth", which does not exist; did you mean "night"?',
        "bad": "inherits must be text, in quotes",
        "child": 'inherits "bad", which is broken itself',
    }


def test_nobody_replaces_a_theme_of_ours(tmp_path: Path) -> None:
    write(tmp_path, "night", 'inherits = "day"')

    themes = load_themes(tmp_path)

    assert themes.default.path == themes_folder() / "night.toml"
    assert "there is a theme of this name already" in told(tmp_path)["night"]
    assert themes.why_not("night") == ()


def test_why_a_theme_cannot_be_used_is_told_to_who_asks_for_it(tmp_path: Path) -> None:
    path = write(tmp_path, "seaside", "[colours]", 'god = "#00ff00"')
    themes = load_themes(tmp_path)

    assert themes.why_not("day") == ()
    assert themes.why_not("seaside") == (
        'the theme "seaside" cannot be used:',
        f'{path}: colours.god is no ink; did you mean "good"?',
    )
    (told,) = themes.why_not("nigth")
    assert told.startswith('there is no theme "nigth"; did you mean "night"? (there are night, ')


def test_a_folder_that_is_not_there_has_no_themes(tmp_path: Path) -> None:
    assert load_themes(tmp_path / "nowhere") == load_themes()


def test_the_themes_of_an_installed_package_are_inside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "wallboard"
    write(package / "themes", "night", *complete())
    monkeypatch.setattr(catalogue, "files", lambda _name: package)

    assert themes_folder() == package / "themes"
    assert list(load_themes().palettes) == ["night"]


def test_the_themes_of_a_checkout_are_beside_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "wallboard").mkdir()
    monkeypatch.setattr(catalogue, "files", lambda _name: tmp_path / "wallboard")

    assert themes_folder() == tmp_path / "themes"
