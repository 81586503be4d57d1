"""The file that `wallboard config init` writes: every setting explained, with its default; three lines are set."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from wallboard.config import written
from wallboard.config.catalogue import Section, Setting, sections
from wallboard.config.errors import ConfigError

PROFILE = "main"
TOKEN_FILE = "token"  # noqa: S105 — a file's name
"""Where the new file says that the token is: beside it."""
_HEAD = """\
# The configuration of wallboard. Fill in host and tenant, and store the token; the rest has its defaults.
# `wallboard check` tries it out. A line that begins with # is off: take the # away to set it.
#
# The token: Configuration Manager, Integration, API Token, Data Request Token. A new token cuts off every other program
# that uses the old one. It never stands in this file: put it into a file of its own that only you can read (chmod 600).
"""


def template(host: str | None, tenant: str | None) -> str:
    """Return the text of a new file, with host and tenant filled in where they are given."""
    given = {"host": host, "tenant": tenant, "token_file": TOKEN_FILE}
    filled = {key: written.toml(value) for key, value in given.items() if value}
    return "\n".join([_HEAD, *(line for section in sections(PROFILE) for line in _lines(section, filled))])


def write_new(path: Path, text: str) -> None:
    """Write the file, for its owner's eyes only, whole or not at all.

    ConfigError where that cannot be, and where there is one already, which is left as it is.
    """
    if os.path.lexists(path):
        raise ConfigError(f"{path}: is there already and was left as it is")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with open(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
        except BaseException:
            # A torso would be in the way of the next try.
            os.unlink(path)
            raise
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from error


def store_token(path: Path) -> str:
    """Return the command that stores the token where the new file at this path says that it is, and asks for it."""
    return f"(umask 077; cat > {shlex.quote(str(path.absolute().parent / TOKEN_FILE))})"


def _lines(section: Section, filled: dict[str, str]) -> Iterator[str]:
    is_root = section.header == f"[profiles.{PROFILE}]"
    # Headers of tables that may be empty are on: a setting must not land in the table above by mistake.
    live = [f"[profiles.{PROFILE}{table}]" for table in ("", ".targets", ".limits", ".levels", ".wall", ".notice")]
    yield f"# {section.meaning}"
    yield section.header if section.header in live else f"# {section.header}"
    for setting in section.settings:
        yield from _setting(setting, filled.get(setting.key) if is_root else None)
    yield ""


def _setting(setting: Setting, value: str | None) -> Iterator[str]:
    yield f"# - {setting.meaning}"
    yield f"{setting.key} = {value}" if value else f"# {setting.key} = {setting.default or setting.example}"
