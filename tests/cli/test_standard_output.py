"""Commands whose standard output is a disk that is full."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import click
import pytest

from wallboard.cli.standard_output import OutputFailure, told

_WORDS = "Standard output cannot be written: No space left on device."


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--version",), 2),
        (("simulate", "--help"), 2),
        (("config", "path"), 2),
        (("themes",), 2),
        (("alarms", "list", "--format", "json"), 2),
        (("alarms", "check", "--demo"), 3),
    ],
)
def test_a_disk_that_is_full_is_told_in_one_line(arguments: tuple[str, ...], code: int) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "wallboard", *arguments],
            env={**os.environ, "XDG_CONFIG_HOME": "/nonexistent"},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )

    assert (done.returncode, done.stderr.splitlines()[-1:]) == (code, [f"wallboard: {_WORDS}"])
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("text", ["a line", b"bytes", "long" * 10_000, b"long" * 10_000])
def test_what_is_left_over_is_not_tried_again(text: str | bytes) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        output = told(full)

        with pytest.raises(OutputFailure, match=_WORDS):
            click.echo(text, file=output)
        click.echo("more", file=output)

        assert os.fstat(output.fileno()).st_rdev == os.stat(os.devnull).st_rdev


def test_an_output_is_otherwise_as_it_was() -> None:
    with open(os.devnull, "w", encoding="latin-1", errors="replace") as file:
        output = told(file)

        assert isinstance(output, io.TextIOWrapper)
        assert (output.encoding, output.errors, output.fileno()) == ("latin-1", "replace", file.fileno())
        assert (output.line_buffering, output.write_through, output.isatty()) == (False, False, False)
