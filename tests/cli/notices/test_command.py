from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.notices.noticed import SECRET, notice
from tests.model.notice.test_notice import HOSTILE
from wallboard.cli.notices.command import Command
from wallboard.cli.notices.courier import NotDelivered

ENVIRON = {"PATH": os.environ["PATH"], "HOME": "/home/kim", "WALLBOARD_TOKEN": SECRET, "SLACK_ADDRESS": SECRET}
_TELLS = """
import json, os, sys
with open(sys.argv[1], "w") as file:
    json.dump({"argv": sys.argv[2:], "environ": dict(os.environ), "given": sys.stdin.read()}, file)
"""


def python(program: str, *arguments: str, timeout_s: float = 20) -> Command:
    return Command((sys.executable, "-c", program, *arguments), ENVIRON, timeout_s)


def refused(command: Command) -> str:
    with pytest.raises(NotDelivered) as failed:
        command(notice("Billing"))
    assert failed.value.is_final
    assert SECRET not in repr(command)
    return str(failed.value)


@pytest.mark.parametrize("name", ["Billing", *HOSTILE])
def test_a_command_gets_the_notice_on_its_input_and_nothing_of_it_elsewhere(tmp_path: Path, name: str) -> None:
    told = tmp_path / "told"

    python(_TELLS, str(told), "$(id)", "a b")(notice(name, over=("Sales",)))

    found = json.loads(told.read_text())
    assert found["argv"] == ["$(id)", "a b"]
    assert {key: value for key, value in found["environ"].items() if key not in ("PWD", "SHLVL", "_", "OLDPWD")} == {
        "PATH": ENVIRON["PATH"],
        "HOME": "/home/kim",
        "WALLBOARD_SEVERITY": "critical",
        "WALLBOARD_ALARMS": "1",
        "WALLBOARD_CRITICAL": "1",
        "WALLBOARD_OVER": "1",
    } | {key: value for key, value in found["environ"].items() if key == "LC_CTYPE"}
    assert json.loads(found["given"])["items"][0]["subject"].isprintable()
    assert found["given"].isprintable()


def test_a_command_that_does_not_read_what_it_is_given_holds_up_nobody() -> None:
    Command(("true",), ENVIRON)(notice(*(f"Queue {number}" for number in range(500))))


def test_a_command_that_fails_is_told_with_what_it_said_cleaned_and_without_its_arguments() -> None:
    program = "import sys; print('no \\x1b[2J pager', file=sys.stderr); print(sys.argv[1]); sys.exit(3)"

    assert refused(python(program, SECRET)) == "ended with code 3: no [2J pager […]"


def test_only_the_end_of_what_a_command_says_is_told() -> None:
    said = refused(python("import sys; print('x' * 1_000_000 + 'end'); sys.exit(1)"))

    assert said.endswith("xend")
    assert len(said) < 400


def test_a_command_that_takes_too_long_is_ended_with_all_that_it_began(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    program = "; ".join(
        (
            "import os, subprocess, sys, time",
            "pipe = os.open(sys.argv[1], os.O_WRONLY)",
            "child = subprocess.Popen(['sleep', '60'], pass_fds=[pipe])",
            "os.write(pipe, b'begun')",
            "time.sleep(60)",
        )
    )

    assert refused(python(program, str(tmp_path / "pipe"), timeout_s=2)) == "took longer than 2 s and was ended"
    os.set_blocking(reading, True)
    with open(reading, "rb") as pipe:
        assert pipe.read() == b"begun"  # which ends when nobody is left who could write


def test_a_command_that_is_not_there_is_told() -> None:
    assert refused(Command(("nowhere-at-all", SECRET), ENVIRON)).startswith("there is no such command")
