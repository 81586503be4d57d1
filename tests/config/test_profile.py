"""What the settings become: connection and standards."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.config.factories import CONNECTED, profile
from wallboard.config.errors import ConfigError
from wallboard.model.agent import AgentState
from wallboard.model.figure import Figure, Levels
from wallboard.model.opening import OpeningHours
from wallboard.model.queue import QueueKind
from wallboard.model.selection import Selection
from wallboard.model.service_level import ServiceTarget
from wallboard.model.standards import QueueRule, Standards

FULL = (
    CONNECTED
    + """
wire = "xml"
proxy = "http://proxy.example.com:3128"
time_zone = "Europe/London"
queue_ids = [116, "117"]
queues = ["Sales*"]
agents = ["* Smith"]
headline = ["waiting", "free"]
theme = "day"
start_screen = "agents"
log_file = "board.log"
duration_includes_wrap_up = true

[profiles.main.targets]
floor = "85 % in 15s"
phone = "90 % in 10s"
abandoned = "3 %"

[profiles.main.limits]
break = "20m"
offline = "off"
busy = "1h"
hold = "off"
reasons = { Lunch = "45m", Training = "off" }

[profiles.main.levels]
longest-wait = { warning = "30s", critical = "1m" }
service-level = { warning = "80 %", critical = "60 %" }
free = { warning = 2, critical = 0 }

[profiles.main.groups]
108 = "Sales"
109 = { label = "Support", opening = { hours = { mon = "09:00-17:00" }, time_zone = "Europe/Madrid" } }

[profiles.main.opening]
hours = { mon-fri = "08:00-18:00", sat = ["09:00-12:00", "22:00-24:00"] }
holidays = [2027-01-01]

[[profiles.main.queue_rules]]
queues = ["Callback*"]
kind = "deferred"
target = "80 % in 2h"
opening = { hours = { mon = "00:00-24:00" } }
"""
)
LONDON = ZoneInfo("Europe/London")


def test_without_settings_the_standards_are_the_defaults(tmp_path: Path) -> None:
    assert profile(tmp_path).standards == Standards()


def test_every_setting_reaches_the_standards(tmp_path: Path) -> None:
    standards = profile(tmp_path, FULL).standards

    day = ((time(8), time(18)),)
    assert standards == Standards(
        queues=Selection(("116", "117"), ("Sales*",)),
        agents=Selection((), ("* Smith",)),
        groups={"108": "Sales", "109": "Support"},
        group_opening={"109": OpeningHours({0: ((time(9), time(17)),)}, frozenset(), ZoneInfo("Europe/Madrid"))},
        media_targets={
            "phone": ServiceTarget(0.9, 10),
            "chat": ServiceTarget(0.8, 60),
            "email": ServiceTarget(0.9, 14400),
            "vmail": ServiceTarget(0.9, 14400),
        },
        floor_target=ServiceTarget(0.85, 15),
        abandoned_target=0.03,
        queue_rules=(
            QueueRule(
                Selection((), ("Callback*",)),
                ServiceTarget(0.8, 7200),
                QueueKind.DEFERRED,
                OpeningHours({0: ((time(0), time(0)),)}, frozenset(), LONDON),
            ),
        ),
        opening=OpeningHours(
            dict.fromkeys(range(5), day) | {5: ((time(9), time(12)), (time(22), time(0)))},
            frozenset({date(2027, 1, 1)}),
            LONDON,
        ),
        state_limits_s={AgentState.BREAK: 1200, AgentState.WRAP_UP: 300, AgentState.BUSY: 3600},
        reason_limits_s={"lunch": 2700, "training": None, "personal": None},
        hold_limit_s=None,
        duration_includes_wrap_up=True,
        headline=(Figure.WAITING, Figure.FREE),
        levels={
            Figure.LONGEST_WAIT: Levels(30, 60),
            Figure.SERVICE_LEVEL: Levels(0.8, 0.6),
            Figure.FREE: Levels(2, 0),
        },
        time_zone=LONDON,
    )


def test_every_other_setting_reaches_the_profile(tmp_path: Path) -> None:
    made = profile(tmp_path, FULL)

    assert (made.name, made.start.theme, made.start.view.screen) == ("main", "day", "agents")
    assert made.log_file == tmp_path / "board.log"
    assert made.connection.base_url == "https://vcc-na12.8x8.com"
    assert made.connection.tenant == "acme"
    assert made.connection.wire_format == "xml"
    assert made.connection.proxy == "http://proxy.example.com:3128"


def test_a_proxys_password_is_in_no_repr(tmp_path: Path) -> None:
    made = profile(tmp_path, CONNECTED + 'proxy = "http://kim:sesame@proxy.example.com:3128"')

    assert made.connection.proxy == "http://kim:sesame@proxy.example.com:3128"
    assert "sesame" not in repr(made)


def test_a_proxy_that_would_see_the_token_is_refused(tmp_path: Path) -> None:
    here = CONNECTED.replace('"na12"', '"http://127.0.0.1:8443"')
    assert profile(tmp_path, here).connection.base_url == "http://127.0.0.1:8443"

    with pytest.raises(ConfigError, match=r"proxy.* goes with https:// alone"):
        profile(tmp_path, here + 'proxy = "http://proxy.example.com:3128"')
