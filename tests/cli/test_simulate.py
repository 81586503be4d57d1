"""`simulate` as a process of its own: what it prints works, and it ends cleanly."""

from __future__ import annotations

import json
import shlex
import signal
import ssl
import stat
import subprocess
import sys
import tomllib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.cli.factories import run
from wallboard.cli.simulated import config_text
from wallboard.simulator.faults import Kind
from wallboard.simulator.floor.scenarios import scenario
from wallboard.simulator.switches import Switches


@contextmanager
def simulating(*flags: str, by: Sequence[str] = ()) -> Iterator[subprocess.Popen[str]]:
    command = [*by, sys.executable, "-m", "wallboard", "simulate", "--scenario", "normal-day", *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def lines_of(process: subprocess.Popen[str], last: str) -> list[str]:
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip("\n"))
        if last in line:
            return lines
    raise AssertionError(process.communicate()[1])


def queues_of(told: dict[str, str]) -> list[object]:
    """Read the tenant that is served."""
    token = b64encode(f"{told['tenant']}:{told['token']}".encode()).decode()
    request = Request(f"{told['url']}/api/rtstats/stats/queues.json", headers={"Authorization": f"Basic {token}"})
    with urlopen(request, context=ssl.create_default_context(cafile=told["ca_file"]), timeout=30) as answer:
        queues: list[object] = json.load(answer)["queues"]["queue"]
    return queues


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_script_can_read_what_it_needs_and_end_it(number: signal.Signals) -> None:
    with simulating("--json", "--switch", "json_root=kept") as process:
        (line,) = lines_of(process, "serving")
        told = json.loads(line)
        queues = queues_of(told)
        process.send_signal(number)
        rest, errors = process.communicate(timeout=30)

    assert len(queues) == 20
    assert json.loads(rest) == {"event": "ended"}
    assert (process.returncode, errors) == (0, "")
    assert not Path(told["config"]).parent.exists()


def test_under_nohup_a_window_that_is_closed_does_not_end_it() -> None:
    with simulating("--json", "--switch", "json_root=kept", by=["nohup"]) as process:
        (line,) = lines_of(process, "serving")
        process.send_signal(signal.SIGHUP)
        queues = queues_of(json.loads(line))
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)

    assert len(queues) == 20
    assert process.returncode == 0


def test_the_files_are_private_and_the_printed_commands_work() -> None:
    with simulating() as process:
        lines = lines_of(process, "Ctrl+C ends it.")
        commands = [shlex.split(line) for line in lines if line.startswith("  wallboard ")]
        shown = [run("show", "queues", *command[1:]) for command in commands]
        files = list(Path(commands[0][2]).parent.iterdir())
        modes = {stat.S_IMODE(file.stat().st_mode) for file in files}
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)

    assert [result.exit_code for result in shown] == [0, 0]
    assert {file.name for file in files} == {"ca.pem", "token", "config.toml"}
    assert modes == {0o600}
    assert any(line.startswith("  curl --cacert ") for line in lines)


@pytest.mark.parametrize(("speed", "is_told"), [("3", False), ("6", True)])
def test_a_speed_that_no_board_follows_is_told(speed: str, is_told: bool) -> None:
    with simulating("--speed", speed) as process:
        lines = lines_of(process, "Ctrl+C ends it.")

    assert (f"It runs at speed {speed}, which is for programs: a board follows up to 3." in lines) is is_told


@pytest.mark.parametrize("added", ["[profiles.simulated.views.mine]", "[[profiles.simulated.queue_rules]]"])
def test_the_configuration_can_be_added_to(added: str) -> None:
    text = config_text(scenario("normal-day", "small"), {"host": "127.0.0.1:1", "tenant": "simulated"})

    values = tomllib.loads(text)["profiles"]["simulated"]
    longer = tomllib.loads(f"{text}\n{added}\n")["profiles"]["simulated"]

    assert [len(longer[name]) - len(values[name]) for name in ("views", "queue_rules")] in ([1, 0], [0, 1])


def test_help_lists_every_switch_and_fault() -> None:
    text = run("simulate", "--help").stdout

    assert all(f"  {name}=" in text for name in Switches.choices())
    assert all(f"  {kind}\n" in text for kind in Kind)


@pytest.mark.parametrize("flags", [("--switch", "cach=timer"), ("--fault", "busi"), ("--scenario", "party")])
def test_a_wrong_name_is_a_usage_error_with_a_near_match(flags: tuple[str, str]) -> None:
    result = run("simulate", *flags)

    assert result.exit_code == 2
    assert flags[1].partition("=")[0] in result.stderr


def test_a_port_that_is_taken_is_told() -> None:
    with simulating("--json") as process:
        (line,) = lines_of(process, "serving")
        port = json.loads(line)["url"].rpartition(":")[2]
        result = run("simulate", "--port", port)

    assert result.exit_code == 5
    assert f"Cannot listen on 127.0.0.1 port {port}" in result.stderr
