"""How a command ends that cannot do what was asked: a code for scripts, and one clear line per problem for people."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import IO, Any

import click


class Exit(IntEnum):
    """The exit codes. 1 is left to a fault of this program."""

    USAGE = 2
    """Of the command line, as click's own; of the board, where there is no terminal to draw on; and of any command,
    where what it says cannot be written."""
    CONFIGURATION = 3
    REFUSED = 4
    UNREACHABLE = 5
    NOT_FOUND = 6
    SERVER = 7


class Failure(click.ClickException):
    """An expected end: no traceback, one line per problem on standard error."""

    def __init__(self, code: Exit, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.exit_code = code  # type: ignore[misc] # click means one per class; ours is one per error
        self._problems = problems

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the problems."""
        for problem in self._problems:
            click.echo(f"wallboard: {problem}", file=file, err=True)
