from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.ui.drawn import ink, text
from wallboard.model.figure import Severity
from wallboard.model.foresight.budget import budget
from wallboard.model.level_gauge import LevelGauge
from wallboard.ui.render.cells import Spans, joined, width_of
from wallboard.ui.render.columns import place
from wallboard.ui.render.gauges import LEVEL_COLUMNS, heading
from wallboard.ui.render.moment import Moment

PHONE = LevelGauge("phone", 0.71, 0.83, 0.8, 20, Severity.WARNING, 4, 142)
FLOOR = replace(PHONE, media=None, within_s=None)
FAX = LevelGauge("fax", None, None, None, None, Severity.NONE, 1, 0)
OLD = Moment(is_current=False)


def drawn(level: LevelGauge, width: int = 116, moment: Moment | None = None) -> Spans:
    return joined([part.draw(level, moment or Moment()) for part in place(LEVEL_COLUMNS, width)], (" ", "value"))


def after_gauge(level: LevelGauge, width: int = 116, moment: Moment | None = None) -> str:
    return " ".join(text(drawn(level, width, moment)).replace("·", "─").split("─")[-1].split())


def test_a_gauge_has_sign_name_levels_distance_target_and_what_it_stands_on() -> None:
    assert text(drawn(PHONE)).startswith("◆ Phone      ━━━")
    assert after_gauge(PHONE) == "71 % day 83 % 9 below 80 % in 20 s 142 contacts"
    assert ink(drawn(PHONE), "71 %") == ink(drawn(PHONE), "9 below") == "warning"


def test_the_live_floor_stands_by_its_name_and_may_have_a_share_without_an_answer_within() -> None:
    assert text(drawn(FLOOR)).startswith("◆ Live floor ")
    assert after_gauge(FLOOR) == "71 % day 83 % 9 below 80 % 142 contacts"


@pytest.mark.parametrize(
    ("level", "severity", "words", "inked"),
    [
        (0.8, Severity.NONE, "on target", "good"),
        (0.796, Severity.NONE, "on target", "good"),
        (0.86, Severity.NONE, "6 above", "good"),
        (0.6, Severity.CRITICAL, "20 below", "critical"),
        (0.6, Severity.NONE, "20 below", "value"),
    ],
)
def test_the_distance_to_the_target_is_that_of_the_figures_shown(
    level: float, severity: Severity, words: str, inked: str
) -> None:
    line = drawn(replace(PHONE, level_30min=level, severity=severity))

    assert words in text(line)
    assert ink(line, "━") == inked


def test_a_level_that_nothing_is_held_to_is_neither_good_nor_bad() -> None:
    fax = replace(FAX, level_30min=0.3, level_day=0.3, contacts=1)

    assert ink(drawn(fax), "30 %") == ink(drawn(fax), "━") == "value"
    assert after_gauge(fax) == "30 % day 30 % no target 1 contact"


@pytest.mark.parametrize(
    ("day", "contacts", "severity", "words", "inked"),
    [
        (0.74, 412, Severity.WARNING, "124 in a row to mend", "warning"),
        (0.74, 412, Severity.NONE, "124 in a row to mend", "label"),
        (0.50, 412, Severity.CRITICAL, "not to mend today", "critical"),
        (0.86, 412, Severity.WARNING, "30 may still miss", "hint"),
        (0.80, 412, Severity.NONE, "0 may still miss", "hint"),
    ],
)
def test_a_gauge_says_what_the_day_still_allows_or_asks_for(
    day: float, contacts: int, severity: Severity, words: str, inked: str
) -> None:
    line = drawn(replace(PHONE, severity=severity, budget=budget(day, contacts, 0.8)))

    assert words in text(line)
    assert ink(line, words) == inked


def test_the_heading_says_over_the_budgets_that_they_are_estimated() -> None:
    placed = place(LEVEL_COLUMNS, 100)
    line = text(drawn(replace(PHONE, budget=budget(0.74, 412, 0.8))))

    assert text(heading(placed)).index("the day, est.") == line.index("124 in a row")
    assert "est." not in text(heading(place(LEVEL_COLUMNS, 60)))


def test_the_heading_says_what_the_half_hours_figures_are_of() -> None:
    over = text(heading(place(LEVEL_COLUMNS, 130)))
    line = text(drawn(replace(PHONE, budget=budget(0.74, 412, 0.8)), 130))

    for words in ("9 below", "142 contacts"):
        assert over[: line.index(words) + len(words)].endswith(" 30 min")


@pytest.mark.parametrize(("contacts", "target"), [(19, 0.8), (None, 0.8), (412, None)])
def test_there_is_no_budget_that_the_numbers_cannot_carry(contacts: int | None, target: float | None) -> None:
    assert "miss" not in text(drawn(replace(PHONE, budget=budget(0.86, contacts, target))))


def test_the_day_goes_on_behind_the_half_hour_as_a_thin_line() -> None:
    line = drawn(PHONE, 140)

    assert [name for part, name in line if set(part) & set("━─╋")] == ["warning", "label", "tick", "label", "track"]
    assert [name for part, name in drawn(replace(PHONE, level_day=0.5)) if "─" in part] == ["track", "track"]


def test_no_data_is_not_zero() -> None:
    assert "· no data ·" in text(drawn(FAX))
    assert after_gauge(FAX) == "– day – no target 0 contacts"
    only_day = drawn(replace(PHONE, level_30min=None, severity=Severity.NONE, contacts=0))
    assert "━" not in text(only_day)
    assert ink(only_day, "─") == "label"
    assert " – " in text(only_day)


def test_old_levels_carry_a_tilde_and_no_value_none() -> None:
    assert after_gauge(PHONE, moment=OLD) == "~71 % day ~83 % 9 below 80 % in 20 s ~142 contacts"
    assert after_gauge(FAX, moment=OLD) == "– day – no target ~0 contacts"


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (113, "71 % day 83 % 124 in a row to mend 9 below 80 % in 20 s 142 contacts"),
        (112, "71 % day 83 % 124 in a row to mend 9 below 80 % in 20 s"),
        (96, "71 % day 83 % 124 in a row to mend 80 % in 20 s"),
        (86, "71 % day 83 % 124 in a row to mend"),
        (71, "71 % day 83 %"),
        (50, "71 %"),
    ],
)
def test_columns_drop_by_priority_as_the_width_shrinks(width: int, words: str) -> None:
    assert after_gauge(replace(PHONE, budget=budget(0.74, 412, 0.8)), width) == words


@pytest.mark.parametrize("width", [44, 48, 60, 71, 72, 120, 300])
def test_the_target_ticks_of_all_media_with_one_target_line_up(width: int) -> None:
    chat = LevelGauge("chat", 0.2, None, 0.8, 60, Severity.CRITICAL, 1, 3)
    lines = [text(drawn(gauge, width)) for gauge in (PHONE, chat, FLOOR)]

    assert len({line.index("╋") for line in lines}) == 1
    assert all(width_of(drawn(gauge, width)) <= width for gauge in (PHONE, chat, FAX, FLOOR))
