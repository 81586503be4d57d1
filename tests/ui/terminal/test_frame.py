from __future__ import annotations

import pytest

from wallboard.ui.terminal.frame import Stretch, read_frame
from wallboard.ui.terminal.glyphs import RIGHT_HALF
from wallboard.ui.terminal.styles import PLAIN, turned
from wallboard.ui.terminal.unreadable import UnreadableError

BOLD = turned(PLAIN, "1")


def test_a_frame_is_stretches_of_styled_cells_and_a_cursor() -> None:
    frame = read_frame("\x1b[3;2H\x1b[1mAda\x1b[0m 7\n\x1b[4;1Hx\x1b[4;9Hy\x1b[2;5H")

    assert frame.stretches == [
        Stretch(2, 1, list("Ada 7"), [BOLD] * 3 + [PLAIN] * 2),
        Stretch(3, 0, ["x"], [PLAIN]),
        Stretch(3, 8, ["y"], [PLAIN]),
    ]
    assert frame.cursor == (1, 4)


def test_a_style_lasts_until_it_is_reset() -> None:
    (stretch,) = read_frame("\x1b[1;1H\x1b[1ma\x1b[31mb\x1b[0mc\x1b[1;1H").stretches

    assert stretch.styles == [BOLD, turned(BOLD, "31"), PLAIN]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "text",
        "text\x1b[1;1H",
        "\x1b[1;1Htext",  # where is the cursor?
        "\x1b[1;1Htext\x1b[K\x1b[1;1H",
        "\x1b[1;1Ha\nb\x1b[1;1H",
        "\x1b[1;1Ha\ab\x1b[1;1H",
        "\x1b[1;1H\x1b]8;id=1;https://example.org\x1b\\link\x1b]8;;\x1b\\\x1b[1;1H",
        "\x1b[1;1H\x1b[22ma\x1b[1;1H",
        "\x1b[?25l",
        "\x1b[2J\x1b[1;1H",
    ],
)
def test_what_does_more_than_to_draw_is_no_frame(written: str) -> None:
    with pytest.raises(UnreadableError):
        read_frame(written)


@pytest.mark.parametrize(
    ("columns", "left"),
    [(9, "ab山"), (6, "ab山"), (5, "ab "), (4, "ab"), (3, "a"), (2, ""), (1, "")],
)
def test_a_stretch_ends_at_the_edge(columns: int, left: str) -> None:
    stretch = Stretch(0, 2, ["a", "b", "山", RIGHT_HALF], [PLAIN] * 4).up_to(columns)

    assert "".join(stretch.glyphs) == left
    assert len(stretch.glyphs) == len(stretch.styles)
