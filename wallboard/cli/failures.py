"""From the expected errors of configuration and API to the exit codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from wallboard.api.errors import ApiError, CredentialsRefused, NotFound, Unreachable
from wallboard.cli.exits import Exit, Failure
from wallboard.config import ConfigError


@contextmanager
def expected_failures() -> Iterator[None]:
    """Turn expected errors into a Failure; anything else is a fault of this program and keeps its traceback."""
    try:
        yield
    except ConfigError as error:
        raise Failure(Exit.CONFIGURATION, error.problems) from error
    except ApiError as error:
        raise Failure(exit_code(error), [str(error)]) from error


def exit_code(error: ApiError) -> Exit:
    """Return the code for scripts."""
    match error:
        case CredentialsRefused():
            return Exit.REFUSED
        case Unreachable():
            return Exit.UNREACHABLE
        case NotFound():
            return Exit.NOT_FOUND
        case _:
            return Exit.SERVER


def warned(warnings: Iterable[str]) -> None:
    """Print what looks wrong but works on standard error."""
    for warning in warnings:
        click.echo(f"wallboard: warning: {warning}", err=True)
