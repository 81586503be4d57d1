from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.ui.drawn import ink, text
from wallboard.model.course import Course
from wallboard.model.figure import Measure, Severity
from wallboard.ui.render.cells import width_of
from wallboard.ui.render.direction import Direction
from wallboard.ui.render.headline_tiles import Tile
from wallboard.ui.render.tile_shapes import NARROWEST_TILE, TALL_ROWS, flat, tall, tile_lines

TEN = Direction(10, 5, Measure.COUNT, is_worse=True)
THIRTY = Direction(30, -9, Measure.COUNT, is_worse=False)
LONGER = Direction(10, 98, Measure.SECONDS, is_worse=True)
WAITING = Tile("WAITING", "WAIT", "14", captions=("phone and chat", "phone, chat"))
LONGEST = Tile("LONGEST WAIT", "OLDEST", "4:12", Measure.SECONDS, Severity.CRITICAL, ("within 0:20", "max 0:20"))
LEVEL = Tile(
    "SERVICE LEVEL", "SL30", "71", Measure.FRACTION, Severity.WARNING, ("target 80 %", "min 80 %"), period="30 min"
)
FREE = Tile("FREE", "FREE", "2", captions=("of 38 logged in", "of 38 in"))


def lines(tile: Tile, width: int, height: int = TALL_ROWS) -> list[str]:
    return [text(line) for line in tall(tile, width, height)]


def test_a_tall_tile_has_title_digits_and_caption_behind_a_coloured_edge() -> None:
    critical = replace(WAITING, severity=Severity.CRITICAL)

    assert lines(critical, 24) == [
        "▎ WAITING  ▲            ",
        "▎ ▄█  █ █               ",
        "▎  █  █▄█               ",
        "▎ ▄█▄   █   phone, chat ",
        "▎                       ",
    ]
    assert ink(tall(critical, 24, 5)[0], "▎") == "critical"
    assert ink(tall(WAITING, 24, 5)[0], "▎") == "track"


@pytest.mark.parametrize(
    ("directions", "beside"),
    [
        ((), ["", "", "phone and chat"]),
        ((TEN,), ["▲ 5 in 10m", "", "phone and chat"]),
        ((THIRTY, TEN), ["▲ 5 in 10m", "▽ 9 in 30m", "phone and chat"]),
    ],
)
def test_directions_stand_beside_the_digits_in_order_of_time_and_the_caption_always_in_the_last_line(
    directions: tuple[Direction, ...], beside: list[str]
) -> None:
    drawn = lines(replace(WAITING, directions=directions), 30)

    assert [line[12:].strip() for line in drawn[1:4]] == beside
    assert drawn[4].strip() == "▎"


def test_what_stands_beside_the_digits_keeps_its_distance_from_the_unit() -> None:
    directed = replace(LEVEL, directions=(replace(TEN, change=13),), captions=("30 at work",))

    assert lines(directed, 24)[1:4] == [
        "▎ ▀▀█ ▄█     ▲13 10m    ",
        "▎  ▄▀  █                ",
        "▎  █  ▄█▄ %  30 at work ",
    ]


def test_in_a_narrow_tile_directions_are_short_and_the_caption_stands_below() -> None:
    drawn = lines(replace(WAITING, directions=(THIRTY, TEN)), NARROWEST_TILE)

    assert [line[11:].strip() for line in drawn[1:4]] == ["▲5 10m", "▽9 30m", ""]
    assert drawn[4] == "▎ phone and chat  "


def test_where_digits_leave_no_room_the_more_telling_direction_joins_the_caption() -> None:
    directed = replace(LONGEST, directions=(LONGER, replace(LONGER, minutes=30, change=3)))

    assert lines(directed, 26)[4] == "▎ ▲ 1:38 in 10m  max 0:20 "
    assert lines(directed, 22)[4] == "▎ ▲1:38 10m  max 0:20 "
    # A target goes before a direction: the sign has told already that it is not kept.
    assert lines(directed, 19)[4] == "▎ within 0:20      "


