from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.floors import START, agent, floor, queue, situation
from tests.ui.drawn import ink, text
from wallboard.model.agent import Agent
from wallboard.model.figure import Figure, Measure, Severity
from wallboard.model.floor import Floor
from wallboard.model.queue import Queue
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import QueueRule, Standards
from wallboard.ui.render.headline_tiles import TICKING, TITLES, Tile, tiles
from wallboard.ui.render.moment import Moment

ALL = Standards(headline=tuple(Figure))
NOW, OLD = Moment(), Moment(is_current=False)
TILE = Tile("WAITING", "WAIT", "14")


def people() -> list[Agent]:
    return [agent("a"), agent("b", status=2), agent("c", status=2), agent("d", status=4), agent("e", status=9)]


def queues(waiting: int = 3, wait_s: int = 25) -> list[Queue]:
    return [
        queue("1", queue_size=waiting, longest_wait_time_s=wait_s, thirty_min_accepted=45, thirty_min_abandoned=5),
        queue("2", media_type="email", queue_size=40),
    ]


def a_floor() -> Floor:
    return floor(queues(), people(), ALL)


def after_ten_minutes(waiting: int = 3, free: int = 1) -> Floor:
    """A floor on which 9 waited and one agent was free ten minutes ago."""
    was = Floor.of(situation(queues(9, 100), people()), ALL, START.wall)
    agents = [*people()[1:], *(agent(f"free{number}") for number in range(free))]
    return Floor.of(situation(queues(waiting), agents, read_at=START.plus(600)), ALL, START.wall, was)


def tile(title: str, made: Floor, queues: Moment = NOW, agents: Moment = NOW) -> Tile:
    return next(tile for tile in tiles(made, queues, agents) if tile.title == title)


def test_each_figure_stands_beside_its_target() -> None:
    assert [
        (tile.title, f"{tile.text} {tile.unit}".strip(), tile.captions[0]) for tile in tiles(a_floor(), NOW, NOW)
    ] == [
        ("WAITING", "3", "phone and chat"),
        ("LONGEST WAIT", "0:25", "within 0:20"),
        ("SERVICE LEVEL", "90 %", "target 80 %"),
        ("ABANDONED", "10 %", "target 5 %"),
        ("FREE", "1", "of 4 logged in"),
        ("OCCUPANCY", "67 %", "2 at work now"),
        ("ACCEPTED TODAY", "98", "phone and chat"),
        ("QUEUED TODAY", "100", "phone and chat"),
        ("AVERAGE WAIT", "0:12", "phone and chat"),
        ("SERVICE LEVEL TODAY", "90 %", "target 80 %"),
        ("ON BREAK", "1", "of 4 logged in"),
        ("STAFF NEEDED", "–", "est."),
    ]


def in_need(*free: int, busy: int = 9) -> Floor:
    """A floor of queues that take 12 agents, of whom 9 are at work and so many are free."""
    demand = {"thirty_min_queued": 48, "thirty_min_avg_duration_s": 320, "number_in_progress": 9}
    standards = Standards(headline=(Figure.STAFF_NEEDED,), duration_includes_wrap_up=True)
    return floor(
        [
            queue(f"{number}", name="Technical Support", agent_count_wait_transact=one, agent_count_busy=busy, **demand)
            for number, one in enumerate(free)
        ],
        standards=standards,
    )


@pytest.mark.parametrize(
    ("made", "text", "captions", "inked"),
    [
        (in_need(0), "+3", ("Technical Support est.", "Technical… est.", "Technic… est."), "warning"),
        (in_need(5), "−2", ("Technical Support est.", "Technical… est.", "Technic… est."), "strong"),
        (in_need(0, busy=12), "≤+3", ("Technical Support est.", "Technical… est.", "Technic… est."), "strong"),
    ],
)
def test_staff_needed_is_an_estimate_of_one_queue_which_is_named(
    made: Floor, text: str, captions: tuple[str, ...], inked: str
) -> None:
    (drawn,) = tiles(made, NOW, NOW)

    assert (drawn.text, drawn.captions, drawn.ink) == (text, captions, inked)


