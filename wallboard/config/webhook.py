"""Where the address of a webhook is kept, and how it is read: again each time, so that a renewed one is found.

Whoever knows the address can write to the channel behind it: it is a secret like the token, and no repr, message, log
or traceback of this module holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from wallboard.config.errors import ConfigError
from wallboard.config.private import LONGEST, PrivateError, private_text
from wallboard.model.loopback import is_loopback


class WebhookKind(StrEnum):
    """In which form a webhook takes a notice."""

    JSON = "json"
    SLACK = "slack"
    TEAMS = "teams"


class WebhookError(ConfigError):
    """The address of the webhook cannot be read from where the configuration says, or is none."""


@dataclass(frozen=True, slots=True)
class WebhookPlace:
    """Where the address is: in a variable of the environment, or else in a file."""

    kind: WebhookKind
    variable: str | None = field(default=None, repr=False)
    path: Path | None = field(default=None, repr=False)
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def origin(self) -> str:
        """The place in words."""
        return f"environment variable {self.variable}" if self.path is None else f"file {self.path}"

    def read(self) -> SecretStr:
        """Return the address; WebhookError where there is none. Blocks."""
        kept = self._in_environment() if self.path is None else _in_file(self.path)
        if problem := _problem(kept.get_secret_value().strip()):
            raise WebhookError(f"the webhook's {self.origin} {problem}")
        return SecretStr(kept.get_secret_value().strip())

    def _in_environment(self) -> SecretStr:
        if not self.environ.get(self.variable or ""):
            raise WebhookError("notice.webhook_env names a variable that is not set")
        return SecretStr(self.environ[self.variable or ""])


def _in_file(path: Path) -> SecretStr:
    try:
        return private_text(path, "notice.webhook_file", "webhook's address")
    except PrivateError as error:
        raise WebhookError(str(error)) from None


def _problem(address: str) -> str:
    """Say what is wrong with an address, or ''. Raises nothing, so that no traceback has this frame, which holds it."""
    if not address or len(address) > LONGEST or not address.isascii() or not address.isprintable() or " " in address:
        return "must hold the address alone: one line, one word"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "must hold an address: https://…"
    if "@" in parts.netloc:
        return "must hold an address without a user name and password"
    is_safe = (parts.scheme == "https" and host) or (parts.scheme == "http" and is_loopback(host))
    return "" if is_safe else "must hold an address that begins with https:// (http:// is for this machine alone)"
