"""`wallboard alarms list` and `explain`: what there is, in a line and in sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.factories import run
from wallboard.model.alarm.built_in import built_in
from wallboard.model.standards import Standards

RULES = [rule.name for rule in built_in(Standards())]
CONFIGURED = """
[profiles.main]
time_zone = "Europe/London"

[profiles.main.notice]
bell = true

[profiles.main.alarms.dropped]
on = false

[profiles.main.alarms.chats-wait]
of = "queue"
where = "media:chat !night"
warning = "wait>2m"
critical = "wait>5m waiting>=3"
clear = "wait<1m"
for = "90s"
calm = "3m"
hours = { mon-fri = "08:00-18:00", sun = ["10:00-12:00", "13:00-14:00"] }
holidays = [2027-12-25]
channels = ["webhook", "bell"]
repeat = "15m"
"""


@pytest.fixture
def config(tmp_path: Path) -> str:
    path = tmp_path / "config.toml"
    path.write_text(CONFIGURED, encoding="utf-8")
    return str(path)


def told(*arguments: str) -> str:
    result = run("alarms", *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_without_a_configuration_the_built_in_rules_are_listed() -> None:
    header, *lines = told().splitlines()

    assert header.split() == ["rule", "on", "of", "warning", "critical", "for", "whose"]
    assert [line.split()[0] for line in lines] == RULES
    assert lines[0].split("  ")[-2:] == ["2 polls", "built-in"]


def test_a_configuration_adds_its_rules_and_says_what_it_silences(config: str) -> None:
    lines = {line.split()[0]: line for line in told("list", "--config", config).splitlines()}

    assert list(lines) == ["rule", *RULES, "chats-wait"]
    assert lines["dropped"].split()[1] == "off"
    assert lines["dropped"].endswith("built-in, changed")
    assert lines["chats-wait"].split()[1:4] == ["on", "queue", "wait>2m"]
    assert lines["chats-wait"].endswith("1m 30s   yours")


def test_programs_get_all_that_a_rule_says(config: str) -> None:
    rules = {rule["rule"]: rule for rule in json.loads(told("--format", "json", "--config", config))}

    assert rules["chats-wait"] == {
        "rule": "chats-wait",
        "on": True,
        "origin": "yours",
        "of": "queue",
        "where": "media:chat !night",
        "warning": "wait>2m",
        "critical": "wait>5m waiting>=3",
        "clear": "wait<1m",
        "polls": 1,
        "seconds": 90.0,
        "calm_s": 180.0,
        "hours": {
            **{day: ["08:00-18:00"] for day in ("mon", "tue", "wed", "thu", "fri")},
            "sun": ["10:00-12:00", "13:00-14:00"],
        },
        "holidays": ["2027-12-25"],
        "time_zone": "Europe/London",
        "message": "wait {wait}, waiting {waiting}",
        "channels": ["bell", "webhook"],
        "repeat_s": 900.0,
    }


def test_a_rule_is_explained_in_sentences(config: str) -> None:
    text = told("explain", "chats-wait", "--config", config).partition("\nFields")[0]

    assert (
        text
        == """\
chats-wait · yours

It watches each queue of which this is so:
  media:chat  medium: of a queue, or of the contact that an agent has now
  !night      not: words that stand in its row
A queue that is closed, or counts in no sum, raises nothing.
It is a warning when this is so:
  wait>2m  longest wait
It is critical when all of this is so:
  wait>5m     longest wait
  waiting>=3  contacts that wait
It is raised once that has been so for 1m 30s, without a break.
It is over once nothing of that has been so for 3m, without a break, and this is so, too:
  wait<1m  longest wait
It holds mon-fri 08:00-18:00; sun 10:00-12:00, 13:00-14:00 (Europe/London), but not on 2027-12-25.
It is told on screen, by bell, and every 15m until somebody takes it.
It names webhook, which the table notice does not set up: nothing goes there.
It says: wait {wait}, waiting {waiting}
such as  Web chat · wait 4:12, waiting 5
"""
    )


@pytest.mark.parametrize(
    ("rule", "where"),
    [
        ("longest-wait", "on screen, and on every channel that is set up"),
        ("over-limit", "on screen, and on the desktop"),
    ],
)
def test_what_is_about_agents_stays_at_the_screen(rule: str, where: str) -> None:
    assert f"It is told {where}" in told("explain", rule)


def test_a_silenced_rule_says_so(config: str) -> None:
    assert told("explain", "dropped", "--config", config).splitlines()[0] == (
        "dropped · built-in, changed · off: it raises nothing"
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("longest-wait", "Night desk · longest wait 4:12, target 0:20"),
        ("nobody-logged-in", "Night desk · 5 waiting and nobody for this queue is logged in"),
        ("waiting-while-free", "Sales · 5 waiting while 2 are free"),
        ("floor-service-level", "Floor · service level 61 %, target 80 %"),
        ("over-limit", "Jo Doe · break for 41:10: over the limit"),
        ("dropped", "Kim Lee · dropped: session timed out"),
        ("not-live", "Agent list · stale: HTTP 503, server busy"),
    ],
)
def test_an_example_is_of_somebody_whom_the_rule_is_about(rule: str, words: str) -> None:
    assert f"such as  {words}\n" in told("explain", rule)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ('of = "queue"\nwhere = "!night"\nwarning = "waiting>1"', "Web chat · "),
        ('of = "agent"\nwarning = "time>45m"', None),
        ('of = "group"\nwhere = "name:sales"\nwarning = "logged-in:0"', None),
    ],
)
def test_no_example_is_of_somebody_whom_the_rule_is_not_about(tmp_path: Path, rule: str, words: str | None) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"[profiles.main.alarms.x]\n{rule}\n")

    text = told("explain", "x", "--config", str(path))

    assert ("such as" in text) is bool(words)
    assert f"such as  {words or ''}" in text or not words


@pytest.mark.parametrize("channels", [[], ["webhook"]])
def test_a_rule_without_a_channel_that_is_there_is_told_on_screen_alone(tmp_path: Path, channels: list[str]) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"[profiles.main.alarms.longest-wait]\nchannels = {channels}\n")

    text = told("explain", "longest-wait", "--config", str(path))

    assert "It is told on screen alone" in text
    assert ("It names webhook, which the table notice does not set up" in text) is bool(channels)


@pytest.mark.parametrize("scope", ["queue", "agent", "team", "medium", "group", "floor", "feed"])
def test_every_scope_has_an_example_and_its_fields(tmp_path: Path, scope: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'[profiles.main.alarms.x]\nof = "{scope}"\nwarning = "!nonesuch"\nmessage = "{{name}}!"\n')

    lines = told("explain", "x", "--config", str(path)).splitlines()

    (example,) = (line for line in lines if line.startswith("such as"))
    name, words = example.removeprefix("such as  ").split(" · ")
    assert words == f"{name}!"
    assert lines[lines.index("Fields for its conditions and its message:") + 1].split()[:3] == ["name", "its", "name"]


def test_an_unknown_rule_is_told_with_a_near_match() -> None:
    result = run("alarms", "explain", "longest-wiat")

    assert result.exit_code == 2
    assert 'no rule "longest-wiat"; did you mean "longest-wait"?' in result.stderr


def test_a_wrong_rule_of_the_configuration_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[profiles.main]\nalarms.x = { of = "queue", warning = "wiat>1" }\n')

    result = run("alarms", "list", "--config", str(path))

    assert result.exit_code == 3
    assert f'{path}:2: profiles.main.alarms.x.warning is no condition: no field "wiat"' in result.stderr
