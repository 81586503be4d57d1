"""How inks come out: their colours and text styles, on grounds of colour and in reverse video."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.segment import Segment

from tests.ui.boards import board
from wallboard.ui.render.cells import Spans
from wallboard.ui.widgets.queue_grid import QueueGrid


async def segments(theme: str, spans: Spans, ground: str | None = None) -> Sequence[Segment]:
    async with board(theme=theme) as under_test:
        grid = under_test.app.screen.query_one(QueueGrid)
        return list(grid.painted(spans, sum(len(text) for text, _ in spans), ground=ground))


def plates(drawn: Sequence[Segment]) -> list[str]:
    """The texts in reverse video."""
    return [text for text, style, _ in drawn if style and style.reverse]


async def test_an_ink_has_the_themes_colour_and_text_style() -> None:
    ((_, style, _),) = await segments("contrast", (("late", "warning"),))

    assert style
    assert style.color
    assert (style.color.name, style.bold) == ("#ffd23f", True)


async def test_reverse_video_makes_plates_of_words_and_not_of_the_space_around_them() -> None:
    drawn = await segments("mono", (("  7 %  ", "critical"), (" 8 ", "warning")))

    assert plates(drawn) == ["7 %"]
    assert "".join(text for text, _, _ in drawn) == "  7 %   8 "


@pytest.mark.parametrize("drawing", ["▀█ ▄", "━━━", "▎", "   "])
async def test_reverse_video_turns_nothing_inside_out_that_is_drawn(drawing: str) -> None:
    assert plates(await segments("mono", ((drawing, "critical"),))) == []


async def test_a_row_in_reverse_video_has_one_colour_from_end_to_end() -> None:
    drawn = await segments("terminal", (("▲ ", "critical"), ("Sales", "strong"), ("━━", "good")), ground="cursor")

    assert plates(drawn) == ["▲ ", "Sales", "━━"]
    assert {style.color.name for _, style, _ in drawn if style and style.color} == {"default"}


async def test_a_row_on_a_ground_of_colour_keeps_the_colours_of_its_inks() -> None:
    drawn = await segments("night", (("▲ ", "critical"), ("Sales", "strong")), ground="cursor")

    assert plates(drawn) == []
    assert [style.color.name for _, style, _ in drawn if style and style.color] == ["#ff6270", "#ffffff"]
