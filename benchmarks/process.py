"""What a running program has used: processor time of all its threads and ended children, and resident memory.

And programs that use nothing, for others to list.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CPU_CLOCK_OF_PROCESS = 2
_ENDED_CHILDREN = slice(13, 15)
"""Of what stands behind the name in /proc/PID/stat: cutime and cstime."""


def cpu_s(pid: int) -> float:
    """Return user and system time in seconds, to the nanosecond; of ended children, to the tick of /proc."""
    # The kernel's name for another process's clock, as clock_getcpuclockid(3) makes it.
    own_s = time.clock_gettime(~pid << 3 | _CPU_CLOCK_OF_PROCESS)
    behind_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return own_s + sum(map(int, behind_name[_ENDED_CHILDREN])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """Return the resident set (VmRSS) in MB of 10⁶ bytes, shared libraries included."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024 / 1e6


@contextmanager
def crowd(count: int) -> Iterator[None]:
    """Let so many processes sleep while the context lasts, and no longer than this process, however it ends."""
    # Each waits for the end of a pipe that nobody writes to: it comes when this process closes it, or has been killed.
    reading, writing = os.pipe()
    sleeping = [subprocess.Popen(["cat"], stdin=reading) for _ in range(count)]
    os.close(reading)
    try:
        yield
    finally:
        os.close(writing)
        for process in sleeping:
            process.wait()
