from __future__ import annotations

import pytest

from tests.ui.drawn import ink, text
from wallboard.model.figure import Severity
from wallboard.model.headline import LevelGauge
from wallboard.model.service_level import ServiceTarget
from wallboard.ui.render.cells import width_of
from wallboard.ui.render.gauges import level_line

PHONE = LevelGauge("phone", 0.71, 0.83, ServiceTarget(0.8, 20), Severity.WARNING, 4)
FAX = LevelGauge("fax", None, None, None, Severity.NONE, 1)


def test_a_medium_has_sign_name_gauge_levels_and_target() -> None:
    line = text(level_line(PHONE, 90, is_current=True))

    assert line.startswith("◆ Phone")
    assert line.endswith("71 %    day 83 %   80 % within 20 s")
    assert ink(level_line(PHONE, 90, is_current=True), "71 %") == "warning"


def test_a_level_that_nothing_is_held_to_is_neither_good_nor_bad() -> None:
    fax = LevelGauge("fax", 0.3, 0.3, None, Severity.NONE, 1)

    assert ink(level_line(fax, 90, is_current=True), "30 %") == "value"


def test_a_narrow_line_leaves_out_the_target() -> None:
    assert text(level_line(PHONE, 60, is_current=True)).endswith("71 %    day 83 %")


def test_old_levels_carry_a_tilde_and_no_value_a_dash() -> None:
    assert text(level_line(PHONE, 60, is_current=False)).endswith("~71 %   day ~83 %")
    assert text(level_line(FAX, 90, is_current=False)).endswith("–       day –   no target")


@pytest.mark.parametrize("width", [48, 60, 71, 72, 120])
def test_the_target_ticks_of_all_media_with_one_target_line_up(width: int) -> None:
    chat = LevelGauge("chat", 0.2, None, ServiceTarget(0.8, 60), Severity.CRITICAL, 1)
    lines = [text(level_line(gauge, width, is_current=True)) for gauge in (PHONE, chat)]

    assert lines[0].index("╋") == lines[1].index("╋")
    assert all(width_of(level_line(gauge, width, is_current=True)) <= width for gauge in (PHONE, chat, FAX))
