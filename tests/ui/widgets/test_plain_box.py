"""Lines that go past Textual's box model come out as Textual's own way makes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tests.ui.boards import BoardUnderTest, board
from tests.ui.layouts import SCREENS, agents, queues
from wallboard.ui.terminal.abilities import Abilities, Colours
from wallboard.ui.widgets.plain_box import PlainBox


def cells(strips: Sequence[Strip]) -> list[list[tuple[str, object, object]]]:
    """What is seen: each character with its style; of a blank the ground alone, unless more of it is seen."""
    return [[cell for segment in strip for cell in _cells(segment)] for strip in strips]


def _cells(segment: Segment) -> Iterator[tuple[str, object, object]]:
    style = segment.style
    for character in segment.text:
        is_bare = character == " " and style is not None and not (style.reverse or style.underline or style.strike)
        yield character, style and style.bgcolor, None if is_bare else style


def boxes(under_test: BoardUnderTest) -> list[PlainBox]:
    screen = under_test.app.screen
    widgets = [*screen.query(PlainBox), *([screen] if isinstance(screen, PlainBox) else [])]
    return [widget for widget in widgets if widget.display and widget.outer_size.area]


def by_textual(widget: PlainBox, crop: Region) -> list[Strip]:
    widget._styles_cache.clear()
    with pytest.MonkeyPatch.context() as patched:
        # Through all filters, too: those that a widget leaves out must be those that change nothing.
        patched.setattr(type(widget), "get_line_filters", Widget.get_line_filters)
        return Widget.render_lines(widget, crop)


@pytest.mark.parametrize("theme", ["night", "contrast", "mono", "terminal"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_every_line_is_as_textual_makes_it(screen: str, theme: str) -> None:
    async with board(queues(9), agents(40), size=(120, 40), theme=theme) as under_test:
        await under_test.press(*SCREENS[screen])
        assert boxes(under_test)
        for widget in boxes(under_test):
            size = widget.outer_size
            for crop in (size.region, Region(1, 0, size.width - 2, size.height)):
                assert cells(widget.render_lines(crop)) == cells(by_textual(widget, crop)), widget


async def test_without_colours_too() -> None:
    async with board(queues(9), agents(40), abilities=Abilities(colours=Colours.NONE)) as under_test:
        for widget in boxes(under_test):
            crop = widget.outer_size.region
            assert cells(widget.render_lines(crop)) == cells(by_textual(widget, crop)), widget


async def test_the_board_goes_past_the_box_model() -> None:
    async with board(queues(9), agents(40), size=(120, 40)) as under_test:
        assert {widget._is_bare for widget in boxes(under_test)} == {True}


@pytest.mark.parametrize("style", ["padding", "border", "outline", "tint", "hatch", "opacity", "text_opacity"])
async def test_what_has_more_around_it_is_drawn_by_textual(style: str) -> None:
    values = {
        "padding": (1, 0),
        "border": ("round", "red"),
        "outline": ("round", "red"),
        "tint": "red 20%",
        "hatch": ("cross", "red"),
        "opacity": 0.5,
        "text_opacity": 0.5,
    }
    async with board(queues(9), agents(40), size=(120, 40)) as under_test:
        widget = boxes(under_test)[0]
        setattr(widget.styles, style, values[style])
        await under_test.settle()

        widget.notify_style_update()
        widget.render_lines(widget.outer_size.region)
        assert widget._is_bare is False
