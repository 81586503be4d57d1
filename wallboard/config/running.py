"""A command run for what it prints, which never outlives this process, however that ends.

A password prompt that is left behind would wait for ever.

    we ──── a pipe that nothing is written to ────▶ sh ─┬─ the command, in a group of processes of its own
                                                        └─ a watcher: when the pipe ends, it kills the group
"""

from __future__ import annotations

import os
import selectors
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence

from msgspec import Struct
from pydantic import SecretStr

_MIB = 1024 * 1024
_WATCHED = """\
exec 3<&0 <"$0"
(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 &
"$@" 3<&-
code=$?
kill $!
exit $code
"""


class Ended(Struct, frozen=True):
    """How a command ended."""

    code: int | None
    """Its exit code; 128 and more: it was killed; None: it took too long."""
    output: SecretStr
    """What it printed, or the end of that; '' where it took too long."""


def run(
    argv: Sequence[str],
    timeout_s: float,
    *,
    given: bytes = b"",
    environ: Mapping[str, str] | None = None,
    with_errors: bool = False,
    kept: int = _MIB,
) -> Ended:
    """Run a command, given by its path, without a terminal; OSError or ValueError where it cannot start.

    It gets `given` as its input, and `environ` (None: ours). Of what it prints, on standard error too where that is
    wanted, the last `kept` bytes count. It has ended when nobody of its group can print any more.

    The arguments may be secrets, and a Popen shows them: it stays in here.
    """
    reading, writing = os.pipe()
    with (
        open(reading, "rb") as watched,
        open(writing, "wb") as lifeline,
        tempfile.TemporaryFile() as words,
    ):
        # A file, not a pipe: a command that does not read its input holds up nobody.
        words.write(given)
        words.seek(0)
        source = f"/dev/fd/{words.fileno()}" if given else os.devnull
        with (
            subprocess.Popen(  # noqa: S603 — the user's own words
                ["/bin/sh", "-c", _WATCHED, source, *argv],
                stdin=watched,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT if with_errors else subprocess.DEVNULL,
                pass_fds=(words.fileno(),),
                env=environ,
                start_new_session=True,
            ) as process,
            lifeline,  # ends before the process is waited for: so it is gone by then
        ):
            try:
                output = _printed(process, timeout_s, kept)
            except subprocess.TimeoutExpired:
                return Ended(None, SecretStr(""))
    return Ended(process.returncode, SecretStr(output.decode("utf-8", "replace")))


def _printed(process: subprocess.Popen[bytes], timeout_s: float, kept: int) -> bytes:
    """Return the end of what a process prints until it ends. Unlike `communicate`, it does not keep the rest."""
    assert process.stdout is not None  # noqa: S101 — it was asked for
    printed, deadline_s = b"", time.monotonic() + timeout_s
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while selector.select(max(0.0, deadline_s - time.monotonic())):
            chunk = os.read(process.stdout.fileno(), 65536)
            if not chunk:
                process.wait(max(0.0, deadline_s - time.monotonic()))
                return printed
            printed = (printed + chunk)[-kept:]
            if time.monotonic() >= deadline_s:
                break
    raise subprocess.TimeoutExpired("", timeout_s)
