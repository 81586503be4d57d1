from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.floors import START, agent, floor, queue
from tests.ui.render.walls import STATES, WallState, drawn, floor_of, text, wall
from wallboard.model.alerts import Alert, Alerts
from wallboard.model.rotation import Rotation
from wallboard.model.wall import PAGES, Page, WallPlan
from wallboard.ui.render.lettering import PLAIN, every_size
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.wall import SHIFT_S, Wall
from wallboard.ui.render.wall_rows import queue_table
from wallboard.ui.render.wall_table import wall_table

SIZES = st.tuples(st.integers(1, 420), st.integers(1, 130))


@given(SIZES, st.sampled_from(STATES), st.sampled_from(PAGES), st.sampled_from(["", "CRM down, use paper form"]))
@settings(max_examples=60)
def test_a_wall_fills_every_size_exactly(size: tuple[int, int], state: WallState, page: Page, message: str) -> None:
    drawn(wall(state, page, message=message, names=True), *size)


@given(st.integers(80, 420), st.integers(24, 130), st.sampled_from(PAGES))
@settings(max_examples=60)
def test_no_figure_is_cut_at_any_size(width: int, height: int, page: Page) -> None:
    cut = re.compile(r"\d…")

    assert not cut.search(text(wall("trouble", page), width, height))


def test_the_smallest_wall_has_four_tiles_and_the_worst_queue() -> None:
    shown = text(wall("trouble"), 40, 12)

    for words in ("WAITING ", "OLDEST ", "LEVEL ", "LOST ", "◆ WARN", "▲  Rechnungen und M…", "● LIVE"):
        assert words in shown


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (240, 67), (400, 120)])
def test_old_numbers_lose_their_colours_and_the_banner_crosses_the_wall(size: tuple[int, int]) -> None:
    lines = drawn(wall("stale"), *size)

    banner = [line for line in lines if any(ink == "banner" for _, ink in line)]
    assert banner
    assert all(sum(len(part) for part, ink in line if ink == "banner") == size[0] - 1 for line in banner)
    below = lines[max(at for at, line in enumerate(lines) if line in banner) + 1 :]
    assert {ink for line in below for part, ink in line if part.strip()} <= {"hint", "label", "track"}


def test_every_old_number_has_a_tilde() -> None:
    for page in PAGES[1:]:
        shown = text(wall("stale", page), 80, 24)
        body = [line for line in shown.split("\n")[5:] if "●" not in line]
        figures = re.findall(r"(?<![\d:~])\d[\d:]*", "\n".join(body))
        assert len(figures) <= 6, figures  # targets, which are no readings, and "30 MIN"
        assert "~" in shown


def test_a_floor_that_is_not_read_has_no_numbers() -> None:
    shown = text(wall("never"), 80, 24)

    assert "NO DATA" in shown
    assert "0" not in "".join(shown.split("\n")[3:14])


def test_a_closed_floor_is_dim_and_says_when_it_opens() -> None:
    lines = drawn(wall("closed"), 100, 30)

    shown = text(wall("closed"), 100, 30)
    assert "CLOSED  ·  opens tomorrow at 03:00" in shown
    assert {ink for line in lines[2:-3] for part, ink in line if part.strip()} <= {"hint", "label", "warning"}


def test_a_floor_whose_opening_has_passed_without_an_answer_is_not_closed_but_not_live() -> None:
    before, after = (
        replace(wall("closed"), now=START.plus((at - START.wall).total_seconds()))
        for at in (datetime(2027, 3, 2, 7, 55, tzinfo=UTC), datetime(2027, 3, 2, 9, 12, tzinfo=UTC))
    )

    assert "CLOSED  ·  opens at 03:00" in text(before, 100, 30)
    shown = text(after, 100, 30)
    assert "CLOSED" not in shown
    assert all(words in shown for words in ("NOT LIVE", "NO NEW DATA FOR 18:39:53", "WAITING", "~", "headline"))


def test_agents_have_no_names_unless_they_are_asked_for() -> None:
    over = agent("a", name="Maria Keller", status=4, time_in_status_s=9000)
    crowd = Wall(START, floor([queue()], [over]), Rotation(WallPlan(), Page.AGENTS))

    for size in ((80, 24), (240, 67)):
        assert "Maria" not in text(crowd, *size)
    assert "Maria Keller  2:30:00" in text(replace(crowd, names=True), 120, 30)


def test_the_wall_moves_by_a_cell_in_its_margin() -> None:
    first = text(wall("normal"), 80, 24).split("\n")
    at = wall("normal").now
    places = [text(wall("closed", now=at.plus(step * SHIFT_S)), 80, 24).split("\n") for step in range(5)]

    assert first
    assert len({tuple(place) for place in places[:4]}) == 4
    assert places[0][0].strip() != "" or places[0][-1].strip() == ""


@pytest.mark.parametrize(("width", "height"), [(30, 8), (20, 6)])
def test_a_terminal_that_is_too_small_for_a_wall_has_the_one_worst_number(width: int, height: int) -> None:
    assert "▲ CRITICAL" in text(wall("trouble"), width, height)


def test_and_one_that_is_too_small_for_that_says_what_a_wall_needs() -> None:
    assert text(wall("trouble"), 20, 3).split("\n")[0] == "A wall needs 40×12. "


def test_a_critical_tile_is_a_plate_and_a_word() -> None:
    bad = floor([queue(queue_size=2, longest_wait_time_s=300)])
    shown = Wall(START, bad)

    assert "▲ CRITICAL" in text(shown, 100, 30)
    plates = [line for line in drawn(shown, 100, 30) if any(ink == "critical-plate" for _, ink in line)]
    assert len(plates) > 3


