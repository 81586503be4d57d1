"""What rules make of a stretch of readings, and of a simulated day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.cli.factories import run
from tests.floors import START, queue, situation
from tests.model.alarm.watched import rule
from wallboard.cli.alarms.rehearsal import Rehearsal, rehearsed
from wallboard.cli.floors import chosen
from wallboard.cli.simulated import settings
from wallboard.cli.simulated_time import polls
from wallboard.config.rules import rules
from wallboard.config.standards import standards
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.instant import Instant
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards
from wallboard.simulator.floor.world import Floor


def waits(seconds: Sequence[int]) -> Iterator[tuple[Instant, Situation]]:
    """Readings 10 s apart, the first at a full minute, with that longest wait."""
    for number, wait_s in enumerate(seconds):
        at = Instant(START.wall, 0.0).plus(10.0 * number)
        records = [queue(queue_size=1 if wait_s else 0, longest_wait_time_s=wait_s)]
        yield at, situation(records, read_at=at)


def test_an_episode_has_its_worst_level_the_words_of_it_and_how_long_it_lasted() -> None:
    watched_by = Rules((rule("wait>20", "wait>=60", message="waits {wait}", calm_s=20),))

    found = rehearsed(waits([0, 25, 65, 25, 0, 0, 0, 30]), Standards(), watched_by)

    first, second = found.episodes
    assert (first.severity, first.words, first.lasted_s) == (Severity.CRITICAL, "waits 1:05", 50)
    assert (second.severity, second.words, second.lasted_s) == (Severity.WARNING, "waits 0:30", None)
    assert first.fired.since(Instant(START.wall, 0.0)) == 10


def test_shares_are_of_the_minutes_in_which_anything_stood() -> None:
    watched_by = Rules((rule("wait>20", "wait>=60", calm_s=0), rule("wait>20", name="other", calm_s=0)))

    found = rehearsed(waits([*[0] * 6, 65, *[25] * 11, *[0] * 12]), Standards(), watched_by)

    assert found.minutes == 5
    assert found.in_alarm == {"rule": {1, 2}, "other": {1, 2}}
    assert found.in_critical == {"rule": {1}}
    assert (found.alarm_share, found.critical_share) == (0.4, 0.2)


def test_times_go_on_evenly_where_the_clocks_face_jumps() -> None:
    choice = chosen("quiet-night", "small", 1)
    start = datetime(2027, 3, 14, 1, 59, 50, tzinfo=ZoneInfo("America/New_York"))
    simulated = Floor(choice.scenario, seed=1, start=start)

    read = [at for at, _ in polls(simulated, Instant(start, 0.0), length_s=20, step_s=10)]

    assert [f"{at.wall:%H:%M:%S}" for at in read] == ["01:59:50", "03:00:00"]
    assert simulated.now == read[-1].wall


@pytest.mark.parametrize("begin", [7, 10, 17])
def test_half_an_hour_of_a_normal_day_is_quiet(begin: int) -> None:
    assert half_an_hour("normal-day", begin).critical_share < 0.1


def test_half_an_hour_of_an_outage_is_loud() -> None:
    loud = half_an_hour("outage", 10)

    assert loud.critical_share > 0.5
    assert any(episode.severity is Severity.CRITICAL for episode in loud.episodes)


def half_an_hour(scenario: str, begin: int) -> Rehearsal:
    choice = chosen(scenario, "small", 1)
    held_to = standards(settings(choice.scenario))
    start = datetime(2027, 3, 1, begin, tzinfo=ZoneInfo(choice.scenario.time_zone))
    simulated = Floor(choice.scenario, seed=1, start=start)
    readings = polls(simulated, Instant(start, 0.0), length_s=1800, step_s=10)
    return rehearsed(readings, held_to, rules(settings(choice.scenario), held_to))


def test_the_command_prints_what_fired_and_a_sum_per_rule() -> None:
    result = run("alarms", "test", "--hours", "0.1")

    assert result.exit_code == 0, result.stderr
    first, floor, _, header, *lines = result.stdout.splitlines()
    assert first == "Rules: built in; there is no configuration."
    assert floor == "Floor: 50 agents, 20 queues, scenario demo, seed 1, 10:40 to 10:46, read every 10 s."
    assert header.split() == ["at", "level", "rule", "subject", "words", "lasted"]
    fired = [line.split() for line in lines[: lines.index("")]]
    assert ["10:41:10", "critical", "longest-wait", "Billing"] in [words[:4] for words in fired]
    assert [words[0] for words in fired] == sorted(words[0] for words in fired)
    sums = {line.split()[0]: line.split()[1:] for line in lines[lines.index("") + 1 :] if line}
    assert int(sums["longest-wait"][0]) == sum(words[2] == "longest-wait" for words in fired)
    assert lines[-1].startswith("Of 6 minutes, ")


def test_the_same_seed_fires_the_same() -> None:
    arguments = ("alarms", "test", "--hours", "0.05", "--scenario", "monday-peak", "--from", "11:30")

    assert run(*arguments, "--seed", "2").stdout == run(*arguments, "--seed", "2").stdout


def test_a_time_of_day_that_is_none_is_a_usage_error() -> None:
    result = run("alarms", "test", "--from", "9")

    assert result.exit_code == 2
    assert 'must be a time of day such as "08:30"' in result.stderr
