from __future__ import annotations

from msgspec.structs import replace

from tests.floors import START, queue, situation
from tests.ui.drawn import ink, text
from wallboard.model.floor import Floor
from wallboard.model.queue_memory import QueueTrends
from wallboard.model.queue_row import QueueRow
from wallboard.model.standards import Standards
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.queue_trends import trends


def remembered(*readings: tuple[float, int, int, int]) -> QueueRow:
    """A queue with a memory: seconds before the start, contacts waiting, longest wait, level."""
    floor = Floor()
    for before_s, waiting, longest_s, level in readings:
        at = START.plus(-before_s)
        read = queue(queue_size=waiting, longest_wait_time_s=longest_s, thirty_min_sla_activity=level)
        floor = Floor.of(situation([read], read_at=at), Standards(), at.wall, floor)
    return floor.queues[0]


WORSE = remembered((1800, 0, 0, 90), (600, 2, 12, 85), (0, 7, 75, 60))


def shown(lines: Lines) -> list[str]:
    return [text(line).rstrip() for line in lines]


def test_three_courses_stand_below_each_other_with_where_they_have_gone_and_the_worst_they_were() -> None:
    lines = shown(trends(WORSE, Moment(), START.wall, 2, 56))

    assert [line[:14].rstrip() for line in lines] == [
        "LAST HOUR",
        "waiting",
        "▲ 7 in 30m",
        "",
        "longest wait",
        "▲ 1:15 in 30m",
        "",
        "level 30 min",
        "▼ 30 in 30m",
    ]
    assert [line[43:].strip() for line in lines[1::3]] == ["most 7", "most 1:15", "lowest 60 %"]


def worst(row: QueueRow, moment: Moment | None = None) -> list[str]:
    return [line[43:].strip() for line in shown(trends(row, moment or Moment(), START.wall, 1, 56))[1:]]


def test_the_worst_is_that_of_all_readings_and_not_the_mean_of_a_bar() -> None:
    assert worst(remembered((20, 0, 0, 90), (10, 2, 12, 60), (0, 1, 5, 90))) == ["most 2", "most 0:12", "lowest 60 %"]


def test_the_worst_is_no_better_than_what_is_shown_as_now() -> None:
    now = queue(queue_size=9, longest_wait_time_s=80, thirty_min_sla_activity=55)

    assert worst(replace(WORSE, queue=now)) == ["most 9", "most 1:20", "lowest 55 %"]
    assert worst(WORSE, Moment(elapsed_s=9)) == ["most 7", "most 1:24", "lowest 60 %"]


def test_low_bars_stand_in_a_line_each() -> None:
    lines = shown(trends(WORSE, Moment(), START.wall, 1, 56))

    assert [line[:14].rstrip() for line in lines[1:]] == ["waiting", "longest wait", "level 30 min"]


def test_the_times_of_day_stand_over_what_they_name() -> None:
    assert text(trends(WORSE, Moment(), START.wall, 2, 56)[0])[14:43].split() == ["13:45", "14:00", "14:15"]


def test_the_latest_bar_is_the_highest_where_it_never_was_worse_and_zero_is_no_gap() -> None:
    (line,) = trends(WORSE, Moment(), START.wall, 1, 56)[1:2]
    bars = text(line)[14:43]

    assert bars[-1] == "█"
    assert bars.count("▁") == 1
    assert bars.count(" ") == 26
    assert ink(line, "█") == "critical"


def test_one_who_waits_is_no_peak() -> None:
    (line,) = trends(remembered((0, 1, 5, 90)), Moment(), START.wall, 1, 56)[1:2]

    assert text(line)[42] in "▂▃"
    assert ink(line, text(line)[42]) == "busy"


def test_a_queue_that_was_never_read_has_no_course() -> None:
    lines = shown(trends(replace(WORSE, trends=QueueTrends()), Moment(), START.wall, 1, 56))

    assert [line.split("  ")[0] for line in lines[1:]] == ["waiting", "longest wait", "level 30 min"]
    assert all(line.endswith("  no data") for line in lines[1:])


def test_old_numbers_go_nowhere() -> None:
    lines = shown(trends(WORSE, Moment(is_current=False), START.wall, 2, 56))

    assert [line[:14].strip() for line in lines[2::3]] == ["", "", ""]


def test_where_a_wait_has_gone_stands_clear_of_the_bars() -> None:
    fallen = remembered((1800, 3, 7200, 90), (600, 3, 7500, 85), (0, 1, 60, 60))
    move = shown(trends(fallen, Moment(), START.wall, 2, 56))[5]

    assert move.startswith("▽2:04:00 10m ")
