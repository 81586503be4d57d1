from __future__ import annotations

import re

from tests.floors import queue
from tests.ui.boards import board
from tests.ui.drawn import colours
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import Standards
from wallboard.ui.widgets.service_levels import ServiceLevels

PHONE = queue("1", thirty_min_sla_activity=70, day_sla_activity=85)
CHAT = queue("2", media_type="chat", thirty_min_sla_activity=90)
MAIL = queue("3", media_type="email", thirty_min_queued=0, thirty_min_accepted=0, day_queued=0, day_sla_activity=-1)


async def test_the_live_floor_and_each_medium_have_a_line() -> None:
    async with board([PHONE, CHAT, MAIL], size=(200, 50)) as under_test:
        heading, *lines = under_test.lines(ServiceLevels)

        assert " ".join(heading.split()) == "SERVICE LEVEL 30 min ━ day ─ target ╋ the day, est. 30 min 30 min"
        assert [re.sub(r"[━─╋]+", "…", re.sub(" +", " ", line)).strip() for line in lines] == [
            "Live floor … 80 % day 88 % 18 may still miss on target 80 % 20 contacts",
            "◆ Phone … 70 % day 85 % 6 may still miss 10 below 80 % in 20 s 10 contacts",
            "Chat … 90 % day 90 % 12 may still miss 10 above 80 % in 60 s 10 contacts",
            "E-mail · no data · – day – 90 % in 4 h 0 contacts",
        ]


async def test_a_floor_without_numbers_says_so() -> None:
    async with board(size=(200, 50)) as under_test:
        assert under_test.lines(ServiceLevels)[1] == "  no data"


async def test_old_gauges_lose_their_colours_and_the_day_still_ends_somewhere() -> None:
    async with board([PHONE], size=(200, 50)) as under_test:
        await under_test.wait(60)

        assert "~70 %" in under_test.lines(ServiceLevels)[1]
        assert colours(under_test.app.screen.query_one(ServiceLevels)) == {"hint", "track"}


async def test_the_floors_own_target_is_its_own() -> None:
    standards = Standards(floor_target=ServiceTarget(0.85, 30))
    async with board([PHONE, CHAT], size=(200, 50), standards=standards) as under_test:
        assert re.search("5 below +85 % in 30 s", under_test.lines(ServiceLevels)[1])
