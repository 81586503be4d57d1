"""`wallboard alarms watch`: what a service prints, and how it ends."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path

import pytest

from tests.floors import START, TestClock, agent, queue, situation
from tests.model.alarm.watched import rule
from wallboard.cli.alarms.names import Subjects, nameless
from wallboard.cli.alarms.watching import Lines, news
from wallboard.model.alarm.alarms import News
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.instant import Instant
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards

WATCH = [sys.executable, "-m", "wallboard", "alarms", "watch", "--demo"]


class Readings:
    """Situations that come one after the other, 10 s apart; after the last the tenant says nothing more."""

    def __init__(self, clock: TestClock, *situations: Situation) -> None:
        self.closed = False
        self._clock = clock
        self._situations = situations

    async def __call__(self) -> AsyncGenerator[Situation]:
        try:
            for each in self._situations:
                self._clock.advance(10)
                yield each
            await asyncio.Event().wait()
        finally:
            self.closed = True


def waiting(*longest_wait_s: int) -> list[Situation]:
    at = START
    found = []
    for wait_s in longest_wait_s:
        at = at.plus(10)
        records = [queue(name="Billing", queue_size=1 if wait_s else 0, longest_wait_time_s=wait_s)]
        found.append(situation(records, [agent("jdoe", name="Jo Doe", status=4, time_in_status_s=2000)], read_at=at))
    return found


async def told(
    situations: Sequence[Situation], rules: Rules, *, number: int, beat_s: float = 60.0
) -> list[tuple[Instant, News]]:
    """Return the first so many news, and see that the readings are let go of."""
    clock = TestClock()
    readings = Readings(clock, *situations)
    found = []
    async with aclosing(news(readings(), clock, Standards(), rules, beat_s)) as all_news:
        async for each in all_news:
            found.append(each)
            if len(found) == number:
                break
    assert readings.closed
    return found


def lines(found: Sequence[tuple[Instant, News]], *, names: bool = False, as_json: bool = False) -> list[str]:
    made = Lines(Subjects(with_names=names), as_json=as_json)
    return [made.line(at, each) for at, each in found]


async def test_each_news_is_a_line_with_its_time_and_the_end_says_how_long_it_lasted() -> None:
    watched_by = Rules((rule("wait>20", "wait>=60", name="waits", message="longest wait {wait}", calm_s=0),))

    found = await told(waiting(25, 65, 0), watched_by, number=3)

    assert lines(found) == [
        "2027-03-01T14:32:17+00:00  raised    warning   waits  Billing  longest wait 0:25",
        "2027-03-01T14:32:27+00:00  worse     critical  waits  Billing  longest wait 1:05",
        "2027-03-01T14:32:37+00:00  over      critical  waits  Billing  longest wait 1:05 · back to normal after 0:20",
    ]


async def test_programs_get_an_object_per_line() -> None:
    watched_by = Rules((rule("wait>20", name="waits", message="longest wait {wait}", calm_s=0),))

    _, over = lines(await told(waiting(25, 0), watched_by, number=2), as_json=True)

    assert json.loads(over) == {
        "at": "2027-03-01T14:32:27+00:00",
        "change": "over",
        "level": "warning",
        "rule": "waits",
        "of": "queue",
        "subject": "Billing",
        "subject_id": "116",
        "words": "longest wait 0:25",
        "lasted_s": 10.0,
        "ending": "back to normal",
    }


async def test_agents_are_not_named_unless_that_is_asked_for() -> None:
    watched_by = Rules(
        (rule("state:break", name="breaks", scope=Scope.AGENT, message="{name} ({id}) on break for {time}"),)
    )

    (silent,) = lines(await told(waiting(0), nameless(watched_by), number=1), as_json=True)
    (named,) = lines(await told(waiting(0), watched_by, number=1), names=True, as_json=True)

    assert "Doe" not in silent
    assert "jdoe" not in silent
    assert json.loads(silent)["subject"] == "agent 1"
    assert json.loads(silent)["words"] == "the agent (the agent) on break for 33:20"
    assert json.loads(named)["subject"] == "Jo Doe"
    assert json.loads(named)["subject_id"] == "jdoe"


async def test_an_agent_without_a_name_keeps_the_same_number() -> None:
    watched_by = Rules((rule("state:break", scope=Scope.AGENT, calm_s=0),))
    at = START.plus(10)
    both = situation([], [agent("a", status=4), agent("b", status=4)], read_at=at)
    one = situation([], [agent("a", status=2), agent("b", status=4)], read_at=at.plus(10))
    none = situation([], [agent("a", status=2), agent("b", status=2)], read_at=at.plus(20))

    found = await told([both, one, none], nameless(watched_by), number=4)

    assert [line.split("  ")[-2] for line in lines(found)] == ["agent 1", "agent 2", "agent 1", "agent 2"]
    assert [each.change.value for _, each in found] == ["raised", "raised", "over", "over"]


async def test_a_list_that_grows_stale_is_told_though_nothing_comes_any_more() -> None:
    watched_by = Rules((rule("", "freshness:stale", name="not-live", scope=Scope.FEED, message="{freshness}"),))
    clock = TestClock()

    def later() -> Instant:
        return clock.advance(1)

    found = []
    async with aclosing(news(Readings(clock, *waiting(0))(), later, Standards(), watched_by, 0.0)) as all_news:
        async for at, each in all_news:
            found.append((each.alarm.subject_id, each.alarm.words, round(at.since(START)) >= 40))
            if len(found) == 2:
                break

    assert found == [("agents", "stale", True), ("queues", "stale", True)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_well(tmp_path: Path, number: signal.Signals) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        '[profiles.main]\nalarms.billing = { of = "queue", warning = "id=101", message = "it is there" }\n'
    )
    command = [*WATCH, "--config", str(config)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as service:
        assert service.stderr
        assert service.stderr.readline() == "wallboard: simulated (demo) is watched by 12 rules\n"
        assert service.stdout
        first = service.stdout.readline()
        service.send_signal(number)
        assert service.wait(30) == 0
        assert service.stderr.read() == ""
    assert first.endswith("  raised    warning   billing  Billing  it is there\n")


def test_it_ends_well_when_nobody_reads_its_output_any_more() -> None:
    with subprocess.Popen(WATCH, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as service:
        assert service.stdout
        assert service.stderr
        service.stderr.readline()
        service.stdout.close()
        assert service.wait(30) == 0
        assert service.stderr.read() == ""
