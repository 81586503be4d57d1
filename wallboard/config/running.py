"""A command run for what it prints, which never outlives this process, however that ends.

A password prompt that is left behind would wait for ever.

    we ──── a pipe that nothing is written to ────▶ sh ─┬─ the command, in a group of processes of its own
                                                        └─ a watcher: when the pipe ends, it kills the group
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import SecretStr

_WATCHED = """\
exec 3<&0 </dev/null
(read -r _ <&3; kill -KILL 0) >/dev/null &
"$@" 3<&-
code=$?
kill $!
exit $code
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int | None
    """Its exit code; 128 and more: it was killed; None: it took too long."""
    output: SecretStr
    """What it printed on standard output; '' where it took too long."""


def run(argv: Sequence[str], timeout_s: float) -> Ended:
    """Run a command, given by its path, without input or terminal; OSError or ValueError where it cannot start.

    The arguments may be secrets, and a Popen shows them: it stays in here.
    """
    reading, writing = os.pipe()
    with (
        open(reading, "rb") as watched,
        open(writing, "wb") as lifeline,
        subprocess.Popen(  # noqa: S603 — the user's own words
            ["/bin/sh", "-c", _WATCHED, "sh", *argv],
            stdin=watched,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process,
        lifeline,  # ends before the process is waited for: so it is gone by then
    ):
        try:
            output = SecretStr(process.communicate(timeout=timeout_s)[0].decode("utf-8", "replace"))
        except subprocess.TimeoutExpired:
            return Ended(None, SecretStr(""))
    return Ended(process.returncode, output)
