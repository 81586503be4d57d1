"""How a service ends while a thread hangs for ever, as in a look-up of a name."""

from __future__ import annotations

import subprocess
import sys

import pytest

SERVICE = """
import asyncio
import threading
from wallboard.cli.alarms.ending import run_to_the_end
from wallboard.cli.exits import Exit, Failure

async def service():
    asyncio.get_running_loop().run_in_executor(None, threading.Event().wait)
    {}

run_to_the_end(service())
"""


@pytest.mark.parametrize(
    ("ending", "status", "told"),
    [
        ("pass", 0, []),
        ("raise Failure(Exit.CONFIGURATION, ['no such rule'])", 3, ["wallboard: no such rule"]),
        ("raise ValueError('17 letters')", 1, ["ValueError: 17 letters"]),
    ],
)
def test_it_ends_with_the_status_of_any_command_and_waits_for_nothing(
    ending: str, status: int, told: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SERVICE.format(ending)], capture_output=True, text=True, check=False, timeout=30
    )

    assert (done.returncode, done.stderr.splitlines()[-1:]) == (status, told)
