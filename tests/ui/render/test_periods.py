from __future__ import annotations

from tests.ui.drawn import ink, text
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.periods import Pair, lying, upright

PAIRS = (
    Pair("accepted", "accept", "12", "1 604"),
    Pair("average wait", "avg wait", "–", "1:12:40"),
    Pair("longest wait", "longest", "2:33", ""),
)


def shown(lines: Lines) -> list[str]:
    return [text(line).rstrip() for line in lines]


def test_upright_each_figure_has_a_line() -> None:
    assert shown(upright(PAIRS, 50)) == [
        "                  30 MIN       DAY",
        "accepted              12     1 604",
        "average wait           –   1:12:40",
        "longest wait        2:33",
    ]


def test_upright_the_names_give_way_and_no_figure_is_cut() -> None:
    lines = shown(upright(PAIRS, 28))

    assert lines[1:] == ["accepted        12     1 604", "average…         –   1:12:40", "longest…      2:33"]


def test_lying_each_period_has_a_line() -> None:
    assert shown(lying(PAIRS, 50)) == [
        "          ACCEPT  AVG WAIT  LONGEST",
        "30 min        12         –     2:33",
        "day        1 604   1:12:40",
    ]


def test_lying_the_last_figures_go_where_there_is_no_room() -> None:
    assert shown(lying(PAIRS, 30))[0] == "          ACCEPT  AVG WAIT"


def test_no_value_is_quiet() -> None:
    line = upright(PAIRS, 50)[2]

    assert (ink(line, "–"), ink(line, "1:12:40")) == ("hint", "value")