def test_staff_needed_says_how_many_queues_are_short_or_nothing_that_reads_as_agents() -> None:
    (drawn,) = tiles(in_need(0, 1, 9), NOW, NOW)

    assert drawn.captions[:2] == ("Technical Support est. · 2 queues short", "Technical Support est.")


def test_captions_come_from_long_to_short_and_say_the_same() -> None:
    made = {tile.title: tile.captions for tile in tiles(a_floor(), NOW, NOW)}

    assert made["LONGEST WAIT"] == ("within 0:20", "max 0:20")
    assert made["SERVICE LEVEL"] == ("target 80 %", "min 80 %")
    assert made["FREE"] == ("of 4 logged in", "of 4 in")
    assert all(sorted(forms, key=len, reverse=True) == list(forms) for forms in made.values())


def test_what_is_counted_over_half_an_hour_says_so() -> None:
    assert {tile.title for tile in tiles(a_floor(), NOW, NOW) if tile.period == "30 min"} == {
        "SERVICE LEVEL",
        "ABANDONED",
        "AVERAGE WAIT",
    }


def captions(*queues: Queue, standards: Standards) -> dict[str, str]:
    made = tiles(floor(queues, standards=standards), NOW, NOW)
    return {tile.title: tile.captions[0] for tile in made if tile.title in ("LONGEST WAIT", "SERVICE LEVEL")}


def test_a_floor_without_phones_is_not_held_to_the_phones_promise() -> None:
    chats = [queue(number, media_type="chat", queue_size=1, longest_wait_time_s=5) for number in "12"]
    own = QueueRule(Selection(ids=("1",)), target=ServiceTarget(0.9, 30))

    assert captions(*chats, standards=Standards()) == {"LONGEST WAIT": "within 1:00", "SERVICE LEVEL": "target 80 %"}
    assert captions(*chats, standards=Standards(queue_rules=(own,)))["SERVICE LEVEL"] == ""


def test_the_longest_wait_names_its_queue_whose_target_it_has() -> None:
    def longest(phone_s: int | None, chat_s: int | None) -> tuple[str, tuple[str, ...]]:
        made = floor(
            [
                queue("1", name="Technical Support", queue_size=1, longest_wait_time_s=phone_s),
                queue("2", name="Web Chat", media_type="chat", queue_size=1, longest_wait_time_s=chat_s),
                queue("3", media_type="email", queue_size=1, longest_wait_time_s=5000),
            ]
        )
        drawn = tile("LONGEST WAIT", made)
        return drawn.captions[0], drawn.names

    assert longest(12, 18) == ("within 1:00", ("Web Chat",))
    assert longest(18, 12) == ("within 0:20", ("Technical Support", "Technical…", "Technic…"))
    assert longest(None, None) == ("", ()), "nobody's promise"


def test_only_the_longest_wait_ticks() -> None:
    first, later = tiles(a_floor(), NOW, NOW), tiles(a_floor(), Moment(7), Moment(7))

    assert [(tile.title, tile.text) for tile in later if tile not in first] == [("LONGEST WAIT", "0:32")]


@pytest.mark.parametrize(
    ("accepted", "abandoned", "is_on"),
    [(0, 1, False), (19, 1, True), (17, 1, False), (100, 0, True)],
)
def test_of_few_contacts_too_a_share_is_on_target_only_where_it_keeps_it(
    accepted: int, abandoned: int, is_on: bool
) -> None:
    made = floor([queue("1", thirty_min_accepted=accepted, thirty_min_abandoned=abandoned)])

    assert tile("ABANDONED", made).is_on_target is is_on


def test_a_wait_is_on_target_until_it_has_gone_on_beyond_it() -> None:
    made = floor([queue(queue_size=1, longest_wait_time_s=12)])

    assert tile("LONGEST WAIT", made, Moment(elapsed_s=8)).is_on_target
    assert not tile("LONGEST WAIT", made, Moment(elapsed_s=9)).is_on_target
    assert not tile("WAITING", made).is_on_target


def test_a_longest_wait_of_nothing_stands_still() -> None:
    made = floor([queue(queue_size=2, longest_wait_time_s=0)])

    assert tile("LONGEST WAIT", made, queues=Moment(7)).text == "0:00"