def test_the_queue_of_a_figure_stands_below_the_digits_where_there_is_room() -> None:
    named = replace(LONGEST, names=("Technical Support", "Technical …", "Technic…"))

    assert [lines(named, width)[4][1:].strip() for width in (30, 22, 20, 18)] == [
        "Technical Support",
        "Technic…  max 0:20",
        "within 0:20",
        "within 0:20",
    ]
    assert lines(named, 30)[3].endswith("within 0:20 ")


@pytest.mark.parametrize(
    ("width", "title"),
    [
        (26, "SERVICE LEVEL 30 min  ◆"),
        (25, "SERVICE LEVEL 30 min ◆"),
        (21, "SERVICE LEVEL  ◆"),
        (18, "SERVICE LEVEL ◆"),
        (16, "SL30  ◆"),
    ],
)
def test_a_title_says_what_has_room_and_never_drops_its_sign(width: int, title: str) -> None:
    assert lines(LEVEL, width)[0][2:].rstrip() == title


def test_digits_that_are_too_wide_stand_as_plain_text() -> None:
    assert [line[2:].strip() for line in lines(replace(LONGEST, text="1:12:40"), 14)[1:4]] == ["", "1:12:40", ""]


def test_an_old_figure_carries_a_tilde() -> None:
    assert "~" in lines(replace(WAITING, is_current=False), 20)[3]


@pytest.mark.parametrize(("height", "bars"), [(5, []), (6, ["▃ ▆"]), (7, ["▄", "▅ █"])])
def test_the_sparkline_has_all_the_lines_that_are_left(height: int, bars: list[str]) -> None:
    course = Course().plus(0, {"a": 1}).plus(120, {"a": 3})
    drawn = lines(replace(WAITING, trend=course.trend("a"), top=4.0), 33, height)

    assert [line[2:].strip() for line in drawn[TALL_ROWS:]] == bars


SIZES = st.integers(3, 70), st.integers(TALL_ROWS, 9)
TILES = st.builds(
    Tile,
    st.just("SERVICE LEVEL TODAY"),
    st.just("SLDAY"),
    st.text("0123456789:", min_size=1, max_size=9),
    st.sampled_from(Measure),
    st.sampled_from(Severity),
    st.sampled_from([("",), ("within 0:20", "max 0:20"), ("of 1 604 logged in", "of 1 604 in")]),
    st.sampled_from(["", "30 min"]),
    st.sampled_from([(), (TEN,), (TEN, THIRTY), (LONGER, THIRTY)]),
    st.booleans(),
)


@given(TILES, *SIZES)
def test_a_tall_tile_has_exactly_its_size_and_cuts_nothing_that_has_room(tile: Tile, width: int, height: int) -> None:
    drawn = lines(tile, width, height)

    assert [width_of([(line, "")]) for line in drawn] == [width] * height
    if width >= NARROWEST_TILE:
        assert "…" not in "".join(drawn)


def test_tiles_stand_beside_each_other_as_many_as_fit() -> None:
    def titles(width: int) -> list[str]:
        first = text(tile_lines([WAITING, LONGEST, LEVEL, FREE], width, TALL_ROWS)[0])
        assert len(first) == width
        return [title.strip() for title in first.split("▎")[1:]]

    assert titles(100) == ["WAITING", "LONGEST WAIT  ▲", "SERVICE LEVEL  ◆", "FREE"]
    assert titles(2 * NARROWEST_TILE) == ["WAITING", "LONGEST WAIT  ▲"]
    assert titles(10) == ["WAITING"]
    assert tile_lines([], 100, TALL_ROWS) == ()


