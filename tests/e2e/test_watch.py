"""`wallboard watch` against a simulated tenant over HTTPS: what a screen reader would hear."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import pytest

from tests.e2e.test_board import PROGRAM, Simulated

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(100)]

_LINE = re.compile(r"\d\d:\d\d:\d\d \S.*\.\n")


@contextmanager
def watched(simulated: Simulated, *flags: str) -> Iterator[IO[str]]:
    command = [PROGRAM, "watch", "--plain", "--config", simulated.told["config"], *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout
        finally:
            process.terminate()


def heard(lines: IO[str], words: str) -> list[str]:
    """Return what is said up to a line with these words, which must come."""
    said = []
    for line in lines:
        assert _LINE.fullmatch(line), line
        said.append(line)
        if words in line:
            return said
    raise AssertionError(f"{words!r} was not said, but {said}")


def test_the_floor_is_summed_up_and_a_failing_server_told_until_it_is_back() -> None:
    with Simulated() as simulated, watched(simulated) as lines:
        said = heard(lines, " of ")
        names = {agent["agent-name"] for agent in simulated.served("agents")["agent"]}
        simulated.break_with(kind="busy")
        said += heard(lines, "The numbers are stale: HTTP 503")
        simulated.mend()
        said += heard(lines, "The numbers are live again")

        assert said[0].endswith("Watching simulated.\n")
        assert not [line for line in said if any(name in line for name in names)]
        assert simulated.told["token"] not in "".join(said)


def test_a_renewed_token_is_told() -> None:
    with Simulated() as simulated, watched(simulated, "--every", "5s") as lines:
        heard(lines, " of ")
        heard(lines, " of ")
        simulated.break_with(kind="token_rotated")

        heard(lines, "The numbers are refused: ")
