from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floors import agent, floor, queue
from tests.ui.drawn import ink, text
from wallboard.model.figure import Figure, Severity
from wallboard.model.floor import Floor
from wallboard.model.queue import Queue
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import QueueRule, Standards
from wallboard.ui.render.cells import width_of
from wallboard.ui.render.headline_tiles import TILE_ROWS, TITLES, Tile, flat, tall, tiles
from wallboard.ui.render.moment import Moment

ALL = Standards(headline=tuple(Figure))
NOW, OLD = Moment(), Moment(is_current=False)
TILE = Tile("WAITING", "WAIT", "14", "", Severity.NONE, "phone and chat", is_current=True)


def a_floor() -> Floor:
    queues = [
        queue("1", queue_size=3, longest_wait_time_s=25, thirty_min_accepted=45, thirty_min_abandoned=5),
        queue("2", media_type="email", queue_size=40),
    ]
    agents = [agent("a"), agent("b", status=2), agent("c", status=2), agent("d", status=4), agent("e", status=9)]
    return floor(queues, agents, ALL)


def drawn(made: tuple[Tile, ...]) -> list[tuple[str, str, str]]:
    return [(tile.title, f"{tile.text} {tile.unit}".strip(), tile.caption) for tile in made]


def test_each_figure_stands_beside_its_target() -> None:
    assert drawn(tiles(a_floor(), NOW, NOW)) == [
        ("WAITING", "3", "phone and chat"),
        ("LONGEST WAIT", "0:25", "answer in 0:20"),
        ("SERVICE LEVEL", "90 %", "30 min ≥ 80 %"),
        ("ABANDONED", "10 %", "30 min ≤ 5 %"),
        ("FREE", "1", "of 4 logged in"),
        ("OCCUPANCY", "67 %", "2 at work now"),
        ("ACCEPTED TODAY", "98", "phone and chat"),
        ("QUEUED TODAY", "100", "phone and chat"),
        ("AVERAGE WAIT", "0:12", "30 min"),
        ("SERVICE LEVEL TODAY", "90 %", "day ≥ 80 %"),
        ("ON BREAK", "1", "of 4 logged in"),
    ]


def captions(*queues: Queue, standards: Standards) -> dict[str, str]:
    made = tiles(floor(queues, standards=standards), NOW, NOW)
    return {tile.title: tile.caption for tile in made if tile.title in ("LONGEST WAIT", "SERVICE LEVEL")}


def test_a_floor_without_phones_is_not_held_to_the_phones_promise() -> None:
    chats = [queue(number, media_type="chat") for number in "12"]
    own = QueueRule(Selection(ids=("1",)), target=ServiceTarget(0.9, 30))

    assert captions(*chats, standards=Standards()) == {
        "LONGEST WAIT": "answer in 1:00",
        "SERVICE LEVEL": "30 min ≥ 80 %",
    }
    assert captions(*chats, standards=Standards(queue_rules=(own,))) == {"LONGEST WAIT": "", "SERVICE LEVEL": "30 min"}


def test_only_the_longest_wait_ticks() -> None:
    first, later = tiles(a_floor(), NOW, NOW), tiles(a_floor(), Moment(7), Moment(7))

    assert [(tile.title, tile.text) for tile in later if tile not in first] == [("LONGEST WAIT", "0:32")]


def test_a_longest_wait_of_nothing_stands_still() -> None:
    made = tiles(floor([queue(queue_size=2, longest_wait_time_s=0)]), Moment(7), NOW)

    assert [tile.text for tile in made if tile.title == "LONGEST WAIT"] == ["0:00"]


def test_figures_of_contacts_follow_the_queue_list_and_figures_of_people_the_agent_list() -> None:
    made = tiles(a_floor(), OLD, NOW)

    assert {tile.title for tile in made if tile.is_current} == {"FREE", "OCCUPANCY", "ON BREAK"}


def test_old_figures_in_captions_have_a_tilde_and_targets_none() -> None:
    captions = {tile.caption for tile in tiles(a_floor(), OLD, OLD)}

    assert {"of ~4 logged in", "~2 at work now", "30 min ≥ 80 %"} <= captions


def test_without_a_reading_every_figure_is_a_dash() -> None:
    assert {(tile.text, tile.unit, tile.ink) for tile in tiles(floor(standards=ALL), NOW, NOW)} == {("–", "", "hint")}


@pytest.mark.parametrize(
    ("tile", "inked", "sign"),
    [
        (TILE, "strong", ""),
        (replace(TILE, severity=Severity.WARNING), "warning", "◆"),
        (replace(TILE, severity=Severity.CRITICAL), "critical", "▲"),
        (replace(TILE, severity=Severity.CRITICAL, is_current=False), "hint", ""),
        (replace(TILE, text="–"), "hint", ""),
    ],
)
def test_colour_and_sign_are_there_only_where_a_live_figure_wants_somebody(tile: Tile, inked: str, sign: str) -> None:
    assert (tile.ink, tile.sign) == (inked, sign)


@given(st.text("0123456789:", min_size=1, max_size=9), st.integers(2, 60), st.sampled_from(Severity), st.booleans())
def test_a_tall_tile_has_exactly_its_size(words: str, width: int, severity: Severity, is_current: bool) -> None:
    lines = tall(Tile("LONGEST WAIT", "OLDEST", words, "%", severity, "answer in 0:20", is_current), width)

    assert [width_of(line) for line in lines] == [width] * TILE_ROWS


def test_a_tall_tile_has_title_digits_and_caption_behind_a_coloured_edge() -> None:
    lines = [text(line) for line in tall(replace(TILE, severity=Severity.CRITICAL), 20)]

    assert lines[0] == "▎ WAITING  ▲        "
    assert lines[4] == "▎ phone and chat    "
    assert all(set(line[2:]) <= set("▀▄█ ") for line in lines[1:4])
    assert ink(tall(replace(TILE, severity=Severity.CRITICAL), 20)[0], "▎") == "critical"


def test_digits_that_are_too_wide_stand_as_plain_text() -> None:
    assert [text(line)[2:].strip() for line in tall(replace(TILE, text="1:12:40"), 14)[1:4]] == ["", "1:12:40", ""]


def test_an_old_figure_carries_a_tilde_and_no_value_none() -> None:
    assert text(flat(replace(TILE, is_current=False), is_short=False)) == "WAITING ~14"
    assert text(flat(replace(TILE, text="–", is_current=False), is_short=True)) == "WAIT –"
    assert "~" in text(tall(replace(TILE, is_current=False), 20)[3])


def test_a_flat_tile_says_unit_and_sign() -> None:
    level = replace(TILE, title="SERVICE LEVEL", short_title="SL30", text="71", unit="%", severity=Severity.WARNING)

    assert text(flat(level, is_short=True)) == "SL30 71 % ◆"


def test_every_figure_has_a_title_and_a_short_one() -> None:
    assert set(TITLES) == set(Figure)
    assert all(len(short) <= 6 for _, short in TITLES.values())
