from __future__ import annotations

import pytest
from textual.color import Color

from tests.ui.boards import board
from wallboard.ui.render.inks import INKS
from wallboard.ui.themes import Themes, load_themes
from wallboard.ui.themes.textual_theme import css_variables, textual_theme, without_colours
from wallboard.ui.widgets.typed_line import TypedLine

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


@pytest.mark.parametrize("is_without_colours", [False, True])
@pytest.mark.parametrize("name", OURS)
async def test_the_cursor_of_a_typing_line_is_a_block_in_every_theme(name: str, is_without_colours: bool) -> None:
    palette = without_colours(OURS[name]) if is_without_colours else OURS[name]
    theme = textual_theme(palette)
    async with board(theme=name, themes=Themes({**OURS, name: palette}, {})) as under_test:
        await under_test.press("slash", "s")
        line = under_test.app.screen.query_one(TypedLine)
        line.cursor_blink = False
        style = line.get_component_rich_style("input--cursor")

    colours = [style.color and style.color.name, style.bgcolor and style.bgcolor.name]
    block, letter = [Color.parse(theme.variables[ink]).rich_color.name for ink in ("value", "panel")]
    if palette.is_of_the_terminal or is_without_colours:
        assert style.reverse
        assert colours == [block, letter]
    else:
        assert not style.reverse
        assert colours == [letter, block]
