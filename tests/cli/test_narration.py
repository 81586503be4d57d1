"""`watch` and `demo --plain`: lines on standard output, for as long as somebody listens."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.cli.factories import run
from tests.floors import START, agent, feed, queue, situation
from tests.model.alarm.watched import rule
from wallboard.cli.narration import Narration
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.situation import Situation, Trouble
from wallboard.model.standards import Standards

STANDARDS = Standards()
RULES = Rules(built_in(STANDARDS))


def floor(after_s: float = 0) -> Situation:
    billing = queue("1", name="Billing", queue_size=7, longest_wait_time_s=252)
    return situation([billing], [agent("a")], read_at=START.plus(after_s))


FLOOR = floor()
TROUBLE = Trouble("the name cannot be found", "", START, 1)

_DEMO = [sys.executable, "-m", "wallboard", "demo", "--plain"]


def said(narration: Narration, now: Situation, after_s: float = 0) -> list[str]:
    return list(narration.lines(now, START.plus(after_s)))


def test_nothing_is_said_before_both_lists_have_answered() -> None:
    narration = Narration(STANDARDS, RULES)

    assert said(narration, Situation()) == []
    assert said(narration, Situation(feed(()), feed(None))) == []


def test_a_summary_comes_first_and_then_each_alarm_on_a_line_with_its_time() -> None:
    narration = Narration(STANDARDS, RULES)

    assert said(narration, FLOOR) == [
        "14:32:07 7 waiting, oldest 4 minutes 12, 1 free of 1 logged in, service level 90 percent, critical: Billing.",
    ]
    assert said(narration, floor(10), after_s=10) == [
        "14:32:17 Billing: 7 waiting, oldest 4 minutes 12, 1 free, critical."
    ]


def test_what_has_been_said_is_not_said_again() -> None:
    narration = Narration(STANDARDS, RULES)
    said(narration, FLOOR)
    said(narration, floor(10), after_s=10)

    assert said(narration, floor(20), after_s=20) == []
    assert said(narration, floor(20), after_s=21) == []


def test_a_rule_of_ones_own_is_told() -> None:
    of_list = rule("", "age>3", name="old", scope=Scope.FEED, message="{age} old")
    narration = Narration(STANDARDS, Rules((rule("waiting>3", name="mine", message="{waiting} wait"), of_list)))

    assert [line[9:] for line in said(narration, FLOOR)[1:]] == ["Billing: 7 wait."]
    assert [line[9:] for line in said(narration, FLOOR, after_s=4)] == [
        "Agent list: 4 seconds old, critical.",
        "Queue list: 4 seconds old, critical.",
    ]


def test_a_summary_is_repeated_as_often_as_is_wanted_while_the_numbers_are_live() -> None:
    narration = Narration(STANDARDS, RULES, every_s=25)
    said(narration, FLOOR)

    assert said(narration, FLOOR, after_s=24) == []
    assert len(said(narration, FLOOR, after_s=25)) == 1
    assert said(narration, FLOOR, after_s=60) == ["14:33:07 The numbers are stale, last read at 14:32:07."]


def test_a_tenant_that_cannot_be_reached_is_told_and_summed_up_once_it_can_be() -> None:
    narration = Narration(STANDARDS, RULES)
    nothing = Situation(feed(None, trouble=TROUBLE), feed(None, trouble=TROUBLE))

    assert said(narration, nothing) == ["14:32:07 The numbers cannot be read: the name cannot be found."]
    assert [line[:24] for line in said(narration, FLOOR, after_s=5)] == ["14:32:12 7 waiting, olde"]


@contextmanager
def demo() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(_DEMO, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def begun(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline().endswith("Watching simulated (demo).\n")
    assert "logged in" in process.stdout.readline()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_without_a_word(number: signal.Signals) -> None:
    with demo() as process:
        begun(process)
        process.send_signal(number)
        told, errors = process.communicate(timeout=10)

        assert process.returncode == -number
        assert (told, errors) == ("", "")


def test_it_ends_by_itself_when_nobody_reads_any_more() -> None:
    with demo() as process:
        begun(process)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert process.wait(10) == 0
        assert process.stderr.read() == ""


def test_a_disk_that_is_full_is_told() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        ended = subprocess.run(_DEMO, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=30)

    assert ended.returncode == 2
    assert ended.stderr == "wallboard: Standard output cannot be written: No space left on device.\n"


def test_a_time_without_its_unit_is_refused() -> None:
    result = run("watch", "--every", "15")

    assert result.exit_code == 2
    assert 'such as "20s", "5m" or "1h 30m"' in result.stderr


def test_without_a_configuration_it_says_what_to_do() -> None:
    result = run("watch", "--plain")

    assert result.exit_code == 3
    assert "wallboard config init" in result.stderr
