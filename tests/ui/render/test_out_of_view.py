from __future__ import annotations

import pytest

from tests.ui.drawn import text
from wallboard.model.figure import Severity
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.out_of_view import signs_out_of_view, title_line

NONE, WARNING, CRITICAL = Severity
LEFT: Spans = (("QUEUES", "label"), ("   filter: sal", "accent"))
RIGHT: Spans = (("9 in", "label"),)
SIGNS: Spans = (("  ▲", "critical"), (" 1 above", "label"))


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ([], [], ""),
        ([], [NONE, NONE], ""),
        ([CRITICAL, WARNING, CRITICAL], [], "  ▲ 2 above"),
        ([WARNING], [WARNING, WARNING], "  ◆ 1 above  ◆ 2 below"),
    ],
)
def test_the_worst_sign_on_each_side_is_counted(above: list[Severity], below: list[Severity], told: str) -> None:
    in_view = [CRITICAL, NONE]

    end = len(above) + len(in_view)
    assert text(signs_out_of_view([*above, *in_view, *below], len(above), end, Moment())) == told


def test_an_old_count_has_a_tilde_and_no_colour() -> None:
    assert signs_out_of_view([CRITICAL], 1, 1, Moment(is_current=False)) == (("  ▲", "label"), (" ~1 above", "label"))


@pytest.mark.parametrize(
    ("signs", "width", "line"),
    [
        ((), 40, "QUEUES   filter: sal                9 in"),
        (SIGNS, 40, "QUEUES   filter: sal     ▲ 1 above  9 in"),
        (SIGNS, 35, "QUEUES   filter: sal      ▲ 1 above"),
    ],
)
def test_signs_stand_before_the_right_part_of_a_title_or_in_its_place(signs: Spans, width: int, line: str) -> None:
    assert text(title_line(LEFT, RIGHT, signs, width)) == line
