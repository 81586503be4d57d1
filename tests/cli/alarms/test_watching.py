"""`wallboard alarms watch`: what a service prints, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli import tenants
from tests.cli.alarms.served import told, waiting
from tests.cli.notices.noticed import SECRET, Hook
from tests.cli.notices.noticed import served as hooked
from tests.floors import START, agent, situation
from tests.model.alarm.watched import rule
from wallboard.cli.alarms.names import Subjects
from wallboard.cli.alarms.watching import Lines
from wallboard.model.alarm.alarms import News
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.rules import Rules
from wallboard.model.instant import Instant

WATCH = [sys.executable, "-m", "wallboard", "alarms", "watch", "--demo"]


def lines(
    found: Sequence[tuple[Instant, News]], rules: Rules, *, names: bool = False, as_json: bool = False
) -> list[str]:
    made = Lines(Subjects(with_names=names), as_json=as_json)
    return [made.line(at, each, rules) for at, each in found]


async def test_each_news_is_a_line_with_its_time_and_the_end_says_how_long_it_lasted() -> None:
    watched_by = Rules((rule("wait>20", "wait>=60", name="waits", message="longest wait {wait}", calm_s=0),))

    found = await told(waiting(25, 65, 0), watched_by, number=3)

    assert lines(found, watched_by) == [
        "2027-03-01T14:32:17+00:00  raised    warning   waits  Billing  longest wait 0:25",
        "2027-03-01T14:32:27+00:00  worse     critical  waits  Billing  longest wait 1:05",
        "2027-03-01T14:32:37+00:00  over      critical  waits  Billing  longest wait 1:05 · back to normal after 0:20",
    ]


async def test_programs_get_an_object_per_line() -> None:
    watched_by = Rules((rule("wait>20", name="waits", message="longest wait {wait}", calm_s=0),))

    _, over = lines(await told(waiting(25, 0), watched_by, number=2), watched_by, as_json=True)

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

    found = await told(waiting(0), watched_by, number=1)
    (silent,) = lines(found, watched_by, as_json=True)
    (named,) = lines(found, watched_by, names=True, as_json=True)

    assert "Doe" not in silent
    assert "jdoe" not in silent
    assert json.loads(silent)["subject"] == "agent 1"
    assert json.loads(silent)["words"] == "the agent (the agent) on break for 33:20"
    assert json.loads(named)["words"] == "Jo Doe (jdoe) on break for 33:20"
    assert json.loads(named)["subject"] == "Jo Doe"
    assert json.loads(named)["subject_id"] == "jdoe"


async def test_words_that_no_rule_has_any_more_are_not_told_of_an_agent() -> None:
    watched_by = Rules((rule("state:break", name="breaks", scope=Scope.AGENT, message="{name} on break"),))
    changed = Rules((rule("state:break", name="breaks", scope=Scope.AGENT, message="a break of {time}"),))
    found = await told(waiting(0), watched_by, number=1)

    for rules in (changed, Rules()):
        (line,) = lines(found, rules)
        assert line.split("  ")[-2:] == ["agent 1", "breaks"]


async def test_an_agent_without_a_name_keeps_the_same_number() -> None:
    watched_by = Rules((rule("state:break", scope=Scope.AGENT, calm_s=0),))
    at = START.plus(10)
    both = situation([], [agent("a", status=4), agent("b", status=4)], read_at=at)
    one = situation([], [agent("a", status=2), agent("b", status=4)], read_at=at.plus(10))
    none = situation([], [agent("a", status=2), agent("b", status=2)], read_at=at.plus(20))

    found = await told([both, one, none], watched_by, number=4)

    assert [line.split("  ")[-2] for line in lines(found, watched_by)] == ["agent 1", "agent 2", "agent 1", "agent 2"]
    assert [each.change.value for _, each in found] == ["raised", "raised", "over", "over"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_well(tmp_path: Path, number: signal.Signals) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        '[profiles.main]\nalarms.billing = { of = "queue", warning = "id=101", message = "it is there" }\n'
    )
    command = [*WATCH, "--config", str(config)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as service:
        assert service.stderr
        assert service.stderr.readline() == "wallboard: simulated (demo) is watched by 17 rules\n"
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


RULES = """
[profiles.simulated.notice]
webhook = "json"
webhook_env = "HOOK"
levels = { webhook = "warning" }
[profiles.simulated.alarms.billing]
of = "queue"
warning = "id=101"
message = "it is there"
"""
SILENT = "".join(
    f"[profiles.simulated.alarms.{name}]\non = false\n" for name in ("longest-wait", "service-level", "abandoned")
)


@contextmanager
def watching(config: Path, hook: Hook, *flags: str, program: str = "wallboard") -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", program, "alarms", "watch", "--config", str(config), *flags]
    environ = {**os.environ, "HOOK": hook.url}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ) as service:
        try:
            yield service
        finally:
            service.kill()


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with tenants.served(tmp_path_factory.mktemp("tenant"), tenants.tenant()) as running:
        running.config.write_text(running.config.read_text(encoding="utf-8") + RULES + SILENT, encoding="utf-8")
        yield running.config


def read_up_to(service: subprocess.Popen[str], words: str) -> None:
    assert service.stdout
    assert any(words in line for line in service.stdout)


def ended(service: subprocess.Popen[str]) -> tuple[float, str]:
    """End it by SIGTERM; return the seconds that takes, and what it said on standard error."""
    begins_s = time.monotonic()
    service.send_signal(signal.SIGTERM)
    assert service.wait(30) == 0
    assert service.stderr
    return time.monotonic() - begins_s, service.stderr.read()


def test_the_webhook_of_the_configuration_is_told(config: Path) -> None:
    with hooked() as hook, watching(config, hook) as service:
        read_up_to(service, "billing  Billing  it is there")
        assert hook.came.acquire(timeout=30)
        _, errors = ended(service)

    assert json.loads(hook.posted[0][2])["title"] == "WARNING Billing: it is there"
    assert errors == "wallboard: simulated is watched by 14 rules, and told by webhook\n"


def test_a_restart_tells_nothing_anew_unless_it_is_to_begin_afresh(config: Path, tmp_path: Path) -> None:
    rules = config.read_text(encoding="utf-8")
    config = tmp_path / "config.toml"
    config.write_text(rules, encoding="utf-8")
    with hooked() as hook:
        for flags in ([], ["--fresh"]):
            with watching(config, hook, *flags) as service:
                read_up_to(service, "billing  Billing  it is there")
                assert hook.came.acquire(timeout=30)
                ended(service)
        config.write_text(rules + RULES[RULES.index("[profiles.simulated.alarms") :].replace("billing", "other"))
        with watching(config, hook) as service:
            assert service.stdout
            first = service.stdout.readline()
            assert hook.came.acquire(timeout=30)
            ended(service)

    assert first.endswith("other  Billing  it is there\n")
    assert [json.loads(body)["title"] for _, _, body in hook.posted] == ["WARNING Billing: it is there"] * 3


def test_nobody_is_told_where_that_is_not_wanted(config: Path) -> None:
    with hooked() as hook, watching(config, hook, "--no-notices") as service:
        read_up_to(service, "billing  Billing  it is there")
        _, errors = ended(service)

    assert hook.posted == []
    assert errors == "wallboard: simulated is watched by 14 rules\n"


def test_a_webhook_that_fails_is_told_once_and_without_its_address(config: Path) -> None:
    with hooked() as hook, watching(config, hook) as service:
        hook.answers = [(503, {})] * 9
        read_up_to(service, "billing  Billing  it is there")
        assert hook.came.acquire(timeout=30)
        assert hook.came.acquire(timeout=30)
        _, errors = ended(service)

    assert errors.count("wallboard: webhook: HTTP 503; trying again\n") == 1
    assert SECRET not in errors


def test_a_webhook_that_hangs_delays_neither_a_line_nor_the_end(config: Path) -> None:
    with hooked() as hook, watching(config, hook) as service:
        hook.is_slow = True
        read_up_to(service, "billing  Billing  it is there")
        assert hook.came.acquire(timeout=30)
        took_s, errors = ended(service)

    assert took_s < 5  # one second, on a machine that does nothing else
    assert "wallboard: webhook: 1 not sent before the end\n" in errors


@pytest.mark.parametrize("unknown", ["floor.example.com", "hooks.example.com"])
def test_a_name_that_is_looked_up_for_ever_delays_no_end(config: Path, tmp_path: Path, unknown: str) -> None:
    is_hooks = unknown.startswith("hooks")
    good = config.read_text(encoding="utf-8")
    asking = tmp_path / "config.toml"
    asking.write_text(good if is_hooks else re.sub('host = ".*"', f'host = "https://{unknown}"', good))
    hook = Hook(f"https://hooks.example.com/{SECRET}")
    with watching(asking, hook, program="tests.cli.alarms.unanswered") as service:
        assert service.stderr
        assert any(line.startswith("looked up: ") and unknown in line for line in service.stderr)
        _, errors = ended(service)
        assert service.stdout
        lines = service.stdout.read()

    assert ("billing  Billing  it is there" in lines) is is_hooks
    assert ("wallboard: webhook: 1 not sent before the end\n" in errors) is is_hooks


def test_a_changed_configuration_is_obeyed_and_a_wrong_one_told_once(config: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.toml"
    good = config.read_text(encoding="utf-8")
    changed.write_text(good, encoding="utf-8")
    with hooked() as hook, watching(changed, hook) as service:
        assert service.stderr
        read_up_to(service, "billing  Billing  it is there")
        changed.write_text(good.replace("it is there", "no {nonsense}"), encoding="utf-8")
        errors = [service.stderr.readline() for _ in range(2)]
        changed.write_text(good.replace("alarms.billing", "alarms.another"), encoding="utf-8")
        read_up_to(service, "another  Billing  it is there")
        _, rest = ended(service)

    assert errors[1].startswith("wallboard: The configuration is not taken over: ")
    assert "{nonsense}" in errors[1]
    assert rest == "wallboard: The configuration is taken over\n"


def test_a_signal_ends_it_though_nobody_reads_what_it_prints(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        '[profiles.main]\nalarms.everybody = { of = "agent", warning = "!name:nobody", repeat = "5s", message = "'
        + "x" * 3000
        + '" }\n'
    )
    command = [*WATCH, "--config", str(config)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as service:
        assert service.stderr
        assert service.stdout
        service.stderr.readline()
        assert "everybody" in service.stdout.readline()
        took_s, errors = ended(service)
        service.stdout.close()

    assert took_s < 5
    assert errors == ""