def test_figures_of_contacts_follow_the_queue_list_and_figures_of_people_the_agent_list() -> None:
    made = tiles(a_floor(), OLD, NOW)

    assert {tile.title for tile in made if tile.is_current} == {"FREE", "OCCUPANCY", "ON BREAK"}


def test_old_figures_in_captions_have_a_tilde_and_targets_none() -> None:
    captions = {tile.captions[0] for tile in tiles(a_floor(), OLD, OLD)}

    assert {"of ~4 logged in", "~2 at work now", "target 80 %"} <= captions


def test_without_a_reading_every_figure_is_a_dash() -> None:
    made = tiles(floor(standards=ALL), NOW, NOW)

    assert {(tile.figure, tile.unit, tile.ink) for tile in made} == {("–", "", "hint")}


def test_an_old_figure_carries_a_tilde_and_no_value_none() -> None:
    assert replace(TILE, is_current=False).figure == "~14"
    assert replace(TILE, text="–", is_current=False).figure == "–"


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


def test_a_figure_says_where_it_has_gone_and_whether_that_is_worse() -> None:
    made = after_ten_minutes(waiting=3, free=3)

    assert {
        title: [(text(direction.long()), direction.is_worse) for direction in tile(title, made).directions]
        for title in ("WAITING", "LONGEST WAIT", "SERVICE LEVEL", "FREE", "OCCUPANCY")
    } == {
        "WAITING": [("▽ 6 in 10m", False)],
        "LONGEST WAIT": [("▽ 1:15 in 10m", False)],
        "SERVICE LEVEL": [],
        "FREE": [("△ 2 in 10m", False)],
        "OCCUPANCY": [("↓ 27 in 10m", None)],
    }


def test_old_figures_go_nowhere() -> None:
    assert tile("WAITING", after_ten_minutes(), queues=OLD).directions == ()
    assert tile("FREE", after_ten_minutes(free=2), queues=OLD).directions != ()


def test_a_sparkline_grows_from_the_right() -> None:
    assert text(tile("WAITING", a_floor()).spark(6, 1)[0]) == "     ▆"
    assert text(tile("WAITING", after_ten_minutes()).spark(6, 1)[0]) == "   █ ▃"
    assert text(Tile("WAITING", "WAIT", "–").spark(6, 1)[0]) == "      "


@pytest.mark.parametrize(
    ("title", "now", "bars"),
    [
        ("WAITING", "1", "▃"),
        ("LONGEST WAIT", "0:25", "█"),
        ("SERVICE LEVEL", "90 %", "▇"),
        ("ABANDONED", "10 %", "█"),
        ("OCCUPANCY", "67 %", "▆"),
    ],
)
def test_a_sparkline_is_scaled_from_zero_to_what_makes_it_large(title: str, now: str, bars: str) -> None:
    """To a few contacts, the wait's target, a whole level, or twice what may be abandoned."""
    made = tile(title, floor(queues(waiting=1), people(), ALL))

    assert (f"{made.text} {made.unit}".strip(), text(made.spark(1, 1)[0])) == (now, bars)


def test_a_sparkline_has_the_colour_of_its_figure_and_none_where_all_is_well() -> None:
    assert ink(tile("WAITING", a_floor()).spark(6, 1)[0], "▆") == "warning"
    assert ink(tile("SERVICE LEVEL", a_floor()).spark(6, 1)[0], "▇") == "track"
    assert ink(tile("WAITING", a_floor(), queues=OLD).spark(6, 1)[0], "▆") == "track"


def test_a_duration_has_more_width_than_a_count_or_share() -> None:
    by_measure = {measure: Tile("", "", "", measure).weight for measure in Measure}

    assert by_measure[Measure.SECONDS] > by_measure[Measure.COUNT] == by_measure[Measure.FRACTION]


def test_every_figure_has_a_title_and_a_short_one() -> None:
    assert set(TITLES) == set(Figure)
    assert all(len(short) <= 6 for _, short in TITLES.values())


def test_what_goes_on_between_two_readings_is_named() -> None:
    now, later = (tiles(a_floor(), Moment(elapsed_s), Moment(elapsed_s)) for elapsed_s in (0, 77))

    moved = [before.title for before, after in zip(now, later, strict=True) if before != after]
    assert moved == [TITLES[figure][0] for figure in TICKING]
