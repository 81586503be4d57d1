from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import click
import pytest

from tests.cli.factories import run
from wallboard.cli.lazy import LazyGroup
from wallboard.cli.root import root


def imported_by(*arguments: str) -> set[str]:
    """Return the modules that a process without any configuration has imported when the command has ended."""
    code = (
        "import sys\n"
        "from wallboard.__main__ import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        "print('MODULES', *sys.modules, file=sys.stderr)"
    )
    environ = {name: value for name, value in os.environ.items() if not name.startswith("WALLBOARD_")}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**environ, "XDG_CONFIG_HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(done.stderr.rpartition("MODULES ")[2].split())


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)])
def test_version_and_help_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    heavy = {"textual", "rich", "httpx", "pydantic", "msgspec", "starlette", "asyncio", "platformdirs"}

    assert not imported_by(*arguments) & heavy


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (("show", "agents"), "show"),
        (("check", "--quick"), "check"),
        (("config", "show"), "configure"),
        (("simulate", "--help"), "simulate"),
        (("board",), "board"),
        (("alarms", "list"), "alarms.listing"),
        (("alarms", "explain", "longest-wait"), "alarms.explanation"),
        (("alarms", "test", "--help"), "alarms.trial"),
        (("alarms", "watch", "--help"), "alarms.watching"),
        (("alarms", "check", "--help"), "alarms.checking"),
    ],
)
def test_no_command_imports_textual_before_there_is_a_board_to_draw(arguments: tuple[str, ...], module: str) -> None:
    modules = imported_by(*arguments)

    assert f"wallboard.cli.{module}" in modules
    assert "textual" not in modules


def test_nobody_looks_for_plugins_of_pydantics() -> None:
    modules = imported_by("config", "show")

    assert {"pydantic.main", "pydantic.plugin._loader"} <= modules
    assert "importlib.metadata" not in modules


def test_a_locale_without_the_letters_is_no_crash() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wallboard", "simulate", "--help"],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 0
    assert "KIND[,?]" in done.stdout


@pytest.mark.parametrize("closed", [0, 1, 2])
@pytest.mark.parametrize("arguments", [("check", "--quick"), ("config", "init")])
def test_a_stream_that_is_closed_is_one_that_leads_nowhere(
    arguments: tuple[str, ...], closed: int, tmp_path: Path
) -> None:
    def ended(stream: str) -> tuple[int, list[str], list[str]]:
        home = tmp_path / quote(stream, safe="")
        home.mkdir()
        done = subprocess.run(
            ["sh", "-c", f'exec "$0" -m wallboard "$@" {closed}>{stream}', sys.executable, *arguments],
            env={**os.environ, "HOME": "/nonexistent", "XDG_CONFIG_HOME": str(home)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        told = [text.replace(str(home), "HOME") for text in (done.stdout, done.stderr)]
        written = [path.read_text().replace(str(home), "HOME") for path in home.rglob("*.toml")]
        return done.returncode, told, written

    assert ended("&-") == ended("/dev/null")


def test_what_goes_on_for_days_goes_on_where_its_output_is_closed() -> None:
    command = ["sh", "-c", 'exec "$0" -m wallboard alarms watch --demo >&-', sys.executable]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "is watched by" in process.stderr.readline()
        process.terminate()

        assert (process.wait(30), process.stderr.read()) == (0, "")


def test_the_version_is_told() -> None:
    result = run("--version")

    assert result.exit_code == 0
    assert result.stdout.startswith("wallboard ")


def test_help_lists_every_command_and_the_exit_codes() -> None:
    text = run("--help").stdout

    assert isinstance(root, LazyGroup)
    for name in ("board", "demo", "show", "check", "alarms", "simulate", "config"):
        assert f"\n  {name} " in text
    assert "4 the server refused the credentials" in text


@pytest.mark.parametrize("name", ["board", "demo", "show", "check", "alarms", "simulate", "config"])
def test_every_command_can_be_called_by_its_name(name: str) -> None:
    result = run(name, "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: wallboard {name}")


def test_an_unknown_command_is_a_usage_error_with_a_near_match() -> None:
    result = run("bord")

    assert result.exit_code == 2
    assert "No such command 'bord'. Did you mean 'board'?" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("--tenant", "acme"), ("board",)])
def test_the_first_start_says_in_three_lines_what_to_do(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert result.exit_code == 3
    assert result.stdout == ""
    first, demo, connect = result.stderr.splitlines()
    assert "no configuration" in first
    assert "wallboard demo" in demo
    assert "wallboard config init" in connect


@pytest.mark.parametrize(
    "arguments",
    [
        ("--host", "login.8x8.com", "show", "agents"),
        ("--tenant=acme", "--host=login.8x8.com", "check", "--quick"),
        ("--host", "login.8x8.com", "--wire", "json", "show", "agent", "--", "-x"),
        ("--host", "login.8x8.com", "config", "show"),
        ("--host", "login.8x8.com", "board"),
        ("--low-bandwidth", "--host", "login.8x8.com", "board"),
        ("--host", "login.8x8.com"),
    ],
)
def test_flags_may_stand_before_the_command(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert result.exit_code == 3
    assert "sign-in page of every tenant" in result.output


def switches(command: click.Command, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each flag without a value of a group's commands, and of its groups', behind the command's whole name."""
    context = click.Context(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found
            yield from switches(found, *path, name)
    else:
        for option in command.params:
            if isinstance(option, click.Option) and option.is_flag:
                yield from ((path, flag) for flag in (*option.opts, *option.secondary_opts))


@pytest.mark.parametrize("group", [(), ("alarms",)])
def test_every_flag_without_a_value_may_stand_before_the_command(group: tuple[str, ...]) -> None:
    behind = len(group)
    lines = {
        (*group, flag, *path[behind:], "--help"): " ".join(path)
        for path, flag in switches(root)
        if path[:behind] == group
    }

    assert lines
    assert not [line for line, name in lines.items() if not run(*line).stdout.startswith(f"Usage: wallboard {name} ")]


def test_of_a_flag_before_and_after_the_command_the_last_counts() -> None:
    result = run("--host", "na1", "config", "show", "--host", "na2")

    assert 'host = "vcc-na2.8x8.com"' in result.stdout


def test_a_flag_before_the_command_that_it_does_not_have_is_a_usage_error() -> None:
    result = run("--host", "na12", "demo")

    assert result.exit_code == 2
    assert "No such option" in result.stderr


def test_an_unknown_command_after_flags_is_told_with_a_near_match() -> None:
    assert "No such command 'shw'. Did you mean 'show'?" in run("--host", "na12", "shw", "agents").stderr


def test_help_after_flags_is_the_boards() -> None:
    assert run("--host", "na12", "--help").stdout.startswith("Usage: wallboard board")


def test_no_command_has_a_flag_for_the_token() -> None:
    result = run("show", "agents", "--token", "sesame")

    assert result.exit_code == 2
    assert "No such option" in result.stderr
    assert "sesame" not in result.stderr
