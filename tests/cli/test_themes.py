from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.factories import run
from tests.ui.themes.files import write


def test_themes_are_listed_and_broken_ones_are_warned_of(tmp_path: Path) -> None:
    folder = tmp_path / "wallboard" / "themes"
    path = write(folder, "bad", 'inherits = "nigth"')
    write(folder, "dusk", 'inherits = "night"', 'description = "Evening"')

    result = run("themes", environ={"XDG_CONFIG_HOME": str(tmp_path)})

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-2:] == [
        f"Yours, in {folder}:",
        "  dusk           ▲ ◆  ● ◐ ■ ◇ ▪ ○  ━━━╋──   Evening",
    ]
    problem = 'inherits "nigth", which does not exist; did you mean "night"?'
    assert result.stderr == f"wallboard: warning: {path}: {problem}\n"


def test_a_broken_theme_that_is_asked_for_is_told_before_the_screen(tmp_path: Path) -> None:
    path = write(tmp_path / "wallboard" / "themes", "bad", "[colours]", 'critcal = "#ff0000"')

    result = run("demo", "--theme", "bad", environ={"XDG_CONFIG_HOME": str(tmp_path)})

    assert result.exit_code == 3
    problem = f'{path}: colours.critcal is no ink; did you mean "critical"?'
    assert result.stderr == f'wallboard: --theme: the theme "bad" cannot be used: {problem}\n'


@pytest.mark.parametrize(
    ("environ", "sequence"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color"}, "38;2;255;98;112"),
        ({"TERM": "xterm-256color"}, "38;5;203"),
        ({"TERM": "xterm"}, "1;91"),
    ],
)
def test_a_terminal_gets_the_colours_that_it_has(environ: dict[str, str], sequence: str) -> None:
    assert sequence in printed({**environ, "FORCE_COLOR": "1"})


@pytest.mark.parametrize("environ", [{}, {"NO_COLOR": "1", "FORCE_COLOR": "1", "COLORTERM": "truecolor"}])
def test_a_pipe_and_who_asks_for_none_get_no_colours(environ: dict[str, str]) -> None:
    told = printed(environ)

    assert "38;" not in told
    assert "night" in told


def printed(environ: dict[str, str]) -> str:
    """In a process of its own: rich remembers a style's sequences for the first terminal that it wrote to."""
    inherited = {name: os.environ[name] for name in os.environ if name not in ("NO_COLOR", "COLORTERM", "TERM")}
    command = [sys.executable, "-m", "wallboard", "themes"]
    environment = {**inherited, **environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=60
    ).stdout