def bars(width: int, height: int, state: WallState = "normal") -> list[str]:
    """Return the lines of the tiles that hold bars of a sparkline."""
    return [line for line in text(wall(state), width, height).splitlines() if set("▂▃▅▆▇") & set(line)]


def test_beside_a_figure_stands_how_it_came_to_that_where_there_is_room() -> None:
    waiting, *_ = bars(160, 45)

    assert waiting.index("▂") > 20
    assert not bars(40, 12)
    assert not bars(80, 24)


def test_a_plate_has_no_ground_for_a_sparkline() -> None:
    for line in drawn(wall("trouble"), 160, 45):
        assert not [words for words, ink in line if ink == "critical-plate" and set("▂▃▅▆▇") & set(words)]


def test_a_long_message_is_cut_and_a_short_one_is_large() -> None:
    assert "CRM down, use paper form" in text(wall(message="CRM down, use paper form"), 80, 24)
    assert "…" in text(wall(message="x" * 200), 80, 24).split("\n")[-3]
    assert "CRM" not in text(wall(message="CRM down"), 240, 67)


def test_the_floors_of_all_states_are_different() -> None:
    assert len({id(floor_of(state)) for state in STATES}) == len(STATES)


BILLING = Alert("Billing", (Page.HEADLINE,), "longest wait 4:12, target 0:20")
SALES = Alert("Sales", (Page.QUEUES,), "longest wait 1:05, target 0:20")
WANTING: Alerts = {("wait", "1"): BILLING, ("wait", "2"): SALES}


def last_line(width: int, state: WallState = "normal", held_for: str = "") -> str:
    shown = wall(state, rotation=Rotation(WallPlan(), held_for=held_for), alerts=WANTING)
    return next(line.strip() for line in reversed(text(shown, width, 40).split("\n")) if line.strip())


def test_the_last_line_tells_what_wants_somebody_in_the_words_of_its_alarm() -> None:
    assert "headline · ▲ Billing: longest wait 4:12, target 0:20 · 1 more" in last_line(120)
    assert "headline · held for Sales: longest wait 1:05, target 0:20 · 1 more" in last_line(120, held_for="Sales")


def test_the_last_line_says_of_words_of_before_that_they_are_what_was() -> None:
    calm = {("wait", "1"): replace(BILLING, is_calm=True)}

    shown = text(wall(rotation=Rotation(), alerts=calm), 120, 40)

    assert "▲ Billing, was: longest wait 4:12, target 0:20" in shown


def test_words_give_way_to_names_and_keys_where_a_wall_is_narrow() -> None:
    assert last_line(60).split() == ["●○○○", "headline", "·", "▲", "Billing", "·", "1", "more", "esc", "back"]


def test_a_closed_floor_calls_for_nobody() -> None:
    assert "Billing" not in last_line(120, "closed")


FEW = floor(
    [queue("1", name="Half", thirty_min_sla_activity=50), queue("2", name="Whole", thirty_min_sla_activity=100)]
)


def test_a_bar_as_long_as_the_level_leads_from_a_queue_to_its_figures_where_there_is_room() -> None:
    lines = text(Wall(START, FEW), 100, 30).split("QUEUES")[1].split("\n")

    half, whole = (line.count("━") for name in ("Half", "Whole") for line in lines if name in line)
    assert half > 15
    assert abs(2 * half - whole) <= 3
    assert "SERVICE LEVEL" in lines[0]


@pytest.mark.parametrize("size", [(60, 10), (98, 20), (138, 20), (144, 38), (238, 60)])
def test_bars_leave_a_list_of_queues_as_large_as_it_is_without_them(size: tuple[int, int]) -> None:
    listed = queue_table(FEW, Moment(), START.wall)
    bare = replace(listed, rows=tuple(replace(row, bar=None) for row in listed.rows), bar_title="")

    ends = [
        [("".join(part for part, _ in line)[:8], "".join(part for part, _ in line)[-12:]) for line in lines]
        for lines in (wall_table(table, *size, every_size()) for table in (listed, bare))
    ]
    assert ends[0] == ends[1]


@pytest.mark.parametrize(
    ("wait_s", "width", "words"),
    [
        (300, 80, "10 more, 10 of them ◆"),
        (300, 74, "10 more, 10 ◆"),
        (300, 65, "+10 ◆"),
        (0, 65, "10 more"),
        (0, 62, "+10"),
    ],
)
def test_how_many_rows_find_no_room_is_told_in_the_longest_words_that_do(wait_s: int, width: int, words: str) -> None:
    many = floor([queue(f"{number}", name="Q", queue_size=2, longest_wait_time_s=wait_s) for number in range(12)])

    heading = wall_table(queue_table(many, Moment(), START.wall), width, 3, (PLAIN,))[0]

    assert heading[2][0].strip() == words


def test_the_footer_names_the_page_as_its_heading_does() -> None:
    no_teams = floor([queue()])

    assert "  teams" in text(wall(page=Page.QUEUES), 100, 30).split("\n")[-2]
    assert "  queues" in text(wall(page=Page.QUEUES, floor=no_teams), 100, 30).split("\n")[-2]


@pytest.mark.parametrize("size", [(160, 45), (200, 50)])
def test_a_long_title_is_cut_before_time_and_freshness_are_written_small(size: tuple[int, int]) -> None:
    shown = text(wall(title="simulated (monday-peak)"), *size)

    assert "LIVE" not in shown
    assert "█   █ █ █ █▀▀" in shown.split("\n")[1]
