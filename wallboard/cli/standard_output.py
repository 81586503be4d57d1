"""Standard output, of which it is told in one line that it cannot be written: on a disk that is full, say."""

from __future__ import annotations

import io
import os
from typing import Any

from wallboard.cli.exits import Exit, Failure


class OutputFailure(Failure):
    """Standard output cannot be written, and will not be."""


def told(output: io.TextIOWrapper) -> io.TextIOWrapper:
    """Return the same output, whose failures are OutputFailure; but that nobody reads any more is BrokenPipeError."""
    return io.TextIOWrapper(
        io.BufferedWriter(_Descriptor(output.fileno(), "w", closefd=False)),
        encoding=output.encoding,
        errors=output.errors,
        line_buffering=output.line_buffering,
        write_through=output.write_through,
    )


def lead_nowhere(descriptor: int) -> None:
    """Let what is left in the buffer of an output, which is written at the end, go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


class _Descriptor(io.FileIO):
    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            lead_nowhere(self.fileno())
            words = f"Standard output cannot be written: {error.strerror}."
            raise OutputFailure(Exit.USAGE, [words]) from error
