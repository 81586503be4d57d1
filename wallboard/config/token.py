"""Where the data request token is kept, and how it is read: again each time, so that a renewed token is found.

    token_env       a variable of the environment
    token_file      a file that nobody else can read
    token_command   what a program prints: pass, op, vault, gpg …
    token_keyring   the system's keyring

Reading blocks. The token is a SecretStr from here on: no repr, message, log or traceback of this module holds it, with
local variables or without, nor what a command printed, nor a path or name that might be the token itself, written to
the wrong setting. Whatever goes wrong is a TokenError: a board reads the token again while it runs.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from wallboard.config import running
from wallboard.config.errors import TokenError
from wallboard.config.keyring_entry import entry
from wallboard.config.private import LONGEST, PrivateError, private_text

COMMAND_TIMEOUT_S = 20.0


class TokenSource(Protocol):
    """A place that the token can be read from."""

    @property
    def origin(self) -> str:
        """The place in words: "token file /home/kim/token"."""

    def read(self) -> SecretStr:
        """Return the token as it is now; TokenError where there is none. Blocks."""


@dataclass(frozen=True, slots=True)
class EnvironmentToken:
    """A token in a variable of the environment."""

    variable: str = field(repr=False)
    environ: Mapping[str, str] = field(repr=False)

    @property
    def origin(self) -> str:
        """The place in words."""
        return f"environment variable {self.variable}"

    def read(self) -> SecretStr:
        """Return the variable's value."""
        if not self.environ.get(self.variable):
            raise TokenError("token_env names a variable that is not set")
        return _token(SecretStr(self.environ[self.variable]), self.origin)


@dataclass(frozen=True, slots=True)
class FileToken:
    """A token in a file of its own, which only its owner and this process's user may read or write."""

    path: Path = field(repr=False)

    @property
    def origin(self) -> str:
        """The place in words."""
        return f"token file {self.path}"

    def read(self) -> SecretStr:
        """Return what the file holds."""
        try:
            kept = private_text(self.path, "token_file", "token")
        except PrivateError as error:
            raise TokenError(str(error)) from None
        return _token(kept, self.origin)


@dataclass(frozen=True, slots=True)
class CommandToken:
    """A token that a command prints. Its arguments are shown nowhere: people put secrets there."""

    argv: tuple[str, ...] = field(repr=False)
    timeout_s: float = COMMAND_TIMEOUT_S

    @property
    def origin(self) -> str:
        """The place in words."""
        return f"command {Path(self.argv[0]).name}"

    def read(self) -> SecretStr:
        """Run the command and return what it prints. It has no terminal: the board is on it."""
        path = shutil.which(self.argv[0])
        if path is None:
            raise TokenError("token_command cannot be run: there is no such command, or it is not executable")
        try:
            ended = running.run((os.path.abspath(path), *self.argv[1:]), self.timeout_s)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a command"
            raise TokenError(f"token_command cannot be run: {reason}") from None
        if ended.code is None:
            raise TokenError(f"the token's {self.origin} took longer than {self.timeout_s:g} s")
        if ended.code != 0:
            raise TokenError(f"the token's {self.origin} ended with code {ended.code}: run it by hand to see why")
        return _token(ended.output, self.origin)


@dataclass(frozen=True, slots=True)
class KeyringToken:
    """A token in the system's keyring, under a service and the tenant's name."""

    service: str = field(repr=False)
    tenant: str

    @property
    def origin(self) -> str:
        """The place in words."""
        return f"keyring {self.service}, user {self.tenant}"

    def read(self) -> SecretStr:
        """Ask the keyring."""
        kept = entry(self.service, self.tenant)
        if not kept:
            raise TokenError("the keyring has no token: run `keyring set SERVICE TENANT` with what is configured")
        return _token(kept, self.origin)


def _token(kept: SecretStr, origin: str) -> SecretStr:
    """Return the one word that the text is; anything else would be refused by the server, or be read as a header."""
    if problem := _problem(kept.get_secret_value().strip()):
        raise TokenError(f"{origin} {problem}")
    return SecretStr(kept.get_secret_value().strip())


def _problem(word: str) -> str:
    """Say what is wrong with a token, or ''. Raises nothing, so that no traceback has this frame, which holds it."""
    if not word:
        return "is empty: it must hold the token"
    if len(word) > LONGEST or not word.isascii() or not word.isprintable() or " " in word:
        return "must hold the token alone: one line, one word"
    return ""
