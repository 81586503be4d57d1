"""Lines on standard output, of what goes on for days: they wait for who reads them, and hold up nothing else."""

from __future__ import annotations

import asyncio
import select
import sys
from collections import deque
from contextlib import suppress

import click

from wallboard.cli.standard_output import lead_nowhere

_LOOK_S = 1.0
"""How often it is looked whether anybody still reads: a pipe that is closed at its other end wakes nobody."""
_FULL_S = 0.1
"""The same while a pipe is full."""
_ENDED = select.POLLERR | select.POLLHUP | select.POLLNVAL


class Output:
    """Standard output, written to where there is room."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque()
        self._came = asyncio.Event()
        self._descriptor: select.poll | None = None
        # Not a file of the system in tests.
        with suppress(OSError, ValueError):
            descriptor = sys.stdout.fileno()
            self._descriptor = select.poll()
            self._descriptor.register(descriptor, select.POLLOUT)

    def say(self, line: str) -> None:
        """Take a line, to be written once there is room; returns at once."""
        self._lines.append(line)
        self._came.set()

    async def until_unread(self) -> None:
        """Write what is said, and return once nobody reads it any more; never, where that cannot be known."""
        while self.write():
            with suppress(TimeoutError):
                async with asyncio.timeout(_FULL_S if self._lines else _LOOK_S):
                    await self._came.wait()
            self._came.clear()

    def write(self) -> bool:
        """Write the lines that there is room for; False where nobody reads any more."""
        while not (found := self._found()) & _ENDED:
            if not self._lines or not found & select.POLLOUT:
                return True
            try:
                click.echo(self._lines.popleft())
            except BrokenPipeError:
                break
        lead_nowhere(sys.stdout.fileno())
        return False

    def _found(self) -> int:
        """Return what has become of it: POLLOUT where a line holds up nobody."""
        if self._descriptor is None:
            return select.POLLOUT
        return sum(found for _, found in self._descriptor.poll(0))