@pytest.mark.parametrize(
    ("width", "first", "second"),
    [
        (60, ["WAITING", "LONGEST WAIT  ▲"], ["SERVICE LEVEL 30 min  ◆", "FREE"]),
        (40, ["WAITING", "LONGEST WAIT  ▲"], ["SERVICE LEVEL ◆", "FREE"]),
        (80, ["WAITING", "LONGEST WAIT  ▲", "SERVICE LEVEL ◆", "FREE"], []),
    ],
)
def test_tiles_that_do_not_fit_beside_each_other_stand_in_rows_where_there_is_height(
    width: int, first: list[str], second: list[str]
) -> None:
    def titles(line: str) -> list[str]:
        return [title.strip() for title in line.split("▎")[1:]]

    drawn = [text(line) for line in tile_lines([WAITING, LONGEST, LEVEL, FREE], width, 2 * TALL_ROWS + 1)]

    assert [len(line) for line in drawn] == [width] * (2 * TALL_ROWS + 1)
    assert titles(drawn[0]) == first
    assert titles(drawn[TALL_ROWS + 1]) == (second or [""] * 4)


def test_tiles_of_a_row_that_is_not_full_stand_below_those_of_the_first() -> None:
    drawn = [text(line) for line in tile_lines([WAITING, LEVEL, FREE, FREE, FREE], 60, 2 * TALL_ROWS + 1)]

    edges = [[at for at, cell in enumerate(line) if cell == "▎"] for line in (drawn[0], drawn[TALL_ROWS + 1])]
    assert edges[1] == edges[0][:2]


@pytest.mark.parametrize(
    ("width", "drawn"),
    [
        (
            92,
            [
                "  WAITING       14  ▲ 5 in 10m  phone, chat   ▲ LONGEST WAIT  4:12  ▲ 1:38 in 10m  max 0:20",
                "◆ SERVICE LEVEL 71 %  ▲ 5 in 10m  target 80 %   FREE          2  of 38 logged in",
            ],
        ),
        (
            70,
            [
                "  WAIT   14  ▲ 5 in 10m            ▲ OLDEST 4:12  ▲ 1:38 in 10m",
                "◆ SL30   71 %  ▲ 5 in 10m            FREE   2  of 38 logged in",
            ],
        ),
        (
            48,
            [
                "  WAIT   14  ▲5 10m     ▲ OLDEST 4:12  max 0:20",
                "◆ SL30   71 %  ▲5 10m     FREE   2  of 38 in",
            ],
        ),
    ],
)
def test_flat_tiles_tell_sign_value_and_direction_in_columns(width: int, drawn: list[str]) -> None:
    shown = [
        replace(WAITING, directions=(TEN,)),
        replace(LONGEST, directions=(LONGER,)),
        replace(LEVEL, directions=(TEN,)),
        FREE,
    ]

    assert [text(line).rstrip() for line in tile_lines(shown, width, 2)] == drawn


def test_flat_tiles_that_would_be_cut_are_left_out_from_the_end() -> None:
    assert [text(line).rstrip() for line in tile_lines([WAITING, LONGEST, LEVEL, FREE], 20, 2)] == [
        "  WAIT   14",
        "▲ OLDEST 4:12",
    ]


def test_a_flat_tile_has_the_second_direction_last() -> None:
    directed = replace(WAITING, directions=(TEN, THIRTY))

    assert text(flat(directed, 60, 7)) == "  WAITING 14  ▲ 5 in 10m  phone and chat  ▽ 9 in 30m"
    assert text(flat(directed, 36, 7)) == "  WAITING 14  ▲ 5 in 10m  ▽ 9 in 30m"
    assert text(flat(replace(WAITING, is_current=False), 0, 4)) == "  WAIT ~14"


@given(st.lists(TILES, min_size=1, max_size=6), st.integers(30, 200), st.integers(1, 4))
def test_flat_tiles_fill_no_more_than_the_width_and_cut_nothing(tiles: list[Tile], width: int, height: int) -> None:
    drawn = [text(line) for line in tile_lines(tiles, width, height)]

    assert len(drawn) <= height
    assert all(width_of([(line, "")]) <= width for line in drawn)
    assert "…" not in "".join(drawn)
