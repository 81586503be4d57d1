from __future__ import annotations

from textual.color import Color

from wallboard.ui.render.inks import INKS
from wallboard.ui.themes import load_themes
from wallboard.ui.themes.textual_theme import css_variables, textual_theme, without_colours

OURS = load_themes().palettes


def test_textual_gets_colours_and_text_styles_as_variables() -> None:
    theme = textual_theme(OURS["day"])

    assert (theme.name, theme.dark, theme.ansi) == ("day", False, False)
    assert theme.surface == OURS["day"].colours["panel"]
    assert theme.variables["banner-text"] == "#ffffff"
    assert theme.variables["critical-style"] == "bold"
    assert theme.variables["value-style"] == "none"
    assert {f"{ink}-style" for ink in INKS} <= set(theme.variables)


def test_textual_gets_the_terminals_colours_by_its_own_names() -> None:
    theme = textual_theme(OURS["terminal"])

    assert theme.ansi
    assert (theme.variables["busy"], theme.variables["panel"]) == ("ansi_bright_blue", "ansi_default")
    assert theme.variables["cursor-style"] == "reverse"


def test_no_variable_that_textuals_style_sheets_know_is_left_without_a_value() -> None:
    known = set(textual_theme(OURS["night"]).to_color_system().generate())

    assert known <= set(textual_theme(OURS["terminal"]).to_color_system().generate())


def test_textuals_own_widgets_write_in_our_inks() -> None:
    variables = css_variables(OURS["night"])

    assert variables["text-disabled"] == OURS["night"].colours["hint"]
    assert all(Color.parse(value) for name, value in variables.items() if not name.endswith("style"))


def test_without_colours_reverse_video_stands_for_the_grounds() -> None:
    palette = without_colours(OURS["night"])

    assert palette.style_of("cursor") == "reverse"
    assert "reverse" in palette.style_of("banner-text")
    assert palette.style_of("critical") == "bold"
