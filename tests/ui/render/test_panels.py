from __future__ import annotations

import pytest

from tests.ui.drawn import ink, text
from wallboard.ui.render.panels import Lines, Panel, below, beside, faded, fullest, headed, under


def panel(*words: str, edge: str = "") -> Panel:
    return Panel(lambda _width: tuple(((word, "strong"),) for word in words), edge)


def shown(lines: Lines) -> list[str]:
    """The lines, the background between panels as dots."""
    return ["".join("." * len(part) if name == "gap" else part for part, name in line) for line in lines]


def test_a_panel_has_room_at_both_sides_and_cuts_what_is_too_long() -> None:
    assert shown(panel("short", "much too long").lines(9)) == [" short   ", " much t… "]


def test_a_panels_edge_stands_in_the_ink_that_one_sees_from_far_away() -> None:
    line = panel("Sales", edge="critical").lines(9)[0]

    assert text(line) == "▎Sales   "
    assert ink(line, "▎") == "critical"


def test_panels_stand_below_each_other_with_background_between() -> None:
    assert shown(below([panel("a").lines(4), panel("b").lines(4)], 4)) == [" a  ", "....", " b  "]


def test_columns_are_equally_wide_and_equally_high() -> None:
    drawn = shown(beside([[panel("a"), panel("b")], [panel("c")]], 11))

    assert drawn == [" a   . c   ", "......     ", " b   .     "]


def test_a_head_and_its_panel_are_one() -> None:
    assert shown(under(panel("a"), panel("b"), 4)) == [" a  ", " b  "]


@pytest.mark.parametrize(("height", "words"), [(9, "full"), (3, "full"), (2, "less"), (1, "least"), (0, "least")])
def test_the_fullest_layout_that_fits_is_taken_and_the_last_one_where_none_does(height: int, words: str) -> None:
    layouts = [panel("full", "", "").lines, panel("less", "").lines, panel("least").lines]

    assert shown(fullest(layouts, 20, height))[0].strip() == words


def test_old_numbers_lose_their_colours_and_labels_and_background_stay() -> None:
    lines: Lines = (
        (
            ("6", "critical"),
            ("waiting", "label"),
            (" ", "gap"),
            ("is gone", "banner"),
            ("●", "available"),
            ("─", "track"),
        ),
    )

    assert [name for _, name in faded(lines)[0]] == ["hint", "label", "gap", "banner", "hint", "track"]


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (70, "◆ Sales and Support      queue 116 · phone · 80 % within 20 s   3 of 9"),
        (60, "◆ Sales and Support        phone · 80 % within 20 s   3 of 9"),
        (50, "◆ Sales and Sup… phone · 80 % within 20 s   3 of 9"),
        (30, "◆ Sales and Support     3 of 9"),
    ],
)
def test_a_head_leaves_out_what_is_dispensable_before_it_cuts_the_name(width: int, words: str) -> None:
    about = ("queue 116", "phone", "80 % within 20 s")

    assert text(headed(("◆ ", "warning"), "Sales and Support", about, "3 of 9", width)) == words


def test_a_head_without_a_list_has_no_place() -> None:
    assert text(headed(("  ", "value"), "Sales", ("phone",), "", 20)) == "  Sales        phone"
