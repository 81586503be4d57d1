"""What a check found: one line, which says that it is well, or what to do."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from wallboard.cli.exits import Exit


class Verdict(StrEnum):
    """How it stands."""

    OK = "ok"
    NOTE = "note"
    """Works, but somebody should know."""
    BAD = "BAD"
    """Does not work."""


class Finding(Struct, frozen=True):
    """One line of the report."""

    verdict: Verdict
    subject: str
    text: str
    """What was found; with a verdict that is not OK also what to do."""
    code: Exit | None = None
    """The exit code of a BAD one."""

    def __str__(self) -> str:
        return f"{self.verdict:<5} {self.subject:<14} {self.text}"


def ok(subject: str, text: str) -> Finding:
    """Return a finding that is well."""
    return Finding(Verdict.OK, subject, text)


def note(subject: str, text: str) -> Finding:
    """Return a finding that somebody should know."""
    return Finding(Verdict.NOTE, subject, text)


def bad(subject: str, text: str, code: Exit) -> Finding:
    """Return a finding that stops the board."""
    return Finding(Verdict.BAD, subject, text, code)
