"""`wallboard alarms check`: one line and an exit code, against a simulated tenant over HTTPS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.factories import run
from tests.cli.tenants import Simulated, served, tenant
from wallboard.simulator.faults import Fault

GRAPHS = re.compile(r" \| critical=(\d+);;1;0 warning=(\d+);1;;0$")


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with served(tmp_path_factory.mktemp("tenant"), tenant()) as running:
        yield running


def checked(simulated: Simulated, folder: Path, rules: str, *arguments: str) -> Result:
    config = folder / "config.toml"
    config.write_text(simulated.config.read_text(encoding="utf-8") + rules, encoding="utf-8")
    return run("alarms", "check", "--config", str(config), *arguments)


NONE = "".join(
    f"[profiles.simulated.alarms.{name}]\non = false\n"
    for name in (
        *("longest-wait", "nobody-logged-in", "service-level", "floor-service-level", "waiting-while-free"),
        *("abandoned", "over-limit", "dropped", "switched-off"),
    )
)


def own(
    level: str, *, name: str = "mine", of: str = "queue", condition: str = "id=101", message: str = "{name}"
) -> str:
    return f"""
[profiles.simulated.alarms.{name}]
of = "{of}"
{level} = "{condition}"
message = "{message}"
for = "5 polls"
"""


def test_without_an_alarm_it_is_ok(simulated: Simulated, tmp_path: Path) -> None:
    result = checked(simulated, tmp_path, NONE)

    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "ALARMS OK - no alarm | critical=0;;1;0 warning=0;1;;0\n",
        "",
    )


@pytest.mark.parametrize(("level", "code"), [("warning", 1), ("critical", 2)])
def test_what_is_met_now_counts_however_long_it_should_last(
    simulated: Simulated, tmp_path: Path, level: str, code: int
) -> None:
    result = checked(simulated, tmp_path, NONE + own(level))

    assert result.exit_code == code
    assert result.stdout.startswith(f"ALARMS {level.upper()} - 1 {level} · Billing: Billing |")


def test_the_worst_comes_first_and_the_rest_is_counted(simulated: Simulated, tmp_path: Path) -> None:
    rules = NONE + own("warning", condition="name:e") + own("critical", name="other", condition="id=103", message="!")

    result = checked(simulated, tmp_path, rules)
    verbose = checked(simulated, tmp_path, rules, "--verbose")

    assert result.exit_code == 2
    (line,) = result.stdout.splitlines()
    graphs = GRAPHS.search(line)
    assert graphs
    critical, warning = map(int, graphs.groups())
    assert critical == 1
    assert line.startswith(f"ALARMS CRITICAL - 1 critical, {warning} warning · Returns: !; ")
    assert f"; and {critical + warning - 3} more |" in line
    assert verbose.stdout.splitlines()[0] == line
    assert len(verbose.stdout.splitlines()) == 1 + critical + warning


def test_agents_are_named_only_where_that_is_asked_for(simulated: Simulated, tmp_path: Path) -> None:
    rules = NONE + own("warning", of="agent", condition="state:busy", message="{name} is busy")

    silent = checked(simulated, tmp_path, rules, "-v").stdout
    named = checked(simulated, tmp_path, rules, "-v", "--names").stdout

    assert "agent 1: the agent is busy; agent 2: the agent is busy" in silent
    names = re.findall(r"mine  (.+?)  \1 is busy", named)
    assert len(names) == len(silent.splitlines()) - 1 > 3
    assert not any(name in silent for name in names)


def test_a_bar_in_a_message_is_not_taken_for_the_begin_of_the_numbers(simulated: Simulated, tmp_path: Path) -> None:
    (line,) = checked(simulated, tmp_path, NONE + own("warning", message="a|b")).stdout.splitlines()

    assert "Billing: a/b |" in line
    assert line.count("|") == 1


def test_what_cannot_be_read_is_unknown(simulated: Simulated, tmp_path: Path) -> None:
    simulated.tenant.faults.add(Fault.parse("busy"), now_s=0)
    try:
        result = checked(simulated, tmp_path, NONE)
    finally:
        simulated.tenant.faults.clear()

    assert result.exit_code == 3
    assert result.stdout.startswith("ALARMS UNKNOWN - ")
    assert "HTTP 503, server busy" in result.stdout
    assert len(result.stdout.splitlines()) == 1


def test_a_wrong_configuration_and_a_wrong_command_line_are_unknown(simulated: Simulated, tmp_path: Path) -> None:
    wrong = checked(simulated, tmp_path, "[profiles.simulated.alarms.x]\non = true\n")
    nowhere = run("alarms", "check")
    mistyped = run("alarms", "check", "--nmaes")

    assert [result.exit_code for result in (wrong, nowhere, mistyped)] == [3, 3, 3]
    assert "profiles.simulated.alarms.x is no built-in rule" in wrong.stdout
    assert nowhere.stdout == "ALARMS UNKNOWN - There is no configuration yet. (and 2 more)\n"
    assert "No such option" in mistyped.stderr


def test_the_demo_can_be_checked_without_any_configuration() -> None:
    result = run("alarms", "check", "--demo")

    assert result.exit_code in (0, 1, 2)
    assert GRAPHS.search(result.stdout.rstrip())


def test_help_is_no_failure() -> None:
    result = run("alarms", "check", "--help")

    assert result.exit_code == 0
    assert "or 3 (unknown)" in " ".join(result.stdout.split())


@pytest.mark.parametrize("flags", [("show", "--alarms"), ("--alarms", "show"), ("show", "alarms")])
def test_it_is_a_flag_of_show_too(simulated: Simulated, tmp_path: Path, flags: tuple[str, ...]) -> None:
    checked(simulated, tmp_path, NONE + own("critical"))

    result = run(*flags, "--config", str(tmp_path / "config.toml"))

    assert result.exit_code == 2
    assert result.stdout.startswith("ALARMS CRITICAL - 1 critical · Billing: Billing | ")
    assert run("show", "--alarms", "--nonsense").exit_code == 3
