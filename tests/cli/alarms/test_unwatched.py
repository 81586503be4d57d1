"""Rules that had nothing to watch: which, and why."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest

from tests.cli.factories import run
from tests.floors import START, queue, situation
from tests.model.alarm.watched import rule
from wallboard.cli.alarms.rehearsal import rehearsed
from wallboard.model.alarm.maintenance import Maintenance
from wallboard.model.alarm.rule import Rule, Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.instant import Instant
from wallboard.model.opening import OpeningHours
from wallboard.model.selection import Selection
from wallboard.model.standards import Standards

OTHER_DAYS = OpeningHours({(START.wall.weekday() + 1) % 7: ((time(8), time(18)),)})
SALES_AT_WORK = Maintenance(START.wall, START.wall + timedelta(hours=1), Selection(("1",)))


def unwatched(*rules: Rule, maintenance: tuple[Maintenance, ...] = ()) -> dict[str, str]:
    """Why each of the rules had nothing to watch in two readings of a floor with the queues Sales and Returns."""
    queues = [queue("1", name="Sales"), queue("2", name="Returns")]
    times = (Instant(START.wall, 0.0).plus(10.0 * number) for number in range(2))
    readings = [(at, situation(queues, read_at=at)) for at in times]
    return dict(rehearsed(readings, Standards(), Rules(rules, maintenance)).unwatched)


@pytest.mark.parametrize(
    ("watching", "why"),
    [
        (rule("wait>20", where="name:fax"), "no queue fits its where, name:fax"),
        (rule("waiting>0", scope=Scope.TEAM), "there is no team"),
        (rule("wait>20", hours=OTHER_DAYS), "none of this time is in its hours"),
        (rule("wait>20", where="name:sales"), "what it is about was closed, or in maintenance, all the time"),
    ],
)
def test_a_rule_that_finds_nothing_says_why(watching: Rule, why: str) -> None:
    assert unwatched(watching, maintenance=(SALES_AT_WORK,)) == {"rule": why}


def test_a_rule_that_watches_something_is_not_told_whether_it_fires_or_not() -> None:
    rules = (rule("wait>20", name="all"), rule("wait>20", name="some", where="name:returns"))

    assert unwatched(*rules, maintenance=(SALES_AT_WORK,)) == {}


def test_the_lists_are_watched_in_any_maintenance() -> None:
    everything = Maintenance(START.wall, START.wall + timedelta(hours=1))

    assert unwatched(rule(critical="!freshness:live", scope=Scope.FEED), maintenance=(everything,)) == {}


def test_the_command_says_which_rule_watched_nothing(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        '[profiles.main.alarms.faxes-wait]\nof = "queue"\nwhere = "name:fax"\nwarning = "wait>2m"\n', encoding="utf-8"
    )

    result = run("alarms", "test", "--hours", "0.01", "--config", str(config))

    assert result.exit_code == 0, result.stderr
    assert "\nfaxes-wait watched nothing: no queue fits its where, name:fax.\n" in result.stdout
    assert result.stdout.count("watched nothing") == 1
