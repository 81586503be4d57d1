"""Where the data request token is kept, and how it is read: again each time, so that a renewed token is found.

    token_env       a variable of the environment
    token_file      a file that nobody else can read
    token_command   what a program prints: pass, op, vault, gpg …
    token_keyring   the system's keyring

Reading blocks. The token is a SecretStr from here on: no repr, message or log of this module holds it, nor what a
command printed, nor a path or name that might be the token itself, written to the wrong setting.
"""

from __future__ import annotations

import os
import signal
import stat
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from wallboard.config.errors import TokenError

COMMAND_TIMEOUT_S = 20.0
_LONGEST = 4096


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

    variable: str
    environ: Mapping[str, str] = field(repr=False)

    @property
    def origin(self) -> str:
        """The place in words."""
        return f"environment variable {self.variable}"

    def read(self) -> SecretStr:
        """Return the variable's value."""
        if not self.environ.get(self.variable):
            raise TokenError("token_env names a variable that is not set")
        return _token(self.environ[self.variable], self.origin)


@dataclass(frozen=True, slots=True)
class FileToken:
    """A token in a file of its own, which only its owner may read or write."""

    path: Path

    @property
    def origin(self) -> str:
        """The place in words."""
        return f"token file {self.path}"

    def read(self) -> SecretStr:
        """Return what the file holds."""
        try:
            # Without O_NONBLOCK a named pipe would hold us for ever before its kind can be looked at.
            descriptor = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError as error:
            raise TokenError(
                f"token_file cannot be read: {error.strerror}; a relative path begins where the configuration is"
            ) from None
        with open(descriptor, "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise TokenError("token_file must be a regular file")
            if mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise TokenError(f"others can read the token: run `chmod 600 {self.path}`, then renew the token")
            return _token(file.read(_LONGEST + 1), self.origin)


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
        try:
            process = subprocess.Popen(  # noqa: S603 — the user's own words
                self.argv,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a command"
            raise TokenError(f"token_command cannot be run: {reason}") from None
        with process:
            try:
                output, _ = process.communicate(timeout=self.timeout_s)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise TokenError(f"the token's {self.origin} took longer than {self.timeout_s:g} s") from None
        if process.returncode != 0:
            raise TokenError(
                f"the token's {self.origin} ended with code {process.returncode}: run it by hand to see why"
            )
        return _token(output, self.origin)


@dataclass(frozen=True, slots=True)
class KeyringToken:
    """A token in the system's keyring, under a service and the tenant's name."""

    service: str
    tenant: str

    @property
    def origin(self) -> str:
        """The place in words."""
        return f"keyring {self.service}, user {self.tenant}"

    def read(self) -> SecretStr:
        """Ask the keyring."""
        try:
            import keyring  # noqa: PLC0415 — an extra
            import keyring.errors  # noqa: PLC0415
        except ImportError as error:
            raise TokenError('token_keyring needs the extra: `pip install "wallboard[keyring]"`') from error
        try:
            token = keyring.get_password(self.service, self.tenant)
        except keyring.errors.KeyringError as error:
            raise TokenError(f"the keyring cannot be read: {type(error).__name__}") from None
        if not token:
            raise TokenError(f"the keyring has no token: run `keyring set {self.service} {self.tenant}`")
        return _token(token, self.origin)


def _token(raw: str | bytes, origin: str) -> SecretStr:
    """Return the one word that the text is; anything else would be refused by the server, or be read as a header."""
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    word = text.strip()
    if not word:
        raise TokenError(f"{origin} is empty: it must hold the token")
    if len(word) > _LONGEST or not word.isascii() or not word.isprintable() or " " in word:
        raise TokenError(f"{origin} must hold the token alone: one line, one word")
    return SecretStr(word)
